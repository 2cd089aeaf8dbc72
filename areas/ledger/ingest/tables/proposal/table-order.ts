// SPDX-License-Identifier: Apache-2.0
import { createDateReader } from "../cells/table-date.ts";
import { createAmountReader } from "../cells/table-number.ts";
import type { TableRecord } from "../table-layout.ts";
import type { RowOrder, TableMapping } from "../table-mapping.ts";
import { columnOf } from "../table-mapping.ts";
import type { DecidedMapping } from "../table-mapping-check.ts";
import { createMovementReader } from "../table-movement.ts";
import type { Note } from "../table-note.ts";
import { note } from "../table-note.ts";
import { OwnSource } from "../table-own.ts";
import { PreambleReader } from "../table-preamble.ts";

/** Pairs of rows that the arithmetic of balances needs to prove anything, and their share. */
const provingPairsMin = 3;
const provingShare = 0.8;

/** How often the balances follow from the movements in each order. */
export interface BalanceTest {
  readonly pairs: number;
  readonly oldestFirst: number;
  readonly newestFirst: number;
}

interface Seen {
  readonly balance: bigint;
  readonly delta: bigint;
}

/** Balances and movements of the sample, row by row, with the account that they are of. */
function* seenRows(
  mapping: DecidedMapping,
  rows: readonly TableRecord[],
): Generator<Seen & { key: string }> {
  const readMovement = createMovementReader(mapping);
  const readBalance = createAmountReader({ decimal: mapping.decimal, power: mapping.unitPower });
  const own = new OwnSource(mapping, new PreambleReader().preamble);
  const balanceAt = columnOf(mapping, "balance");
  for (const { cells } of balanceAt < 0 ? [] : rows) {
    const scale = own.currencyOf(cells)?.scale ?? mapping.currency.scale;
    const { fault, minor: balance } = readBalance(cells[balanceAt] ?? "", scale);
    const movement = readMovement(cells, scale);
    if (fault !== null || movement.fault !== null) continue;
    const delta = movement.isOut ? -movement.minor : movement.minor;
    yield { key: own.keyOf(cells, cells.length), balance, delta };
  }
}

/** Tries the balances of neighbouring rows of one account under a sign convention. */
export function testBalances(mapping: DecidedMapping, rows: readonly TableRecord[]): BalanceTest {
  const before = new Map<string, Seen>();
  const found = { pairs: 0, oldestFirst: 0, newestFirst: 0 };
  for (const { key, balance, delta } of seenRows(mapping, rows)) {
    const last = before.get(key);
    before.set(key, { balance, delta });
    if (!last || delta === 0n || last.delta === 0n) continue;
    found.pairs += 1;
    if (last.balance + delta === balance) found.oldestFirst += 1;
    if (balance + last.delta === last.balance) found.newestFirst += 1;
  }
  return found;
}

/** The rows that the better order explains. */
export function bestOf(test: BalanceTest): number {
  return Math.max(test.oldestFirst, test.newestFirst);
}

/** Whether the arithmetic is proof rather than chance. */
export function proves(test: BalanceTest): boolean {
  return bestOf(test) >= provingPairsMin && bestOf(test) >= test.pairs * provingShare;
}

/** The known booking dates of the sample, runs of one day once. */
function* changingDates(mapping: TableMapping, rows: readonly TableRecord[]): Generator<string> {
  const read = createDateReader(mapping.dateOrder ?? "YMD");
  const dateAt = columnOf(mapping, "bookedOn");
  let before = "";
  for (const { cells } of rows) {
    const on = read(cells[dateAt] ?? "")?.on ?? "";
    if (on !== "" && on !== before) yield on;
    if (on !== "") before = on;
  }
}

/** The order that most steps from date to date take; null when all rows are of one day. */
export function orderByDates(mapping: TableMapping, rows: readonly TableRecord[]): RowOrder | null {
  const dates = [...changingDates(mapping, rows)];
  const steps = dates.length - 1;
  const rises = dates.filter((on, at) => at > 0 && on > (dates[at - 1] ?? "")).length;
  if (steps < 1) return null;
  if (rises >= steps * provingShare) return "oldest-first";
  return steps - rises >= steps * provingShare ? "newest-first" : "unordered";
}

/** Decides the order of rows: by balances where these prove it, else by dates. */
export function decideOrder(
  mapping: TableMapping,
  rows: readonly TableRecord[],
  test: BalanceTest,
): { rowOrder: RowOrder; orderBecause: Note } {
  const { pairs, oldestFirst, newestFirst } = test;
  if (proves(test) && oldestFirst !== newestFirst) {
    const rowOrder = oldestFirst > newestFirst ? "oldest-first" : "newest-first";
    return { rowOrder, orderBecause: note("orderByBalance", { count: bestOf(test), pairs }) };
  }
  const byDates = orderByDates(mapping, rows);
  if (byDates !== null) return { rowOrder: byDates, orderBecause: note("orderByDate") };
  if (oldestFirst !== newestFirst) {
    const rowOrder = oldestFirst > newestFirst ? "oldest-first" : "newest-first";
    return { rowOrder, orderBecause: note("orderByBalance", { count: bestOf(test), pairs }) };
  }
  return { rowOrder: "oldest-first", orderBecause: note("orderOpen") };
}
