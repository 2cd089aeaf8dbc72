// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { formatMinor } from "@tianwang/kernel/money";
import { createRandom } from "../random.ts";
import type { Book, BookPayment } from "./book.ts";
import { playRings, playSingleBrokers } from "./broker-scenes.ts";
import { playConfusers } from "./confusers.ts";
import { playDailyLife } from "./daily-life.ts";
import { Days } from "./days.ts";
import { hawalaParams } from "./params.ts";
import { playHomePayers, playTradeCover, playTuition } from "./purpose-scenes.ts";
import { Stage } from "./stage.ts";

/** Which scene to make, and how big. */
export interface HawalaOrder {
  readonly seed: string;
  /** Payments in all, 5,000 to 200,000. */
  readonly rowCount: number;
}

/** A scene as CSV texts: heads in the first line, lines ended by a line feed. */
export interface HawalaTexts {
  readonly payments: string;
  readonly accounts: string;
  readonly rates: string;
  readonly labels: string;
  readonly settlements: string;
}

const rowCountRange = [5000, 200_000] as const;

/** The first days of scenes lie within this many days from 2023-01-01. */
const firstDayCount = 600;

const csv = (lines: readonly (readonly string[])[]): string =>
  `${lines.map((fields) => fields.join(",")).join("\n")}\n`;

function playStage(seed: string, rowCount: number): Stage {
  const random = createRandom(`hawala/${seed}`);
  const firstOn = addDays("2023-01-01" as CalendarDate, random.below(firstDayCount));
  const days = new Days(firstOn, random.between(...hawalaParams.dayCount));
  const stage = new Stage(random.fork("stage"), days);
  const [least, most] = hawalaParams.mirrorRows;
  const mirrorRows = (rowCount * random.between(least, most)) / 10_000;
  const plays = {
    broker: playSingleBrokers,
    ring: playRings,
    tuition: playTuition,
    trade: playTradeCover,
    home: playHomePayers,
  };
  const kinds = Object.keys(plays) as (keyof typeof plays)[];
  const weights = kinds.map((kind) => hawalaParams.shares[kind] * random.between(60, 140));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (const [at, kind] of kinds.entries()) {
    plays[kind](stage, Math.round((mirrorRows * (weights[at] ?? 0)) / sum));
  }
  playConfusers(stage, rowCount);
  playDailyLife(stage, rowCount);
  return stage;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Payments in order of time; ties are broken by account, so that order tells nothing. */
function numbered(book: Book): Map<BookPayment, string> {
  const sorted = book.payments.toSorted(
    (a, b) => a.minute - b.minute || byText(a.from.id, b.from.id) || byText(a.to.id, b.to.id),
  );
  return new Map(sorted.map((payment, at) => [payment, `T${String(at + 1).padStart(6, "0")}`]));
}

function settlementLines(book: Book, ids: ReadonlyMap<BookPayment, string>) {
  const idOf = (payment: BookPayment) => ids.get(payment) ?? "";
  const settled = book.settlements
    .map(({ kind, terms, onshore, offshore }) => ({
      kind,
      terms,
      onshore: onshore.map(idOf).toSorted(byText),
      offshore: offshore.map(idOf).toSorted(byText),
    }))
    .toSorted((a, b) => byText(a.onshore[0] ?? "", b.onshore[0] ?? ""));
  return settled.map(({ kind, terms, onshore, offshore }, at) => ({
    id: `${kind}-${String(at + 1).padStart(5, "0")}`,
    onshore,
    offshore,
    rate: formatMinor(terms.rate, 4),
    commission: formatMinor(BigInt(terms.commissionBasisPoints), 4),
  }));
}

function rateLines({ days, rates }: Stage): string[][] {
  const lines: string[][] = [];
  for (let day = 0; day < days.count; day++) {
    for (const currency of rates.currencies) {
      lines.push([days.dateOf(day), currency, formatMinor(rates.perDollar(currency, day), 6)]);
    }
  }
  return lines;
}

function paymentLine(stage: Stage, id: string, payment: BookPayment): string[] {
  const { from, to, amountMinor, currency, format, minute } = payment;
  const amount = formatMinor(amountMinor, 2);
  return [
    id,
    stage.days.write(minute),
    from.bank,
    from.id,
    to.bank,
    to.id,
    from.place,
    to.place,
    amount,
    currency,
    format,
  ];
}

/**
 * Makes a scene of informal value transfer, designed apart from `makeMirrorScene`: payments at home
 * and abroad that settle each other among lawful ones, with the truth about them.
 *
 * @example
 *   const { payments, labels } = makeHawalaTexts({ seed: "1", rowCount: 40_000 });
 */
export function makeHawalaTexts({ seed, rowCount }: HawalaOrder): HawalaTexts {
  const [least, most] = rowCountRange;
  assert(rowCount >= least && rowCount <= most, "a scene has 5,000 to 200,000 rows");
  const stage = playStage(seed, rowCount);
  const { book } = stage;
  const ids = numbered(book);
  const settlements = settlementLines(book, ids);
  const settledBy = new Map<string, string>();
  for (const { id, onshore, offshore } of settlements) {
    for (const row of [...onshore, ...offshore]) settledBy.set(row, id);
  }
  const paymentHead =
    "tx_id,timestamp,from_bank,from_account,to_bank,to_account,from_country,to_country,amount,currency,payment_format";
  const labelOf = (id: string) => {
    const settlement = settledBy.get(id);
    return [id, settlement === undefined ? "0" : "1", settlement ?? ""];
  };
  const accounts = book.accounts.toSorted((a, b) => byText(a.id, b.id));
  return {
    payments: csv([
      [paymentHead],
      ...Array.from(ids, ([payment, id]) => paymentLine(stage, id, payment)),
    ]),
    accounts: csv([
      ["account,bank,country,holder"],
      ...accounts.map(({ id, bank, place, holder }) => [id, bank, place, holder]),
    ]),
    rates: csv([["on,currency,unitsPerDollar"], ...rateLines(stage)]),
    labels: csv([["tx_id,is_mirror,settlement_id"], ...Array.from(ids.values(), labelOf)]),
    settlements: csv([
      ["settlement_id,onshore_tx_ids,offshore_tx_ids,rate,commission"],
      ...settlements.map(({ id, onshore, offshore, rate, commission }) => [
        id,
        onshore.join(" "),
        offshore.join(" "),
        rate,
        commission,
      ]),
    ]),
  };
}
