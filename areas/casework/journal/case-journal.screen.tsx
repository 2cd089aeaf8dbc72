// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { PlusIcon } from "@tianwang/ui/look/icons";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { Button, Checkbox, Select } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { CaseTabProps } from "../cases/case.screen.tsx";
import { useChoices } from "../page/fields.screen.tsx";
import { journalKinds } from "./journal-entry.ts";
import { WriteEntry } from "./journal-form.screen.tsx";
import { JournalLine } from "./journal-line.screen.tsx";
import { journalPageTexts } from "./journal-page.text.ts";
import { journalKindTexts } from "./journal.text.ts";
import type { JournalEntryView } from "./journal.wire.ts";
import { listJournalEndpoint } from "./journal.wire.ts";

const pageCount = 50;

type EntryPage = OutputOf<typeof listJournalEndpoint>;

/** The entries so far, with a way to get earlier ones. */
function useEntries(caseId: string, kind: string, isExculpatory: boolean) {
  const client = useClient();
  const known = journalKinds.find((one) => one === kind);
  const fetch = (before: number | null, signal?: AbortSignal) =>
    client.call(listJournalEndpoint, {
      params: { caseId },
      query: {
        count: pageCount,
        ...(before === null ? {} : { before }),
        ...(known === undefined ? {} : { kind: known }),
        ...(isExculpatory ? { exculpatory: true } : {}),
      },
      ...(signal === undefined ? {} : { signal }),
    });
  const first = useLoad(`journal ${caseId} ${kind} ${isExculpatory}`, (signal) =>
    fetch(null, signal),
  );
  const [earlier, setEarlier] = useState<{
    readonly after: EntryPage;
    readonly page: EntryPage;
  } | null>(null);
  const [error, setError] = useState<unknown>();
  const added = earlier?.after === first.value ? earlier?.page : undefined;
  const rows = [...(first.value?.rows ?? []), ...(added?.rows ?? [])];
  const before = (added ?? first.value)?.before ?? null;
  const more = async () => {
    if (before === null || !first.value) return;
    setError(undefined);
    try {
      const page = await fetch(before);
      const all = [...(added?.rows ?? []), ...page.rows];
      setEarlier({ after: first.value, page: { ...page, rows: all } });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return { load: first, rows, hasMore: before !== null, more, error };
}

function Entries(props: {
  list: ReturnType<typeof useEntries>;
  none: string;
  /** Corrects an entry; null where that is not for this person. */
  onCorrect: ((entry: JournalEntryView) => void) | null;
}): ReactElement {
  const t = useTexts(journalPageTexts);
  const { list, onCorrect } = props;
  const numbers = new Map(list.rows.map((entry) => [entry.id, entry.number]));
  if (list.rows.length === 0) return <p className="cw-nothing">{props.none}</p>;
  return (
    <>
      <ol className="cw-lines">
        {list.rows.map((entry) => (
          <JournalLine
            key={entry.id}
            entry={entry}
            numberOf={(id) => numbers.get(id)}
            actions={
              onCorrect !== null &&
              entry.kind !== "system" &&
              entry.correctedById === null && (
                <Button size="small" type="text" onClick={() => onCorrect(entry)}>
                  {t("correct")}
                </Button>
              )
            }
          />
        ))}
      </ol>
      {list.error !== undefined && <ErrorLine error={list.error} />}
      {list.hasMore && (
        <div className="cw-nothing">
          <Button onClick={() => void list.more()}>{t("more")}</Button>
        </div>
      )}
    </>
  );
}

/** The journal of a case, newest first; corrections stand beside what they correct. */
export function CaseJournalTab({ overview, onChange }: CaseTabProps): ReactElement {
  const t = useTexts(journalPageTexts);
  const may = useMay();
  const { case: view } = overview;
  const [kind, setKind] = useSearchValue("kind");
  const [exculpatory, setExculpatory] = useSearchValue("exculpatory");
  const isExculpatory = exculpatory === "true";
  const list = useEntries(view.id, kind, isExculpatory);
  const [writing, setWriting] = useState<{ readonly corrected: JournalEntryView | null } | null>(
    null,
  );
  const kinds = useChoices(journalKinds, journalKindTexts);
  const mayWrite = view.mayWrite && may("casework.journal.write");
  return (
    <Block
      title={t("journal")}
      isFlush
      extra={
        <>
          <Checkbox
            checked={isExculpatory}
            onChange={(event) => setExculpatory(event.target.checked ? "true" : "")}
          >
            {t("onlyExculpatory")}
          </Checkbox>
          <Select
            aria-label={t("kind")}
            className="cw-filter"
            value={kind}
            options={[{ value: "", label: t("anyKind") }, ...kinds]}
            onChange={setKind}
          />
          {mayWrite && (
            <Button
              type="primary"
              icon={<PlusIcon />}
              onClick={() => setWriting({ corrected: null })}
            >
              {t("write")}
            </Button>
          )}
        </>
      }
    >
      <Loaded load={list.load}>
        {() => (
          <Entries
            list={list}
            none={t(kind === "" && !isExculpatory ? "empty" : "noneFound")}
            onCorrect={mayWrite ? (entry) => setWriting({ corrected: entry }) : null}
          />
        )}
      </Loaded>
      <WriteEntry
        caseId={view.id}
        isOpen={writing !== null}
        corrected={writing?.corrected ?? null}
        onClose={() => setWriting(null)}
        onChange={() => {
          list.load.reload();
          onChange();
        }}
      />
    </Block>
  );
}
