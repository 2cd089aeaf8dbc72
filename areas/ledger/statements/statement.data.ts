// SPDX-License-Identifier: Apache-2.0
import type {
  CompartmentId,
  EntityId,
  ExhibitId,
  SegmentId,
  StatementId,
} from "@tianwang/kernel/ids";
import { formatLocator } from "@tianwang/kernel/source";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { StatementCheck } from "../ingest/statement-check.ts";

/** A statement of an account as it stands in an exhibit, with what its arithmetic says. */
export interface Statement {
  readonly id: StatementId;
  readonly exhibitId: ExhibitId;
  readonly exhibitName: string;
  readonly segmentId: SegmentId;
  readonly statementIndex: number;
  readonly statementNo: string;
  readonly kind: string;
  readonly account: string;
  readonly accountName: string;
  readonly accountBank: string;
  readonly accountEntityId: EntityId | null;
  readonly currency: string;
  readonly scale: number;
  readonly locator: string;
  /** Minor units as text: PostgreSQL's numeric, exact. */
  readonly openingMinor: string | null;
  /** The day of the balance as the source states it, `YYYY-MM-DD`. */
  readonly openingOn: string | null;
  readonly sumMinor: string | null;
  readonly closingMinor: string | null;
  readonly closingOn: string | null;
  readonly differenceMinor: string | null;
  readonly pageGapMinor: string | null;
  readonly reconciles: "yes" | "no" | "not-stated";
  readonly entryCount: number;
  readonly unbookedCount: number;
}

/** Most statements of one case that a list gives. */
export const statementCountMax = 10_000;

const columns = sql.raw(`s.id, s.exhibit_id as "exhibitId", e.original_name as "exhibitName",
  s.segment_id as "segmentId", s.statement_index as "statementIndex", s.statement_no as "statementNo",
  s.kind, s.account, s.account_name as "accountName", s.account_bank as "accountBank",
  s.account_entity_id as "accountEntityId", s.currency, s.scale, s.locator,
  s.opening_minor as "openingMinor", s.opening_on::text as "openingOn", s.sum_minor as "sumMinor",
  s.closing_minor as "closingMinor", s.closing_on::text as "closingOn",
  s.difference_minor as "differenceMinor", s.page_gap_minor as "pageGapMinor", s.reconciles,
  s.entry_count as "entryCount", s.unbooked_count as "unbookedCount"`);

/** What a statement is recorded with besides its arithmetic. */
export interface StatementPlace {
  readonly compartmentId: CompartmentId;
  readonly exhibitId: ExhibitId;
  readonly segmentId: SegmentId;
  /** The account's entity by the index of the statement; null where the head names none. */
  readonly accountEntityIds: readonly (string | null)[];
}

/** Records the statements of a segment, in their order. */
export async function insertStatements(
  work: Work,
  place: StatementPlace,
  checks: readonly StatementCheck[],
): Promise<void> {
  const rows = checks.map((check, index) => ({
    id: work.newId("statement"),
    statement_index: index,
    statement_no: check.head.statementNo,
    kind: check.head.kind,
    account: check.head.account.account,
    account_name: check.head.account.name,
    account_bank: check.head.account.bank,
    account_entity_id: place.accountEntityIds[index] ?? null,
    currency: check.head.currency,
    scale: check.head.scale,
    locator: formatLocator(check.head.locator),
    opening_minor: textOf(check.openingMinor),
    opening_on: check.openingOn,
    opening_from: check.openingFrom,
    sum_minor: textOf(check.sumMinor),
    closing_minor: textOf(check.closingMinor),
    closing_on: check.closingOn,
    difference_minor: textOf(check.differenceMinor),
    page_gap_minor: textOf(check.pageGapMinor),
    reconciles: check.reconciles,
    entry_count: check.entryCount,
    unbooked_count: check.unbookedCount,
    foreign_count: check.foreignCount,
    extra: check.head.extra ?? {},
  }));
  const json = JSON.stringify(rows).replaceAll("\\u0000", "␀");
  await work.change(sql`
    insert into ledger.statements (id, compartment_id, exhibit_id, segment_id, statement_index, statement_no,
      kind, account, account_name, account_bank, account_entity_id, currency, scale, locator, opening_minor,
      opening_on, opening_from, sum_minor, closing_minor, closing_on, difference_minor, page_gap_minor, reconciles, entry_count,
      unbooked_count, foreign_count, extra)
    select r.id, ${place.compartmentId}, ${place.exhibitId}, ${place.segmentId}, r.statement_index,
      r.statement_no, r.kind, r.account, r.account_name, r.account_bank, r.account_entity_id, r.currency,
      r.scale, r.locator, r.opening_minor, r.opening_on, r.opening_from, r.sum_minor, r.closing_minor,
      r.closing_on, r.difference_minor,
      r.page_gap_minor, r.reconciles, r.entry_count, r.unbooked_count, r.foreign_count, r.extra
    from jsonb_to_recordset(${json}::jsonb) as r(id text, statement_index int, statement_no text, kind text,
      account text, account_name text, account_bank text, account_entity_id text, currency text, scale int,
      locator text, opening_minor numeric, opening_on date, opening_from text, sum_minor numeric,
      closing_minor numeric, closing_on date,
      difference_minor numeric, page_gap_minor numeric, reconciles text, entry_count int,
      unbooked_count int, foreign_count int, extra jsonb)
  `);
}

const textOf = (minor: bigint | null) => (minor === null ? null : String(minor));

/** Takes the statements of an exhibit out of use, when it is read anew. */
export function supersedeStatements(work: Work, exhibitId: ExhibitId): Promise<number> {
  return work.change(sql`
    update ledger.statements set superseded_at = ${work.now}
    where exhibit_id = ${exhibitId} and superseded_at is null
  `);
}

/** The statements of a compartment, or of one exhibit of it, in the order they came. */
export function listStatements(
  work: Work,
  filter: { readonly compartmentId: CompartmentId; readonly exhibitId?: string | undefined },
): Promise<Statement[]> {
  return work.rows(sql<Statement>`
    select ${columns} from ledger.statements s join evidence.v_exhibits e on e.id = s.exhibit_id
    where s.compartment_id = ${filter.compartmentId} and s.superseded_at is null
      and (${filter.exhibitId ?? null}::text is null or s.exhibit_id = ${filter.exhibitId ?? null})
    order by e.relative_path collate "C", s.segment_id, s.statement_index limit ${statementCountMax}
  `);
}

/** A statement that the actor may see. */
export function findStatement(work: Work, id: string): Promise<Statement | null> {
  return work.first(sql<Statement>`
    select ${columns} from ledger.statements s join evidence.v_exhibits e on e.id = s.exhibit_id
    where s.id = ${id}
  `);
}

/** The compartment of a statement, as far as the actor may see it. */
export async function compartmentOfStatement(
  work: Work,
  id: string,
): Promise<CompartmentId | null> {
  const found = await work.first(sql<{ compartmentId: CompartmentId }>`
    select compartment_id as "compartmentId" from ledger.statements where id = ${id}
  `);
  return found?.compartmentId ?? null;
}
