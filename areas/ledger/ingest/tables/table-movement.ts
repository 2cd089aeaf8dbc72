// SPDX-License-Identifier: Apache-2.0
import type { AmountCell, AmountFault, AmountMark, AmountReader } from "./cells/table-number.ts";
import { createAmountReader } from "./cells/table-number.ts";
import type { SignConvention } from "./table-mapping.ts";
import { columnOf } from "./table-mapping.ts";
import type { DecidedMapping } from "./table-mapping-check.ts";
import type { TableProblemCode } from "./problems.ts";
import { foldWord } from "./cells/table-words.ts";

/** What a row says about the money that moved; the reader reuses it. */
export interface Movement {
  /** Why the row says nothing usable; null when it does. */
  fault: TableProblemCode | null;
  /** Column that the fault is about; without one, the column of the amount. */
  column: number;
  /** Never negative. */
  minor: bigint;
  isOut: boolean;
  isReversal: boolean;
  /** Whether the amount was printed with a minus; only told where parties have columns. */
  isNegative: boolean;
  /** Currency sign printed with the amount. */
  sign: string;
}

/** Reads the movement of a row whose amounts have a scale. */
export type MovementReader = (cells: readonly string[], scale: number) => Movement;

const faultCodes: Readonly<Record<AmountFault, TableProblemCode>> = {
  empty: "TABLE_AMOUNT_MISSING",
  unreadable: "TABLE_AMOUNT_UNREADABLE",
  "too-precise": "TABLE_AMOUNT_TOO_PRECISE",
  "digits-lost": "TABLE_DIGITS_LOST",
  "sign-twice": "TABLE_SIGN_CONFLICT",
};

function emptyMovement(): Movement {
  return {
    fault: null,
    column: -1,
    minor: 0n,
    isOut: false,
    isReversal: false,
    isNegative: false,
    sign: "",
  };
}

/** Puts a printed amount into a movement: a minus turns its direction and marks a reversal. */
function settle(into: Movement, printed: bigint, isOut: boolean): void {
  into.fault = null;
  into.isReversal = printed < 0n;
  into.minor = printed < 0n ? -printed : printed;
  into.isOut = isOut !== into.isReversal;
}

function fail(into: Movement, fault: TableProblemCode, column: number): Movement {
  into.fault = fault;
  into.column = column;
  return into;
}

type ColumnsSign = SignConvention & { kind: "columns" };
type DirectionSign = SignConvention & { kind: "direction" };
type SignedSign = SignConvention & { kind: "signed" };

/** One of the two columns of debits and credits. */
class AmountColumn {
  readonly column: number;
  readonly #read: AmountReader;
  readonly #refusedMark: AmountMark;
  minor = 0n;
  isEmpty = true;
  fault: TableProblemCode | null = null;
  sign = "";

  constructor(column: number, read: AmountReader, refusedMark: AmountMark) {
    this.column = column;
    this.#read = read;
    this.#refusedMark = refusedMark;
  }

  read(cells: readonly string[], scale: number): void {
    const text = this.column < 0 ? "" : (cells[this.column] ?? "");
    this.isEmpty = text === "";
    this.minor = 0n;
    this.fault = null;
    this.sign = "";
    if (!this.isEmpty) this.#take(this.#read(text, scale));
  }

  #take(cell: AmountCell): void {
    this.isEmpty = cell.fault === "empty";
    if (cell.fault !== null && cell.fault !== "empty") this.fault = faultCodes[cell.fault];
    else if (cell.mark !== "" && cell.mark === this.#refusedMark)
      this.fault = "TABLE_SIGN_CONFLICT";
    this.minor = cell.minor;
    this.sign = cell.sign;
  }
}

function byColumns(mapping: DecidedMapping, sign: ColumnsSign, read: AmountReader): MovementReader {
  const debit = new AmountColumn(columnOf(mapping, "debit"), read, "credit");
  const credit = new AmountColumn(columnOf(mapping, "credit"), read, "debit");
  const into = emptyMovement();
  return (cells, scale) => {
    debit.read(cells, scale);
    credit.read(cells, scale);
    if (debit.fault !== null) return fail(into, debit.fault, debit.column);
    if (credit.fault !== null) return fail(into, credit.fault, credit.column);
    if (debit.isEmpty && credit.isEmpty) {
      return fail(into, "TABLE_AMOUNT_MISSING", debit.column < 0 ? credit.column : debit.column);
    }
    if (debit.minor !== 0n && credit.minor !== 0n) {
      return fail(into, "TABLE_DEBIT_AND_CREDIT", debit.column);
    }
    const isDebit = debit.minor !== 0n || credit.isEmpty;
    const taken = isDebit ? debit : credit;
    into.sign = taken.sign;
    into.column = taken.column;
    const printed = isDebit && sign.isDebitNegative ? -taken.minor : taken.minor;
    settle(into, printed, isDebit === (sign.debitIs === "out"));
    return into;
  };
}

/** Reads direction words; runs of the same word, and of its opposite, are not looked up again. */
function createWordReader(sign: DirectionSign): (text: string) => boolean | undefined {
  const words = new Map<string, boolean>([
    ...sign.out.map((word) => [foldWord(word), true] as const),
    ...sign.in.map((word) => [foldWord(word), false] as const),
  ]);
  let [lastOut, lastIn] = ["", ""];
  return (text) => {
    if (text === lastOut && text !== "") return true;
    if (text === lastIn && text !== "") return false;
    const isOut = words.get(foldWord(text));
    if (isOut === true) lastOut = text;
    if (isOut === false) lastIn = text;
    return isOut;
  };
}

function byDirection(
  mapping: DecidedMapping,
  sign: DirectionSign,
  read: AmountReader,
): MovementReader {
  const amountAt = columnOf(mapping, "amount");
  const directionAt = columnOf(mapping, "direction");
  const into = emptyMovement();
  const isOutOf = createWordReader(sign);
  return (cells, scale) => {
    const cell = read(cells[amountAt] ?? "", scale);
    if (cell.fault !== null) return fail(into, faultCodes[cell.fault], amountAt);
    const isOut = isOutOf(cells[directionAt] ?? "");
    if (isOut === undefined) return fail(into, "TABLE_DIRECTION_UNKNOWN", directionAt);
    into.sign = cell.sign;
    into.column = amountAt;
    settle(into, isOut && sign.isOutNegative ? -cell.minor : cell.minor, isOut);
    return into;
  };
}

function bySign(mapping: DecidedMapping, sign: SignedSign, read: AmountReader): MovementReader {
  const amountAt = columnOf(mapping, "amount");
  const into = emptyMovement();
  return (cells, scale) => {
    const cell = read(cells[amountAt] ?? "", scale);
    if (cell.fault !== null) return fail(into, faultCodes[cell.fault], amountAt);
    const isNegative = cell.minor < 0n;
    if (isNegative && cell.mark !== "") return fail(into, "TABLE_SIGN_CONFLICT", amountAt);
    into.sign = cell.sign;
    into.column = amountAt;
    const isOut =
      cell.mark === "" ? isNegative === (sign.negativeIs === "out") : cell.mark === "debit";
    settle(into, isNegative ? -cell.minor : cell.minor, isOut);
    return into;
  };
}

function byParties(mapping: DecidedMapping, read: AmountReader): MovementReader {
  const amountAt = columnOf(mapping, "amount");
  const into = emptyMovement();
  return (cells, scale) => {
    const cell = read(cells[amountAt] ?? "", scale);
    if (cell.fault !== null) return fail(into, faultCodes[cell.fault], amountAt);
    into.sign = cell.sign;
    into.column = amountAt;
    into.isNegative = cell.minor < 0n;
    settle(into, into.isNegative ? -cell.minor : cell.minor, true);
    return into;
  };
}

/** Makes the reader of movements for the sign convention of a mapping. */
export function createMovementReader(mapping: DecidedMapping): MovementReader {
  const read = createAmountReader({ decimal: mapping.decimal, power: mapping.unitPower });
  const { sign } = mapping;
  switch (sign.kind) {
    case "columns":
      return byColumns(mapping, sign, read);
    case "direction":
      return byDirection(mapping, sign, read);
    case "signed":
      return bySign(mapping, sign, read);
    case "parties":
      return byParties(mapping, read);
  }
}
