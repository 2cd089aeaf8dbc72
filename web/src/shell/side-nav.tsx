// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import { PopItem, PopPanel } from "@tianwang/ui/layout/pop-panel";
import { useIsNarrow } from "@tianwang/ui/look/appearance";
import type { Icon } from "@tianwang/ui/look/icons";
import { MoreIcon } from "@tianwang/ui/look/icons";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import type { NavEntry } from "@tianwang/wire/screen";
import { navGroups } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { navGroupTexts, shellTexts } from "./shell.text.ts";

/** Entries in the order in which they are shown. */
export function orderedNav(entries: readonly NavEntry[]): readonly NavEntry[] {
  const rank = (entry: NavEntry) => navGroups.indexOf(entry.group);
  return entries.toSorted((a, b) => rank(a) - rank(b) || a.order - b.order);
}

/** Whether an entry leads to the page that is open or to one above it. */
function isOpen(entry: NavEntry, path: string): boolean {
  return path === entry.path || path.startsWith(`${entry.path}/`);
}

function EntryLink({ entry }: { entry: NavEntry }): ReactElement {
  const say = useText();
  const { path } = useNavigation();
  const Mark = entry.icon as Icon;
  return (
    <Link
      className="tw-nav-link"
      to={entry.path}
      title={say(entry.label)}
      {...(isOpen(entry, path) ? { "aria-current": "page" as const } : {})}
    >
      <Mark />
      <span>{say(entry.label)}</span>
    </Link>
  );
}

/** Entries that fit beside "more" at the foot of a telephone. */
const footEntryCount = 4;

function FootNav({ entries }: { entries: readonly NavEntry[] }): ReactElement {
  const t = useTexts(shellTexts);
  const say = useText();
  const navigation = useNavigation();
  const rest = entries.slice(footEntryCount);
  return (
    <nav className="tw-foot-nav" aria-label={t("mainNav")}>
      {entries.slice(0, footEntryCount).map((entry) => (
        <EntryLink key={entry.path} entry={entry} />
      ))}
      {rest.length > 0 && (
        <PopPanel
          label={t("more")}
          align="end"
          buttonClassName="tw-nav-link"
          button={
            <>
              <MoreIcon />
              <span>{t("more")}</span>
            </>
          }
        >
          {rest.map((entry) => {
            const Mark = entry.icon as Icon;
            return (
              <PopItem
                key={entry.path}
                icon={<Mark />}
                isChosen={isOpen(entry, navigation.path)}
                onChoose={() => navigation.go(entry.path)}
              >
                {say(entry.label)}
              </PopItem>
            );
          })}
        </PopPanel>
      )}
    </nav>
  );
}

/** The ways to the screens: at the side, on a telephone at the foot. */
export function SideNav({ entries }: { entries: readonly NavEntry[] }): ReactElement {
  const t = useTexts(shellTexts);
  const say = useText();
  const isNarrow = useIsNarrow();
  const ordered = orderedNav(entries);
  if (isNarrow) return <FootNav entries={ordered} />;
  return (
    <nav className="tw-side-nav" aria-label={t("mainNav")}>
      {navGroups.map((group) => {
        const inGroup = ordered.filter((entry) => entry.group === group);
        if (inGroup.length === 0) return null;
        return (
          <div key={group} className="tw-nav-group">
            <p>{say(navGroupTexts[group])}</p>
            <ul>
              {inGroup.map((entry) => (
                <li key={entry.path}>
                  <EntryLink entry={entry} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
