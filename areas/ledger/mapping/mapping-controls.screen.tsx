// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Input } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useId, useState } from "react";
import "./mapping.css";
import { readWords } from "./mapping-draft.ts";
import { mappingTexts } from "./mapping.text.ts";

/** One item of how a table is read: what it is, how it stands, and why it was proposed. */
export function Setting(props: {
  label: string;
  /** Whether it is still to be told. */
  isOpen?: boolean;
  because?: readonly Text[];
  children: ReactNode;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const say = useText();
  const isOpen = props.isOpen ?? false;
  return (
    <fieldset className="map-setting" data-open={isOpen}>
      <legend>
        <span className="map-legend">
          {props.label}
          {isOpen && <StatusTag tone="warn">{t("toTell")}</StatusTag>}
        </span>
      </legend>
      <div className="map-controls">{props.children}</div>
      {(props.because ?? []).map((reason) => (
        <p key={reason.en} className="tw-faint">
          {say(reason)}
        </p>
      ))}
    </fieldset>
  );
}

/** One of a few values; the control of the browser, which a telephone shows in its own way. */
export function Pick<V extends string>(props: {
  label: string;
  value: V | null;
  options: readonly (readonly [V, string])[];
  onPick: (value: V) => void;
  isLabelShown?: boolean;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const { value, options } = props;
  const select = (
    <select
      className="map-select"
      aria-label={props.label}
      value={value ?? ""}
      onChange={(event) => {
        const picked = options.find(([one]) => one === event.target.value);
        if (picked) props.onPick(picked[0]);
      }}
    >
      {value === null && <option value="">{t("choose")}</option>}
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
  if (!props.isLabelShown) return select;
  return (
    <span className="map-field">
      <span className="tw-soft" aria-hidden="true">
        {props.label}
      </span>
      {select}
    </span>
  );
}

/** A short text to type, with its name beside it. */
export function TextField(props: {
  label: string;
  value: string;
  hint?: string;
  isNumber?: boolean;
  onType: (value: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <span className="map-field">
      <label className="tw-soft" htmlFor={id}>
        {props.label}
      </label>
      <Input
        id={id}
        className={props.isNumber ? "map-number" : "map-line"}
        value={props.value}
        maxLength={200}
        autoComplete="off"
        {...(props.isNumber ? { inputMode: "numeric" as const } : {})}
        onChange={(event) => props.onType(event.target.value)}
      />
      {props.hint !== undefined && <span className="tw-faint">{props.hint}</span>}
    </span>
  );
}

/** Words of a column of directions; what is typed stays as it is typed. */
export function WordsField(props: {
  label: string;
  words: readonly string[];
  onType: (words: string[]) => void;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const [typed, setTyped] = useState(props.words.join(", "));
  return (
    <TextField
      label={props.label}
      value={typed}
      hint={t("wordsHint")}
      onType={(value) => {
        setTyped(value);
        props.onType(readWords(value));
      }}
    />
  );
}

/** Yes or no. */
export function Tick(props: {
  label: string;
  isOn: boolean;
  onTick: (isOn: boolean) => void;
}): ReactElement {
  return (
    <label className="map-tick">
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={(event) => props.onTick(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
