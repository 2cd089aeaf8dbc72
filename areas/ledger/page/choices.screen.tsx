// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from "react";
import "../statements/ledger.css";

/** One of a few choices that are all in sight. */
export interface ShownChoice {
  readonly value: string;
  readonly words: string;
  /** How many there are. */
  readonly note?: ReactNode;
}

/** A few choices side by side, one of which holds. */
export function Choices(props: {
  label: string;
  choices: readonly ShownChoice[];
  chosen: string;
  onChoose: (value: string) => void;
}): ReactElement {
  return (
    <fieldset className="ledger-choices" aria-label={props.label}>
      {props.choices.map(({ value, words, note }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.chosen}
          onClick={() => props.onChoose(value)}
        >
          {words}
          {note}
        </button>
      ))}
    </fieldset>
  );
}
