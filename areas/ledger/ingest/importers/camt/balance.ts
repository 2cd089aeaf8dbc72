// SPDX-License-Identifier: Apache-2.0
import type { StatedBalance } from "@tianwang/ledger";
import type { Element } from "./element.ts";
import { find, take, takeFirst } from "./element.ts";
import type { CamtProblemCode } from "./problems.ts";
import type { Direction, Moment, PrintedAmount } from "./values.ts";
import { readAmount, readDirection, takeAmount, takeMoment } from "./values.ts";

/** A balance as it stands in the message. */
export interface PrintedBalance {
  /** Code of the ISO 20022 external code set of balance types, or the bank's own word. */
  readonly type: string;
  readonly subType: string;
  readonly amount: PrintedAmount | null;
  readonly direction: Direction | null;
  readonly moment: Moment;
  readonly path: string;
}

/** Takes a `Bal`. */
function takeBalance(element: Element, path: string): PrintedBalance {
  return {
    type: takeFirst(element, [
      ["Tp", "CdOrPrtry", "Cd"],
      ["Tp", "CdOrPrtry", "Prtry"],
      ["Tp", "Cd"],
    ]),
    subType: takeFirst(element, [
      ["Tp", "SubTp", "Cd"],
      ["Tp", "SubTp", "Prtry"],
    ]),
    amount: takeAmount(element, "Amt"),
    direction: readDirection(take(element, "CdtDbtInd")),
    moment: takeMoment(find(element, "Dt")),
    path,
  };
}

/** A balance as one text, the form in which those without a place of their own are kept. */
export function describeBalance({ amount, direction, moment }: PrintedBalance): string {
  return [amount?.text, amount?.currency, direction, moment.text]
    .filter((part) => part !== undefined && part !== null && part !== "")
    .join(" ");
}

/** Reads a balance in minor units, debit negative; null when amount or direction is unreadable. */
export function readBalance(balance: PrintedBalance, scale: number): StatedBalance | null {
  const minor = balance.amount ? readAmount(balance.amount.text, scale) : null;
  if (minor === null || balance.direction === null) return null;
  return {
    amountMinor: balance.direction === "DBIT" ? -minor : minor,
    on: balance.moment.on,
  };
}

/**
 * What a balance is for the arithmetic of the statement.
 *
 * OPBD opens and CLBD closes the period. PRCD is the closing of the period before and must equal
 * OPBD, so that it opens where OPBD is not stated. Interim balances (ITBD) are subject to change
 * during the day (ISO 20022, balance type codes) and close nothing, least of all in a camt.052;
 * only where a camt.053 comes in pages do their subtypes OIBD and CIBD open and close a page.
 * Available, forward and expected balances (OPAV, CLAV, FWAV, XPCD …) count other things than
 * booked entries.
 */
function roleOf(balance: PrintedBalance): "opening" | "before" | "closing" | "other" {
  switch (balance.type) {
    case "OPBD":
      return "opening";
    case "PRCD":
      return "before";
    case "CLBD":
      return "closing";
    case "ITBD":
      if (balance.subType === "OIBD") return "opening";
      return balance.subType === "CIBD" ? "closing" : "other";
    default:
      return "other";
  }
}

type Role = ReturnType<typeof roleOf>;

/** Of several, a statement over several days opens with the earliest and closes with the latest. */
function choose(
  balances: readonly PrintedBalance[],
  role: Role,
  currency: string,
): PrintedBalance | null {
  let chosen: PrintedBalance | null = null;
  for (const balance of balances) {
    if (roleOf(balance) !== role || balance.amount?.currency !== currency) continue;
    const on = balance.moment.on ?? "";
    const known = chosen?.moment.on ?? "";
    if (!chosen || (role === "closing" ? on > known : on < known)) chosen = balance;
  }
  return chosen;
}

/** The balances of an account, and those of them that its arithmetic stands on. */
export class Balances {
  readonly #all: PrintedBalance[] = [];

  /** Takes a `Bal` of the account at the given path. */
  take(element: Element, accountPath: string): void {
    this.#all.push(takeBalance(element, `${accountPath}/Bal[${this.#all.length + 1}]`));
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** The currency of the booked balances, else of any; empty when there is none. */
  get currency(): string {
    const booked = this.#all.find((balance) => roleOf(balance) !== "other");
    return (booked ?? this.#all[0])?.amount?.currency ?? "";
  }

  /** Whether there is a balance of a role, usable or not. */
  has(role: Role): boolean {
    return this.#all.some((balance) => roleOf(balance) === role);
  }

  /** The opening booked balance, else the closing of the period before; null without either. */
  opening(currency: string): PrintedBalance | null {
    return choose(this.#all, "opening", currency) ?? choose(this.#all, "before", currency);
  }

  /** The closing booked balance. */
  closing(currency: string): PrintedBalance | null {
    return choose(this.#all, "closing", currency);
  }

  /** Reports balances that cannot be used. */
  judge(currency: string, scale: number, report: BalanceReport): void {
    for (const balance of this.#all) {
      if (balance.amount !== null && balance.amount.currency !== currency) {
        report("CAMT_BALANCE_CURRENCY", balance);
      } else if (readBalance(balance, scale) === null) report("CAMT_BALANCE_UNREADABLE", balance);
    }
    const before = choose(this.#all, "before", currency);
    const opening = choose(this.#all, "opening", currency);
    if (!before || !opening) return;
    const opened = readBalance(opening, scale)?.amountMinor;
    if (opened !== readBalance(before, scale)?.amountMinor) report("CAMT_OPENING_DIFFERS", before);
  }

  /** Those that are neither opening nor closing, under their types. */
  others(currency: string): readonly (readonly [type: string, text: string])[] {
    const used = [this.opening(currency), this.closing(currency)];
    return this.#all
      .filter((balance) => !used.includes(balance))
      .map((balance) => [balance.type, describeBalance(balance)] as const);
  }
}

/** Reports a problem with a balance. */
export type BalanceReport = (code: CamtProblemCode, balance: PrintedBalance) => void;
