// SPDX-License-Identifier: Apache-2.0
import type { AccountLedger, AccountTrace, Parts } from "./account-ledger.ts";
import { addPart, assertConserved, holder } from "./account-ledger.ts";
import type { Fraction } from "./fraction.ts";
import { whole } from "./fraction.ts";

/** A deposit, or what is left of it. */
interface Lot {
  readonly party: string;
  leftMinor: bigint;
}

/** Which lots a withdrawal takes. */
export interface LotOrder {
  /** The earliest paid in, or the latest. */
  readonly from: "first" | "last";
  /** Whether the holder is presumed to spend his own money before that of others. */
  readonly isOwnFirst: boolean;
}

/** Lots in the order of their deposit; they leave at either end. */
class LotLine {
  readonly #lots: Lot[] = [];
  #head = 0;

  put(party: string, amountMinor: bigint): void {
    if (amountMinor > 0n) this.#lots.push({ party, leftMinor: amountMinor });
  }

  /** Takes up to an amount; returns what was lacking. */
  take(amountMinor: bigint, from: LotOrder["from"], into: Map<string, Fraction>): bigint {
    let lackingMinor = amountMinor;
    while (lackingMinor > 0n) {
      const lot = from === "first" ? this.#lots[this.#head] : this.#lots.at(-1);
      if (lot === undefined) break;
      const takenMinor = lot.leftMinor < lackingMinor ? lot.leftMinor : lackingMinor;
      lot.leftMinor -= takenMinor;
      lackingMinor -= takenMinor;
      addPart(into, lot.party, whole(takenMinor));
      if (lot.leftMinor === 0n) this.#drop(from);
    }
    return lackingMinor;
  }

  #drop(from: LotOrder["from"]): void {
    if (from === "first") this.#head += 1;
    else this.#lots.pop();
    if (this.#head < this.#lots.length) return;
    this.#lots.length = 0;
    this.#head = 0;
  }

  left(into: Map<string, Fraction>): void {
    for (const { party, leftMinor } of this.#lots.slice(this.#head))
      addPart(into, party, whole(leftMinor));
  }
}

/** Follows whole minor units, lot by lot: each withdrawal is somebody's very deposit. */
export function traceLots(ledger: AccountLedger, { from, isOwnFirst }: LotOrder): AccountTrace {
  const all = new LotLine();
  const own = isOwnFirst ? new LotLine() : all;
  const repaid = new Map<string, Fraction>();
  const withdrawals: Parts[] = [];
  let debtMinor = 0n;
  let overdrawnMinor = 0n;
  for (const event of ledger.events) {
    if (event.kind === "in") {
      const repaidMinor = debtMinor < event.amountMinor ? debtMinor : event.amountMinor;
      debtMinor -= repaidMinor;
      addPart(repaid, event.party, whole(repaidMinor));
      (event.party === holder ? own : all).put(event.party, event.amountMinor - repaidMinor);
      continue;
    }
    const parts = new Map<string, Fraction>();
    let lackingMinor = event.amountMinor;
    if (isOwnFirst) lackingMinor = own.take(lackingMinor, from, parts);
    lackingMinor = all.take(lackingMinor, from, parts);
    debtMinor += lackingMinor;
    overdrawnMinor += lackingMinor;
    withdrawals.push(parts);
  }
  const remaining = new Map<string, Fraction>();
  all.left(remaining);
  if (isOwnFirst) own.left(remaining);
  const trace = { remaining, withdrawals, repaid, overdrawnMinor };
  assertConserved(ledger, trace);
  return trace;
}
