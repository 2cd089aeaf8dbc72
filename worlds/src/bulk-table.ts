// SPDX-License-Identifier: Apache-2.0
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { banks, otherBanks } from "./banks.ts";
import { accountNumber } from "./county-ledger/outside.ts";
import { makeFirms } from "./firms.ts";
import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";
import { clockTime } from "./settlement.ts";
import { grouped } from "./statement.ts";
import { csvHeads, csvLine, protectedNumber, summaries } from "./write/csv.ts";

/** What a big statement is made of. */
export interface BulkTableOrder {
  readonly seed: string;
  readonly rowCount: number;
}

/** Lines in one piece of text. */
const linesPerPiece = 2000;

/** Rows of one day; the dates follow from the first day. */
const rowsPerDay = 1200;

interface Counterparty {
  readonly number: string;
  readonly name: string;
  readonly bank: string;
}

function drawCounterparties(random: Random): Counterparty[] {
  const draw = { random, taken: new Set<string>() };
  const choice = [banks.lanjiang, banks.lanyang, otherBanks.donglan, otherBanks.villageBank];
  return makeFirms("bulk", 400, "market", draw).map((firm) => {
    const bank = random.pick(choice);
    return { number: accountNumber(bank, false, random), name: firm.name, bank: bank.name };
  });
}

/** Draws the rows of one account one after the other; its balance never goes below zero. */
class BulkRows {
  readonly #random: Random;
  readonly #counterparties: readonly Counterparty[];
  readonly #kinds = [summaries.transfer, summaries.transfer, summaries.trade, summaries.salary];
  #balance = 5_000_000_000n;
  #day = "";

  constructor(random: Random) {
    this.#random = random;
    this.#counterparties = drawCounterparties(random.fork("counterparties"));
  }

  #dayOf(index: number): string {
    if (index % rowsPerDay === 0) {
      const day = addDays("2020-01-01" as CalendarDate, index / rowsPerDay);
      this.#day = day.replaceAll("-", "");
    }
    return this.#day;
  }

  /** Rows must be asked for in order, from zero. */
  next(index: number): string {
    const random = this.#random;
    const compactDay = this.#dayOf(index);
    const seconds = Math.floor(((index % rowsPerDay) * 86_400) / rowsPerDay);
    const amount = random.amount(100, 50_000_000, 1);
    const isOut = random.chance(50) && this.#balance >= amount;
    this.#balance += isOut ? -amount : amount;
    const other = random.pick(this.#counterparties);
    return csvLine([
      compactDay,
      clockTime(seconds).replaceAll(":", ""),
      isOut ? "借" : "贷",
      grouped(amount),
      grouped(this.#balance),
      "人民币",
      protectedNumber(other.number),
      other.name,
      other.bank,
      random.pick(this.#kinds),
      `订单${random.digits(8)}`,
      protectedNumber(`LYQ${compactDay.slice(2)}${String(index + 1).padStart(9, "0")}`),
    ]);
  }
}

/**
 * Yields the text of a big statement of one account, in the layout of 岚阳商业银行 without preamble
 * and footer, a piece at a time. The caller chooses the encoding. Memory does not grow with the rows.
 *
 * @example
 *   for (const piece of bulkTable({ seed: "1", rowCount: 1_000_000 })) stream.write(piece);
 */
export function* bulkTable({ seed, rowCount }: BulkTableOrder): Generator<string, void> {
  const rows = new BulkRows(createRandom(`bulk/${seed}`));
  let lines = [csvLine(csvHeads)];
  for (let index = 0; index < rowCount; index++) {
    lines.push(rows.next(index));
    if (lines.length === linesPerPiece) {
      yield `${lines.join("\r\n")}\r\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join("\r\n")}\r\n`;
}
