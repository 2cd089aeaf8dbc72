// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import type { Scratch } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { ColumnMap, Field } from "./column.ts";
import { mapColumns } from "./column.ts";
import { loadCsv, quoted } from "./csv-table.data.ts";
import { currencyNamed } from "./currency-name.ts";
import type { FileProblemCode } from "./file-problem.text.ts";
import { fileProblem } from "./file-problem.text.ts";
import type { SourceFile } from "./source-file.data.ts";

/** Problems that are listed; the rest is counted. */
const problemsListedMax = 1000;
/** Doubles hold whole numbers exactly up to here. */
const amountMinorMax = 2n ** 53n;

/** A currency of a file: what it counts in. */
export interface FileCurrency {
  readonly code: string;
  readonly scale: number;
  readonly isIso: boolean;
  /** True where the file counts finer than ISO 4217 does, as AMLworld does with the yen. */
  readonly isFiner: boolean;
}

/** What became of the rows: read = taken + problems + transfers of an account to itself. */
export interface RowCounts {
  readonly read: number;
  readonly taken: number;
  readonly problems: number;
  readonly selfTransfers: number;
}

/** A file of payments as a table of the scratch database, sorted by moment, then by place. */
export interface PaymentTable {
  readonly name: string;
  readonly columns: ColumnMap;
  readonly counts: RowCounts;
  readonly problemCounts: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  readonly currencies: readonly FileCurrency[];
}

/** Ways to write a moment; the first that fits is taken. All are UTC. */
const momentForms = [
  "%Y-%m-%d",
  "%Y/%m/%d %H:%M",
  "%Y-%m-%d %H:%M",
  "%Y/%m/%d %H:%M:%S",
  "%Y-%m-%d %H:%M:%S",
  "%Y-%m-%dT%H:%M",
  "%Y-%m-%dT%H:%MZ",
  "%Y-%m-%dT%H:%M:%S",
  "%Y-%m-%dT%H:%M:%SZ",
  "%Y-%m-%dT%H:%M:%S.%fZ",
  "%Y/%m/%d",
  "%Y%m%d",
];

function expressionsOf(columns: ColumnMap) {
  const column = (field: Field) => {
    const place = columns.at.get(field);
    return place === undefined ? "null::varchar" : `trim(c${place})`;
  };
  // One bank is written 010 here and 10 there; a code of zeros only stays one zero.
  const bank = (field: Field) =>
    `case when ${column(field)} <> '' then coalesce(nullif(ltrim(${column(field)}, '0'), ''), '0') end`;
  const key = (bankField: Field, account: Field) =>
    `case when ${column(account)} <> '' then concat_ws(':', ${bank(bankField)}, ${column(account)}) end`;
  return [
    ["id", column("id")],
    ["moment", column("at")],
    ["stamp", `try_strptime(${column("at")}, [${momentForms.map(quoted).join(", ")}])`],
    ["from_key", key("fromBank", "fromAccount")],
    ["to_key", key("toBank", "toAccount")],
    ["amount", column("amount")],
    ["currency", `coalesce(${column("currency")}, '')`],
    ["from_country", `nullif(${column("fromCountry")}, '')`],
    ["to_country", `nullif(${column("toCountry")}, '')`],
    ["format", `coalesce(${column("format")}, '')`],
    ["laundering", column("isLaundering")],
    ["attempt", column("attemptId")],
    ["typology", column("typology")],
  ] as const;
}

/** Settles what each currency of the file counts in. */
async function settleCurrencies(scratch: Scratch, name: string): Promise<FileCurrency[]> {
  const counted = await scratch.rows<{ currency: string; decimals: bigint; count: bigint }>(
    `select currency, length(rtrim(split_part(amount, '.', 2), '0')) as decimals, count(*) as count
     from ${name} where regexp_full_match(amount, '[0-9]+([.][0-9]*)?') group by all order by all`,
  );
  const words = new Map<string, { code: string; scale: number; isIso: boolean }>();
  for (const { currency } of counted) words.set(currency, currencyNamed(currency));
  const named = new Map([...words.values()].map((each) => [each.code, each] as const));
  const codes = [...named.keys()].toSorted();
  const currencies = codes.map((code): FileCurrency => {
    const { scale, isIso } = named.get(code) ?? currencyNamed(code);
    const own = counted.filter(({ currency }) => words.get(currency)?.code === code);
    const rows = own.reduce((sum, { count }) => sum + Number(count), 0);
    const finer = own.filter(({ decimals }) => Number(decimals) > scale);
    const finerRows = finer.reduce((sum, { count }) => sum + Number(count), 0);
    // Most rows finer than the standard is a habit of the source; a few are faults.
    if (finerRows * 2 <= rows) return { code, scale, isIso, isFiner: false };
    const most = Math.max(...finer.map(({ decimals }) => Number(decimals)));
    return { code, scale: Math.min(8, most), isIso, isFiner: true };
  });
  const values = [...words].map(([word, { code }]) => {
    const index = codes.indexOf(code);
    return `(${quoted(word)}, ${index}, ${currencies[index]?.scale ?? 0})`;
  });
  await scratch.run(`create table ${name}_currency (word varchar, i integer, scale integer)`);
  if (values.length > 0)
    await scratch.run(`insert into ${name}_currency values ${values.join(", ")}`);
  return currencies;
}

/** Amounts as whole minor units, never through a float, and what is wrong with each row. */
async function judgeRows(scratch: Scratch, name: string): Promise<void> {
  await scratch.run(`create table ${name}_judged as
    with cut as (
      select g.*, coalesce(c.i, 0) as currency_i, coalesce(c.scale, 0) as scale,
        regexp_full_match(g.amount, '[0-9]+([.][0-9]*)?') as is_plain,
        rtrim(split_part(g.amount, '.', 2), '0') as digits
      from ${name} g left join ${name}_currency c on c.word = g.currency),
    counted as (
      select *, case when is_plain and length(digits) <= scale then
        try_cast(split_part(amount, '.', 1) || rpad(digits, scale, '0') as hugeint) end as minor
      from cut)
    select row, id, stamp, from_key, to_key, currency_i, from_country, to_country, format, laundering,
      attempt, typology,
      case when minor <= ${amountMinorMax} then minor::bigint end as amount_minor,
      case when stamp is null or year(stamp) < 1900 or year(stamp) > 2200 then 'MOMENT_UNREADABLE'
        when from_key is null or to_key is null then 'ACCOUNT_MISSING'
        when regexp_full_match(amount, '-[0-9]+([.][0-9]*)?') then 'AMOUNT_NEGATIVE'
        when not coalesce(is_plain, false) then 'AMOUNT_UNREADABLE'
        when length(digits) > scale then 'AMOUNT_TOO_FINE'
        when minor is null or minor > ${amountMinorMax} then 'AMOUNT_TOO_LARGE' end as fault,
      case when stamp is null or year(stamp) < 1900 or year(stamp) > 2200 then moment else amount end as given
    from counted`);
}

async function listProblems(scratch: Scratch, name: string): Promise<Problem[]> {
  const rows = await scratch.rows<{ row: bigint; fault: FileProblemCode; given: string | null }>(
    `select row, fault, given from ${name}_judged where fault is not null
     order by row limit ${problemsListedMax}`,
  );
  return rows.map(({ row, fault, given }) =>
    fileProblem(
      fault,
      { kind: "row", row: Number(row) },
      fault === "MOMENT_UNREADABLE" ? "at" : fault === "ACCOUNT_MISSING" ? "account" : "amount",
      fault === "ACCOUNT_MISSING" ? "" : (given ?? ""),
    ),
  );
}

/** Reads a file of payments into the scratch database. */
export async function readPayments(
  scratch: Scratch,
  name: string,
  source: SourceFile,
): Promise<PaymentTable> {
  const columns = mapColumns(source.header);
  if (columns.missing.length > 0)
    throw refuse("MONITORING_COLUMNS_MISSING", {
      path: source.path,
      missing: columns.missing.join(", "),
      found: source.header.join(", ").slice(0, 300),
    });
  const broken = await loadCsv(scratch, name, { source, columns: expressionsOf(columns) });
  const currencies = await settleCurrencies(scratch, name);
  await judgeRows(scratch, name);
  const [sums] = await scratch.rows<{ read: bigint; own: bigint }>(
    `select count(*) as read, count(*) filter (fault is null and from_key = to_key) as own
     from ${name}_judged`,
  );
  const faults = await scratch.rows<{ fault: string; count: bigint }>(
    `select fault, count(*) as count from ${name}_judged where fault is not null
     group by fault order by fault`,
  );
  const problemCounts: Record<string, number> = {};
  if (broken.length > 0) problemCounts["ROW_BROKEN"] = broken.length;
  for (const { fault, count } of faults) problemCounts[fault] = Number(count);
  const problemCount = Object.values(problemCounts).reduce((sum, count) => sum + count, 0);
  const brokenProblems = broken
    .slice(0, problemsListedMax)
    .map(({ row, text }) => fileProblem("ROW_BROKEN", { kind: "row", row }, "", text.trim()));
  const read = Number(sums?.read ?? 0n) + broken.length;
  const selfTransfers = Number(sums?.own ?? 0n);
  return {
    name,
    columns,
    counts: {
      read,
      taken: read - problemCount - selfTransfers,
      problems: problemCount,
      selfTransfers,
    },
    problemCounts,
    problems: [...brokenProblems, ...(await listProblems(scratch, name))]
      .toSorted((a, b) => rowOf(a) - rowOf(b))
      .slice(0, problemsListedMax),
    currencies,
  };
}

const rowOf = ({ locator }: Problem) => (locator.kind === "row" ? locator.row : 0);
