// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Text } from "@tianwang/kernel/text";
import { addBusinessDays } from "../calendar.ts";
import type { Intent, Moment, Party, TransferKind } from "../ledger.ts";
import type { Exchange } from "../rates.ts";
import type { Random } from "../random.ts";
import { settle, timeBetween } from "../settlement.ts";

/** What a step of the plot does with the money. */
export type Stage =
  | "misappropriation"
  | "shells"
  | "layering"
  | "trade-invoice"
  | "underground-home"
  | "underground-abroad"
  | "abroad"
  | "property"
  | "portfolio"
  | "benefit";

/** Money of the plot that lies with a party, and the step that brought it. */
export interface Lot {
  readonly step: string;
  readonly amountMinor: bigint;
}

/** A step of the plot and which earlier steps its money comes from, first in first out. */
export interface PlotStep {
  readonly key: string;
  readonly stage: Stage;
  readonly intent: Intent;
  readonly fundedBy: readonly Lot[];
}

/** A mirror transfer: paid in at home, paid out abroad, and nothing in between. */
export interface Mirror {
  readonly leg: 1 | 2;
  readonly home: readonly Lot[];
  readonly abroad: readonly string[];
  readonly homeMinor: bigint;
  readonly abroadMinor: bigint;
  readonly abroadCurrency: string;
  readonly commissionBasisPoints: number;
}

/** What to pay, by whom, to whom and why. */
export interface Payment {
  readonly from: Party;
  readonly to: Party;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly exchange?: Exchange;
  readonly stage: Stage;
  readonly purpose: Text;
  readonly kind?: TransferKind;
  /** Money from outside the plot: taken funds, payouts of an underground bank. */
  readonly isFresh?: boolean;
  /** What happens when the money has arrived. */
  readonly onArrival?: (arrived: Moment, lot: Lot) => void;
}

interface Appointment {
  readonly key: string;
  readonly run: () => void;
}

/** Plays a plot in the order of time: who holds how much of the money, and what they do next. */
export class Plot {
  readonly steps: PlotStep[] = [];
  readonly mirrors: Mirror[] = [];
  readonly #agenda: Appointment[] = [];
  readonly #pots = new Map<string, Lot[]>();
  readonly #random: Random;
  /** Payments agreed on and not yet made. */
  readonly #promised = new Map<string, bigint>();
  #made = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Makes an appointment; appointments of one moment are kept in the order in which they were made. */
  at(on: CalendarDate, time: string, run: () => void): void {
    const key = `${on}T${time}#${String(this.#made++).padStart(6, "0")}`;
    this.#agenda.push({ key, run });
  }

  /** Pays so many business days of the payer's bank after a moment; zero = within hours. */
  payLater(arrived: Moment, dayCount: number, payment: Payment): void {
    const country = payment.from.bank?.country ?? "CN";
    const on = dayCount > 0 ? addBusinessDays(country, arrived.on, dayCount) : arrived.on;
    const hour = Number(arrived.time.slice(0, 2));
    const time =
      dayCount > 0
        ? timeBetween(this.#random, 9, 16)
        : timeBetween(this.#random, Math.min(hour + 1, 22), Math.min(hour + 3, 24));
    this.#promise(payment.from, payment.amountMinor);
    this.at(on, time, () => {
      this.#promise(payment.from, -payment.amountMinor);
      this.pay(on, time, payment);
    });
  }

  #promise(party: Party, amountMinor: bigint): void {
    this.#promised.set(party.id, (this.#promised.get(party.id) ?? 0n) + amountMinor);
  }

  /** Keeps all appointments, those included that are made on the way. */
  play(): void {
    while (this.#agenda.length > 0) {
      let first = 0;
      for (let i = 1; i < this.#agenda.length; i++) {
        if ((this.#agenda[i]?.key ?? "") < (this.#agenda[first]?.key ?? "")) first = i;
      }
      this.#agenda.splice(first, 1)[0]?.run();
    }
  }

  /** How much money of the plot lies with a party. */
  pot(party: Party): bigint {
    return (this.#pots.get(party.id) ?? []).reduce((sum, lot) => sum + lot.amountMinor, 0n);
  }

  /** How much of it no agreed payment needs. */
  free(party: Party): bigint {
    return this.pot(party) - (this.#promised.get(party.id) ?? 0n);
  }

  /** Parties with money of the plot, and that money. */
  pots(): { readonly party: string; readonly lots: readonly Lot[] }[] {
    return [...this.#pots]
      .map(([party, lots]) => ({ party, lots }))
      .filter(({ lots }) => lots.length > 0);
  }

  /** Takes money out of a party's pot, oldest first. */
  take(party: Party, amountMinor: bigint): Lot[] {
    const lots = this.#pots.get(party.id) ?? [];
    const taken: Lot[] = [];
    let left = amountMinor;
    while (left > 0n) {
      const lot = lots.shift();
      assert(lot, `${party.id} has the money of the plot that it pays`);
      const part = lot.amountMinor < left ? lot.amountMinor : left;
      taken.push({ step: lot.step, amountMinor: part });
      if (part < lot.amountMinor) lots.unshift({ ...lot, amountMinor: lot.amountMinor - part });
      left -= part;
    }
    return taken;
  }

  /** Pays at a moment, out of the pot of the payer unless the money is fresh; returns the step's key. */
  pay(on: CalendarDate, time: string, payment: Payment): string {
    const { from, to, stage } = payment;
    const key = `S${String(this.steps.length + 1).padStart(4, "0")}`;
    const fundedBy = payment.isFresh === true ? [] : this.take(from, payment.amountMinor);
    const moments = settle({ payer: from.bank, beneficiary: to.bank }, on, time, this.#random);
    this.steps.push({
      key,
      stage,
      fundedBy,
      intent: {
        payer: from,
        beneficiary: to,
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        ...(payment.exchange ? { exchange: payment.exchange } : {}),
        ...moments,
        kind: payment.kind ?? "transfer",
        purpose: payment.purpose,
        step: key,
      },
    });
    const amountMinor = payment.exchange?.amountMinor ?? payment.amountMinor;
    this.at(moments.received.on, moments.received.time, () =>
      this.#arrive(to, { step: key, amountMinor }, moments.received, payment.onArrival),
    );
    return key;
  }

  #arrive(to: Party, lot: Lot, moment: Moment, onArrival: Payment["onArrival"]): void {
    const lots = this.#pots.get(to.id) ?? [];
    lots.push(lot);
    this.#pots.set(to.id, lots);
    onArrival?.(moment, lot);
  }
}

/**
 * Splits an amount into parts of unequal size in whole steps; the last part takes what is left.
 * No part is zero when the amount has at least one step for each part.
 */
export function splitAmount(
  totalMinor: bigint,
  partCount: number,
  stepMinor: bigint,
  random: Random,
): bigint[] {
  const parts: bigint[] = [];
  let left = totalMinor;
  for (let i = partCount; i > 1; i--) {
    const share = (left * BigInt(random.between(70, 130))) / BigInt(100 * i);
    const part = share - (share % stepMinor);
    parts.push(part);
    left -= part;
  }
  return [...parts, left].filter((part) => part > 0n);
}

/** So many percent of an amount, in whole steps. */
export function percentOf(amountMinor: bigint, percent: number, stepMinor: bigint): bigint {
  const part = (amountMinor * BigInt(percent)) / 100n;
  return part - (part % stepMinor);
}
