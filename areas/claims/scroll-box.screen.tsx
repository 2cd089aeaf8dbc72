// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from "react";
import "./claims.css";

/** A wide table that scrolls sideways, by the keyboard too. */
export function ScrollBox(props: { label: string; children: ReactNode }): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: it scrolls by keys
    <section className="claims-scroll" tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
