// SPDX-License-Identifier: Apache-2.0
import type { Payment } from "@tianwang/typologies";
import type { Scratch, ScratchChunk } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { loadCsv, quoted } from "./csv-table.data.ts";
import type { PaymentTable } from "./payment-table.data.ts";
import type { SourceFile } from "./source-file.data.ts";

/** A payment as it is told in an alert. */
export interface ToldPayment {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly currency: number;
}

/** A file of payments in the order of time; the place in that order is the row of a `Payment`. */
export interface PaymentStream {
  readonly count: number;
  readonly accountCount: number;
  /** Calls back for each payment; gives up where the signal says so. */
  each(see: (payment: Payment) => void, signal: AbortSignal): Promise<void>;
  accountKeys(): Promise<readonly string[]>;
  /** Forms of payment that the file names, in alphabetical order. */
  forms(): Promise<readonly string[]>;
  /** The form of each payment, as its place among the given; -1 for another. */
  formOfRows(forms: readonly string[]): Promise<Int32Array>;
  told(rows: readonly number[]): Promise<ReadonlyMap<number, ToldPayment>>;
}

/** Rows asked for in one query. */
const askedMax = 20_000;

const accountNames = ["account", "accountid", "accountnumber"];
const bankNames = ["bank", "bankid", "bankcode"];
const countryNames = ["country", "countrycode"];

/** Loads the countries of accounts from a file; a file that has none gives none. */
export async function readAccounts(scratch: Scratch, source: SourceFile): Promise<void> {
  const names = source.header.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, ""));
  const column = (wanted: readonly string[]) => {
    const at = names.findIndex((name) => wanted.includes(name));
    return at < 0 ? null : `trim(c${at})`;
  };
  const account = column(accountNames);
  if (account === null)
    throw refuse("MONITORING_COLUMNS_MISSING", {
      path: source.path,
      missing: "account",
      found: source.header.join(", ").slice(0, 300),
    });
  const bank = column(bankNames);
  const bankKey =
    bank === null
      ? "null"
      : `case when ${bank} <> '' then coalesce(nullif(ltrim(${bank}, '0'), ''), '0') end`;
  await loadCsv(scratch, "holder", {
    source,
    columns: [
      ["key", `concat_ws(':', ${bankKey}, ${account})`],
      ["country", `nullif(${column(countryNames) ?? "null::varchar"}, '')`],
    ],
  });
}

/** Sorts a table of payments by moment, then by place in the file, and numbers its accounts. */
export async function sortPayments(
  scratch: Scratch,
  table: PaymentTable,
  hasHolders: boolean,
): Promise<PaymentStream> {
  if (!hasHolders) await scratch.run("create table holder (key varchar, country varchar)");
  const good = `${table.name}_judged where fault is null and from_key <> to_key`;
  // Accounts are numbered by their first payment in the file, so that reruns are alike.
  await scratch.run(`create table account as
    select key, (row_number() over (order by min(place)) - 1)::integer as i from (
      select from_key as key, row * 2 as place from ${good}
      union all select to_key, row * 2 + 1 from ${good}) group by key`);
  await scratch.run(`create table known as
    select key, min(country) as country from holder where country is not null group by key`);
  await scratch.run(`create table country as
    select country, (row_number() over (order by country) - 1)::integer as i from (
      select from_country as country from ${good} union select to_country from ${good}
      union select country from known) where country is not null`);
  await scratch.run(`create table payment as
    select p.row, p.id, p.stamp, f.i as from_i, t.i as to_i, p.amount_minor, p.currency_i, p.format,
      p.from_key, p.to_key, p.laundering,
      coalesce(fc.i, -1) as from_c, coalesce(tc.i, -1) as to_c
    from (select * from ${good}) p
    join account f on f.key = p.from_key join account t on t.key = p.to_key
    left join known fk on fk.key = p.from_key left join known tk on tk.key = p.to_key
    left join country fc on fc.country = coalesce(p.from_country, fk.country)
    left join country tc on tc.country = coalesce(p.to_country, tk.country)
    order by p.stamp, p.row`);
  const [sums] = await scratch.rows<{ payments: bigint; accounts: bigint }>(
    "select (select count(*) from payment) as payments, (select count(*) from account) as accounts",
  );
  return {
    count: Number(sums?.payments ?? 0n),
    accountCount: Number(sums?.accounts ?? 0n),
    each: (see, signal) => eachPayment(scratch, see, signal),
    accountKeys: async () =>
      (await scratch.rows<{ key: string }>("select key from account order by i")).map(
        ({ key }) => key,
      ),
    forms: async () =>
      (
        await scratch.rows<{ format: string }>(
          "select distinct format from payment where format <> '' order by format",
        )
      ).map(({ format }) => format),
    formOfRows: (forms) => formOfRows(scratch, forms, Number(sums?.payments ?? 0n)),
    told: (rows) => tellPayments(scratch, rows),
  };
}

async function eachPayment(
  scratch: Scratch,
  see: (payment: Payment) => void,
  signal: AbortSignal,
): Promise<void> {
  const chunks = scratch.chunks(`select from_i, to_i, (epoch_ms(stamp) // 60000)::integer,
    amount_minor::double, currency_i, from_c, to_c from payment`);
  let row = 0;
  for await (const { rowCount, columns } of chunks) {
    signal.throwIfAborted();
    for (let each = 0; each < rowCount; each += 1) {
      see(paymentOf(columns, each, row));
      row += 1;
    }
  }
}

async function formOfRows(
  scratch: Scratch,
  forms: readonly string[],
  count: number,
): Promise<Int32Array> {
  const found = new Int32Array(count).fill(-1);
  if (forms.length === 0) return found;
  const list = forms.map(quoted).join(", ");
  const chunks = scratch.chunks(
    `select (coalesce(list_position([${list}], format), 0) - 1)::integer from payment`,
  );
  let row = 0;
  for await (const { rowCount, columns } of chunks) {
    const [column] = columns;
    if (column) found.set(column.subarray(0, rowCount), row);
    row += rowCount;
  }
  return found;
}

/** The columns of the query above, in its order. */
function paymentOf(columns: ScratchChunk["columns"], each: number, row: number): Payment {
  const value = (column: number) => columns[column]?.[each] ?? 0;
  return {
    row,
    from: value(0),
    to: value(1),
    atMinutes: value(2),
    amountMinor: value(3),
    currency: value(4),
    fromCountry: value(5),
    toCountry: value(6),
  };
}

async function tellPayments(
  scratch: Scratch,
  rows: readonly number[],
): Promise<ReadonlyMap<number, ToldPayment>> {
  const told = new Map<number, ToldPayment>();
  for (let from = 0; from < rows.length; from += askedMax) {
    const asked = rows.slice(from, from + askedMax).join(", ");
    const found = await scratch.rows<{ r: bigint; id: string; amount: bigint; currency: number }>(
      `select rowid as r, coalesce(nullif(id, ''), row::varchar) as id, amount_minor as amount,
         currency_i as currency from payment where rowid in (${asked})`,
    );
    for (const { r, id, amount, currency } of found)
      told.set(Number(r), { id, amountMinor: amount, currency });
  }
  return told;
}
