// SPDX-License-Identifier: Apache-2.0
import type { TableRecord } from "../table-layout.ts";
import type { RowOrder, SignConvention, TableMapping } from "../table-mapping.ts";
import { columnOf } from "../table-mapping.ts";
import type { DecidedMapping } from "../table-mapping-check.ts";
import type { Note } from "../table-note.ts";
import { note } from "../table-note.ts";
import { createAmountReader } from "../cells/table-number.ts";
import { pick } from "../table-own.ts";
import { bestOf, decideOrder, orderByDates, proves, testBalances } from "./table-order.ts";
import { directionOf, isBookkeepingWord } from "../cells/table-words.ts";

/** How a table tells money out from money in, and in which order its rows stand. */
export interface SignProposal {
  readonly sign: SignConvention | null;
  readonly rowOrder: RowOrder;
  readonly because: readonly Note[];
  readonly orderBecause: Note;
  readonly surenessBasisPoints: number;
}

/** Direction words of a file that are listed at most. */
const wordsMax = 20;

/** A mapping decided far enough to try its arithmetic. */
function decided(mapping: TableMapping, sign: SignConvention): DecidedMapping {
  const { dateOrder, decimal } = mapping;
  return { ...mapping, sign, dateOrder: dateOrder ?? "YMD", decimal: decimal ?? "." };
}

/** The other reading of the same columns: whose books, or which sign. */
function turned(sign: SignConvention): SignConvention {
  switch (sign.kind) {
    case "columns":
      return { ...sign, debitIs: sign.debitIs === "out" ? "in" : "out" };
    case "direction":
      return { ...sign, out: sign.in, in: sign.out };
    case "signed":
      return { ...sign, negativeIs: sign.negativeIs === "out" ? "in" : "out" };
    case "parties":
      return sign;
  }
}

function values(rows: readonly TableRecord[], column: number): string[] {
  if (column < 0) return [];
  return rows.map(({ cells }) => pick(cells, column)).filter((text) => text !== "");
}

/** Whether all amounts but zeros carry a minus. */
function areNegative(texts: readonly string[], mapping: TableMapping): boolean {
  const read = createAmountReader({ decimal: mapping.decimal ?? ".", power: mapping.unitPower });
  const minors = texts.flatMap((text) => {
    const cell = read(text, 8);
    return cell.fault === null && cell.minor !== 0n ? [cell.minor] : [];
  });
  return minors.length > 0 && minors.every((minor) => minor < 0n);
}

interface Guess {
  readonly sign: SignConvention;
  readonly because: readonly Note[];
}

function byWords(mapping: TableMapping, rows: readonly TableRecord[]): Guess {
  const directionAt = columnOf(mapping, "direction");
  const amountAt = columnOf(mapping, "amount");
  const words = [...new Set(values(rows, directionAt))].slice(0, wordsMax);
  const out = words.filter((word) => directionOf(word) === "out");
  const inward = words.filter((word) => directionOf(word) === "in");
  const unknown = words.filter((word) => directionOf(word) === null);
  const outRows = rows.filter(({ cells }) => directionOf(pick(cells, directionAt)) === "out");
  const inRows = rows.filter(({ cells }) => directionOf(pick(cells, directionAt)) === "in");
  const isOutNegative =
    areNegative(values(outRows, amountAt), mapping) &&
    !areNegative(values(inRows, amountAt), mapping);
  const because = [note("signDirection", { out: out.join(" "), in: inward.join(" ") })];
  if (unknown.length > 0) because.push(note("signUnknownWord", { words: unknown.join(" ") }));
  return {
    sign: {
      kind: "direction",
      out: withCounterparts(out, inward),
      in: withCounterparts(inward, out),
      isOutNegative,
    },
    because,
  };
}

/** The pairs of words that banks print; a sample may show one of a pair only. */
const pairs: readonly (readonly [string, string])[] = [
  ["借", "贷"],
  ["支", "收"],
  ["支出", "收入"],
  ["往账", "来账"],
  ["转出", "转入"],
  ["付", "收"],
  ["D", "C"],
  ["DR", "CR"],
  ["Debit", "Credit"],
  ["DBIT", "CRDT"],
  ["-", "+"],
];

function withCounterparts(words: readonly string[], others: readonly string[]): string[] {
  if (words.length > 0) return [...words];
  const found = pairs.flatMap(([first, second]) => {
    if (others.includes(first)) return [second];
    return others.includes(second) ? [first] : [];
  });
  return found.slice(0, 1);
}

function guess(mapping: TableMapping, rows: readonly TableRecord[]): Guess | null {
  const at = (field: "debit" | "credit" | "amount" | "direction" | "payerName" | "payerAccount") =>
    columnOf(mapping, field);
  if (at("debit") >= 0 || at("credit") >= 0) {
    const isDebitNegative = areNegative(values(rows, at("debit")), mapping);
    return {
      sign: { kind: "columns", debitIs: "out", isDebitNegative },
      because: [note("signColumns")],
    };
  }
  if (at("amount") < 0) return null;
  if (at("direction") >= 0) return byWords(mapping, rows);
  if (
    mapping.layout === "register" ||
    (hasParties(mapping) && mapping.own.account.from !== "none")
  ) {
    return { sign: { kind: "parties" }, because: [note("signParties")] };
  }
  const negative = values(rows, at("amount")).find((text) =>
    /^[-(（]|[-)）]$|[cd]r\.?$|^[cd]r/iu.test(text),
  );
  return negative === undefined
    ? null
    : {
        sign: { kind: "signed", negativeIs: "out" },
        because: [note("signNegative", { example: negative })],
      };
}

function hasParties(mapping: TableMapping): boolean {
  const at = (field: "payerAccount" | "payerName" | "beneficiaryAccount" | "beneficiaryName") =>
    columnOf(mapping, field) >= 0;
  return (
    (at("payerAccount") || at("payerName")) && (at("beneficiaryAccount") || at("beneficiaryName"))
  );
}

/** Whether the words leave it open whose books they are of: debit and credit do, 支出 does not. */
function mayBeTurned(mapping: TableMapping, sign: SignConvention): boolean {
  if (sign.kind === "signed") return true;
  if (sign.kind === "direction") return [...sign.out, ...sign.in].every(isBookkeepingWord);
  return (
    sign.kind === "columns" &&
    /借|debit|\bdr\b|soll/iu.test(mapping.columns[columnOf(mapping, "debit")]?.header ?? "")
  );
}

/** Proposes the sign convention and the order of rows; balances, where printed, have the say. */
export function proposeSign(mapping: TableMapping, rows: readonly TableRecord[]): SignProposal {
  const first = guess(mapping, rows);
  if (first === null) {
    return {
      sign: null,
      rowOrder: orderByDates(mapping, rows) ?? "oldest-first",
      because: [note("signOpen")],
      orderBecause: note("orderByDate"),
      surenessBasisPoints: 0,
    };
  }
  const test = testBalances(decided(mapping, first.sign), rows);
  const other = turned(first.sign);
  const otherTest = testBalances(decided(mapping, other), rows);
  const isTurned =
    mayBeTurned(mapping, first.sign) && proves(otherTest) && bestOf(otherTest) > bestOf(test);
  const [sign, taken] = isTurned ? [other, otherTest] : [first.sign, test];
  const balanceNote = note("signByBalance", { count: bestOf(taken), pairs: taken.pairs });
  return {
    sign,
    ...decideOrder(mapping, rows, taken),
    because: proves(taken) ? [...first.because, balanceNote] : first.because,
    surenessBasisPoints: proves(taken) ? 10_000 : 8500,
  };
}
