// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from "react";
import type { Icon } from "../look/icons.tsx";
import "./feedback.css";

/** That there is nothing here yet, what would be here, and the first step. */
export function EmptyState(props: {
  icon: Icon;
  title: string;
  /** What would stand here, and how it gets here. */
  children?: ReactNode;
  action?: ReactNode;
}): ReactElement {
  const Mark = props.icon;
  return (
    <section className="tw-state">
      <span className="tw-state-mark">
        <Mark />
      </span>
      <div className="tw-state-words">
        <h2>{props.title}</h2>
        {props.children !== undefined && <p>{props.children}</p>}
        {props.action !== undefined && <div className="tw-state-actions">{props.action}</div>}
      </div>
    </section>
  );
}
