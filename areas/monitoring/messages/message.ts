// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "@tianwang/kernel/calendar";
import type { TextValues } from "@tianwang/kernel/text";

/** The forms in which payments arrive. */
export const messageKinds = ["json", "pacs.008", "pacs.009"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** One side of a payment, as its message states it. */
export interface Party {
  /** BIC without its branch `XXX`, or the code of a clearing system; empty when not stated. */
  readonly bank: string;
  /** IBAN or another number of the account; empty when a bank pays for itself. */
  readonly number: string;
  /** ISO 3166 code of the account's country; empty when unknown. */
  readonly country: string;
  readonly name: string;
}

/** One payment out of a message. */
export interface StatedPayment {
  /** The message's id and the transaction's, which together are never used twice. */
  readonly messageId: string;
  readonly transactionId: string;
  readonly kind: MessageKind;
  readonly at: Instant;
  readonly from: Party;
  readonly to: Party;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly scale: number;
  /** What the payer wrote. */
  readonly text: string;
  /** Everything that the message says of this payment, in one fixed order; repeats are told by it. */
  readonly content: string;
}

/** What can be wrong with a message; the texts are in `message.text.ts`. */
export const faultCodes = [
  "amount-fine",
  "amount-none",
  "amount-too-large",
  "currency-unknown",
  "future",
  "id-missing",
  "id-taken",
  "moment-bad",
  "no-account",
  "not-a-message",
  "not-text",
  "too-long",
  "unknown-field",
  "wrong-type",
  "xml-doctype",
  "xml-not-well-formed",
  "xml-too-deep",
  "xml-too-large",
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** One fault with its place in what was sent. */
export interface Fault {
  readonly code: FaultCode;
  /** Path of the element or field, e.g. `CdtTrfTxInf[2]/IntrBkSttlmAmt`, or a line. */
  readonly place: string;
  readonly data: TextValues;
}

/** A payment, or why it cannot be taken. */
export type ReadMessage =
  | { readonly payment: StatedPayment }
  | { readonly id: string; readonly faults: readonly Fault[] };

/** The most payments of one request. */
export const requestPaymentsMax = 4_096;

/** The largest request in bytes. */
export const requestByteCountMax = 8 * 1024 * 1024;

/** The most minor units of one payment that detectors can weigh exactly: 2^53 - 1. */
export const amountMinorMax = 9_007_199_254_740_991n;

/** Most characters of the fields; ISO 20022 allows 35 for ids and 140 for names and texts. */
export const lengthsMax = { id: 64, bank: 64, number: 64, name: 200, text: 500 } as const;

/** The id by which a payment is known: repeats of it are recognised. */
export const paymentKey = (messageId: string, transactionId: string) =>
  `${messageId}/${transactionId}`;
