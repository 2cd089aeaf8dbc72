// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Problem } from "@tianwang/kernel/problem";
import type { Locator } from "@tianwang/kernel/source";

/** One end of a transfer as the source names it; empty text where the source says nothing. */
export interface Party {
  /** Account number or IBAN without spaces, as printed otherwise. */
  readonly account: string;
  readonly name: string;
  /** Bank code (BIC or national) or the bank's name. */
  readonly bank: string;
}

/**
 * From whose books the row is taken: a statement of the payer's account, of the beneficiary's
 * account, or a register that lists transfers of others.
 */
export type RowSide = "payer" | "beneficiary" | "register";

/** `information` rows (camt.054 advices, pending items) are shown but never summed. */
export type RowStatus = "booked" | "pending" | "information";

/**
 * One row of a source file in the one form that everything downstream reads: money moved from a
 * payer to a beneficiary. A reader may reuse the object: it is valid only during the call.
 */
export interface SourceRow {
  readonly locator: Locator;
  readonly side: RowSide;
  readonly status: RowStatus;
  /** Booking date; null only where the source has none (such rows are problems too). */
  readonly bookedOn: CalendarDate | null;
  /** Local time of day, `HH:MM:SS`, empty when unknown. */
  readonly bookedTime: string;
  readonly valueOn: CalendarDate | null;
  /** Never negative: the direction is in payer and beneficiary. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly scale: number;
  /** Balance of the statement's own account after this row, where the source prints one. */
  readonly balanceMinor: bigint | null;
  readonly payer: Party;
  readonly beneficiary: Party;
  /** Whether the row takes back an earlier one (camt RvslInd, MT940 RC/RD). */
  readonly isReversal: boolean;
  readonly purpose: string;
  /** The bank's own reference of the entry. */
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly uetr: string;
  /** Transaction code of the source, e.g. `PMNT/RCDT/ESCT`, `NTRF`. */
  readonly code: string;
  /** Source fields that have no place above, by their source name; nothing is dropped. */
  readonly extra: Readonly<Record<string, string>>;
}

/** A balance as stated by the bank. Debit balances are negative. */
export interface StatedBalance {
  readonly amountMinor: bigint;
  readonly on: CalendarDate | null;
}

/** The head of a statement, known before its first row. */
export interface StatementHead {
  readonly locator: Locator;
  /** Number of the statement as printed (28C, ElctrncSeqNb …), empty when none. */
  readonly statementNo: string;
  /** `statement`: end of day; `report`: interim (camt.052, MT942); `notification`: camt.054; `register`. */
  readonly kind: "statement" | "report" | "notification" | "register";
  /** The own account; its account is empty for a register. */
  readonly account: Party;
  readonly currency: string;
  readonly scale: number;
  readonly opening: StatedBalance | null;
  /**
   * Whether this is a further page of the statement before it, of the same account: MT940 field
   * 60M, camt page number above one. Its opening balance is the closing of that page.
   */
  readonly isContinuation?: boolean;
  /** Whether the file lists the newest row first, as many table exports do. */
  readonly isNewestFirst?: boolean;
  /** Fields of the source that have no place above, by their source name; nothing is dropped. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** What becomes known at the end of a statement. */
export interface StatementTail {
  readonly closing: StatedBalance | null;
  /** Opening balance where the format states it only late (tables with a running balance). */
  readonly opening?: StatedBalance | null;
  /** Whether further pages follow: MT940 field 62M, camt `LastPgInd` false. */
  readonly isContinued?: boolean;
  /** Fields of the source that have no place above, by their source name; nothing is dropped. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** Where a reader puts what it reads, in the order of the file. */
export interface RowSink {
  openStatement(head: StatementHead): void;
  row(row: SourceRow): void;
  closeStatement(tail: StatementTail): void;
  problem(problem: Problem): void;
}

/** A streaming reader of one file: pure, fed with decoded text. */
export interface TextReader {
  write(chunk: string): void;
  end(): void;
}

/** The party that is not named. */
export const unnamedParty: Party = { account: "", name: "", bank: "" };
