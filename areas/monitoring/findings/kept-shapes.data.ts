// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { OpenedCase, ReadCase } from "@tianwang/flows/server";
import { assert } from "@tianwang/kernel/assert";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { StoredRow } from "@tianwang/ledger";
import { readRows } from "@tianwang/ledger/server";
import type { KeptPayment } from "./finding.data.ts";
import type { RunAccount } from "./finding-run.ts";
import type { FoundShape } from "./finding.ts";
import { sumsOf } from "./finding.ts";

/** Rows read back at a time for citing. */
const citedPageCount = 2_000;

/** What the cited rows say, by movement. */
export async function readCited(
  { transactions }: OpenedCase,
  { made }: ReadCase,
  shapes: readonly FoundShape[],
): Promise<ReadonlyMap<number, StoredRow>> {
  const cited = new Set(shapes.flatMap((shape) => shape.payments.map(({ movement }) => movement)));
  const movements = [...cited].toSorted((a, b) => a - b);
  const rows = new Map<number, StoredRow>();
  for (let at = 0; at < movements.length; at += citedPageCount) {
    const page = movements.slice(at, at + citedPageCount);
    const names = page.map((movement) => {
      const { segment, rowNo } = made.nameOf(movement);
      return { segmentId: transactions.segments[segment]?.id ?? "", rowNo };
    });
    const read = await readRows(transactions, names);
    assert(read.length === page.length, "every row of a ledger is in its segment");
    for (const [place, row] of read.entries()) rows.set(page[place] ?? -1, row);
  }
  return rows;
}

const keyOf = (typology: string, payments: readonly KeptPayment[]) =>
  createHash("sha256")
    .update(JSON.stringify([typology, ...payments.map(({ rowId }) => rowId)]))
    .digest("hex");

/** What the shapes are in the words of the case, with the rows that they rest on. */
export function keptOf(
  shape: FoundShape,
  place: number,
  given: {
    readonly rows: ReadonlyMap<number, StoredRow>;
    readonly accountAt: (index: number) => RunAccount;
  },
) {
  const payments = shape.payments.map(({ movement, day, payer, beneficiary }): KeptPayment => {
    const row = given.rows.get(movement);
    assert(row, "every payment of a shape was read back");
    const { segmentId, rowNo, exhibitId, locator, amountMinor, currency, scale } = row;
    const rowId = `${segmentId}:${rowNo}`;
    // A row without a date may stand for a transfer that another source dates.
    const bookedOn = row.bookedOn ?? dateOfDayNumber(day);
    const cited = { rowId, exhibitId, locator, bookedOn, amountMinor, currency, scale };
    return { ...cited, payer, beneficiary };
  });
  return {
    place,
    key: keyOf(shape.typology, payments),
    typology: shape.typology,
    detector: shape.detector,
    detectorVersion: shape.version,
    strength: shape.strength,
    because: shape.because,
    accounts: shape.accounts.map((account) => given.accountAt(account)),
    amounts: sumsOf(payments).map((sum) => ({ ...sum, amountMinor: String(sum.amountMinor) })),
    paymentCount: payments.length,
    fromOn: dateOfDayNumber(shape.fromDay),
    toOn: dateOfDayNumber(shape.toDay),
    payments,
  };
}
