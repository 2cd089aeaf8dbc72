// SPDX-License-Identifier: Apache-2.0
import { useText } from "@tianwang/ui/language/language";
import { AutoComplete } from "antd";
import type { ReactElement } from "react";
import type { CodeView } from "./draft.wire.ts";

/** A code of a list; units have codes of their own, so that others can be typed. */
export function CodeSelect(props: {
  codes: readonly CodeView[];
  /** Given by the form. */
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}): ReactElement {
  const say = useText();
  const { codes, ...given } = props;
  const options = codes.map(({ code, title }) => ({ value: code, label: `${code} ${say(title)}` }));
  return (
    <AutoComplete
      {...given}
      maxLength={50}
      allowClear
      popupMatchSelectWidth={false}
      options={options}
      showSearch={{
        filterOption: (typed, option) =>
          (option?.label ?? "").toLowerCase().includes(typed.toLowerCase()),
      }}
    />
  );
}
