// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import {
  magnitude,
  counterpartyOf,
  decimal,
  ownReference,
  printedEndToEndId,
} from "../statement.ts";
import type { PrintedFile, PrintedRow, PrintedStatement, Statement } from "../statement.ts";
import type { Posting, TransferKind } from "../ledger.ts";

/** Transaction type identification codes of field 61, subfield 6 (SWIFT User Handbook, MT 940). */
const codes: Readonly<Record<TransferKind, string>> = {
  transfer: "NTRF",
  salary: "NTRF",
  tax: "NTRF",
  card: "NCLR",
  cash: "NMSC",
  fee: "NCHG",
  interest: "NINT",
  trade: "NTRF",
  securities: "NSEC",
};

/** How a bank writes its messages. */
export interface Mt940Habits {
  /** In FIN blocks `{1:…}{2:…}{4:` … `-}`, else bare fields closed by `-`. */
  readonly inBlocks: boolean;
  /** The most entries of one message; a longer statement goes on in the next with 60M and 62M. */
  readonly entriesMax: number;
  /** Structured `/EREF/…/CNTP/…` text in field 86, else free text. */
  readonly isStructured: boolean;
}

/** A closing balance that is printed wrongly on purpose. */
export interface WrongClosing {
  readonly statementNumber: number;
  readonly offByMinor: bigint;
}

/** What a file of messages is written from. */
export interface Mt940Order {
  readonly path: string;
  readonly statements: readonly Statement[];
  readonly habits: Mt940Habits;
  readonly wrongClosing?: WrongClosing;
}

const day = (date: CalendarDate) => date.slice(2).replaceAll("-", "");
const amountOf = (amountMinor: bigint) => decimal(magnitude(amountMinor)).replace(".", ",");
const markOf = (amountMinor: bigint) => (amountMinor < 0n ? "D" : "C");

/** Keeps the SWIFT x character set, in capitals. */
function swiftText(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9/\-?:().,'+ ]/gu, " ")
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}

/** At most six lines of 65 characters, none starting with the marks that would end the field. */
function narrative(text: string): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== "" && lines.length < 6) {
    let cut = Math.min(65, rest.length);
    while (/^[:-]/u.test(rest.slice(cut))) cut--;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return lines;
}

/** A part of `/CNTP/…`: the slash divides its parts. */
const partText = (text: string) => swiftText(text).replaceAll("/", " ");

/**
 * Code words between slashes, in the order of ING's description of structured MT940 (2013):
 * `/EREF/…/CNTP/account/bic/name/city/REMI/USTD//…`, with the original amount and rate before.
 */
function structuredText(posting: Posting): string {
  const other = counterpartyOf(posting);
  const { purpose, exchange, amountMinor, currency } = posting.transfer;
  const reference = printedEndToEndId(posting);
  const original = posting.side === "payer" ? exchange : { amountMinor, currency };
  return [
    reference === "" ? "" : `/EREF/${reference}`,
    exchange && original
      ? `/OCMT/${original.currency}${amountOf(original.amountMinor)}/EXCH/${exchange.rate.replace(".", ",")}`
      : "",
    other.latin === ""
      ? ""
      : `/CNTP/${other.number}/${other.bank?.bic ?? ""}/${partText(other.latin)}/`,
    `/REMI/USTD//${swiftText(purpose.en)}`,
  ].join("");
}

function freeText(posting: Posting): string {
  const other = counterpartyOf(posting);
  const { purpose, exchange, amountMinor, currency } = posting.transfer;
  const direction = posting.side === "payer" ? "TO" : "FROM";
  const original = posting.side === "payer" ? exchange : { amountMinor, currency };
  return [
    swiftText(purpose.en),
    other.latin === "" ? "" : ` ${direction} ${swiftText(other.latin)}`,
    other.number === "" ? "" : ` AC ${other.number}`,
    exchange && original
      ? ` ORIG ${original.currency} ${amountOf(original.amountMinor)} RATE ${exchange.rate.replace(".", ",")}`
      : "",
  ].join("");
}

function entryLines(posting: Posting, habits: Mt940Habits): string[] {
  const { on, valueOn } = posting.moment;
  const reference = printedEndToEndId(posting);
  const entryDay = habits.isStructured || on !== valueOn ? day(on).slice(2) : "";
  const head = [
    `:61:${day(valueOn)}${entryDay}${markOf(posting.amountMinor)}${amountOf(posting.amountMinor)}`,
    `${codes[posting.transfer.kind]}${reference === "" ? "NONREF" : reference}`,
    `//${ownReference(posting)}`,
  ].join("");
  const text = habits.isStructured ? structuredText(posting) : freeText(posting);
  const [first = "", ...more] = narrative(text);
  return [head, `:86:${first}`, ...more];
}

/** The part of a statement that one message carries. */
interface Page {
  readonly number: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly openingMinor: bigint;
  readonly openingOn: CalendarDate;
  readonly closingMinor: bigint;
  readonly closingOn: CalendarDate;
  readonly postings: readonly Posting[];
}

function pagesOf(statement: Statement, entriesMax: number): Page[] {
  const { postings, openingMinor, period } = statement;
  const count = Math.max(1, Math.ceil(postings.length / entriesMax));
  return Array.from({ length: count }, (_, i) => {
    const from = i * entriesMax;
    const part = postings.slice(from, from + entriesMax);
    const before = postings[from - 1];
    const last = part.at(-1);
    const opening = before?.balanceMinor ?? openingMinor;
    const isLast = i === count - 1;
    return {
      number: i + 1,
      isFirst: i === 0,
      isLast,
      openingMinor: opening,
      openingOn: before?.moment.on ?? period.from,
      closingMinor: last?.balanceMinor ?? opening,
      closingOn: isLast ? period.to : (last?.moment.on ?? period.to),
      postings: part,
    };
  });
}

/** Collects the lines of a file and knows where it stands. */
class Writer {
  readonly lines: string[] = [];
  readonly printed: PrintedStatement[] = [];
  readonly #order: Mt940Order;

  constructor(order: Mt940Order) {
    this.#order = order;
  }

  page(statement: Statement, page: Page): void {
    const { habits, wrongClosing, path } = this.#order;
    const { account, period, number } = statement;
    const at = `line ${this.lines.length + 1}`;
    this.#open(statement);
    const balance = (tag: string, on: CalendarDate, amountMinor: bigint) =>
      `:${tag}:${markOf(amountMinor)}${day(on)}${account.currency}${amountOf(amountMinor)}`;
    const isWrong = page.isLast && wrongClosing?.statementNumber === number;
    const closing = page.closingMinor + (isWrong ? wrongClosing.offByMinor : 0n);
    const sequence = String(number).padStart(5, "0");
    this.lines.push(
      `:20:STM${day(period.to)}${String(page.number).padStart(3, "0")}`,
      `:25:${account.number}`,
      `:28C:${sequence}/${String(page.number).padStart(5, "0")}`,
      balance(page.isFirst ? "60F" : "60M", page.openingOn, page.openingMinor),
    );
    const rows = page.postings.map((posting) => this.#entry(posting));
    this.lines.push(balance(page.isLast ? "62F" : "62M", page.closingOn, closing));
    if (page.isLast) this.lines.push(balance("64", period.to, closing));
    this.lines.push(habits.inBlocks ? "-}" : "-");
    const part = { ...statement, ...page, number };
    this.printed.push({ statement: part, file: path, at, closingStatedMinor: closing, rows });
  }

  #open({ account, period }: Statement): void {
    if (!this.#order.habits.inBlocks) return;
    const address = `${account.bank.bic}AXXX0000000000`;
    const sent = `${day(period.to)}1800`;
    this.lines.push(`{1:F01${address}}{2:O9401800${day(period.to)}${address}${sent}N}{4:`);
  }

  #entry(posting: Posting): PrintedRow {
    const at = `line ${this.lines.length + 1}`;
    this.lines.push(...entryLines(posting, this.#order.habits));
    return { posting, at };
  }
}

/** Writes statements as MT940 messages, one or more a statement, lines closed by CRLF. */
export function writeMt940(order: Mt940Order): PrintedFile {
  const writer = new Writer(order);
  for (const statement of order.statements) {
    for (const page of pagesOf(statement, order.habits.entriesMax)) writer.page(statement, page);
  }
  const text = `${writer.lines.join("\r\n")}\r\n`;
  return {
    file: { path: order.path, bytes: new TextEncoder().encode(text) },
    statements: writer.printed,
  };
}
