// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Random } from "../random.ts";
import type { BookAccount, BookPayment, SettlementKind } from "./book.ts";
import { dayMinutes } from "./days.ts";
import { hawalaParams } from "./params.ts";
import { places } from "./places.ts";
import type { Stage } from "./stage.ts";
import { otherLeg, roundAsPeopleDo, splitAmount } from "./terms.ts";
import type { Direction, Side, Terms } from "./terms.ts";

/** Who pays whom in one part of a leg. */
export interface Route {
  readonly from: BookAccount;
  readonly to: BookAccount;
}

/** How long the second leg waits for the first. */
export type Delay = "minutes" | "hours" | "days" | "bank days";

/** What is to be settled. */
export interface Deal {
  readonly kind: SettlementKind;
  readonly terms: Terms;
  /** The leg that was agreed first, often a round amount or an invoice; the other one follows. */
  readonly known: Side;
  readonly knownMinor: bigint;
  readonly onshore: readonly Route[];
  readonly offshore: readonly Route[];
  /** The leg that is paid first. */
  readonly leads: Side;
  readonly startMinute: number;
  readonly delay: Delay;
  /** Rounds over which both legs are paid; no round balances by itself, what is left is carried. */
  readonly roundCount: number;
  /** Rounds the other leg and splits both; given by kinds that write invoices. */
  readonly round?: (minor: bigint) => bigint;
  readonly split?: (minor: bigint, partCount: number) => readonly bigint[];
}

/** The days that the slowest settlement may take, weekends included. */
export const settleDaysMax = 24;

function waits(random: Random, delay: Delay): number {
  switch (delay) {
    case "minutes":
      return random.between(2, 90);
    case "hours":
      return random.between(90, 1200);
    case "days":
      return random.between(1, 4) * dayMinutes + random.between(-300, 300);
    case "bank days":
      return random.between(1, 6) * dayMinutes + random.between(-200, 400);
  }
}

const humanSteps = [100, 1000, 10_000, 100_000];

/** The other leg: to the minor unit, to the unit, or as round as people like it. */
function roundOther(random: Random, minor: bigint): bigint {
  const how = random.below(10);
  if (how < 3) return minor;
  return roundAsPeopleDo(minor, how < 6 ? [100] : humanSteps);
}

function pays(stage: Stage, routes: readonly Route[], leg: Leg): BookPayment[] {
  const { random, days } = stage;
  return routes.map(({ from, to }, part) => {
    const round = Math.floor((part * leg.roundCount) / routes.length);
    // Parts of one round follow each other within hours.
    let minute = leg.minute + round * leg.gapMinutes + (part === 0 ? 0 : random.below(leg.spread));
    const isBank = leg.isBank || from.place !== to.place || !places[from.place].paysOnWeekends;
    if (isBank) minute = days.bankMoment(minute, random);
    assert(days.has(minute), "a settlement ends within the scene");
    const amountMinor = leg.amounts[part];
    assert(amountMinor !== undefined, "each part of a leg has an amount");
    return stage.book.pay({
      minute,
      from,
      to,
      amountMinor,
      currency: leg.currency,
      format: leg.isBank && from.place === to.place ? "transfer" : stage.formatOf({ from, to }),
    });
  });
}

interface Leg {
  readonly minute: number;
  readonly amounts: readonly bigint[];
  readonly currency: string;
  readonly roundCount: number;
  readonly gapMinutes: number;
  readonly spread: number;
  readonly isBank: boolean;
}

/** Pays both legs of a deal and notes the settlement; tells how many rows it took. */
export function strike(stage: Stage, deal: Deal): number {
  const { random } = stage;
  const { terms, known } = deal;
  const round = deal.round ?? ((minor: bigint) => roundOther(random, minor));
  const other = round(otherLeg(terms, known, deal.knownMinor));
  const total = (side: Side) => (side === known ? deal.knownMinor : other);
  const split =
    deal.split ??
    ((minor: bigint, partCount: number) =>
      splitAmount(random, minor, partCount, random.chance(50) ? 10_000n : 100n));
  const isBank = deal.delay === "bank days";
  const wait = waits(random, deal.delay);
  const gapMinutes = random.between(2, 5) * dayMinutes;
  const spread = random.pick([25, 180, 600]);
  const legOf = (side: Side): BookPayment[] => {
    const routes = deal[side];
    return pays(stage, routes, {
      minute: deal.startMinute + (side === deal.leads ? 0 : wait),
      amounts: split(total(side), routes.length),
      currency: side === "onshore" ? "CNY" : terms.currency,
      roundCount: Math.min(deal.roundCount, routes.length),
      gapMinutes,
      spread,
      isBank,
    });
  };
  const onshore = legOf("onshore");
  const offshore = legOf("offshore");
  stage.book.settle({ kind: deal.kind, terms, onshore, offshore });
  return onshore.length + offshore.length;
}

/** The rates of one broker: a margin over the middle rate that drifts from day to day. */
export class Quotes {
  readonly #stage: Stage;
  readonly #margins: number[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
    const [low, high] = hawalaParams.margin;
    let margin = stage.random.between(20, 200);
    for (let day = 0; day < stage.days.count; day++) {
      this.#margins.push(margin);
      const step = stage.random.between(-hawalaParams.marginStepMax, hawalaParams.marginStepMax);
      margin = Math.min(high, Math.max(low, margin + step));
    }
  }

  /** Offers terms on a day; the commission may be taken from a leg or be zero and paid apart. */
  offer(day: number, currency: string, direction: Direction): Terms {
    const { random, rates } = this.#stage;
    const margin = this.#margins[day] ?? 0;
    // Who brings foreign money home gets a smaller premium than who takes it out pays.
    const points = BigInt(10_000 + (direction === "out" ? margin : Math.trunc(margin / 2)));
    const middle = (rates.perDollar("CNY", day) * 10_000n) / rates.perDollar(currency, day);
    const exact = (middle * points) / 10_000n;
    // Brokers quote 7.25 or 0.925 as readily as four digits.
    const step = random.chance(40) ? (exact > 20_000n ? 100n : 10n) : 1n;
    const [least, most] = hawalaParams.commission;
    const isApart = random.chance(hawalaParams.commissionApart);
    return {
      direction,
      currency,
      rate: ((exact + step / 2n) / step) * step,
      commissionBasisPoints: isApart ? 0 : random.between(least / 5, most / 5) * 5,
    };
  }
}

/** Pays a commission apart, within a day, when the terms leave it out: a row that is no leg. */
export function payCommissionApart(
  stage: Stage,
  due: Route & { readonly terms: Terms; readonly cnyMinor: bigint; readonly minute: number },
): void {
  if (due.terms.commissionBasisPoints > 0) return;
  const points = BigInt(stage.random.between(...hawalaParams.commission));
  const amountMinor = roundAsPeopleDo((due.cnyMinor * points) / 10_000n, [100]);
  const minute = due.minute + stage.random.between(5, dayMinutes);
  stage.payWithin({ minute, from: due.from, to: due.to, amountMinor, currency: "CNY" });
}
