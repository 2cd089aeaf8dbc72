// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { Button } from "antd";
import type { ReactElement, ReactNode } from "react";
import { exhibitTexts } from "./exhibit.text.ts";

/** Where one is in an original, and the ways back and forth; null where there is none. */
export function Pager(props: {
  children: ReactNode;
  onBefore: (() => void) | null;
  onAfter: (() => void) | null;
}): ReactElement {
  const t = useTexts(exhibitTexts);
  return (
    <>
      <output className="tw-soft">{props.children}</output>
      <Button size="small" disabled={props.onBefore === null} onClick={() => props.onBefore?.()}>
        {t("before")}
      </Button>
      <Button size="small" disabled={props.onAfter === null} onClick={() => props.onAfter?.()}>
        {t("after")}
      </Button>
    </>
  );
}
