// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { TableMapping } from "./tables/table-mapping.ts";

/** A mapping that somebody corrected and saved, with the layout it belongs to. */
export interface SavedMapping {
  readonly id: string;
  readonly signature: string;
  readonly title: string;
  readonly mapping: TableMapping;
  readonly savedAt: string;
}

/**
 * The newest saved mapping of a layout, among those of the cases that the actor may see.
 *
 * @param signatures the marks that the layout can have: one, where its header is known.
 */
export function findMapping(
  work: Work,
  signatures: readonly string[],
): Promise<SavedMapping | null> {
  return work.first(sql<SavedMapping>`
    select id, signature, title, mapping, saved_at as "savedAt" from ledger.mappings
    where signature = any(${[...signatures]}::text[]) order by saved_at desc, id desc limit 1
  `);
}

/** Saves a mapping; earlier ones of the same layout stay and are superseded by it. */
export async function saveMapping(
  work: Work,
  saved: {
    readonly compartmentId: CompartmentId;
    readonly signature: string;
    readonly title: string;
    readonly mapping: TableMapping;
  },
): Promise<string> {
  const id = work.newId("mapping");
  await work.change(sql`
    insert into ledger.mappings (id, compartment_id, signature, title, mapping, saved_by, saved_at)
    values (${id}, ${saved.compartmentId}, ${saved.signature}, ${saved.title},
      ${JSON.stringify(saved.mapping)}::jsonb, ${work.acting.actorId}, ${work.now})
  `);
  work.audit("ledger.mapping.save", id, { signature: saved.signature });
  return id;
}
