// SPDX-License-Identifier: Apache-2.0
import type { Purpose } from "@tianwang/kernel/access";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { BookIcon } from "@tianwang/ui/look/icons";
import { countText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import { FilterBar, SearchBox } from "@tianwang/ui/table/filter-bar";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { listAudit, verifyAudit } from "@tianwang/wire/kit";
import { Button, Select } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { purposeTexts } from "../shell/shell.text.ts";
import { auditTexts, outcomeTexts } from "./audit.text.ts";
import "./audit.css";

type Entry = OutputOf<typeof listAudit>["rows"][number];
type Outcome = Entry["outcome"];

const outcomes = ["done", "denied", "refused", "failed"] as const satisfies readonly Outcome[];
const tones: Readonly<Record<Outcome, Tone>> = {
  done: "good",
  denied: "danger",
  refused: "warn",
  failed: "danger",
};

/** Entries fetched at a time. */
const pageCount = 100;

/** Checks the whole chain and says what it found. */
function Verify(): ReactElement {
  const t = useTexts(auditTexts);
  const client = useClient();
  const [isRunning, setIsRunning] = useState(false);
  const [found, setFound] = useState<OutputOf<typeof verifyAudit> | null>(null);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    setIsRunning(true);
    setError(undefined);
    setFound(null);
    try {
      setFound(await client.call(verifyAudit));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <Block
      title={t("verify")}
      extra={
        <Button loading={isRunning} onClick={() => void run()}>
          {t("verify")}
        </Button>
      }
    >
      <output className="tw-stack audit-found">
        {found === null && error === undefined && <span className="tw-soft">{t("note")}</span>}
        {error !== undefined && <ErrorLine error={error} />}
        {found?.broken === null && (
          <>
            <span>
              <StatusTag tone="good">
                {t("intact", {
                  links: countText(found.linkCount),
                  entries: countText(found.entryCount),
                })}
              </StatusTag>
            </span>
            <span>
              {`${t("last")} `}
              <span className="tw-mono">{found.lastSha256}</span>
              <span className="tw-faint audit-note">{t("lastNote")}</span>
            </span>
          </>
        )}
        {found?.broken && (
          <span role="alert">
            <StatusTag tone="danger">{t("broken", found.broken)}</StatusTag>
            <span className="audit-note">{t("brokenMend")}</span>
          </span>
        )}
      </output>
    </Block>
  );
}

function EntryLine({ entry }: { entry: Entry }): ReactElement {
  const say = useText();
  const purpose = purposeTexts[entry.purpose as Purpose] as
    | (typeof purposeTexts)[Purpose]
    | undefined;
  return (
    <li>
      <span className="audit-seq">{entry.seq}</span>
      <InstantText instant={entry.at} />
      <SourceText text={entry.actorName} />
      <span className="tw-soft">{purpose ? say(purpose) : entry.purpose}</span>
      <span className="tw-mono">{entry.action}</span>
      <span className="tw-mono tw-faint">
        <SourceText text={entry.subject} />
      </span>
      <span>
        <StatusTag tone={tones[entry.outcome]}>{say(outcomeTexts[entry.outcome])}</StatusTag>
      </span>
    </li>
  );
}

interface EntryPage {
  readonly rows: readonly Entry[];
  readonly isEnd: boolean;
}

/** Entries of one commit share the number of their link; with their place in it they are told apart. */
const keyOf = ({ seq, position }: Entry): string => `${seq}.${position}`;

/** Entries of a filter, newest first; earlier ones on request. */
function useEntries(subject: string, outcome: Outcome | undefined) {
  const client = useClient();
  const fetch = async (known: readonly Entry[], signal?: AbortSignal): Promise<EntryPage> => {
    const last = known.at(-1);
    const { rows } = await client.call(listAudit, {
      query: {
        count: pageCount,
        ...(last === undefined ? {} : { after: keyOf(last) }),
        ...(subject === "" ? {} : { subject }),
        ...(outcome === undefined ? {} : { outcome }),
      },
      ...(signal === undefined ? {} : { signal }),
    });
    return { rows, isEnd: rows.length < pageCount };
  };
  const load = useLoad(`audit ${subject} ${outcome ?? ""}`, (signal) => fetch([], signal));
  const [added, setAdded] = useState<{
    readonly after: EntryPage;
    readonly page: EntryPage;
  } | null>(null);
  const [error, setError] = useState<unknown>();
  const first = load.value;
  const own = added !== null && added.after === first ? added.page : null;
  const rows = [...(first?.rows ?? []), ...(own?.rows ?? [])];
  const more = async () => {
    if (!first) return;
    setError(undefined);
    try {
      const next = await fetch(rows);
      const page = { ...next, rows: [...(own?.rows ?? []), ...next.rows] };
      setAdded({ after: first, page });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return { load, rows, hasMore: !(own ?? first)?.isEnd, more, error };
}

/** Who did what, when and for what purpose. */
export function AuditScreen(): ReactElement {
  const t = useTexts(auditTexts);
  const say = useText();
  const [subject, setSubject] = useSearchValue("subject");
  const [outcomeText, setOutcome] = useSearchValue("outcome");
  const outcome = outcomes.find((one) => one === outcomeText);
  const list = useEntries(subject, outcome);
  return (
    <>
      <PageHeader title={t("audit")} />
      <Verify />
      <Block title={t("entries")} isFlush>
        <div className="audit-filters">
          <FilterBar
            search={<SearchBox label={t("subject")} text={subject} onText={setSubject} />}
            held={[]}
          >
            <Select
              aria-label={t("outcome")}
              className="audit-outcome"
              value={outcome ?? ""}
              options={[
                { value: "", label: t("anyOutcome") },
                ...outcomes.map((value) => ({ value, label: say(outcomeTexts[value]) })),
              ]}
              onChange={(value) => setOutcome(value)}
            />
          </FilterBar>
        </div>
        <Loaded load={list.load}>
          {() => (
            <>
              {list.rows.length === 0 && (
                <EmptyState icon={BookIcon} title={t("none")}>
                  {t("noneWhy")}
                </EmptyState>
              )}
              <ol className="audit-entries">
                {list.rows.map((entry) => (
                  <EntryLine key={keyOf(entry)} entry={entry} />
                ))}
              </ol>
              {list.error !== undefined && <ErrorLine error={list.error} />}
              {list.hasMore && (
                <div className="audit-more">
                  <Button onClick={() => void list.more()}>{t("more")}</Button>
                </div>
              )}
            </>
          )}
        </Loaded>
      </Block>
    </>
  );
}
