// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { TableMapping } from "./tables/table-mapping.ts";

/** How an exhibit was read: by which reader, and for tables by which mappings. */
export interface ReadingRecord {
  readonly compartmentId: CompartmentId;
  readonly reader: string;
  readonly mappings: readonly TableMapping[];
  readonly readAt: string;
}

/** The reading of an exhibit that is in use; null when it was never read as a statement. */
export async function latestReading(
  work: Work,
  exhibitId: ExhibitId,
): Promise<ReadingRecord | null> {
  const found = await work.first(sql<
    Omit<ReadingRecord, "mappings"> & { mapping: readonly TableMapping[] | null }
  >`
    select compartment_id as "compartmentId", reader, mapping, read_at as "readAt" from ledger.readings
    where exhibit_id = ${exhibitId} and superseded_at is null order by read_at desc, id desc limit 1
  `);
  return found ? { ...found, mappings: found.mapping ?? [] } : null;
}

/** Takes the readings of an exhibit out of use, when it is read anew. */
export function supersedeReadings(work: Work, exhibitId: ExhibitId): Promise<number> {
  return work.change(sql`
    update ledger.readings set superseded_at = ${work.now}
    where exhibit_id = ${exhibitId} and superseded_at is null
  `);
}
