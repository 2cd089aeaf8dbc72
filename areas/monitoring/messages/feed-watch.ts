// SPDX-License-Identifier: Apache-2.0
import type { Gone, Shape, Watching } from "@tianwang/typologies";
import type { AlertId } from "@tianwang/kernel/ids";
import { accountKey } from "./fields.ts";
import type { Party } from "./message.ts";

/** How the watch of a feed is made. */
export interface WatchMaking {
  readonly make: (codeOf: (currency: number) => string) => Watching;
  /** A shape opens an alert from this strength on; it then grows whatever its strength. */
  readonly strengthMin: number;
  /** How far back a payment can still matter: twice the longest window of the detectors. */
  readonly windowMinutes: number;
  /** The most payments that are replayed; a watch of more would take too long to start. */
  readonly replayPaymentsMax: number;
}

/** What the watch of a feed needs of a payment; enough to replay it. */
export interface WatchedPayment {
  readonly number: number;
  readonly watchedMinutes: number;
  readonly from: Party;
  readonly to: Party;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** An alert that a shape became, and the payments that it has been given already. */
export interface LiveAlert {
  readonly id: AlertId;
  readonly numbers: Set<number>;
}

/** Numbers things in the order in which they come. */
class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    this.#names.push(name);
    return this.#numbers.size - 1;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? "";
  }

  get count(): number {
    return this.#numbers.size;
  }
}

/**
 * The detectors of one feed and what they have seen. It is nothing but the replay of accepted
 * payments in their order, so it can be thrown away and made again at any time.
 */
export class FeedWatch {
  readonly #watching: Watching;
  readonly #strengthMin: number;
  readonly #baseNumber: number;
  readonly #accounts = new Numbering();
  readonly #parties: Party[] = [];
  readonly #currencies = new Numbering();
  readonly #countries = new Numbering();
  /** Alerts of the shapes that can still grow, by the number of the shape. */
  readonly live = new Map<number, LiveAlert>();
  /** Shapes that can still grow, as they stand. */
  readonly shapes = new Map<number, Shape>();
  #nextNumber: number;
  #lastMinutes = 0;

  constructor(making: WatchMaking, firstNumber: number) {
    this.#watching = making.make((currency) => this.#currencies.nameOf(currency));
    this.#strengthMin = making.strengthMin;
    this.#baseNumber = firstNumber;
    this.#nextNumber = firstNumber;
  }

  /** The number of the next payment. */
  get nextNumber(): number {
    return this.#nextNumber;
  }

  get accountCount(): number {
    return this.#accounts.count;
  }

  /** The moment at which a payment is seen: its own, or that of the one before when it comes late. */
  minutesOf(atMillis: number): number {
    return Math.max(this.#lastMinutes, Math.floor(atMillis / 60_000));
  }

  /** Takes the next payment; gives the shapes worth an alert that it opened or made to grow. */
  take(payment: WatchedPayment): readonly Shape[] {
    const { from, to } = payment;
    const grown = this.#watching.take({
      row: payment.number - this.#baseNumber,
      from: this.#account(from),
      to: this.#account(to),
      atMinutes: payment.watchedMinutes,
      amountMinor: Number(payment.amountMinor),
      currency: this.#currencies.of(payment.currency),
      fromCountry: from.country === "" ? -1 : this.#countries.of(from.country),
      toCountry: to.country === "" ? -1 : this.#countries.of(to.country),
    });
    this.#nextNumber = payment.number + 1;
    this.#lastMinutes = payment.watchedMinutes;
    for (const shape of grown) this.shapes.set(shape.id, shape);
    return grown.filter(({ id, strength }) => strength >= this.#strengthMin || this.live.has(id));
  }

  /** The shapes that can no longer grow; they are forgotten here. */
  closed(): readonly Shape[] {
    const closed = this.#watching.closed();
    for (const { id } of closed) this.shapes.delete(id);
    return closed;
  }

  /** The shapes that went without coming out; those that are closed are forgotten here. */
  gone(): readonly Gone[] {
    const gone = this.#watching.gone();
    for (const { id, isClosed } of gone) if (isClosed) this.shapes.delete(id);
    return gone;
  }

  /** The payments of a shape, by their numbers. */
  numbersOf(shape: Shape): readonly number[] {
    return shape.rows.map((row) => row + this.#baseNumber);
  }

  /** The accounts of a shape. */
  partiesOf(shape: Shape): readonly Party[] {
    return shape.accounts.flatMap((account) => this.#parties[account] ?? []);
  }

  #account(party: Party): number {
    const account = this.#accounts.of(accountKey(party));
    if (account === this.#parties.length) this.#parties.push(party);
    return account;
  }
}

/** Payments of one alert that may go on growing. */
export interface KnownAlert {
  readonly id: AlertId;
  readonly typology: string;
  readonly numbers: ReadonlySet<number>;
}

/**
 * Joins the shapes of a replay with the alerts that they had become before: the one of the same
 * typology with most payments in common. A shape without one opens an alert only when it grows.
 */
export function rejoinAlerts(watch: FeedWatch, known: readonly KnownAlert[]): void {
  for (const shape of watch.shapes.values()) {
    const numbers = watch.numbersOf(shape);
    let best: KnownAlert | null = null;
    let mostShared = 0;
    for (const alert of known) {
      if (alert.typology !== shape.typology) continue;
      const sharedCount = numbers.filter((number) => alert.numbers.has(number)).length;
      if (sharedCount <= mostShared) continue;
      best = alert;
      mostShared = sharedCount;
    }
    if (best) watch.live.set(shape.id, { id: best.id, numbers: new Set(best.numbers) });
  }
}
