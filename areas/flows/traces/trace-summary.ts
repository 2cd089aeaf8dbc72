// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { TraceEnd } from "../tracing/trace.ts";
import { endsOf } from "../tracing/trace.ts";
import type { TraceDocument } from "./trace-document.ts";
import { traceOf } from "./trace-document.ts";
import type { TraceBalance, TraceFate } from "../tracing/trace.wire.ts";
import { traceFates } from "../tracing/trace.wire.ts";

/** What is kept of a trace beside its document, so that a list needs no documents. */
export interface TraceSummary {
  readonly stepCount: number;
  readonly noticeCount: number;
  readonly balances: readonly TraceBalance[];
}

/** An end as it is shown: of one claimant, fate and place. */
export interface DocumentEnd {
  readonly claimant: string;
  readonly fate: TraceFate;
  /** Index of an account; -1 outside, -2 cash. */
  readonly account: number;
  /** The counterparty as rows name it, where there is no account. */
  readonly counterparty: string;
  readonly currency: number;
  readonly amountMinor: bigint;
  /** Rows that brought it there, ascending. */
  readonly rows: readonly number[];
}

/** What an end is called: an account whose own statement does not show the row is `unmatched`. */
export function fateIn(
  document: TraceDocument,
  fate: TraceEnd["fate"],
  account: number,
): TraceFate {
  const isUnmatched = document.accounts[account]?.standing === "unmatched";
  return fate === "no-statement" && isUnmatched ? "unmatched" : fate;
}

/** The ends of a saved trace, summed by place: the claimants as chosen, the places as first reached. */
export function documentEnds(document: TraceDocument): DocumentEnd[] {
  const sums = new Map<string, { end: DocumentEnd; rows: Set<number> }>();
  for (const each of endsOf(traceOf(document))) {
    const { account, amountMinor, row } = each;
    const claimant = document.deposits[each.chosen]?.claimant ?? "";
    const counterparty = account < 0 ? (document.rows[row]?.beneficiaryName ?? "") : "";
    const currency = document.currencies.findIndex(({ code }) => code === each.currency);
    const fate = fateIn(document, each.fate, account);
    const key = JSON.stringify([claimant, fate, account, counterparty, currency]);
    const known = sums.get(key);
    const sum = (known?.end.amountMinor ?? 0n) + amountMinor;
    const end = { claimant, fate, account, counterparty, currency, amountMinor: sum, rows: [] };
    sums.set(key, { end, rows: (known?.rows ?? new Set<number>()).add(row) });
  }
  const rank = new Map(document.deposits.map(({ claimant }, at) => [claimant, -at]));
  const shown = [...sums.values()].map(({ end, rows }) => {
    return { ...end, rows: [...rows].toSorted((a, b) => a - b) };
  });
  return [...shown, ...endsWithoutRows(document, shown)].toSorted(
    (a, b) => (rank.get(b.claimant) ?? 0) - (rank.get(a.claimant) ?? 0),
  );
}

/**
 * What ends say beyond their rows: doctrines that take accounts as one fund may leave a share in an
 * account that no row of its claimant ever reached.
 */
function endsWithoutRows(
  document: TraceDocument,
  shown: readonly DocumentEnd[],
): readonly DocumentEnd[] {
  return (document.shares?.ends ?? []).flatMap(({ claimant, account, currency, ...end }) => {
    const fate = fateIn(document, end.fate, account);
    const sum = shown
      .filter(
        (each) =>
          each.claimant === claimant &&
          each.account === account &&
          each.currency === currency &&
          each.fate === fate,
      )
      .reduce((total, { amountMinor }) => total + amountMinor, 0n);
    const amountMinor = BigInt(end.amountMinor) - sum;
    if (amountMinor === 0n) return [];
    return [{ claimant, fate, account, counterparty: "", currency, amountMinor, rows: [] }];
  });
}

/** What was followed and what became of it, by claimant and currency. Asserts that they are equal. */
export function balancesOf(document: TraceDocument): TraceBalance[] {
  const ends = documentEnds(document);
  const keyOf = (claimant: string, currency: number) => JSON.stringify([claimant, currency]);
  const deposits = Map.groupBy(document.deposits, ({ claimant, row }) =>
    keyOf(claimant, document.rows[row]?.currency ?? 0),
  );
  return [...deposits].map(([key, members]) => {
    const [claimant, currency] = JSON.parse(key) as [string, number];
    const followed = members.reduce((sum, { followedMinor }) => sum + BigInt(followedMinor), 0n);
    const own = ends.filter((end) => keyOf(end.claimant, end.currency) === key);
    const fates = traceFates.flatMap((fate) => {
      const sum = own.reduce(
        (total, end) => total + (end.fate === fate ? end.amountMinor : 0n),
        0n,
      );
      return sum === 0n ? [] : [{ fate, amountMinor: String(sum) }];
    });
    const accounted = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const isOverlapping = document.shares?.isOverlapping === true;
    if (document.shares === undefined)
      assert(accounted === followed, "all that was followed lies somewhere or left");
    const { code = "", scale = 0 } = document.currencies[currency] ?? {};
    return {
      claimant,
      followed: { amountMinor: String(followed), currency: code, scale },
      fates,
      ...(isOverlapping ? { isOverlapping } : {}),
    };
  });
}

/** What a list of traces shows of one. */
export function summaryOf(document: TraceDocument): TraceSummary {
  return {
    stepCount: document.steps.length,
    noticeCount: document.notices.length,
    balances: balancesOf(document),
  };
}
