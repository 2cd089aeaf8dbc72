// SPDX-License-Identifier: Apache-2.0
import { noCurrency } from "@tianwang/kernel/currency";
import type { FoldHistory, FoldParams, FoldRows, Folds } from "./fold.ts";
import { defaultFoldParams } from "./fold.ts";
import { FoldBook } from "./fold-book.ts";
import { foldDuplicates, proposeDuplicates } from "./duplicate-rows.ts";
import { FactReader } from "./row-facts.ts";
import { foldByReference, proposeTransfers } from "./transfer-rows.ts";

const noHistory: FoldHistory = { addedFrom: 0, standing: [], rejected: [] };

/**
 * Finds rows of different sources that are one transaction: entries that overlapping statements of
 * one account both list, and transfers that payer, beneficiary or a register list. Certain where a
 * reference or a balance decides; proposed where amount, currency, accounts and date fit and there
 * is one best partner; ambiguous where there are several. Rows of one statement are never folded.
 *
 * For rows added later give them after the existing ones, with the history: only folds of added
 * rows are returned. Existing rows of other amounts than the added ones may be left out.
 */
export function findFolds(
  rows: FoldRows,
  params: FoldParams = defaultFoldParams,
  history: FoldHistory = noHistory,
): Folds {
  const book = new FoldBook(rows, history, params.ambiguousRowCountMax);
  const reader = new FactReader(rows, params.referenceLengthMin);
  for (const members of sameMoney(rows, history.addedFrom)) {
    const facts = book.standingFacts(members.map((row) => reader.read(row)));
    const leads = foldDuplicates(facts, book);
    const first = members[0] ?? 0;
    const mayMeet = rows.currency[first] !== noCurrency && rows.amountMinor[first] !== 0n;
    if (mayMeet) foldByReference(leads, book, params);
    proposeDuplicates(leads, book);
    const standing = leads.filter(({ row }) => book.isLead(row));
    if (mayMeet) proposeTransfers(standing, book, params);
  }
  return book.result();
}

/** Rows of the same amount and currency, of at least two statements, at least one of them new. */
function* sameMoney(rows: FoldRows, addedFrom: number): Generator<number[]> {
  const { rowCount, statement } = rows;
  const groupOfRow = moneyGroups(rows);
  const last = new Int32Array(rowCount).fill(-1);
  const before = new Int32Array(rowCount).fill(-1);
  const isWorth = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    const group = groupOfRow[row] ?? 0;
    const previous = last[group] ?? -1;
    before[row] = previous;
    last[group] = row;
    if (previous >= 0 && statement[previous] !== statement[row]) isWorth[group] = 1;
  }
  for (let group = 0; group < rowCount; group += 1) {
    const newest = last[group] ?? -1;
    if (newest < addedFrom || isWorth[group] === 0) continue;
    const members: number[] = [];
    for (let row = newest; row >= 0; row = before[row] ?? -1) members.push(row);
    yield members.toReversed();
  }
}

/** Numbers the amounts of each currency. */
function moneyGroups({ rowCount, amountMinor, currency }: FoldRows): Int32Array {
  const groupOfRow = new Int32Array(rowCount);
  const ofCurrency = new Map<string, Map<number | bigint, number>>();
  let groupCount = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const code = currency[row] ?? "";
    const groups = ofCurrency.get(code) ?? new Map<number | bigint, number>();
    if (groups.size === 0) ofCurrency.set(code, groups);
    const exact = amountMinor[row] ?? 0n;
    const rounded = Number(exact);
    // Numbers hash faster than bigints; beyond 53 bits they would not be exact.
    const key = Number.isSafeInteger(rounded) ? rounded : exact;
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, groupCount);
      groupCount += 1;
    }
    groupOfRow[row] = known ?? groupCount - 1;
  }
  return groupOfRow;
}
