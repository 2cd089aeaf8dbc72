// SPDX-License-Identifier: Apache-2.0
import type { Posting } from "./ledger.ts";
import { ownReference, printedEndToEndId, printedUetr } from "./statement.ts";
import type { PrintedStatement } from "./statement.ts";

/** A place where a transfer stands in the evidence. */
export interface Appearance {
  readonly file: string;
  readonly at: string;
  readonly account: string;
  readonly side: "payer" | "beneficiary";
}

/**
 * Two rows that are one transfer. `certain`: both print the same reference, amount and currency;
 * `proposed`: same amount and currency on opposite accounts, no common reference; `converted`: the
 * two sides are in different currencies.
 */
export interface TruthFold {
  readonly transfer: string;
  readonly kind: "two-sides" | "overlapping-statements";
  readonly certainty: "certain" | "proposed" | "converted";
  readonly because: readonly string[];
  readonly rows: readonly [Appearance, Appearance];
}

interface Printed {
  readonly appearance: Appearance;
  readonly posting: Posting;
}

function printedByTransfer(statements: readonly PrintedStatement[]): Map<string, Printed[]> {
  const found = new Map<string, Printed[]>();
  for (const { file, statement, rows } of statements) {
    for (const { posting, at } of rows) {
      const appearance = { file, at, account: statement.account.id, side: posting.side };
      const list = found.get(posting.transfer.id) ?? [];
      list.push({ appearance, posting });
      found.set(posting.transfer.id, list);
    }
  }
  return found;
}

/** Where each transfer stands in the files. */
export function appearancesOf(
  statements: readonly PrintedStatement[],
): ReadonlyMap<string, readonly Appearance[]> {
  return new Map(
    [...printedByTransfer(statements)].map(([id, list]) => [
      id,
      list.map(({ appearance }) => appearance),
    ]),
  );
}

function sharedReferences(a: Posting, b: Posting): string[] {
  const shared: string[] = [];
  if (ownReference(a) !== "" && ownReference(a) === ownReference(b)) shared.push("bankReference");
  const ids = [printedEndToEndId(a), printedEndToEndId(b)];
  if (ids[0] !== "" && ids[0] === ids[1]) shared.push("endToEndId");
  const uetrs = [printedUetr(a), printedUetr(b)];
  if (uetrs[0] !== "" && uetrs[0] === uetrs[1]) shared.push("uetr");
  return shared;
}

function foldOf(first: Printed, second: Printed): TruthFold {
  const because = sharedReferences(first.posting, second.posting);
  const { transfer } = first.posting;
  const isOverlap = first.appearance.side === second.appearance.side;
  const isConverted = !isOverlap && transfer.exchange !== undefined;
  return {
    transfer: transfer.id,
    kind: isOverlap ? "overlapping-statements" : "two-sides",
    certainty: isConverted ? "converted" : because.length > 0 ? "certain" : "proposed",
    because,
    rows: [first.appearance, second.appearance],
  };
}

/** All folds of the evidence: every further row of a transfer with its first. */
export function foldsOf(statements: readonly PrintedStatement[]): TruthFold[] {
  return [...printedByTransfer(statements).values()].flatMap((list) => {
    const [first, ...others] = list;
    if (!first) return [];
    return others.map((other) => {
      const twin = list.find(
        (earlier) => earlier !== other && earlier.appearance.side === other.appearance.side,
      );
      return foldOf(twin && list.indexOf(twin) < list.indexOf(other) ? twin : first, other);
    });
  });
}
