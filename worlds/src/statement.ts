// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { formatMinor } from "@tianwang/kernel/money";
import type { Period } from "./calendar.ts";
import type { Account, Books, Party, Posting } from "./ledger.ts";

/** A file of a world, with its path inside the evidence folder. */
export interface WorldFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The rows of one account over one period, with the balances before and after. */
export interface Statement {
  readonly account: Account;
  readonly period: Period;
  /** Number of the statement in its series, from 1. */
  readonly number: number;
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly postings: readonly Posting[];
}

/** A row as printed: where it stands, in the form of the kernel's `formatLocator`. */
export interface PrintedRow {
  readonly posting: Posting;
  readonly at: string;
}

/** A statement as printed in a file. */
export interface PrintedStatement {
  readonly statement: Statement;
  readonly file: string;
  readonly at: string;
  /** The closing balance that the file states; planted faults make it differ. */
  readonly closingStatedMinor: bigint;
  readonly rows: readonly PrintedRow[];
}

/** A written file and the statements in it. */
export interface PrintedFile {
  readonly file: WorldFile;
  readonly statements: readonly PrintedStatement[];
}

/** Cuts the statement of a period out of the books. */
export function statementOf(
  books: Books,
  account: Account,
  period: Period,
  number: number,
): Statement {
  const all = books.postings.get(account.id);
  assert(all, "every account has its books");
  const before = all.findLast((posting) => posting.moment.on < period.from);
  const postings = all.filter(({ moment }) => moment.on >= period.from && moment.on <= period.to);
  const openingMinor = before?.balanceMinor ?? account.openingMinor;
  const closingMinor = postings.at(-1)?.balanceMinor ?? openingMinor;
  const sum = postings.reduce((total, posting) => total + posting.amountMinor, 0n);
  assert(openingMinor + sum === closingMinor, "opening and entries make closing");
  return { account, period, number, openingMinor, closingMinor, postings };
}

/** The other side of a row. */
export function counterpartyOf(posting: Posting): Party {
  return posting.side === "payer" ? posting.transfer.beneficiary : posting.transfer.payer;
}

/** The bank's own reference of a row. */
export function ownReference(posting: Posting): string {
  return posting.side === "payer"
    ? posting.transfer.references.payer
    : posting.transfer.references.beneficiary;
}

/** The end-to-end id of a row, empty where its bank does not print one. */
export function printedEndToEndId(posting: Posting): string {
  return posting.account.bank.prints.endToEndId ? posting.transfer.references.endToEndId : "";
}

/** The network's unique reference of a row, empty where its bank does not print it. */
export function printedUetr(posting: Posting): string {
  return posting.account.bank.prints.uetr ? posting.transfer.references.uetr : "";
}

/** The amount without its sign. */
export function magnitude(amountMinor: bigint): bigint {
  return amountMinor < 0n ? -amountMinor : amountMinor;
}

/** Writes an amount of a two-digit currency, all that the worlds use. */
export function decimal(amountMinor: bigint): string {
  return formatMinor(amountMinor, 2);
}

/** Writes an amount with thousands separators. */
export function grouped(amountMinor: bigint): string {
  return decimal(amountMinor).replaceAll(/\B(?=(?:\d{3})+\.)/gu, ",");
}

/** The purpose as the account's bank prints it: Chinese at home, English abroad; rates where money was changed. */
export function printedPurpose(posting: Posting): string {
  const { purpose, exchange, amountMinor, currency } = posting.transfer;
  const isHome = posting.account.bank.country === "CN";
  const text = isHome ? purpose.zh : purpose.en;
  if (!exchange || !isHome) return text;
  const original = posting.side === "payer" ? exchange : { amountMinor, currency };
  const amount = grouped(original.amountMinor);
  return `${text} ${original.currency}${amount} 汇率${exchange.rate}`;
}
