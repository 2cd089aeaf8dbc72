// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from "react";
import { useId } from "react";
import "./layout.css";

/** A titled part of a page on its own surface. */
export function Block(props: {
  title: string;
  /** Right of the title: a count, a filter, a link. */
  extra?: ReactNode;
  /** Without inner margins, for tables and graphs. */
  isFlush?: boolean;
  children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section className="tw-block" aria-labelledby={id}>
      <div className="tw-block-head">
        <h2 id={id}>{props.title}</h2>
        {props.extra !== undefined && <div className="tw-row">{props.extra}</div>}
      </div>
      <div className={props.isFlush ? "tw-block-body tw-block-flush" : "tw-block-body"}>
        {props.children}
      </div>
    </section>
  );
}

/** A fact: what it is, its value, and where it comes from. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly source?: ReactNode;
}

/** Facts one under the other, labels aligned. */
export function KeyValue({ facts }: { facts: readonly Fact[] }): ReactElement {
  return (
    <dl className="tw-key-value">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            <span className="tw-key-value-value">{fact.value}</span>
            {fact.source}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A figure with its name; figures stand in a `tw-tiles` row. */
export function StatTile(props: {
  label: string;
  value: ReactNode;
  /** What the figure counts, or since when. */
  note?: ReactNode;
  tone?: "good" | "warn" | "danger";
}): ReactElement {
  return (
    <div className="tw-tile" data-tone={props.tone}>
      <dt>{props.label}</dt>
      <dd className="tw-tile-value">{props.value}</dd>
      {props.note !== undefined && <dd className="tw-tile-note">{props.note}</dd>}
    </div>
  );
}

/** A row of figures. */
export function StatTiles({ children }: { children: ReactNode }): ReactElement {
  return <dl className="tw-tiles">{children}</dl>;
}
