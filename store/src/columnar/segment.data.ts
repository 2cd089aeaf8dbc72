// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, ExhibitId, SegmentId } from "@tianwang/kernel/ids";
import { sql } from "kysely";
import type { StoredBlob } from "../blobs/folder.ts";
import type { Work } from "../work.ts";

/** A catalogued Parquet segment: immutable, of one compartment, made from one exhibit. */
export interface Segment {
  readonly id: SegmentId;
  readonly compartmentId: CompartmentId;
  readonly kind: string;
  readonly schemaVersion: number;
  readonly exhibitId: ExhibitId;
  readonly sha256: string;
  readonly byteCount: bigint;
  readonly rowCount: bigint;
  /** What the area wants to know of it without opening it. */
  readonly facts: unknown;
}

/** Catalogues a segment; it becomes visible with the commit of this work, and not before. */
export async function addSegment(
  work: Work,
  segment: Omit<Segment, "id" | "byteCount" | "sha256"> & { readonly blob: StoredBlob },
): Promise<SegmentId> {
  const id = work.newId("segment");
  await work.change(sql`
    insert into store.segments
      (id, compartment_id, kind, schema_version, exhibit_id, sha256, byte_count, row_count, created_at, facts)
    values (${id}, ${segment.compartmentId}, ${segment.kind}, ${segment.schemaVersion},
      ${segment.exhibitId}, ${segment.blob.sha256}, ${segment.blob.byteCount}, ${segment.rowCount},
      ${work.now}, ${JSON.stringify(segment.facts)}::jsonb)
  `);
  await noteBlob(work, segment.blob);
  return id;
}

/** Takes the segments of an exhibit out of use; they stay in the catalogue and the blob store. */
export function supersedeSegments(work: Work, kind: string, exhibitId: ExhibitId): Promise<number> {
  return work.change(sql`
    update store.segments set superseded_at = ${work.now}
    where kind = ${kind} and exhibit_id = ${exhibitId} and superseded_at is null
  `);
}

/** Notes in the catalogue that the blob store holds this content. */
export async function noteBlob(work: Work, blob: StoredBlob): Promise<void> {
  await work.asOwner(async (db) => {
    await sql`
      insert into store.blobs (sha256, byte_count, created_at)
      values (${blob.sha256}, ${blob.byteCount}, ${work.now}) on conflict do nothing
    `.execute(db);
  });
}

/** The segments of a kind in some compartments, as far as the actor may see them, oldest first. */
export function listSegments(
  work: Work,
  kind: string,
  compartmentIds: readonly CompartmentId[],
): Promise<Segment[]> {
  return work.rows(sql<Segment>`
    select id, compartment_id as "compartmentId", kind, schema_version as "schemaVersion",
      exhibit_id as "exhibitId", sha256, byte_count as "byteCount", row_count as "rowCount", facts
    from store.segments
    where kind = ${kind} and superseded_at is null and compartment_id = any (${[...compartmentIds]}::text[])
    order by id
  `);
}
