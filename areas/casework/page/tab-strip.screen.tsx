// SPDX-License-Identifier: Apache-2.0
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { useEffect, useRef } from "react";
import "./page.css";

/** One way to look at the thing that the page is about; each has an address of its own. */
export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly to: string;
  readonly count?: number;
  /** What the count must tell of, e.g. "2 overdue". */
  readonly alarm?: string;
}

function TabLink({ tab, isOpen }: { tab: Tab; isOpen: boolean }): ReactElement {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [isOpen]);
  return (
    <li ref={item}>
      <Link to={tab.to} {...(isOpen ? { "aria-current": "page" as const } : {})}>
        {tab.label}
        {tab.count !== undefined && tab.count > 0 && (
          <span className="cw-tab-count">{tab.count}</span>
        )}
        {tab.alarm !== undefined && <span className="cw-tab-alarm">{tab.alarm}</span>}
      </Link>
    </li>
  );
}

/** The tabs of a page, as links. On a telephone a strip that scrolls to the open one. */
export function TabStrip(props: {
  label: string;
  tabs: readonly Tab[];
  openId: string;
}): ReactElement {
  return (
    <nav className="cw-tabs" aria-label={props.label}>
      <ul>
        {props.tabs.map((tab) => (
          <TabLink key={tab.id} tab={tab} isOpen={tab.id === props.openId} />
        ))}
      </ul>
    </nav>
  );
}
