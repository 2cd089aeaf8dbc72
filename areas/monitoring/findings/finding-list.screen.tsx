// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { fromCase, JobProgress } from "@tianwang/ledger/screens";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { GraphIcon, RefreshIcon } from "@tianwang/ui/look/icons";
import { countText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { Facets } from "@tianwang/ui/table/facets";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { findingPageTexts, findingStateTexts } from "./finding-page.text.ts";
import {
  FindingAmounts,
  FindingStateTag,
  FindingWindow,
  Strength,
} from "./finding-parts.screen.tsx";
import { findingStates } from "./finding.ts";
import type { FindingLine, FindingRunView } from "./finding.wire.ts";
import { findShapesEndpoint, listFindingsEndpoint } from "./finding.wire.ts";

type FindingList = OutputOf<typeof listFindingsEndpoint>;

/** Findings shown at first, and with each press of “more”. */
const shownCount = 20;

/** The address of a finding, and the case that it leads back to. */
function findingPath(findingId: string, caseId: string): string {
  return fromCase(`/findings/${encodeURIComponent(findingId)}`, caseId);
}

function Card({ line, caseId }: { line: FindingLine; caseId: string }): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  return (
    <li>
      <div className="finding-head">
        <Link to={findingPath(line.id, caseId)}>{say(line.title)}</Link>
        <FindingStateTag state={line.state} />
      </div>
      <SourceText text={say(line.says)} />
      <div className="finding-facts tw-soft">
        <Strength finding={line} />
        {line.isEarly && <StatusTag tone="info">{t("early")}</StatusTag>}
        <span>{t("accountsIn", { count: countText(line.accountCount) })}</span>
        <span>{t("paymentsIn", { count: countText(line.paymentCount) })}</span>
        <FindingWindow finding={line} />
        <FindingAmounts finding={line} />
      </div>
    </li>
  );
}

function Notes({ notes }: { notes: FindingRunView["limits"] }): ReactElement {
  const say = useText();
  return (
    <ul className="finding-notes">
      {notes.map(({ code, says }) => (
        <li key={code}>
          <SourceText text={say(says)} />
        </li>
      ))}
    </ul>
  );
}

/** What was looked at, by whom, and what was not. */
function RunFacts({ run }: { run: FindingRunView }): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  const versions = run.detectors.map(({ title, version }) =>
    t("version", { title: say(title), version }),
  );
  const values = {
    movements: countText(run.movementCount),
    payments: countText(run.paymentCount),
    accounts: countText(run.accountCount),
    days: run.windowDays,
  };
  return (
    <KeyValue
      facts={[
        { label: t("lookedAt"), value: t("lookedAtValue", values) },
        ...(run.leftOut.length === 0
          ? []
          : [{ label: t("leftOut"), value: <Notes notes={run.leftOut} /> }]),
        ...(run.limits.length === 0
          ? []
          : [{ label: t("limits"), value: <Notes notes={run.limits} /> }]),
        { label: t("detectors"), value: versions.join(" · ") },
        { label: t("madeAt"), value: <InstantText instant={run.madeAt} /> },
        { label: t("madeBy"), value: <SourceText text={run.madeBy} /> },
      ]}
    />
  );
}

function useList(compartmentId: string, turn: number) {
  const client = useClient();
  const [state, setState] = useState("");
  const [count, setCount] = useState(shownCount);
  const known = findingStates.find((one) => one === state);
  const load = useLoad(`findings ${compartmentId} ${state} ${count} ${turn}`, (signal) =>
    client.call(listFindingsEndpoint, {
      query: { compartmentId, count, ...(known === undefined ? {} : { state: known }) },
      signal,
    }),
  );
  const hold = (id: string) => {
    setState(id);
    setCount(shownCount);
  };
  return { load, state, hold, more: () => setCount(count + shownCount) };
}

function Found(props: {
  list: FindingList;
  caseId: string;
  state: string;
  onHold: (state: string) => void;
  onMore: () => void;
}): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  const { rows, totalCount, counts } = props.list;
  const left = Math.min(shownCount, totalCount - rows.length);
  const allCount = counts.open + counts.relevant + counts.explained;
  const facets = [
    { id: "", label: t("all"), count: allCount },
    ...findingStates.map((id) => ({ id, label: say(findingStateTexts[id]), count: counts[id] })),
  ];
  if (allCount === 0) {
    return (
      <EmptyState icon={GraphIcon} title={t("nothingFound")}>
        {t("nothingFoundWhy")}
      </EmptyState>
    );
  }
  return (
    <>
      <Facets label={t("byState")} facets={facets} heldId={props.state} onHold={props.onHold} />
      {rows.length === 0 ? (
        <p className="tw-soft">{t("noneInState")}</p>
      ) : (
        <ul className="finding-list">
          {rows.map((line) => (
            <Card key={line.id} line={line} caseId={props.caseId} />
          ))}
        </ul>
      )}
      {left > 0 && (
        <div>
          <Button onClick={props.onMore}>{t("more", { count: left })}</Button>
        </div>
      )}
    </>
  );
}

/** Asks for a search; `onDone` is told when it is saved. */
function useSearch(compartmentId: string) {
  const client = useClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const start = async () => {
    setIsSending(true);
    setError(undefined);
    try {
      setJobId((await client.call(findShapesEndpoint, { body: { compartmentId } })).jobId);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsSending(false);
    }
  };
  return { jobId, isSending, error, start, finish: () => setJobId(null) };
}

type Search = ReturnType<typeof useSearch>;

function SearchButton({ search, isFirst }: { search: Search; isFirst: boolean }) {
  const t = useTexts(findingPageTexts);
  const may = useMay();
  if (!may("monitoring.write")) return null;
  return (
    <Button
      type={isFirst ? "primary" : "default"}
      icon={<RefreshIcon />}
      loading={search.isSending}
      onClick={() => void search.start()}
    >
      {t(isFirst ? "run" : "runAgain")}
    </Button>
  );
}

function RunWarnings({ run }: { run: FindingRunView }): ReactElement {
  const t = useTexts(findingPageTexts);
  return (
    <>
      {run.isOutdated && <StatusTag tone="warn">{t("outdated")}</StatusTag>}
      {run.strayJudgementCount > 0 && (
        <StatusTag tone="info">{t("stray", { count: run.strayJudgementCount })}</StatusTag>
      )}
    </>
  );
}

/** The shapes of payments in a case, and the search for them. */
export function FindingListPanel({ caseId, compartmentId }: CasePlace): ReactElement {
  const t = useTexts(findingPageTexts);
  const [turn, setTurn] = useState(0);
  const { load, state, hold, more } = useList(compartmentId, turn);
  const search = useSearch(compartmentId);
  const run = load.value?.run ?? null;
  const finish = () => {
    search.finish();
    setTurn(turn + 1);
  };
  return (
    <Block title={t("shapes")} extra={run && <SearchButton search={search} isFirst={false} />}>
      <div className="tw-stack">
        <p className="tw-soft">{t("lead")}</p>
        {search.error !== undefined && <ErrorLine error={search.error} />}
        {search.jobId !== null && (
          <JobProgress key={search.jobId} jobId={search.jobId} onDone={finish} />
        )}
        <Loaded load={load}>
          {(list) =>
            list.run === null ? (
              <EmptyState
                icon={GraphIcon}
                title={t("none")}
                action={<SearchButton search={search} isFirst />}
              >
                {t("noneWhy")}
              </EmptyState>
            ) : (
              <>
                <RunWarnings run={list.run} />
                <Found list={list} caseId={caseId} state={state} onHold={hold} onMore={more} />
                <RunFacts run={list.run} />
              </>
            )
          }
        </Loaded>
      </div>
    </Block>
  );
}
