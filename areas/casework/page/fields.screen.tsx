// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Form, Input, Select } from "antd";
import type { ReactElement } from "react";
import { pageTexts } from "./page.text.ts";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly extra?: string;
}

function useRules(isRequired: boolean) {
  const t = useTexts(pageTexts);
  return isRequired ? [{ required: true, whitespace: true, message: t("required") }] : [];
}

/** A line to type. */
export function LineField(
  props: FieldProps & { readonly placeholder?: string; readonly maxLength?: number },
): ReactElement {
  const rules = useRules(props.isRequired ?? false);
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={rules}
      required={props.isRequired ?? false}
      extra={props.extra}
    >
      <Input
        maxLength={props.maxLength ?? 500}
        autoComplete="off"
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
    </Form.Item>
  );
}

/** A longer text to type. */
export function NoteField(props: FieldProps & { readonly rows?: number }): ReactElement {
  const rules = useRules(props.isRequired ?? false);
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={rules}
      required={props.isRequired ?? false}
      extra={props.extra}
    >
      <Input.TextArea rows={props.rows ?? 3} maxLength={20_000} />
    </Form.Item>
  );
}

/** A day, by the control that the browser has for it; '' when left empty. */
export function DayField(
  props: FieldProps & { readonly min?: string; readonly max?: string },
): ReactElement {
  const rules = useRules(props.isRequired ?? false);
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={rules}
      required={props.isRequired ?? false}
      extra={props.extra}
    >
      <Input type="date" className="cw-day" min={props.min} max={props.max} />
    </Form.Item>
  );
}

/** Words of a fixed list, to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The choices of a vocabulary with its texts. */
export function useChoices<const T extends string>(
  values: readonly T[],
  texts: Readonly<Record<T, Text>>,
): { value: T; label: string }[] {
  const say = useText();
  return values.map((value) => ({ value, label: say(texts[value]) }));
}

/** One of several, or several of them. */
export function ChoiceField(
  props: FieldProps & {
    readonly choices: readonly Choice[];
    readonly isMultiple?: boolean;
    readonly isSearchable?: boolean;
    readonly placeholder?: string;
  },
): ReactElement {
  const t = useTexts(pageTexts);
  const isRequired = props.isRequired ?? false;
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={isRequired ? [{ required: true, message: t("required") }] : []}
      required={isRequired}
      extra={props.extra}
    >
      <Select
        options={[...props.choices]}
        allowClear={!isRequired}
        {...(props.isMultiple ? { mode: "multiple" as const } : {})}
        showSearch={props.isSearchable ? { optionFilterProp: "label" } : false}
        placeholder={props.placeholder ?? t("choose")}
      />
    </Form.Item>
  );
}
