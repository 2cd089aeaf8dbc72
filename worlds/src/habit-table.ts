// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { parseMinor } from "@tianwang/kernel/money";
import type { Text } from "@tianwang/kernel/text";
import type { AmountRule, Habit, Rhythm } from "./habits.ts";
import type { Account, Party, TransferKind } from "./ledger.ts";

/** Who is meant by the words of a habit table. */
export type PartyWords = Readonly<Record<string, readonly Party[]>>;

/** An account, its counterparties by name and the hours at which its people are awake. */
export interface HabitFrame {
  readonly account: Account;
  readonly parties: PartyWords;
  readonly hours?: readonly [number, number];
}

/** Kinds that a person does at any hour; salaries, taxes and interest keep office hours. */
const atAnyHour = new Set<TransferKind>(["card", "transfer", "cash"]);

const kinds = new Set<string>([
  "transfer",
  "salary",
  "tax",
  "card",
  "cash",
  "fee",
  "interest",
  "trade",
  "securities",
] satisfies TransferKind[]);

function rhythmOf(text: string): Rhythm {
  const [word = "", count = ""] = text.split(" ");
  const often = Number(count);
  assert(Number.isInteger(often) && often > 0, `a rhythm is a word and a number: ${text}`);
  switch (word) {
    case "workdays":
      return { perHundredBusinessDays: often };
    case "days":
      return { perHundredDays: often };
    case "monthly":
      return { monthlyOn: often };
    case "quarterly":
      return { quarterlyOn: often };
    default:
      throw new Error(`unknown rhythm ${text}`);
  }
}

function minor(text: string): number {
  const amount = parseMinor(text, 2);
  assert(amount !== null, `an amount has two digits after the point: ${text}`);
  return Number(amount);
}

function amountOf(text: string): AmountRule {
  const range = /^([\d.]+?)\.\.([\d.]+?)(?: by ([\d.]+))?$/u.exec(text);
  if (range) return [minor(range[1] ?? ""), minor(range[2] ?? ""), minor(range[3] ?? "0.01")];
  const rate = /^(\d+)bp$/u.exec(text);
  if (rate) return { rateBasisPoints: Number(rate[1]) };
  return { always: minor(text) };
}

function purposesOf(text: string): Text[] {
  if (text === "") return [];
  return text.split(" / ").map((pair) => {
    const [zh = "", en = zh] = pair.split("|");
    return { zh, en };
  });
}

function habitOf(line: string, { account, parties, hours }: HabitFrame): Habit {
  const [flow = "", rhythm = "", party = "", amount = "", kind = "", purposes = ""] = line
    .split(";")
    .map((cell) => cell.trim());
  const others = parties[party];
  assert(flow === "in" || flow === "out", `money goes in or out: ${line}`);
  assert(others && others.length > 0, `somebody is called ${party}`);
  assert(kinds.has(kind), `a kind of transfer: ${line}`);
  const isFree = hours && atAnyHour.has(kind as TransferKind);
  return {
    account,
    flow,
    rhythm: rhythmOf(rhythm),
    parties: others,
    amount: amountOf(amount),
    kind: kind as TransferKind,
    purposes: purposesOf(purposes),
    ...(isFree ? { hours } : {}),
  };
}

/**
 * Reads the habits of an account from a table, one a line:
 * `flow; rhythm; counterparties; amount; kind; 中文|English / 中文|English`.
 * Rhythms: `workdays N`, `days N` (so many times in a hundred days), `monthly D`, `quarterly D`.
 * Amounts in whole units: `a..b`, `a..b by step`, `a` (always), `Nbp` (interest accrued). Without
 * purposes, the counterparty is paid for what it usually sells.
 */
export function readHabits(frame: HabitFrame, table: string): Habit[] {
  return table
    .trim()
    .split("\n")
    .map((line) => habitOf(line, frame));
}
