// SPDX-License-Identifier: Apache-2.0
import type { StatementHead } from "@tianwang/ledger";
import { noCurrency } from "@tianwang/kernel/currency";
import type { Account } from "./account.ts";
import type { Balance } from "./balance.ts";
import type { StatementLine } from "./statement-line.ts";

/** Number and sum of entries of one direction. */
export interface Total {
  readonly count: number;
  readonly minor: bigint;
}

/** Field 90D or 90C as stated by the bank. */
export interface StatedTotal extends Total {
  readonly line: number;
  readonly text: string;
}

/** A floor limit of field 34F: entries below it are not listed. */
export interface Floor {
  readonly currency: string;
  /** D or C, or empty: the limit holds for both. */
  readonly mark: string;
  readonly minor: bigint;
}

/** An entry whose field 86 may still come. */
export interface PendingEntry {
  readonly entry: StatementLine;
  readonly line: number;
  readonly details: string[];
  readonly ownLines: string[];
}

/** What is known of a message while it is read; nothing of it grows with its entries. */
export interface Message {
  readonly type: string;
  readonly line: number;
  readonly seen: Set<string>;
  readonly floors: Floor[];
  readonly stated: Map<"C" | "D", StatedTotal>;
  readonly listed: Map<"C" | "D", Total>;
  readonly headExtra: Record<string, string>;
  readonly tailExtra: Record<string, string>;
  account: Account | null;
  statementNo: string;
  opening: Balance | null;
  closing: Balance | null;
  pending: PendingEntry | null;
  /** The head as given to the sink; null before. */
  head: StatementHead | null;
}

/** A message of which nothing is known yet. */
export function newMessage(type: string, line: number): Message {
  return {
    type,
    line,
    seen: new Set(),
    floors: [],
    stated: new Map(),
    listed: new Map(),
    headExtra: {},
    tailExtra: {},
    account: null,
    statementNo: "",
    opening: null,
    closing: null,
    pending: null,
    head: null,
  };
}

/** The currency of the statement by the fields read so far; XXX where none names one. */
export function currencyOf(message: Message): string {
  return (
    message.head?.currency ??
    message.opening?.currency ??
    message.floors[0]?.currency ??
    (message.account?.currency || message.closing?.currency || noCurrency)
  );
}

/** Whether the message is an interim report: MT 942, told by its envelope or its floor limit. */
export function isReport(message: Message): boolean {
  return message.type === "942" || message.seen.has("34F");
}

/** Keeps a field that has no place of its own; repeated ones stand below each other. */
export function keep(extra: Record<string, string>, key: string, value: string): void {
  if (value === "") return;
  const before = extra[key];
  extra[key] = before === undefined ? value : `${before}\n${value}`;
}

/**
 * Whether a total that the bank states contradicts the entries listed. With a floor limit above
 * zero smaller entries are counted but not listed, so that only an excess contradicts.
 */
export function contradicts(message: Message, mark: "C" | "D", stated: Total): boolean {
  const listed = message.listed.get(mark) ?? { count: 0, minor: 0n };
  const floor =
    message.floors.find((limit) => limit.mark === mark) ??
    message.floors.find((limit) => limit.mark === "" || limit.mark === "D");
  return (floor?.minor ?? 0n) === 0n
    ? listed.count !== stated.count || listed.minor !== stated.minor
    : listed.count > stated.count || listed.minor > stated.minor;
}
