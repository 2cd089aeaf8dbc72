// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import { currencyScale } from "@tianwang/kernel/currency";
import { scaleMax } from "@tianwang/kernel/money";
import { dateOrders } from "./cells/table-date.ts";
import { tableEncodings } from "./cells/table-encoding.ts";
import type { TableField } from "./table-field.ts";
import { joinedFields, tableFields } from "./table-field.ts";
import type { TableProblemCode } from "./problems.ts";
import { tableProblem } from "./problems.ts";
import type { SignConvention, TableMapping } from "./table-mapping.ts";
import { columnOf, columnsOf, delimiters } from "./table-mapping.ts";

/** The most columns of a table. */
export const columnsMax = 500;

/** Powers of ten that amounts can be printed in: from 1/10,000 to 100 million. */
const unitPowerMax = 8;

type Shape = (value: unknown, path: string, fail: Fail) => void;
type Fail = (path: string, value: unknown) => void;

function oneOf(...allowed: readonly unknown[]): Shape {
  return (value, path, fail) => {
    if (!allowed.includes(value)) fail(path, value);
  };
}

function wholeNumber(min: number, max: number): Shape {
  return (value, path, fail) => {
    const isWhole = typeof value === "number" && Number.isInteger(value);
    if (!isWhole || value < min || value > max) fail(path, value);
  };
}

function text(lengthMax: number): Shape {
  return (value, path, fail) => {
    if (typeof value !== "string" || value.length > lengthMax) fail(path, value);
  };
}

function listOf(shape: Shape, countMax: number): Shape {
  return (value, path, fail) => {
    if (!Array.isArray(value) || value.length > countMax) fail(path, value);
    else for (const [at, item] of value.entries()) shape(item, `${path}[${at}]`, fail);
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object with exactly these items. */
function record(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path, fail) => {
    if (!isRecord(value)) return fail(path, value);
    const place = (key: string) => (path === "" ? key : `${path}.${key}`);
    for (const [key, shape] of Object.entries(shapes)) shape(value[key], place(key), fail);
    for (const key of Object.keys(value)) if (!(key in shapes)) fail(place(key), value[key]);
  };
}

/** An object whose further items depend on one of them. */
function variant(
  key: string,
  shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>>,
): Shape {
  return (value, path, fail) => {
    const name = isRecord(value) ? value[key] : undefined;
    const shape = typeof name === "string" && Object.hasOwn(shapes, name) ? shapes[name] : null;
    if (!shape) return fail(path === "" ? key : `${path}.${key}`, name);
    record({ [key]: oneOf(name), ...shape })(value, path, fail);
  };
}

function orNull(shape: Shape): Shape {
  return (value, path, fail) => {
    if (value !== null) shape(value, path, fail);
  };
}

const words: Shape = (value, path, fail) => {
  if (!isRecord(value)) return fail(path, value);
  for (const [word, code] of Object.entries(value)) {
    if (typeof code !== "string" || currencyScale(code) === undefined)
      fail(`${path}.${word}`, code);
  }
};

const valueSource = variant("from", {
  column: {},
  preamble: {},
  fixed: { value: text(200) },
  none: {},
});

const mappingShape = record({
  version: oneOf(1),
  form: variant("kind", {
    delimited: {
      encoding: oneOf(...tableEncodings),
      delimiter: oneOf(...delimiters),
      lineBreak: oneOf("\n", "\r"),
      mayEndEarly: oneOf(true, false),
    },
    workbook: { sheets: listOf(text(200), 1000) },
  }),
  header: record({ row: wholeNumber(0, 1_000_000), rowCount: oneOf(0, 1, 2) }),
  columns: listOf(record({ header: text(1000), field: oneOf(null, ...tableFields) }), columnsMax),
  layout: oneOf("statement", "register"),
  dateOrder: orNull(oneOf(...dateOrders)),
  decimal: orNull(oneOf(".", ",")),
  unitPower: wholeNumber(-4, unitPowerMax),
  sign: orNull(
    variant("kind", {
      columns: { debitIs: oneOf("out", "in"), isDebitNegative: oneOf(true, false) },
      direction: {
        out: listOf(text(50), 100),
        in: listOf(text(50), 100),
        isOutNegative: oneOf(true, false),
      },
      signed: { negativeIs: oneOf("out", "in") },
      parties: {},
    }),
  ),
  own: record({ account: valueSource, name: valueSource, bank: valueSource }),
  currency: record({ source: valueSource, scale: wholeNumber(0, scaleMax), words }),
  rowOrder: oneOf("oldest-first", "newest-first", "unordered"),
});

function problem(code: TableProblemCode, path: string, value: unknown): Problem {
  const shown = typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
  return tableProblem(code, { kind: "whole" }, path, shown);
}

/** Fields that a sign convention reads, each a choice of columns of which one must be there. */
function neededFields(sign: SignConvention): readonly (readonly TableField[])[] {
  switch (sign.kind) {
    case "columns":
      return [["debit", "credit"]];
    case "direction":
      return [["amount"], ["direction"]];
    case "signed":
      return [["amount"]];
    case "parties":
      return [["amount"], ["payerAccount", "payerName"], ["beneficiaryAccount", "beneficiaryName"]];
  }
}

function* missingFields(mapping: TableMapping): Generator<Problem> {
  const fromColumn: readonly (readonly [boolean, TableField])[] = [
    [mapping.own.account.from === "column", "ownAccount"],
    [mapping.own.name.from === "column", "ownName"],
    [mapping.own.bank.from === "column", "ownBank"],
    [mapping.currency.source.from === "column", "currency"],
  ];
  const needed: readonly (readonly TableField[])[] = [
    ["bookedOn"],
    ...(mapping.sign === null ? [] : neededFields(mapping.sign)),
    ...fromColumn.flatMap(([isNeeded, field]) => (isNeeded ? [[field]] : [])),
  ];
  for (const choice of needed) {
    if (choice.every((field) => columnOf(mapping, field) < 0)) {
      yield problem("TABLE_MAPPING_FIELD_MISSING", "columns", choice.join(" | "));
    }
  }
}

function* repeatedFields(mapping: TableMapping): Generator<Problem> {
  for (const field of tableFields) {
    const columns = columnsOf(mapping, field);
    if (columns.length > 1 && !joinedFields.has(field)) {
      const shown = columns.map((at) => `columns[${at}]`).join(", ");
      yield problem("TABLE_MAPPING_FIELD_TWICE", shown, field);
    }
  }
}

function* contradictions(mapping: TableMapping): Generator<Problem> {
  const { sign, layout, own, header } = mapping;
  const { source } = mapping.currency;
  if (layout === "register" && sign !== null && sign.kind !== "parties") {
    yield problem("TABLE_MAPPING_INVALID", "sign.kind", sign.kind);
  }
  if (layout === "statement" && sign?.kind === "parties" && own.account.from === "none") {
    yield problem("TABLE_MAPPING_INVALID", "own.account.from", "none");
  }
  if (source.from === "fixed" && currencyScale(source.value) === undefined) {
    yield problem("TABLE_MAPPING_INVALID", "currency.source.value", source.value);
  }
  if ((header.row === 0) !== (header.rowCount === 0)) {
    yield problem("TABLE_MAPPING_INVALID", "header.rowCount", header.rowCount);
  }
}

function* undecided(mapping: TableMapping): Generator<Problem> {
  for (const item of ["dateOrder", "decimal", "sign"] as const) {
    if (mapping[item] === null) yield problem("TABLE_MAPPING_UNDECIDED", item, null);
  }
}

/** A mapping in which everything is decided. */
export type DecidedMapping = TableMapping & {
  readonly dateOrder: NonNullable<TableMapping["dateOrder"]>;
  readonly decimal: NonNullable<TableMapping["decimal"]>;
  readonly sign: SignConvention;
};

/** What a mapping is worth: usable when there are no problems. */
export interface MappingCheck {
  /** The mapping when it is whole and decided. */
  readonly mapping: DecidedMapping | null;
  /** What is wrong or still to be told; `field` is the path in the mapping. */
  readonly problems: readonly Problem[];
}

/**
 * Checks a mapping from anywhere: shape, contradictions, missing columns, undecided items.
 *
 * @example
 *   checkMapping({}).problems[0].field; // "version"
 */
export function checkMapping(value: unknown): MappingCheck {
  const problems: Problem[] = [];
  mappingShape(value, "", (path, found) =>
    problems.push(problem("TABLE_MAPPING_INVALID", path, found)),
  );
  if (problems.length > 0) return { mapping: null, problems };
  const mapping = value as TableMapping;
  for (const check of [repeatedFields, contradictions, missingFields, undecided]) {
    problems.push(...check(mapping));
  }
  return { mapping: problems.length === 0 ? (mapping as DecidedMapping) : null, problems };
}
