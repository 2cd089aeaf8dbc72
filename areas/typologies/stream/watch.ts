// SPDX-License-Identifier: Apache-2.0
import { ContactGraph } from "../graph/contact-graph.ts";
import type { Detector, DetectorRun } from "./detector.ts";
import { defaultsOf } from "./detector.ts";
import { detectors as all } from "../detectors/catalogue.ts";
import type { MinorValue } from "./ground.ts";
import { Ground, minutesADay } from "./ground.ts";
import type { Bite } from "./limit-board.ts";
import { LimitBoard } from "./limit-board.ts";
import type { Payment } from "./payment.ts";
import { windowsUpTo } from "../search/windows.ts";
import { ShapeBook } from "./shape-book.ts";
import type { Gone, Shape, Watching } from "./shape.ts";

/** How a stream is watched. */
export interface WatchParams {
  /** The longest window of a shape. */
  readonly windowDays: number;
  /** A pair that was silent for so long counts as new. */
  readonly memoryDays: number;
  readonly novelty: "first-contact" | "all";
  /** Shapes that chance alone would make more often than this for a thousand accounts are left out. */
  readonly perThousandMax: number;
  readonly detectors: readonly Detector[];
  /** What amounts of different currencies are compared by; without it only those of one currency are. */
  readonly minorValue: MinorValue;
}

/** A shape is kept in view though it seems so many times as usual: later it may prove rarer. */
const openedFor = 5;

/** What is watched for when nothing else is said. */
export const watchDefaults: WatchParams = {
  windowDays: 120,
  memoryDays: 730,
  novelty: "first-contact",
  perThousandMax: 30,
  detectors: all,
  minorValue: () => null,
};

/** How large the state of a watch is. */
export interface WatchState {
  readonly paymentCount: number;
  readonly contactCount: number;
  readonly youngCount: number;
  readonly pairCount: number;
  readonly accountCount: number;
  readonly openShapeCount: number;
  /** Bytes of the contacts' ring, of the table of pairs and of accounts. */
  readonly contactBytes: number;
  readonly pairBytes: number;
  readonly accountBytes: number;
  readonly bites: readonly Bite[];
}

/** All detectors at work on one stream of payments, on one graph. */
export class Watch implements Watching {
  readonly #graph: ContactGraph;
  readonly #limits = new LimitBoard();
  readonly #ground: Ground;
  readonly #book: ShapeBook;
  readonly #onContact: ((contact: number) => void)[];
  readonly #onPayment: ((payment: Payment) => void)[];
  readonly #forget: (contact: number) => void;
  #paymentCount = 0;

  constructor(params: Partial<WatchParams> = {}) {
    const { windowDays, memoryDays, novelty, perThousandMax, detectors, minorValue } = {
      ...watchDefaults,
      ...params,
    };
    const youngMinutes = windowDays * minutesADay;
    this.#graph = new ContactGraph({
      youngMinutes,
      memoryMinutes: Math.max(memoryDays * minutesADay, youngMinutes),
      novelty,
    });
    const windows = windowsUpTo(youngMinutes);
    this.#ground = new Ground(this.#graph, { limits: this.#limits, minorValue });
    const thousands = () => Math.max(1, this.#graph.accountCount / 1000);
    this.#book = new ShapeBook(this.#graph, () => Math.log10(perThousandMax * thousands()));
    const runs: DetectorRun[] = detectors.map((detector) =>
      detector.run({
        ground: this.#ground,
        book: this.#book,
        values: defaultsOf(detector),
        windows,
        isRare: (logExpected) =>
          logExpected <= Math.log10(perThousandMax * openedFor * thousands()),
      }),
    );
    this.#onContact = runs.flatMap(({ onContact }) => onContact ?? []);
    this.#onPayment = runs.flatMap(({ onPayment }) => onPayment ?? []);
    this.#forget = (contact) => {
      this.#ground.discount(contact);
      this.#book.keep(contact);
    };
  }

  take(payment: Payment): readonly Shape[] {
    this.#see(payment);
    return this.#book.touched();
  }

  /** Takes a payment without giving what it changed: for files, whose shapes are read when closed. */
  feed(payment: Payment): void {
    this.#see(payment);
    this.#book.forgetTouched();
    this.#book.gone();
  }

  closed(): readonly Shape[] {
    return this.#book.closed(this.#ground.nowMinutes);
  }

  gone(): readonly Gone[] {
    return this.#book.gone();
  }

  finish(): readonly Shape[] {
    return this.#book.finish();
  }

  state(): WatchState {
    const graph = this.#graph;
    const { contacts, pairs, accounts } = graph.byteCounts;
    return {
      paymentCount: this.#paymentCount,
      contactCount: graph.newest + 1,
      youngCount: graph.youngCount,
      pairCount: graph.pairCount,
      accountCount: graph.accountCount,
      openShapeCount: this.#book.openCount,
      contactBytes: contacts,
      pairBytes: pairs,
      accountBytes: accounts,
      bites: this.#limits.list(),
    };
  }

  #see(payment: Payment): void {
    this.#paymentCount += 1;
    this.#graph.expire(payment.atMinutes, this.#forget);
    this.#ground.advance(payment.atMinutes);
    // Between accounts of one number nothing flows: such rows are balances, not shapes.
    if (payment.from === payment.to) return;
    if (this.#graph.add(payment) === "contact") {
      const contact = this.#graph.newest;
      this.#ground.count(contact);
      for (const see of this.#onContact) see(contact);
    }
    for (const see of this.#onPayment) see(payment);
  }
}
