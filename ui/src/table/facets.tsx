// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { Count } from "../money/money.tsx";
import "./facets.css";

/** A value to filter by, and how many rows have it. */
export interface Facet {
  readonly id: string;
  readonly label: string;
  /** Left out where nothing is counted. */
  readonly count?: number;
}

/** A few values side by side, with their counts; the pressed one holds, "" stands for all. */
export function Facets(props: {
  label: string;
  facets: readonly Facet[];
  heldId: string;
  onHold: (id: string) => void;
}): ReactElement {
  return (
    <fieldset className="tw-facets">
      <legend className="tw-aloud">{props.label}</legend>
      {props.facets.map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === props.heldId}
          onClick={() => props.onHold(id)}
        >
          {label}
          {count !== undefined && <Count value={count} />}
        </button>
      ))}
    </fieldset>
  );
}
