// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from "node:timers/promises";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { RowSide } from "@tianwang/ledger";
import type { Transactions } from "@tianwang/ledger/server";
import type { AccountIndex, PrintedAccount } from "./account-index.ts";
import type { CaseRow } from "./case-rows.ts";
import { CaseRows } from "./case-rows.ts";
import { isCash } from "./cash-words.ts";
import { cashParty, outsideParty } from "../tracing/ledger.ts";

/** Rows read at a time; between two pages other work of the process goes on. */
const pageRowCount = 10_000;

/** A currency whose rows are followed. */
export interface FollowedCurrency {
  readonly code: string;
  readonly scale: number;
}

/** The booked rows of a case by currency: those that are followed, and how many are not. */
export interface CaseSize {
  readonly currencies: readonly FollowedCurrency[];
  readonly rowCount: number;
  readonly notFollowedCount: number;
}

/** How rows are read. */
export interface CaseReading {
  readonly untilDay: number | null;
  readonly signal: AbortSignal;
  readonly progress: (rowCount: number, rowCountTotal: number) => void;
}

/** A day as a number, for SQL. */
export const dayColumn = (column: string) => `(${column} - date '1970-01-01')::integer`;

/** Rows after the end of a trace are not read, unless they are a side of a transfer before it. */
export function untilCondition(untilDay: number | null): string {
  if (untilDay === null) return "true";
  return `(booked_on is null or booked_on <= date '${dateOfDayNumber(untilDay)}' or is_folded or fold_count > 0)`;
}

/** The currencies followed as a condition on rows. */
export function followedCondition({ currencies }: CaseSize): string {
  const codes = currencies.map(({ code, scale }) => `('${code}', ${scale})`);
  return codes.length === 0 ? "false" : `(currency, scale) in (${codes.join(", ")})`;
}

/** Where the rows of a sheet stand among all rows of their account. */
export interface SheetPlace {
  readonly run: number;
  /** To be added to a row number. */
  readonly offset: number;
}

/** Names the sheet of a row. */
export const sheetKey = (segment: number, statementIndex: number, currency: string) =>
  `${segment} ${statementIndex} ${currency}`;

/** Only texts with a digit or an `@` can be account numbers. */
const numberForm = String.raw`[\p{Nd}@]`;
/** Masked numbers of two holders are two accounts; others are one account under any name. */
const maskForm = String.raw`[*＊•●×·]|\d[xX]{2,}|[xX]{2,}\d`;

const maskedName = (side: string) =>
  `case when regexp_matches(${side}_account, '${maskForm}') then ${side}_name else '' end`;

/** Gathers the parties of a session once; they are joined by number so that rows carry no texts. */
function gatherParties({ session }: Transactions): Promise<unknown> {
  const known = session.kept.get("trace-parties") as Promise<unknown> | undefined;
  if (known) return known;
  const sides = ["payer", "beneficiary"].map(
    (side) => `select ${side}_account as account, ${side}_bank as bank,
        ${maskedName(side)} as masked_name, ${side}_name as name
      from transactions where status = 'booked' and regexp_matches(${side}_account, '${numberForm}')`,
  );
  const gathering = session.rows(`create table trace_parties as
    select (row_number() over (order by account, bank, masked_name) - 1)::integer as id, account, bank,
      masked_name, coalesce(min(name) filter (name <> ''), '') as name
    from (${sides.join(" union all ")}) group by account, bank, masked_name`);
  session.kept.set("trace-parties", gathering);
  gathering.catch(() => session.kept.delete("trace-parties"));
  return gathering;
}

/** The account of each party, by its number. */
export async function readParties(
  transactions: Transactions,
  index: AccountIndex,
): Promise<number[]> {
  await gatherParties(transactions);
  const parties = await transactions.session.rows<PrintedAccount>(
    `select account, bank, name from trace_parties order by id`,
  );
  return parties.map((party) => index.of(party));
}

/** Some rows in columns, as the query below names them. */
interface Page {
  readonly segment: readonly number[];
  readonly rowNo: readonly number[];
  readonly statementIndex: readonly number[];
  readonly side: readonly RowSide[];
  readonly day: readonly (number | null)[];
  readonly amountMinor: readonly bigint[];
  readonly currency: readonly string[];
  readonly isFolded: readonly boolean[];
  readonly hasProposal: readonly boolean[];
  readonly payer: readonly (number | null)[];
  readonly beneficiary: readonly (number | null)[];
  readonly payerName: readonly (string | null)[];
  readonly beneficiaryName: readonly (string | null)[];
  readonly purpose: readonly (string | null)[];
  readonly code: readonly (string | null)[];
  readonly extra: readonly (string | null)[];
}

/** Texts are read only where the other side names no account: they may say that it is cash. */
function rowQuery(size: CaseSize, untilDay: number | null): string {
  const open = `((side <> 'beneficiary' and b.id is null) or (side <> 'payer' and p.id is null))`;
  const join = (side: string, name: string) =>
    `left join trace_parties ${name} on ${name}.account = t.${side}_account
       and ${name}.bank = t.${side}_bank and ${name}.masked_name = ${maskedName(`t.${side}`)}`;
  return `select segment_order as segment, row_no as "rowNo", statement_index as "statementIndex", side,
      ${dayColumn("booked_on")} as day, amount_minor as "amountMinor", currency,
      is_folded as "isFolded", proposal_count > 0 as "hasProposal", p.id as payer, b.id as beneficiary,
      case when ${open} then payer_name end as "payerName",
      case when ${open} then beneficiary_name end as "beneficiaryName",
      case when ${open} then purpose end as purpose, case when ${open} then code end as code,
      case when ${open} then extra end as extra
    from transactions t ${join("payer", "p")} ${join("beneficiary", "b")}
    where status = 'booked' and ${followedCondition(size)} and ${untilCondition(untilDay)}`;
}

/** What the numbers of rows stand for. */
export interface RowNumbers {
  readonly size: CaseSize;
  readonly places: ReadonlyMap<string, SheetPlace>;
  /** The account of each party, by its number. */
  readonly parties: readonly number[];
}

/**
 * Reads the booked rows that are followed, in the order of segment and row number; stops when told
 * to. They are put together once and then read page by page.
 */
export async function readCaseRows(
  { session }: Transactions,
  numbers: RowNumbers,
  { untilDay, signal, progress }: CaseReading,
): Promise<CaseRows> {
  const { size } = numbers;
  const rows = new CaseRows(size.rowCount);
  const tableCount = Number(session.kept.get("trace-tables") ?? 0) + 1;
  session.kept.set("trace-tables", tableCount);
  const table = `trace_rows_${tableCount}`;
  await session.rows(
    `create table ${table} as ${rowQuery(size, untilDay)} order by segment, "rowNo"`,
  );
  try {
    for (let from = 0; from < size.rowCount; from += pageRowCount) {
      signal.throwIfAborted();
      const page = (await session.columns(
        `select * from ${table} where rowid between ${from} and ${from + pageRowCount - 1} order by rowid`,
      )) as unknown as Page;
      for (const at of page.rowNo.keys()) rows.add(caseRowOf(page, at, numbers));
      progress(rows.count, size.rowCount);
      await setImmediate();
    }
  } finally {
    await session.rows(`drop table ${table}`);
  }
  return rows;
}

function caseRowOf(page: Page, at: number, { size, places, parties }: RowNumbers): CaseRow {
  const { segment = 0, rowNo = 0, currency = "", side = "register" } = factsOf(page, at);
  const place = places.get(sheetKey(segment, page.statementIndex[at] ?? 0, currency));
  const isOwn = side !== "register" && place !== undefined;
  const party = (id: number | null | undefined, name: string | null | undefined) => {
    const account = parties[id ?? -1] ?? -1;
    return account >= 0 ? account : openParty(page, at, name ?? "");
  };
  return {
    segment,
    rowNo,
    side,
    day: page.day[at] ?? null,
    amountMinor: page.amountMinor[at] ?? 0n,
    currency: size.currencies.findIndex(({ code }) => code === currency),
    run: isOwn ? place.run : -1,
    sequence: rowNo + (isOwn ? place.offset : 0),
    payer: party(page.payer[at], page.payerName[at]),
    beneficiary: party(page.beneficiary[at], page.beneficiaryName[at]),
    isFolded: page.isFolded[at] === true,
    hasProposal: page.hasProposal[at] === true,
  };
}

function factsOf({ segment, rowNo, currency, side }: Page, at: number) {
  return { segment: segment[at], rowNo: rowNo[at], currency: currency[at], side: side[at] };
}

/** The side that names no account: cash if the row says so, else somebody outside. */
function openParty({ purpose, code, extra }: Page, at: number, name: string): number {
  const clues = {
    name,
    purpose: purpose[at] ?? "",
    code: code[at] ?? "",
    extra: extra[at] ?? null,
  };
  return isCash(clues) ? cashParty : outsideParty;
}
