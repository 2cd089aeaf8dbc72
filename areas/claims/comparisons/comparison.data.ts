// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { assert } from "@tianwang/kernel/assert";
import type { ActorId, CompartmentId, Id } from "@tianwang/kernel/ids";
import type { Store, StoredBlob, Work } from "@tianwang/store";
import { noteBlob, sql } from "@tianwang/store";
import type { ComparisonDocument } from "./comparison-document.ts";
import { readComparison, writeComparison } from "./comparison-document.ts";
import type { ComparisonPlan } from "./comparison-plan.ts";
import type { ComparisonLine } from "./comparison.wire.ts";

/** What is kept of a comparison beside its document, so that a list needs no documents. */
export interface ComparisonSummary {
  readonly doctrineCount: number;
  readonly spread: ComparisonLine["spread"];
}

/** A saved comparison without its document. */
export interface SavedComparison {
  readonly id: Id<"comparison">;
  readonly compartmentId: CompartmentId;
  readonly title: string;
  readonly depositCount: number;
  readonly result: ComparisonSummary;
  readonly sha256: string;
  readonly madeBy: ActorId;
  readonly madeByName: string;
  readonly madeAt: string;
}

/** Largest document kept; it holds no steps, only what came of them. */
const documentByteCountMax = 64 * 1024 * 1024;

const columns = sql.raw(`c.id, c.compartment_id as "compartmentId", c.title,
  jsonb_array_length(c.deposits) as "depositCount", c.result, c.sha256, c.made_by as "madeBy",
  coalesce(a.display_name, c.made_by) as "madeByName", c.made_at as "madeAt"`);

/** Stores the document of a comparison; it is found again only through a row that names it. */
export function storeComparison(store: Store, document: ComparisonDocument): Promise<StoredBlob> {
  const bytes = async function* (): AsyncIterable<Uint8Array> {
    yield Buffer.from(writeComparison(document), "utf8");
  };
  return store.blobs.put(bytes(), documentByteCountMax);
}

/** Saves a comparison whose documents are stored. Nothing of it can be changed afterwards. */
export async function insertComparison(
  work: Work,
  made: {
    readonly plan: ComparisonPlan;
    readonly compartmentId: CompartmentId;
    readonly document: ComparisonDocument;
    readonly blob: StoredBlob;
    /** The documents of its traces. */
    readonly traceBlobs: readonly StoredBlob[];
    readonly summary: ComparisonSummary;
  },
): Promise<void> {
  const { plan, document, blob, summary } = made;
  const segmentIds = document.segments.map(({ segmentId }) => segmentId);
  await work.change(sql`
    insert into claims.comparisons (id, compartment_id, title, deposits, segment_ids, result, sha256,
      byte_count, made_by, made_at)
    values (${plan.comparisonId}, ${made.compartmentId}, ${plan.title},
      ${JSON.stringify(plan.deposits)}::jsonb, ${JSON.stringify(segmentIds)}::jsonb,
      ${JSON.stringify(summary)}::jsonb, ${blob.sha256}, ${blob.byteCount}, ${work.acting.actorId},
      ${work.now})
  `);
  for (const each of [blob, ...made.traceBlobs]) await noteBlob(work, each);
  work.audit("claims.comparisons.save", plan.comparisonId, {
    sha256: blob.sha256,
    depositCount: plan.deposits.length,
    doctrineCount: plan.doctrines.length,
  });
}

/** A page of the comparisons of a compartment, the newest first. */
export async function pageOfComparisons(
  work: Work,
  filter: { readonly compartmentId: string; readonly from: number; readonly count: number },
): Promise<{ rows: SavedComparison[]; totalCount: number }> {
  const rows = await work.rows(sql<SavedComparison>`
    select ${columns} from claims.comparisons c left join store.actors a on a.id = c.made_by
    where c.compartment_id = ${filter.compartmentId}
    order by c.id desc limit ${filter.count} offset ${filter.from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from claims.comparisons
    where compartment_id = ${filter.compartmentId}
  `);
  return { rows, totalCount: total?.count ?? 0 };
}

/** A comparison that the actor may see. */
export function findComparison(work: Work, id: string): Promise<SavedComparison | null> {
  return work.first(sql<SavedComparison>`
    select ${columns} from claims.comparisons c left join store.actors a on a.id = c.made_by
    where c.id = ${id}
  `);
}

/** The document of a saved comparison; asserts that it is the one that was saved. */
export async function loadComparison(
  store: Store,
  saved: Pick<SavedComparison, "sha256">,
): Promise<ComparisonDocument> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.blobs.read(saved.sha256)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  assert(sha256 === saved.sha256, "the document of a comparison is the one that was saved");
  return readComparison(bytes.toString("utf8"));
}
