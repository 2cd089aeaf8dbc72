// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, Id, SegmentId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { enqueueJob, sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { FoldBasis } from "./fold.ts";
import { foldTexts } from "./fold.text.ts";

export type FoldStatus = "certain" | "proposed" | "accepted" | "rejected";

/** A row by its name. */
export interface RowName {
  readonly segmentId: string;
  readonly rowNo: number;
}

/** A fold as it is kept. */
export interface KeptFold {
  readonly id: Id<"fold">;
  readonly compartmentId: CompartmentId;
  readonly keptSegmentId: SegmentId;
  readonly keptRowNo: number;
  readonly foldedSegmentId: SegmentId;
  readonly foldedRowNo: number;
  readonly status: FoldStatus;
  readonly basis: FoldBasis;
  readonly dayLag: number | null;
}

const columns =
  sql.raw(`f.id, f.compartment_id as "compartmentId", f.kept_segment_id as "keptSegmentId",
  f.kept_row_no as "keptRowNo", f.folded_segment_id as "foldedSegmentId",
  f.folded_row_no as "foldedRowNo", f.status, f.basis, f.day_lag as "dayLag"`);

/** Folds between rows in use: those of superseded segments are left where they are. */
const inUse = sql.raw(`
  not exists (select 1 from store.segments s
    where s.id in (f.kept_segment_id, f.folded_segment_id) and s.superseded_at is not null)`);

/** Asks for folds to be looked for once the present files are in; one such job waits at a time. */
export async function wantFolds(work: Work, compartmentId: CompartmentId): Promise<void> {
  const waiting = await work.first(sql`
    select 1 from store.jobs where compartment_id = ${compartmentId} and kind = 'ledger.folds'
      and state = 'waiting' limit 1
  `);
  if (!waiting) await enqueueJob(work, { kind: "ledger.folds", compartmentId, payload: {} });
}

/** The folds of a compartment, with a status or with all. */
export function listFolds(
  work: Work,
  compartmentId: CompartmentId,
  status: FoldStatus | null = null,
): Promise<KeptFold[]> {
  return work.rows(sql<KeptFold>`
    select ${columns} from ledger.folds f
    where f.compartment_id = ${compartmentId} and (${status}::text is null or f.status = ${status}) and ${inUse}
    order by f.id
  `);
}

/** A page of folds to judge, with how many there are. */
export async function pageFolds(
  work: Work,
  filter: {
    readonly compartmentId: CompartmentId;
    readonly status: FoldStatus;
    readonly from: number;
    readonly count: number;
  },
): Promise<{ totalCount: number; rows: KeptFold[] }> {
  const condition = sql`f.compartment_id = ${filter.compartmentId} and f.status = ${filter.status} and ${inUse}`;
  const rows = await work.rows(sql<KeptFold>`
    select ${columns} from ledger.folds f where ${condition}
    order by f.id limit ${filter.count} offset ${filter.from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from ledger.folds f where ${condition}
  `);
  return { totalCount: total?.count ?? 0, rows };
}

/** A fold that was found. */
export interface FoundFold {
  readonly kept: RowName;
  readonly folded: RowName;
  readonly status: "certain" | "proposed";
  readonly basis: FoldBasis;
  readonly dayLag: number | null;
}

/** Keeps folds that were found; one that was there already stays as it was judged. */
export async function insertFolds(
  work: Work,
  compartmentId: CompartmentId,
  folds: readonly FoundFold[],
): Promise<number> {
  const rows = folds.map((fold) => ({
    id: work.newId("fold"),
    kept_segment_id: fold.kept.segmentId,
    kept_row_no: fold.kept.rowNo,
    folded_segment_id: fold.folded.segmentId,
    folded_row_no: fold.folded.rowNo,
    status: fold.status,
    basis: fold.basis,
    day_lag: fold.dayLag,
  }));
  return work.change(sql`
    insert into ledger.folds (id, compartment_id, kept_segment_id, kept_row_no, folded_segment_id,
      folded_row_no, status, basis, day_lag, found_at)
    select r.id, ${compartmentId}, r.kept_segment_id, r.kept_row_no, r.folded_segment_id, r.folded_row_no,
      r.status, r.basis, r.day_lag, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, kept_segment_id text,
      kept_row_no int, folded_segment_id text, folded_row_no int, status text, basis jsonb, day_lag int)
    on conflict do nothing
  `);
}

/** Why two rows are or may be one, in words. */
export function saysOf(basis: FoldBasis): Text {
  const text = foldTexts[basis.messageId];
  return { zh: renderText(text, basis.data, "zh"), en: renderText(text, basis.data, "en") };
}

/** Another source of a row's transaction. */
export interface FoldSource {
  readonly foldId: Id<"fold">;
  readonly other: RowName;
  readonly status: FoldStatus;
  readonly says: Text;
}

/** The other sources of a row, proposed and rejected ones included. */
export async function foldSources(work: Work, row: RowName): Promise<FoldSource[]> {
  const folds = await work.rows(sql<KeptFold>`
    select ${columns} from ledger.folds f
    where ((f.kept_segment_id = ${row.segmentId} and f.kept_row_no = ${row.rowNo})
      or (f.folded_segment_id = ${row.segmentId} and f.folded_row_no = ${row.rowNo})) and ${inUse}
    order by f.id
  `);
  return folds.map((fold) => {
    const isKept = fold.keptSegmentId === row.segmentId && fold.keptRowNo === row.rowNo;
    return {
      foldId: fold.id,
      other: isKept
        ? { segmentId: fold.foldedSegmentId, rowNo: fold.foldedRowNo }
        : { segmentId: fold.keptSegmentId, rowNo: fold.keptRowNo },
      status: fold.status,
      says: saysOf(fold.basis),
    };
  });
}

/** Judges a fold, or takes a judgement back; both rows stay, and every decision is kept. */
export async function judgeFold(
  work: Work,
  foldId: string,
  decision: { readonly status: "accepted" | "rejected" | "proposed"; readonly reason: string },
): Promise<KeptFold> {
  const fold = await work.first(
    sql<KeptFold>`select ${columns} from ledger.folds f where f.id = ${foldId} for update`,
  );
  if (!fold) throw refuse("LEDGER_NO_FOLD", { id: foldId });
  await work.change(sql`
    update ledger.folds set status = ${decision.status}, decided_by = ${work.acting.actorId},
      decided_at = ${work.now}, decision_reason = ${decision.reason}
    where id = ${foldId}
  `);
  await work.change(sql`
    insert into ledger.fold_decisions (id, compartment_id, fold_id, status_before, status_after, reason,
      decided_by, decided_at)
    values (${work.newId("foldDecision")}, ${fold.compartmentId}, ${foldId}, ${fold.status},
      ${decision.status}, ${decision.reason}, ${work.acting.actorId}, ${work.now})
  `);
  work.audit("ledger.folds.judge", foldId, { from: fold.status, to: decision.status });
  return { ...fold, status: decision.status };
}
