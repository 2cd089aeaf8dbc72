// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, SegmentId } from "@tianwang/kernel/ids";
import type { ColumnarSession, Segment, Work } from "@tianwang/store";
import { listSegments, sql } from "@tianwang/store";
import type { KeyPart, RowOrder } from "./row-order.ts";
import type { StoredRow } from "./stored-row.ts";
import { between, columnsOf, orderBy } from "./row-order.ts";

/** Kind of our segments in the catalogue. */
export const segmentKind = "ledger.transactions";

const rowColumns = `segment_id as "segmentId", exhibit_id as "exhibitId", row_no as "rowNo",
  statement_index as "statementIndex", locator, side, status, booked_on::varchar as "bookedOn",
  booked_time as "bookedTime", value_on::varchar as "valueOn", amount_minor as "amountMinor", currency,
  scale, balance_minor as "balanceMinor", payer_account as "payerAccount", payer_name as "payerName",
  payer_bank as "payerBank", beneficiary_account as "beneficiaryAccount",
  beneficiary_name as "beneficiaryName", beneficiary_bank as "beneficiaryBank",
  is_reversal as "isReversal", purpose, bank_reference as "bankReference", end_to_end_id as "endToEndId",
  uetr, code, extra, fold_count as "foldCount", proposal_count as "proposalCount"`;

/** What a list of transactions is narrowed to. */
export interface TransactionFilter {
  readonly text?: string | undefined;
  readonly account?: string | undefined;
  readonly currency?: string | undefined;
  readonly status?: string | undefined;
  readonly bookedFrom?: string | undefined;
  readonly bookedUntil?: string | undefined;
  readonly amountMinorMin?: string | undefined;
  readonly amountMinorMax?: string | undefined;
  readonly exhibitId?: string | undefined;
  readonly statement?: { readonly segmentId: string; readonly statementIndex: number } | undefined;
}

/** The rows of a compartment that the actor may see, ready to be asked. */
export interface Transactions {
  readonly segments: readonly Segment[];
  readonly session: ColumnarSession;
}

interface FoldRow {
  readonly keptSegmentId: SegmentId;
  readonly keptRowNo: number;
  readonly foldedSegmentId: SegmentId;
  readonly foldedRowNo: number;
  readonly isFolded: boolean;
}

/** Rows of a table that are handed over at once, so that no text grows without bound. */
const filledCountMax = 20_000;

/** A column of a table to be filled: its type in SQL, and its values. */
type FilledColumn = readonly [type: string, values: readonly (string | number | boolean)[]];

/** Makes a table of columns of one length; as JSON, since lists of values take twenty times as long. */
async function makeTable(
  session: ColumnarSession,
  table: string,
  columns: Readonly<Record<string, FilledColumn>>,
): Promise<void> {
  const named = Object.entries(columns);
  const declared = named.map(([name, [type]]) => `${name} ${type}`);
  await session.rows(`create table ${table} (${declared.join(", ")})`);
  const lists = named.map(([name, [type]]) => `unnest(from_json($${name}, '["${type}"]'))`);
  const rowCount = named[0]?.[1][1].length ?? 0;
  for (let at = 0; at < rowCount; at += filledCountMax) {
    const given = named.map(([name, [, values]]) => [
      name,
      JSON.stringify(values.slice(at, at + filledCountMax)),
    ]);
    await session.rows(
      `insert into ${table} select ${lists.join(", ")}`,
      Object.fromEntries(given),
    );
  }
}

async function prepare(
  session: ColumnarSession,
  work: Work,
  segments: readonly Segment[],
  folds: readonly FoldRow[],
): Promise<void> {
  await makeTable(session, "segment_names", {
    path: ["varchar", segments.map(({ sha256 }) => work.store.blobs.path(sha256))],
    segment_id: ["varchar", segments.map(({ id }) => id)],
    exhibit_id: ["varchar", segments.map(({ exhibitId }) => exhibitId)],
    segment_order: ["integer", segments.map((_, order) => order)],
  });
  // Each fold marks both of its rows.
  await makeTable(session, "fold_marks", {
    segment_id: ["varchar", folds.flatMap((fold) => [fold.keptSegmentId, fold.foldedSegmentId])],
    row_no: ["integer", folds.flatMap((fold) => [fold.keptRowNo, fold.foldedRowNo])],
    is_folded: ["boolean", folds.flatMap(({ isFolded }) => [false, isFolded])],
    is_proposed: ["boolean", folds.flatMap(({ isFolded }) => [!isFolded, !isFolded])],
  });
  await session.rows(`create table fold_state as
    select segment_id, row_no, bool_or(is_folded) as is_folded,
      count(*) filter (not is_folded and not is_proposed)::integer as fold_count,
      count(*) filter (is_proposed)::integer as proposal_count
    from fold_marks group by all`);
  await session.rows(`create view transactions as
    select r.*, s.segment_id, s.exhibit_id, s.segment_order,
      coalesce(f.is_folded, false) as is_folded, coalesce(f.fold_count, 0) as fold_count,
      coalesce(f.proposal_count, 0) as proposal_count
    from source_rows r join segment_names s on s.path = r.filename
    left join fold_state f on f.segment_id = s.segment_id and f.row_no = r.row_no`);
}

/** Changes whenever a fold is found or judged. */
async function foldVersion(work: Work, compartmentId: CompartmentId): Promise<string> {
  const row = await work.first(sql<{ version: string }>`
    select count(*) || ' ' || coalesce(max(found_at)::text, '') || ' ' || coalesce(max(decided_at)::text, '')
      as version
    from ledger.folds where compartment_id = ${compartmentId}
  `);
  return row?.version ?? "";
}

function readFolds(work: Work, compartmentId: CompartmentId): Promise<FoldRow[]> {
  return work.rows(sql<FoldRow>`
    select kept_segment_id as "keptSegmentId", kept_row_no as "keptRowNo",
      folded_segment_id as "foldedSegmentId", folded_row_no as "foldedRowNo",
      status in ('certain', 'accepted') as "isFolded"
    from ledger.folds f where compartment_id = ${compartmentId} and status <> 'rejected'
      and not exists (select 1 from store.segments s
        where s.id in (f.kept_segment_id, f.folded_segment_id) and s.superseded_at is not null)
    order by id
  `);
}

/**
 * Opens the rows of a compartment. The segments come from the catalogue under row-level security;
 * null when there are none.
 */
export async function openTransactions(
  work: Work,
  compartmentId: CompartmentId,
): Promise<Transactions | null> {
  const segments = await listSegments(work, segmentKind, [compartmentId]);
  if (segments.length === 0) return null;
  const paths = [...new Set(segments.map((segment) => work.store.blobs.path(segment.sha256)))];
  const version = `${segments.map((segment) => segment.id).join()} ${await foldVersion(work, compartmentId)}`;
  const session = await work.store.columnar.over({ source_rows: paths }, version, async (opened) =>
    prepare(opened, work, segments, await readFolds(work, compartmentId)),
  );
  return { segments, session };
}

interface Condition {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

const likeForm = (text: string) => `%${text.replaceAll(/[\\%_]/gu, "\\$&")}%`;

/** Columns in which a text is looked for. */
const textColumns = [
  "payer_name",
  "payer_account",
  "beneficiary_name",
  "beneficiary_account",
  "purpose",
  "bank_reference",
  "end_to_end_id",
  "uetr",
];

function conditionOf(filter: TransactionFilter): Condition {
  const parts: string[] = filter.statement ? [] : ["not is_folded"];
  const values: Record<string, string> = {};
  const add = (name: string, value: string | undefined, text: string) => {
    if (value === undefined || value === "") return;
    parts.push(text);
    values[name] = value;
  };
  const anyText = textColumns.map((column) => `${column} ilike $text escape '\\'`).join(" or ");
  add("text", filter.text === undefined ? undefined : likeForm(filter.text), `(${anyText})`);
  add("account", filter.account, "(payer_account = $account or beneficiary_account = $account)");
  add("currency", filter.currency, "currency = $currency");
  add("status", filter.status, "status = $status");
  add("bookedFrom", filter.bookedFrom, "booked_on >= $bookedFrom::date");
  add("bookedUntil", filter.bookedUntil, "booked_on <= $bookedUntil::date");
  add("amountMin", filter.amountMinorMin, "amount_minor >= $amountMin::bigint");
  add("amountMax", filter.amountMinorMax, "amount_minor <= $amountMax::bigint");
  add("exhibitId", filter.exhibitId, "exhibit_id = $exhibitId");
  add("segmentId", filter.statement?.segmentId, "segment_id = $segmentId");
  if (filter.statement) parts.push(`statement_index = ${filter.statement.statementIndex}`);
  return { text: parts.join(" and "), values };
}

/** Rows between two anchors: a jump reads at most this many besides its page. */
const anchorGap = 1_000;

interface Anchors {
  readonly totalCount: number;
  readonly keys: readonly (readonly KeyPart[])[];
}

/** The key of every thousandth row, once for each filter and order of a session. */
async function anchorsOf(
  session: ColumnarSession,
  condition: Condition,
  order: RowOrder,
): Promise<Anchors> {
  const cacheKey = JSON.stringify(["anchors", condition, order]);
  const kept = session.kept.get(cacheKey) as Promise<Anchors> | undefined;
  if (kept) return kept;
  const columns = columnsOf(order);
  const named = columns.map((column, i) => `${column} as k${i}`).join(", ");
  const names = columns.map((_, i) => `k${i}`);
  const way = order.isDescending ? "desc" : "asc";
  const finding = session
    .rows<Record<string, KeyPart> & { n: bigint; total: bigint }>(
      `select ${names.map((name, i) => (columns[i]?.includes("date") ? `${name}::varchar as ${name}` : name)).join(", ")}, n, total
       from (select *, row_number() over (order by ${names.map((name) => `${name} ${way}`).join(", ")}) - 1 as n,
           count(*) over () as total
         from (select ${named} from transactions where ${condition.text}))
       where n % ${anchorGap} = 0 order by n`,
      condition.values,
    )
    .then((rows) => ({
      totalCount: Number(rows[0]?.total ?? 0n),
      keys: rows.map((row) => names.map((name) => row[name] ?? 0)),
    }));
  session.kept.set(cacheKey, finding);
  finding.catch(() => session.kept.delete(cacheKey));
  return finding;
}

/** A page of transactions at a position. */
export interface Window {
  readonly totalCount: number;
  readonly rows: readonly StoredRow[];
}

/** Rows at a position of a list, wherever it is: found by key, not by counting from the start. */
export async function readWindow(
  transactions: Transactions,
  filter: TransactionFilter,
  order: RowOrder,
  page: { readonly from: number; readonly count: number },
): Promise<Window> {
  const condition = conditionOf(filter);
  const { totalCount, keys } = await anchorsOf(transactions.session, condition, order);
  const first = Math.floor(page.from / anchorGap);
  const lower = keys[first];
  if (lower === undefined) return { totalCount, rows: [] };
  const upper = keys[Math.floor((page.from + page.count - 1) / anchorGap) + 1] ?? null;
  const rows = await transactions.session.rows<StoredRow>(
    `select ${rowColumns} from transactions
     where ${condition.text} and ${between(order, lower, upper)}
     order by ${orderBy(order)} limit ${page.count} offset ${page.from - first * anchorGap}`,
    condition.values,
  );
  return { totalCount, rows };
}

/** Counts and sums of a list. */
export interface Sums {
  readonly transactionCount: number;
  readonly foldedCount: number;
  readonly proposedCount: number;
  readonly firstBookedOn: string | null;
  readonly lastBookedOn: string | null;
  readonly byCurrency: readonly {
    readonly currency: string;
    readonly scale: number;
    readonly rowCount: bigint;
    readonly amountMinor: bigint;
  }[];
}

/** Counts and sums of the booked rows; 128-bit sums, so that nothing overflows. */
export async function readSums(
  transactions: Transactions,
  filter: TransactionFilter,
): Promise<Sums> {
  const condition = conditionOf(filter);
  const { session } = transactions;
  const [facts] = await session.rows<{
    count: bigint;
    folded: bigint;
    proposed: bigint;
    first: string | null;
    last: string | null;
  }>(
    `select count(*) as count, coalesce(sum(fold_count), 0)::bigint as folded,
       coalesce(sum(proposal_count), 0)::bigint as proposed, min(booked_on)::varchar as first,
       max(booked_on)::varchar as last
     from transactions where ${condition.text}`,
    condition.values,
  );
  const byCurrency = await session.rows<{
    currency: string;
    scale: number;
    rowCount: bigint;
    amountMinor: bigint;
  }>(
    `select currency, scale, count(*) as "rowCount", sum(amount_minor)::hugeint as "amountMinor"
     from transactions where ${condition.text} and status = 'booked'
     group by currency, scale order by "rowCount" desc, currency, scale`,
    condition.values,
  );
  return {
    transactionCount: Number(facts?.count ?? 0n),
    foldedCount: Number(facts?.folded ?? 0n),
    // A proposal marks both of its rows.
    proposedCount: Math.ceil(Number(facts?.proposed ?? 0n) / 2),
    firstBookedOn: facts?.first ?? null,
    lastBookedOn: facts?.last ?? null,
    byCurrency,
  };
}

/** Rows by their names, in the order asked. */
export async function readRows(
  transactions: Transactions,
  names: readonly { readonly segmentId: string; readonly rowNo: number }[],
): Promise<StoredRow[]> {
  if (names.length === 0) return [];
  const rows = await transactions.session.rows<StoredRow>(
    `select ${rowColumns} from transactions where (segment_id, row_no) in (
      select unnest(from_json($segmentIds, '["varchar"]')), unnest(from_json($rowNos, '["integer"]')))`,
    {
      segmentIds: JSON.stringify(names.map(({ segmentId }) => segmentId)),
      rowNos: JSON.stringify(names.map(({ rowNo }) => Math.trunc(rowNo))),
    },
  );
  const byName = new Map(rows.map((row) => [`${row.segmentId}:${row.rowNo}`, row]));
  return names.flatMap(({ segmentId, rowNo }) => byName.get(`${segmentId}:${rowNo}`) ?? []);
}

/** What went through an account. */
export interface AccountFlowRow {
  readonly account: string;
  readonly name: string;
  readonly bank: string;
  readonly currency: string;
  readonly scale: number;
  readonly inCount: bigint;
  readonly outCount: bigint;
  readonly inMinor: bigint;
  readonly outMinor: bigint;
  readonly firstBookedOn: string | null;
  readonly lastBookedOn: string | null;
  readonly total: bigint;
}

/** Accounts by what went through them, those with most rows first. */
export async function readAccounts(
  transactions: Transactions,
  filter: { readonly text?: string | undefined; readonly from: number; readonly count: number },
): Promise<AccountFlowRow[]> {
  const text = filter.text ? likeForm(filter.text) : "%";
  return transactions.session.rows<AccountFlowRow>(
    `with ends as (
       select payer_account as account, payer_name as name, payer_bank as bank, currency, scale,
         0 as coming, 1 as going, amount_minor, booked_on
       from transactions where not is_folded and status = 'booked' and payer_account <> ''
       union all
       select beneficiary_account, beneficiary_name, beneficiary_bank, currency, scale, 1, 0,
         amount_minor, booked_on
       from transactions where not is_folded and status = 'booked' and beneficiary_account <> '')
     select account, max(name) as name, max(bank) as bank, currency, scale,
       sum(coming)::bigint as "inCount", sum(going)::bigint as "outCount",
       sum(case when coming = 1 then amount_minor else 0 end)::hugeint as "inMinor",
       sum(case when going = 1 then amount_minor else 0 end)::hugeint as "outMinor",
       min(booked_on)::varchar as "firstBookedOn", max(booked_on)::varchar as "lastBookedOn",
       count(*) over () as total
     from ends group by account, currency, scale
     having account ilike $text escape '\\' or max(name) ilike $text escape '\\'
     order by count(*) desc, account, currency limit ${filter.count} offset ${filter.from}`,
    { text },
  );
}

/** The compartment of a segment, as far as the actor may see it. */
export async function compartmentOfSegment(
  work: Work,
  segmentId: string,
): Promise<CompartmentId | null> {
  const found = await work.first(sql<{ compartmentId: CompartmentId }>`
    select compartment_id as "compartmentId" from store.segments where id = ${segmentId}
  `);
  return found?.compartmentId ?? null;
}

/** Names of exhibits by id. */
export async function exhibitNames(
  work: Work,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await work.rows(sql<{ id: string; name: string }>`
    select id, original_name as name from evidence.v_exhibits where id = any (${[...ids]}::text[])
  `);
  return new Map(rows.map((row) => [row.id, row.name]));
}
