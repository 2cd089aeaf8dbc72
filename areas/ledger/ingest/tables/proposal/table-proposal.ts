// SPDX-License-Identifier: Apache-2.0
import { currencyScale } from "@tianwang/kernel/currency";
import type { Problem } from "@tianwang/kernel/problem";
import type { ColumnProposal } from "./table-columns.ts";
import { proposeColumns, settleAccount } from "./table-columns.ts";
import type { DateDecision } from "./table-date-order.ts";
import { collectDates } from "./table-date-order.ts";
import type { TableField } from "../table-field.ts";
import { amountFields } from "../table-field.ts";
import type { HeaderPlace, TableRecord } from "../table-layout.ts";
import { tableSignature } from "../table-layout.ts";
import type { TableMapping, ValueSource } from "../table-mapping.ts";
import { columnOf } from "../table-mapping.ts";
import { checkMapping } from "../table-mapping-check.ts";
import type { Note } from "../table-note.ts";
import { note } from "../table-note.ts";
import type { DecimalEvidence, DecimalSign } from "../cells/table-number.ts";
import { cleanCell, collectDecimals } from "../cells/table-number.ts";
import type { Preamble } from "../table-preamble.ts";
import { accountOf, PreambleReader } from "../table-preamble.ts";
import { entryRecords, profileColumns } from "./table-profile.ts";
import type { TableSample } from "./table-sample.ts";
import { proposeSign } from "./table-sign.ts";
import { currenciesOfSign, currencyOf, unitPowerOf } from "../cells/table-words.ts";

/** What a proposal decided, item by item. */
export type DecisionItem =
  | "form"
  | "header"
  | "layout"
  | "dateOrder"
  | "decimal"
  | "unitPower"
  | "sign"
  | "own"
  | "currency"
  | "rowOrder";

/** One decision with what decided it. */
export interface Decision {
  readonly item: DecisionItem;
  readonly because: readonly Note[];
}

/** A mapping that the program proposes, with its reasons. The user has the last word. */
export interface MappingProposal {
  readonly mapping: TableMapping;
  readonly columns: readonly ColumnProposal[];
  readonly decisions: readonly Decision[];
  /** What is missing or has to be told before rows can be read; empty when nothing is. */
  readonly questions: readonly Problem[];
  /** The least sure of what matters, 0 to 10,000; 0 while there are questions. */
  readonly surenessBasisPoints: number;
  readonly preamble: Preamble;
  /** Headers of columns that are kept as they stand. */
  readonly unmapped: readonly string[];
  /** The first records of the file, those above the header included. */
  readonly records: readonly TableRecord[];
  /** The mark by which the layout is recognised next time. */
  readonly signature: string;
}

/** A proposal in the making: the parts that later parts build on. */
interface Ground {
  readonly sample: TableSample;
  readonly headers: readonly string[];
  readonly rows: readonly TableRecord[];
  readonly preamble: Preamble;
  readonly columns: readonly ColumnProposal[];
  readonly decimals: DecimalEvidence;
}

function has(columns: readonly ColumnProposal[], ...fields: readonly TableField[]): boolean {
  return columns.some(({ field }) => field !== null && fields.includes(field));
}

function indexOf(columns: readonly ColumnProposal[], field: TableField): number {
  return columns.findIndex((column) => column.field === field);
}

function commonWidth(records: readonly TableRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const)[0];
}

function readPreamble({ header, records }: TableSample): Preamble {
  const reader = new PreambleReader();
  for (const { row, cells } of records) {
    if (header !== null && row < header.row) reader.add(cells);
  }
  return reader.preamble;
}

function readDecimals(
  rows: readonly TableRecord[],
  columns: readonly ColumnProposal[],
): DecimalEvidence {
  const decimals = collectDecimals();
  const amounts = columns.filter(({ field }) => field !== null && amountFields.has(field));
  for (const { cells } of rows) {
    for (const { index } of amounts) decimals.add(cleanCell(cells[index] ?? ""));
  }
  return decimals;
}

function layGround(sample: TableSample): Ground {
  const { header, records, form } = sample;
  const headers = header?.headers ?? Array.from({ length: commonWidth(records) }, () => "");
  const firstRow = header === null ? 1 : header.row + header.rowCount;
  const below = records.filter(({ row }) => row >= firstRow);
  const mayEndEarly = form.kind === "workbook" || form.mayEndEarly;
  const rows = entryRecords(below, mayEndEarly ? 1 : headers.length);
  const preamble = readPreamble(sample);
  const proposed = proposeColumns(headers, profileColumns(rows, headers.length));
  const columns = settleAccount(proposed, preamble.account, (index) =>
    rows.map(({ cells }) => accountOf(cells[index] ?? "")),
  );
  const decimals = readDecimals(rows, columns);
  return { sample, headers, rows, preamble, columns, decimals };
}

interface Decided<Value> {
  readonly value: Value;
  readonly because: readonly Note[];
}

function decideDates({ sample, columns, rows, preamble }: Ground): DateDecision {
  const evidence = collectDates();
  const index = indexOf(columns, "bookedOn");
  if (index < 0) return { order: null, because: note("dateNone") };
  for (const { cells } of rows) evidence.add(cleanCell(cells[index] ?? ""));
  for (const text of sample.furtherDates ?? []) evidence.add(text);
  return evidence.decide(preamble.period);
}

/** A fraction of exactly three digits under the other sign is a group of thousands. */
function decideOpenDecimal(
  decimals: DecimalEvidence,
  scale: number | null,
): Decided<DecimalSign | null> {
  const { example } = decimals.open;
  const asGroup: DecimalSign = example.includes(",") ? "." : ",";
  if (scale !== null && scale < 3) {
    return { value: asGroup, because: [note("decimalScale", { example, scale })] };
  }
  return { value: null, because: [note("decimalOpen", { example })] };
}

/** So many amounts of one form for each of the other make the other a slip, told row by row. */
const formForSlipMin = 20;

function decideDecimal({ decimals }: Ground, scale: number | null): Decided<DecimalSign | null> {
  const { only, open } = decimals;
  const [point, comma] = [only["."], only[","]];
  const [less, more] = [point.count, comma.count].sort((a, b) => a - b);
  if ((less ?? 0) * formForSlipMin > (more ?? 0)) {
    const data = { first: point.example, second: comma.example };
    return { value: null, because: [note("decimalConflict", data)] };
  }
  if (point.count + comma.count > 0) {
    const value = point.count > comma.count ? "." : ",";
    return { value, because: [note("decimalForm", { example: only[value].example })] };
  }
  if (open.count > 0) return decideOpenDecimal(decimals, scale);
  return { value: ".", because: [note("decimalPlain")] };
}

function decideUnit({ columns, preamble }: Ground): Decided<number> {
  for (const { field, header } of columns) {
    if (field === null || !amountFields.has(field)) continue;
    const inside = /[(（【[/]([^)）】\]]*)/u.exec(header)?.[1] ?? "";
    const power = unitPowerOf(inside);
    if (power !== null) return { value: power, because: [note("unitFound", { text: header })] };
  }
  const power = preamble.unitPower;
  return power === null
    ? { value: 0, because: [] }
    : { value: power, because: [note("unitFound", { text: JSON.stringify(preamble.labels) })] };
}

const fixed = (value: string): ValueSource => ({ from: "fixed", value });

/** A code in the header of an amount (`Amount (EUR)`); 元 alone names a unit, not a currency. */
function currencyOfHeaders(columns: readonly ColumnProposal[]): string | null {
  for (const { field, header } of columns) {
    if (field === null || !amountFields.has(field)) continue;
    const inside = /[(（【[]\s*([^)）】\]]+)/u.exec(header)?.[1] ?? "";
    const code = /^[元圆万千分亿]+$/u.test(inside) ? null : currencyOf(inside);
    if (code !== null && currencyScale(code) !== undefined) return code;
  }
  return null;
}

/** The one currency that the signs beside the amounts allow; null when they allow several. */
function currencyOfSigns({ decimals }: Ground): string | null {
  const hasFraction = Math.max(decimals.fractionMax["."], decimals.fractionMax[","]) > 0;
  const sets = [...decimals.signs].map((sign) =>
    currenciesOfSign(sign).filter((code) => !hasFraction || (currencyScale(code) ?? 0) > 0),
  );
  const [first = []] = sets;
  const shared = first.filter((code) => sets.every((set) => set.includes(code)));
  return shared.length === 1 ? (shared[0] ?? null) : null;
}

function decideCurrency(ground: Ground): Decided<ValueSource> {
  const { columns, preamble } = ground;
  const column = columns.find(({ field }) => field === "currency");
  if (column) {
    const because = [note("currencyColumn", { header: column.header })];
    return { value: { from: "column" }, because };
  }
  if (preamble.currency !== "") {
    const because = [note("currencyPreamble", { currency: preamble.currency })];
    return { value: { from: "preamble" }, because };
  }
  const named = currencyOfHeaders(columns);
  if (named !== null) {
    return { value: fixed(named), because: [note("currencyHeader", { currency: named })] };
  }
  const signed = currencyOfSigns(ground);
  if (signed !== null) {
    return { value: fixed(signed), because: [note("currencySign", { currency: signed })] };
  }
  return { value: { from: "none" }, because: [note("currencyNone")] };
}

/** The scale of the statement's currency, where one is known for all rows. */
function knownScale(source: ValueSource, preamble: Preamble): number | null {
  if (source.from === "preamble") return currencyScale(preamble.currency) ?? null;
  return source.from === "fixed" ? (currencyScale(source.value) ?? null) : null;
}

function decideOwn({ columns, preamble }: Ground, isRegister: boolean) {
  const source = (field: TableField, printed: string): ValueSource => {
    if (!isRegister && has(columns, field)) return { from: "column" };
    return printed !== "" && !isRegister ? { from: "preamble" } : { from: "none" };
  };
  const account = source("ownAccount", preamble.account);
  const because =
    account.from === "column"
      ? note("ownColumn")
      : account.from === "preamble"
        ? note("ownPreamble", { account: preamble.account })
        : note("ownNone");
  return {
    value: {
      account,
      name: source("ownName", preamble.name),
      bank: source("ownBank", preamble.bank),
    },
    because: isRegister ? [] : [because],
  };
}

/** Transfers of others name both sides, have no direction and no own account. */
function decideLayout({ columns, preamble }: Ground): Decided<TableMapping["layout"]> {
  const namesBoth =
    has(columns, "payerAccount", "payerName") &&
    has(columns, "beneficiaryAccount", "beneficiaryName");
  const hasSides = has(columns, "debit", "credit", "direction");
  const hasOwn = has(columns, "ownAccount") || preamble.account !== "";
  return namesBoth && !hasSides && !hasOwn
    ? { value: "register", because: [note("layoutRegister")] }
    : { value: "statement", because: [note("layoutStatement")] };
}

/** The least digits after the point that a table without a currency is given. */
const scaleMin = 2;

const scaleMax = 8;

function draftMapping(ground: Ground) {
  const { sample, columns, preamble, decimals } = ground;
  const layout = decideLayout(ground);
  const currency = decideCurrency(ground);
  const decimal = decideDecimal(ground, knownScale(currency.value, preamble));
  const unit = decideUnit(ground);
  const dates = decideDates(ground);
  const own = decideOwn(ground, layout.value === "register");
  const observed = decimals.fractionMax[decimal.value ?? "."];
  const mapping: TableMapping = {
    version: 1,
    form: sample.form,
    header: { row: sample.header?.row ?? 0, rowCount: sample.header?.rowCount ?? 0 },
    columns: columns.map(({ header, field }) => ({ header, field })),
    layout: layout.value,
    dateOrder: dates.order,
    decimal: decimal.value,
    unitPower: unit.value,
    sign: null,
    own: own.value,
    currency: {
      source: currency.value,
      scale: Math.min(Math.max(scaleMin, observed), scaleMax),
      words: {},
    },
    rowOrder: "oldest-first",
  };
  const decisions: Decision[] = [
    { item: "form", because: sample.because },
    { item: "header", because: [headerNote(sample.header)] },
    { item: "layout", because: layout.because },
    { item: "dateOrder", because: [dates.because] },
    { item: "decimal", because: decimal.because },
    { item: "unitPower", because: unit.because },
    { item: "own", because: own.because },
    { item: "currency", because: currency.because },
  ];
  return { mapping, decisions };
}

function headerNote(header: HeaderPlace | null): Note {
  return header === null ? note("headerNone") : note("headerFound", { row: header.row });
}

const neededFields: ReadonlySet<TableField> = new Set<TableField>([
  "bookedOn",
  "debit",
  "credit",
  "amount",
  "direction",
]);

function leastSure(columns: readonly ColumnProposal[], sureness: number): number {
  return columns
    .filter(({ field }) => field !== null && neededFields.has(field))
    .reduce((least, { surenessBasisPoints }) => Math.min(least, surenessBasisPoints), sureness);
}

/**
 * Proposes how a table is to be read. Everything that the file leaves open is null in the mapping
 * and a question; nothing is guessed.
 */
export function proposeMapping(sample: TableSample): MappingProposal {
  const ground = layGround(sample);
  const { mapping: draft, decisions } = draftMapping(ground);
  const sign = proposeSign(draft, ground.rows);
  const mapping = { ...draft, sign: sign.sign, rowOrder: sign.rowOrder };
  const questions = checkMapping(mapping).problems;
  return {
    mapping,
    columns: ground.columns,
    decisions: [
      ...decisions,
      { item: "sign", because: sign.because },
      { item: "rowOrder", because: [sign.orderBecause] },
    ],
    questions,
    surenessBasisPoints:
      questions.length > 0 ? 0 : leastSure(ground.columns, sign.surenessBasisPoints),
    preamble: ground.preamble,
    unmapped: ground.columns.filter(({ field }) => field === null).map(({ header }) => header),
    records: sample.records,
    signature: tableSignature(ground.headers, Object.keys(ground.preamble.labels)),
  };
}

/** Index of the column that a proposal takes the booking date from; -1 without one. */
export function dateColumnOf(proposal: MappingProposal): number {
  return columnOf(proposal.mapping, "bookedOn");
}
