// SPDX-License-Identifier: Apache-2.0
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { IndexedAccount } from "../books/account-index.ts";
import type { CaseLedger } from "../books/case-ledger.ts";
import type { caseLedgerTexts } from "./case-ledger.text.ts";
import type { StatementRun } from "../books/statement-runs.ts";
import type { Trace, TraceEnd, TraceNotice } from "../tracing/trace.ts";
import { endsOf, kindOf, noticeRowCountMax } from "../tracing/trace.ts";

/** The notices that come from how a ledger was made of the rows of a case. */
type CaseNoticeId = Extract<keyof typeof caseLedgerTexts, `notice${string}`>;

/** What the notices of a case are found in. */
export interface CaseTrace {
  readonly trace: Trace;
  readonly made: CaseLedger;
  readonly runs: readonly StatementRun[];
  /** By the number of {@link CaseLedger.accounts}. */
  readonly indexed: readonly IndexedAccount[];
  /** Rows without a currency, or with other decimals than it has. */
  readonly notFollowedCount: number;
  /** Whether a fold of a row waits to be judged. */
  readonly hasProposal: (row: number) => boolean;
}

/** What the reader of a trace must know of the ledger under it, as far as the money touched it. */
export function caseNotices(found: CaseTrace): TraceNotice[] {
  const ends = endsOf(found.trace);
  return [
    ...unmatchedNotices(found, ends),
    ...gapNotices(found, ends),
    ...differenceNotices(found),
    ...likelyNotices(found, ends),
    ...(found.notFollowedCount > 0
      ? [notice("noticeNotFollowed", { data: { count: found.notFollowedCount } })]
      : []),
  ];
}

function notice(messageId: CaseNoticeId, changes: Partial<TraceNotice>): TraceNotice {
  return {
    messageId,
    data: {},
    account: null,
    currency: null,
    amountMinor: null,
    rows: [],
    ...changes,
  };
}

const sumOf = (ends: readonly TraceEnd[]) =>
  ends.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

const byPlace = (ends: readonly TraceEnd[]) =>
  Map.groupBy(ends, ({ account, currency }) => `${account} ${currency}`).values();

/** Account, currency and sum of ends of one place. */
function placeOf({ trace }: CaseTrace, ends: readonly TraceEnd[]) {
  const { account = 0, currency = "" } = ends[0] ?? {};
  return { account, currency: trace.ledger.currencies.indexOf(currency), amountMinor: sumOf(ends) };
}

function unmatchedNotices(found: CaseTrace, ends: readonly TraceEnd[]): TraceNotice[] {
  const { made, hasProposal } = found;
  const unmatched = ends.filter(({ account }) => made.accounts[account]?.standing === "unmatched");
  return [...byPlace(unmatched)].map((group) => {
    const rows = [...new Set(group.map(({ row }) => row))];
    return notice("noticeUnmatched", {
      ...placeOf(found, group),
      data: { count: rows.length, proposalCount: rows.filter(hasProposal).length },
      rows: rows.slice(0, noticeRowCountMax),
    });
  });
}

/** Money that lay in an account when its statements broke off, and they go on later. */
function gapNotices(found: CaseTrace, ends: readonly TraceEnd[]): TraceNotice[] {
  const { made, runs } = found;
  const lying = ends.filter(({ fate }) => fate === "lies");
  return [...byPlace(lying)].flatMap((group) => {
    const place = placeOf(found, group);
    const held = made.accounts[place.account];
    const partOf = (part: number) =>
      runs.find(
        (run) =>
          run.account === held?.account && run.currency === group[0]?.currency && run.part === part,
      );
    const until = partOf(held?.part ?? 0)?.toDay ?? null;
    const from = partOf((held?.part ?? 0) + 1)?.fromDay ?? null;
    if (until === null || from === null) return [];
    const data = { until: dateOfDayNumber(until), from: dateOfDayNumber(from) };
    return [notice("noticeStatementGap", { ...place, data })];
  });
}

/** Books that traced money went through and whose rows do not add up to what the bank states. */
function differenceNotices({ trace, made }: CaseTrace): TraceNotice[] {
  const { steps, ledger } = trace;
  const touched = new Set<string>();
  for (let step = 0; step < steps.count; step += 1) {
    const kind = kindOf(steps, step);
    if (kind === "deposit" || kind === "transfer")
      touched.add(`${steps.account[step]} ${steps.currency[step]}`);
  }
  return ledger.books.flatMap(({ account, currency }, book) => {
    const amountMinor = made.differencesMinor[book] ?? 0n;
    if (amountMinor === 0n || !touched.has(`${account} ${currency}`)) return [];
    return [notice("noticeBookDiffers", { account, currency, amountMinor })];
  });
}

/** Ends at an account that may be one whose statements are here. */
function likelyNotices({ made, indexed }: CaseTrace, ends: readonly TraceEnd[]): TraceNotice[] {
  const accounts = new Set(
    ends.filter(({ account }) => account >= 0).map(({ account }) => account),
  );
  return [...accounts].flatMap((account) => {
    const likely = indexed[made.accounts[account]?.account ?? -1]?.likely ?? [];
    if (likely.length === 0) return [];
    const others = likely.map((each) => indexed[each]?.account ?? "").join(", ");
    return [notice("noticeLikelyAccount", { account, data: { others } })];
  });
}
