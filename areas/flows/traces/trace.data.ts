// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { assert } from "@tianwang/kernel/assert";
import type { ActorId, CompartmentId, Id } from "@tianwang/kernel/ids";
import type { Store, StoredBlob, Work } from "@tianwang/store";
import { noteBlob, sql } from "@tianwang/store";
import type { TraceDocument } from "./trace-document.ts";
import { readDocument, writeDocument } from "./trace-document.ts";
import type { TracePlan } from "./trace-plan.ts";
import type { TraceSummary } from "./trace-summary.ts";

/** A saved trace without its document. */
export interface SavedTrace {
  readonly id: Id<"trace">;
  readonly compartmentId: CompartmentId;
  readonly title: string;
  readonly doctrine: string;
  readonly doctrineVersion: number;
  readonly deposits: TracePlan["deposits"];
  readonly result: TraceSummary;
  readonly sha256: string;
  readonly madeBy: ActorId;
  readonly madeByName: string;
  readonly madeAt: string;
}

/** Largest document kept; the limit of steps bites long before. */
const documentByteCountMax = 512 * 1024 * 1024;

const columns = sql.raw(`t.id, t.compartment_id as "compartmentId", t.title, t.doctrine,
  t.doctrine_version as "doctrineVersion", t.deposits, t.result, t.sha256, t.made_by as "madeBy",
  coalesce(a.display_name, t.made_by) as "madeByName", t.made_at as "madeAt"`);

/** Stores the document of a trace; it is found again only through a row that names it. */
export function storeDocument(store: Store, document: TraceDocument): Promise<StoredBlob> {
  const bytes = async function* (): AsyncIterable<Uint8Array> {
    yield Buffer.from(writeDocument(document), "utf8");
  };
  return store.blobs.put(bytes(), documentByteCountMax);
}

/** Saves a trace whose document is stored. Nothing of it can be changed afterwards. */
export async function insertTrace(
  work: Work,
  made: {
    readonly plan: TracePlan;
    readonly compartmentId: CompartmentId;
    readonly document: TraceDocument;
    readonly blob: StoredBlob;
    readonly summary: TraceSummary;
  },
): Promise<void> {
  const { plan, document, blob, summary } = made;
  const segmentIds = document.segments.map(({ segmentId }) => segmentId);
  await work.change(sql`
    insert into flows.traces (id, compartment_id, title, doctrine, doctrine_version, params, deposits,
      segment_ids, result, sha256, byte_count, made_by, made_at)
    values (${plan.traceId}, ${made.compartmentId}, ${plan.title}, ${document.doctrine.id},
      ${document.doctrine.version}, ${JSON.stringify(plan.params)}::jsonb,
      ${JSON.stringify(plan.deposits)}::jsonb, ${JSON.stringify(segmentIds)}::jsonb,
      ${JSON.stringify(summary)}::jsonb, ${blob.sha256}, ${blob.byteCount}, ${work.acting.actorId},
      ${work.now})
  `);
  await noteBlob(work, blob);
  work.audit("flows.traces.save", plan.traceId, {
    sha256: blob.sha256,
    depositCount: plan.deposits.length,
    stepCount: summary.stepCount,
  });
}

/** A page of the traces of a compartment, the newest first. */
export async function listTraces(
  work: Work,
  filter: { readonly compartmentId: string; readonly from: number; readonly count: number },
): Promise<{ rows: SavedTrace[]; totalCount: number }> {
  const rows = await work.rows(sql<SavedTrace>`
    select ${columns} from flows.traces t left join store.actors a on a.id = t.made_by
    where t.compartment_id = ${filter.compartmentId}
    order by t.id desc limit ${filter.count} offset ${filter.from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from flows.traces where compartment_id = ${filter.compartmentId}
  `);
  return { rows, totalCount: total?.count ?? 0 };
}

/** A trace that the actor may see. */
export function findTrace(work: Work, id: string): Promise<SavedTrace | null> {
  return work.first(sql<SavedTrace>`
    select ${columns} from flows.traces t left join store.actors a on a.id = t.made_by
    where t.id = ${id}
  `);
}

/** The document of a saved trace, by its hash; asserts that it is the one that was saved. */
export async function loadDocument(
  store: Store,
  trace: Pick<SavedTrace, "sha256">,
): Promise<TraceDocument> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.blobs.read(trace.sha256)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  assert(sha256 === trace.sha256, "the document of a trace is the one that was saved");
  return readDocument(bytes.toString("utf8"));
}
