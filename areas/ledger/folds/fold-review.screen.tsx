// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { listExhibits } from "@tianwang/evidence/wire";
import { Facets } from "@tianwang/ui/table/facets";
import type { Load } from "@tianwang/ui/client";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { useMay } from "@tianwang/ui/layout/slot";
import { TransactionIcon } from "@tianwang/ui/look/icons";
import { countText } from "@tianwang/ui/money/money";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { pageRowCountMax } from "@tianwang/wire/schema";
import { Button, Input } from "antd";
import type { FocusEvent, KeyboardEvent, ReactElement } from "react";
import { useId, useState } from "react";
import "../statements/ledger.css";
import type { Judgement } from "./fold-card.screen.tsx";
import { FoldCard } from "./fold-card.screen.tsx";
import "./fold-review.css";
import { reviewTexts } from "./fold-review.text.ts";
import type { FoldView } from "./fold.wire.ts";
import { judgeFold, listFolds } from "./fold.wire.ts";

const statuses = ["proposed", "accepted", "rejected", "certain"] as const;
type FoldStatus = FoldView["status"];

/** Pairs shown at first, and with each press of “more”. */
const shownCount = 20;

/** How many folds there are in each state. */
function useCounts(compartmentId: string): Load<Readonly<Record<FoldStatus, number>>> {
  const client = useClient();
  return useLoad(`fold counts ${compartmentId}`, async (signal) => {
    const count = async (status: FoldStatus) => {
      const query = { compartmentId, status, from: 0, count: 1 };
      return (await client.call(listFolds, { query, signal })).totalCount;
    };
    const [proposed, accepted, rejected, certain] = await Promise.all(statuses.map(count));
    return {
      proposed: proposed ?? 0,
      accepted: accepted ?? 0,
      rejected: rejected ?? 0,
      certain: certain ?? 0,
    };
  });
}

/** What the exhibits of the compartment are called. */
function useExhibitNames(compartmentId: string): (exhibitId: string) => string | undefined {
  const client = useClient();
  const load = useLoad(`exhibit names ${compartmentId}`, (signal) =>
    client.call(listExhibits, {
      query: { compartmentId, from: 0, count: pageRowCountMax },
      signal,
    }),
  );
  const names = new Map(load.value?.rows.map(({ id, originalName }) => [id, originalName]));
  return (exhibitId) => names.get(exhibitId);
}

/** Judges folds; what was judged here stays in sight until the list is opened again. */
function useJudging(onJudged: () => void) {
  const t = useTexts(reviewTexts);
  const client = useClient();
  const [judged, setJudged] = useState<ReadonlyMap<string, FoldStatus>>(new Map());
  // Until a person writes one, the reason is ours and follows the language.
  const [written, setReason] = useState<string | null>(null);
  const reason = written ?? t("reasonDefault");
  const [error, setError] = useState<unknown>();
  const judge = async (fold: FoldView, status: Judgement) => {
    setError(undefined);
    try {
      const body = { status, reason: reason.trim() };
      const answer = await client.call(judgeFold, { params: { foldId: fold.id }, body });
      setJudged((held) => new Map(held).set(fold.id, answer.status));
      onJudged();
    } catch (failure) {
      setError(failure);
    }
  };
  const statusOf = (fold: FoldView): FoldStatus => judged.get(fold.id) ?? fold.status;
  return { judge, statusOf, reason, setReason, error };
}

type Judging = ReturnType<typeof useJudging>;

const keyHints = [
  ["J", "keyNext"],
  ["K", "keyBefore"],
  ["A", "keyAccept"],
  ["R", "keyReject"],
  ["U", "keyTakeBack"],
] as const;

function ReasonField({ judging }: { judging: Judging }): ReactElement {
  const t = useTexts(reviewTexts);
  const id = useId();
  return (
    <div className="fold-head">
      <div className="fold-reason">
        <label htmlFor={id}>{t("reason")}</label>
        <Input
          id={id}
          aria-describedby={`${id}-note`}
          value={judging.reason}
          maxLength={500}
          status={judging.reason.trim() === "" ? "error" : ""}
          onChange={(event) => judging.setReason(event.target.value)}
        />
        <span id={`${id}-note`} className="tw-faint">
          {t("reasonNote")}
        </span>
      </div>
      <p className="fold-keys" aria-hidden="true">
        {keyHints.map(([key, words]) => (
          <span key={key}>
            <kbd>{key}</kbd>
            {` ${t(words)}`}
          </span>
        ))}
      </p>
    </div>
  );
}

const judgementKeys: Readonly<Record<string, Judgement>> = {
  a: "accepted",
  r: "rejected",
  u: "proposed",
};

/** Whether a judgement can follow what a fold is now. */
function canJudge(status: FoldStatus, judgement: Judgement): boolean {
  if (judgement === "proposed") return status === "accepted" || status === "rejected";
  return status === "proposed";
}

function Pairs(props: {
  rows: readonly FoldView[];
  judging: Judging;
  exhibitName: (exhibitId: string) => string | undefined;
}): ReactElement {
  const t = useTexts(reviewTexts);
  const may = useMay();
  const { rows, judging } = props;
  const [current, setCurrent] = useState(0);
  const [byKey, setByKey] = useState(false);
  const mayJudge = may("ledger.write") && judging.reason.trim() !== "";
  const move = (to: number) => {
    setByKey(true);
    setCurrent(Math.min(Math.max(to, 0), rows.length - 1));
  };
  const judge = (at: number, judgement: Judgement, isByKey: boolean) => {
    const fold = rows[at];
    if (!fold || !mayJudge || !canJudge(judging.statusOf(fold), judgement)) return;
    void judging.judge(fold, judgement);
    if (isByKey && judgement !== "proposed") move(at + 1);
  };
  const onFocus = (event: FocusEvent) => {
    const card = event.target.closest<HTMLElement>("[data-at]");
    if (!card) return;
    setByKey(false);
    setCurrent(Number(card.dataset["at"]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const judgement = judgementKeys[key];
    if (key === "j") move(current + 1);
    else if (key === "k") move(current - 1);
    else if (judgement !== undefined) judge(current, judgement, true);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the pair inside that has the focus
    <section className="fold-list" aria-label={t("list")} onFocus={onFocus} onKeyDown={onKeyDown}>
      {rows.map((fold, at) => (
        <FoldCard
          key={fold.id}
          fold={fold}
          at={at}
          status={judging.statusOf(fold)}
          isCurrent={at === current}
          isFocused={byKey && at === current}
          mayJudge={mayJudge}
          exhibitName={props.exhibitName}
          onJudge={(judgement) => judge(at, judgement, false)}
        />
      ))}
    </section>
  );
}

function NoPairs({ status }: { status: FoldStatus }): ReactElement {
  const t = useTexts(reviewTexts);
  return (
    <EmptyState icon={TransactionIcon} title={t(status === "proposed" ? "noneProposed" : "none")}>
      {t("noneExplained")}
    </EmptyState>
  );
}

/** The pairs in one state. */
function FoldList(props: {
  compartmentId: string;
  status: FoldStatus;
  onJudged: () => void;
}): ReactElement {
  const t = useTexts(reviewTexts);
  const client = useClient();
  const may = useMay();
  const [count, setCount] = useState(shownCount);
  const judging = useJudging(props.onJudged);
  const exhibitName = useExhibitNames(props.compartmentId);
  const { compartmentId, status } = props;
  const [held, setHeld] = useState<OutputOf<typeof listFolds>>();
  const load = useLoad(`folds ${compartmentId} ${status} ${count}`, (signal) =>
    client.call(listFolds, { query: { compartmentId, status, from: 0, count }, signal }),
  );
  if (load.value && load.value !== held) setHeld(load.value);
  return (
    <Loaded load={held ? { ...load, value: load.value ?? held } : load}>
      {({ totalCount, rows }) =>
        rows.length === 0 ? (
          <NoPairs status={status} />
        ) : (
          <>
            {may("ledger.write") && status !== "certain" && <ReasonField judging={judging} />}
            {judging.error !== undefined && <ErrorLine error={judging.error} />}
            <Pairs rows={rows} judging={judging} exhibitName={exhibitName} />
            <div className="tw-row">
              <span className="tw-soft">
                {t("shown", { shown: countText(rows.length), count: countText(totalCount) })}
              </span>
              {rows.length < totalCount && count < pageRowCountMax && (
                <Button onClick={() => setCount(Math.min(count + shownCount, pageRowCountMax))}>
                  {t("more")}
                </Button>
              )}
            </div>
          </>
        )
      }
    </Loaded>
  );
}

/** Pairs of rows that may be one transfer, to be judged one after the other. */
export function FoldReviewPanel({ compartmentId }: CasePlace): ReactElement {
  const t = useTexts(reviewTexts);
  const [given, setStatus] = useSearchValue("folds", "proposed");
  const counts = useCounts(compartmentId);
  const [last, setLast] = useState(counts.value);
  if (counts.value && counts.value !== last) setLast(counts.value);
  const status = statuses.find((known) => known === given) ?? "proposed";
  return (
    <div className="tw-stack">
      <div className="fold-head">
        <p className="tw-soft">{t("explain")}</p>
        <Facets
          label={t("byStatus")}
          heldId={status}
          onHold={setStatus}
          facets={statuses.map((known) => ({
            id: known,
            label: t(known),
            ...(last ? { count: last[known] } : {}),
          }))}
        />
      </div>
      <FoldList
        key={status}
        compartmentId={compartmentId}
        status={status}
        onJudged={counts.reload}
      />
    </div>
  );
}
