// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import { createRandom } from "../random.ts";
import type { Random } from "../random.ts";
import { inPieces } from "../write/pieces.ts";
import { dayMinutes, readAttempts } from "./attempts.ts";
import type { AttemptRow, BankAccount } from "./attempts.ts";
import { backgroundDefaults } from "./background-params.ts";
import type { BackgroundParams } from "./background-params.ts";
import { amountIn, PaymentSample } from "./payment-sample.ts";
import { Population } from "./population.ts";

/** What a background is made from: texts of the published layout, handed over by the caller. */
export interface PlantOrder {
  readonly seed: string;
  /** The text of `attempts_transactions.csv`. */
  readonly attempts: string;
  /** The text of `transactions_sample.csv`. */
  readonly sample: string;
  readonly params?: Partial<BackgroundParams>;
}

/** A background with attempts in it. Each file is written anew, to the same bytes, when asked for. */
export interface PlantedPayments {
  readonly rowCount: number;
  /** Rows in order of time, in the columns of the sample without the label. */
  transactions(): Generator<string, void>;
  /** `row` (1 for the first row below the head) and `attempt_id` of each planted row. */
  labels(): Generator<string, void>;
  /** The attempts as they were handed over. */
  attempts(): string;
}

const transactionsHead =
  "timestamp,from_bank_id,from_account_id,from_account_key,to_bank_id,to_account_id,to_account_key,amount_received,receiving_currency,amount_paid,payment_currency,payment_format";

/** When rows fall: background rows of each minute, and before which of them an attempt's row stands. */
interface Timeline {
  readonly firstMinute: number;
  readonly counts: Uint32Array;
  /** Attempts' rows by minute from the first, each with the background rows of it that go before. */
  readonly planted: ReadonlyMap<number, readonly { slot: number; row: AttemptRow }[]>;
}

function makeTimeline(attempts: readonly AttemptRow[], rowCount: number, random: Random): Timeline {
  const startOfDay = (minute: number) => minute - (minute % dayMinutes);
  const firstMinute = startOfDay(attempts[0]?.minute ?? 0);
  const end = startOfDay(attempts.at(-1)?.minute ?? 0) + dayMinutes;
  const counts = new Uint32Array(end - firstMinute);
  for (let i = 0; i < rowCount; i++) {
    const minute = random.below(counts.length);
    counts[minute] = (counts[minute] ?? 0) + 1;
  }
  const byMinute = Map.groupBy(attempts, ({ minute }) => minute - firstMinute);
  const planted = new Map<number, { slot: number; row: AttemptRow }[]>();
  for (const [minute, rows] of byMinute) {
    const slots = rows.map(() => random.below((counts[minute] ?? 0) + 1));
    slots.sort((a, b) => a - b);
    planted.set(
      minute,
      rows.map((row, i) => ({ slot: slots[i] ?? 0, row })),
    );
  }
  return { firstMinute, counts, planted };
}

const accountCells = ({ bank, id }: BankAccount) => `${bank},${id},${bank}:${id}`;

function attemptLine(row: AttemptRow): string {
  const money = `${row.received},${row.receivedIn},${row.paid},${row.paidIn},${row.format}`;
  return `${row.timestamp},${accountCells(row.from)},${accountCells(row.to)},${money}`;
}

function timestampOf(minute: number): string {
  const inDay = minute % dayMinutes;
  const two = (n: number) => String(n).padStart(2, "0");
  const on = dateOfDayNumber(Math.floor(minute / dayMinutes)).replaceAll("-", "/");
  return `${on} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

/** Draws background rows one after the other. */
class Background {
  readonly #params: BackgroundParams;
  readonly #sample: PaymentSample;
  readonly #population: Population;
  readonly #random: Random;

  constructor(made: Ingredients, random: Random) {
    this.#params = made.params;
    this.#sample = made.sample;
    this.#population = new Population({ ...made, random: random.fork("population") });
    this.#random = random.fork("rows");
  }

  line(timestamp: string): string {
    const random = this.#random;
    const isSelf = random.below(1000) < this.#params.selfPermille;
    const [from, to] = isSelf ? this.#self() : this.#population.drawPair();
    const { format, cents } = this.#sample.draw(isSelf, random);
    const spread = this.#params.amountSpreadPermille;
    const drawn = Math.max(
      1,
      Math.round((cents * (1000 + random.between(-spread, spread))) / 1000),
    );
    const amount = amountIn(from.currency, drawn);
    // The set books every payment in bitcoin under a format of that name.
    const booked = from.currency === "Bitcoin" ? "Bitcoin" : format;
    const money = `${amount},${from.currency},${amount},${from.currency},${booked}`;
    return `${timestamp},${accountCells(from)},${accountCells(to)},${money}`;
  }

  #self() {
    const account = this.#population.drawSelf();
    return [account, account] as const;
  }
}

interface Ingredients {
  readonly params: BackgroundParams;
  readonly sample: PaymentSample;
  readonly attempts: readonly AttemptRow[];
}

function* linesOf(timeline: Timeline, background: Background): Generator<string, void> {
  for (const [minute, count] of timeline.counts.entries()) {
    const planted = timeline.planted.get(minute) ?? [];
    const timestamp = timestampOf(timeline.firstMinute + minute);
    let next = 0;
    for (let written = 0; written <= count; written++) {
      for (let due = planted[next]; due?.slot === written; due = planted[next]) {
        yield attemptLine(due.row);
        next++;
      }
      if (written < count) yield background.line(timestamp);
    }
    assert(next === planted.length, "every row of an attempt is planted");
  }
}

function* labelLines({ counts, planted }: Timeline): Generator<string, void> {
  let before = 0;
  for (const [minute, count] of counts.entries()) {
    const rows = planted.get(minute) ?? [];
    for (const [i, { slot, row }] of rows.entries()) {
      yield `${before + slot + i + 1},${row.attemptId}`;
    }
    before += count + rows.length;
  }
}

/**
 * Plants attempts, at their own times and unchanged, into a background that follows a sample. Memory
 * holds the accounts and not the rows.
 *
 * @example
 *   const planted = plantAttempts({ seed: "1", attempts, sample });
 *   for (const piece of planted.transactions()) stream.write(piece);
 */
export function plantAttempts({ seed, attempts, sample, params }: PlantOrder): PlantedPayments {
  const made: Ingredients = {
    params: { ...backgroundDefaults, ...params },
    sample: new PaymentSample(sample),
    attempts: readAttempts(attempts),
  };
  const random = createRandom(`planted/${seed}`);
  const timeline = makeTimeline(made.attempts, made.params.rowCount, random.fork("timeline"));
  return {
    rowCount: made.params.rowCount + made.attempts.length,
    transactions: () =>
      inPieces(transactionsHead, linesOf(timeline, new Background(made, random.fork("rows")))),
    labels: () => inPieces("row,attempt_id", labelLines(timeline)),
    attempts: () => attempts,
  };
}
