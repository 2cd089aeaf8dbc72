// SPDX-License-Identifier: Apache-2.0
import type { AccountKey } from "./account-match.ts";
import { matchAccounts } from "./account-match.ts";
import { undatedDay } from "./fold.ts";
import type { FoldBook } from "./fold-book.ts";
import { pairRows } from "./pairing.ts";
import type { ReferenceKind, RowFacts } from "./row-facts.ts";
import {
  accountsAdmit,
  byPlace,
  entryReferencesConflict,
  mergeFacts,
  referenceKinds,
} from "./row-facts.ts";

/**
 * Finds rows of one account that two overlapping statements both list: the same side, amount,
 * currency and day, and the same reference or the same balance after it. As many as are in both
 * are folded, in order. Returns the facts of the rows that are left to stand for each entry.
 */
export function foldDuplicates(facts: readonly RowFacts[], book: FoldBook): RowFacts[] {
  const leads: RowFacts[] = [];
  for (const rows of entryBuckets(facts)) {
    if (rows.length === 1) leads.push(...rows);
    else leads.push(...foldBucket(rows, book));
  }
  return leads.toSorted(byPlace);
}

/** Proposes to fold rows of one account and day that neither a reference nor a balance decides. */
export function proposeDuplicates(facts: readonly RowFacts[], book: FoldBook): void {
  for (const rows of entryBuckets(facts)) {
    if (rows.length === 1) continue;
    const base: RowFacts[] = [];
    for (const next of byStatement(rows)) {
      pairRows(base, next, {
        dayLagMax: 0,
        isLonelyIfUnnamed: false,
        admits: (x, y) => isOneEntry(x, y, book) && isUndecided(x, y),
        accept: (x, y) => book.add("proposed", x, y, { messageId: "overlapDay", data: {} }),
        unclear: (xs, ys) => book.addAmbiguous("ambiguousOverlap", xs, ys),
      });
      base.push(...next);
    }
  }
}

/** Two balances that differ are two entries; two that agree were folded already. */
function isUndecided(x: RowFacts, y: RowFacts): boolean {
  return x.balanceMinor === null || y.balanceMinor === null;
}

/** Rows that may be one entry; what has no date stands alone. */
function entryBuckets(facts: readonly RowFacts[]): RowFacts[][] {
  return [...Map.groupBy(facts, ({ side }) => side).values()].flatMap((ofSide) => {
    if (ofSide.length === 1) return [ofSide];
    const buckets = Map.groupBy(ofSide, (each) => {
      if (each.day === undatedDay) return `undated ${each.row}`;
      const tails = ownAccounts(each).map((account) => account.tail);
      return [each.day, each.isReversal, ...tails].join(" ");
    });
    return [...buckets.values()];
  });
}

/** The account whose statement the row is in; a register is about both. */
export function ownAccounts(facts: RowFacts): readonly AccountKey[] {
  if (facts.side === "payer") return [facts.payer];
  return facts.side === "beneficiary" ? [facts.beneficiary] : [facts.payer, facts.beneficiary];
}

function byStatement(rows: readonly RowFacts[]): RowFacts[][] {
  return [...Map.groupBy(rows.toSorted(byPlace), ({ statement }) => statement).values()];
}

function isOneEntry(x: RowFacts, y: RowFacts, book: FoldBook): boolean {
  const theirs = ownAccounts(y);
  const isOneAccount = ownAccounts(x).every(
    (account, i) => matchAccounts(account, theirs[i] ?? account) === "same",
  );
  return (
    isOneAccount && accountsAdmit(x, y) && !entryReferencesConflict(x, y) && book.mayJoin(x, y)
  );
}

function foldBucket(rows: readonly RowFacts[], book: FoldBook): RowFacts[] {
  let base: RowFacts[] = [];
  for (const next of byStatement(rows)) {
    const matcher = new EntryMatcher(base, next, book);
    matcher.foldBy(
      (facts) => facts.balanceMinor?.toString() ?? "",
      () => ({
        messageId: "overlapBalance",
        data: {},
      }),
    );
    for (const kind of referenceKinds) matcher.foldByReference(kind);
    base = matcher.leads();
  }
  return base;
}

/** Matches the rows of one statement with the entries known from others. */
class EntryMatcher {
  readonly #base: RowFacts[];
  readonly #next: readonly RowFacts[];
  readonly #book: FoldBook;
  readonly #matchedBase = new Set<number>();
  readonly #matchedNext = new Set<number>();

  constructor(base: readonly RowFacts[], next: readonly RowFacts[], book: FoldBook) {
    this.#base = [...base];
    this.#next = next;
    this.#book = book;
  }

  foldByReference(kind: ReferenceKind): void {
    this.foldBy(
      (facts) => facts[kind],
      (facts) => ({ messageId: "overlapReference", data: { reference: facts[kind] } }),
    );
  }

  /** Folds each row with the first entry of the same key, in order. */
  foldBy(
    keyOf: (facts: RowFacts) => string,
    basisOf: (facts: RowFacts) => Parameters<FoldBook["add"]>[3],
  ): void {
    const entries = Map.groupBy(this.#base.keys(), (index) => {
      const entry = this.#base[index];
      return entry === undefined || this.#matchedBase.has(index) ? "" : keyOf(entry);
    });
    for (const row of this.#next) {
      const key = this.#matchedNext.has(row.row) ? "" : keyOf(row);
      const among = key === "" ? [] : (entries.get(key) ?? []);
      const place = among.findIndex((index) => this.#isSame(this.#base[index], row));
      const index = among[place];
      const lead = index === undefined ? undefined : this.#base[index];
      if (index === undefined || lead === undefined) continue;
      among.splice(place, 1);
      this.#matchedBase.add(index);
      this.#matchedNext.add(row.row);
      this.#book.add("certain", lead, row, basisOf(row));
      this.#base[index] = mergeFacts(lead, row);
    }
  }

  leads(): RowFacts[] {
    return [...this.#base, ...this.#next.filter(({ row }) => !this.#matchedNext.has(row))];
  }

  #isSame(entry: RowFacts | undefined, row: RowFacts): boolean {
    if (entry === undefined || !isOneEntry(entry, row, this.#book)) return false;
    return isUndecided(entry, row) || entry.balanceMinor === row.balanceMinor;
  }
}
