// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { Entity } from "../statements/entity.ts";
import { entitiesFrom } from "../statements/entity.ts";
import { readStatements } from "../statements/statement.data.ts";
import type { SearchHit } from "./rank.ts";
import { rank, searchFieldsOf } from "./rank.ts";
import { searchQuery, toTsQuery } from "./terms.ts";

/** An entity in a list. */
export interface EntityLine {
  readonly compartmentId: CompartmentId;
  readonly id: string;
  readonly schema: string;
  readonly captionZh: string;
  readonly captionEn: string;
  readonly statementCount: number;
  readonly sourceCount: number;
}

const columns = sql.raw(`compartment_id as "compartmentId", id, schema, caption_zh as "captionZh",
  caption_en as "captionEn", statement_count as "statementCount", source_count as "sourceCount"`);

/** What a list of entities is narrowed to; without a compartment, all that the actor may see. */
export interface EntityFilter {
  readonly compartmentId: CompartmentId | null;
  readonly schemas: readonly string[];
  readonly from: number;
  readonly count: number;
}

/** Entities in the order of their names. */
export async function listEntities(
  work: Work,
  filter: EntityFilter,
): Promise<{ totalCount: number; rows: EntityLine[] }> {
  const condition = conditionOf(filter);
  const rows = await work.rows(sql<EntityLine>`
    select ${columns} from entities.entities where ${condition}
    order by caption_zh collate "C", id collate "C" limit ${filter.count} offset ${filter.from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from entities.entities where ${condition}
  `);
  return { totalCount: total?.count ?? 0, rows };
}

const conditionOf = (filter: Pick<EntityFilter, "compartmentId" | "schemas">) => sql<boolean>`
  (${filter.compartmentId}::text is null or compartment_id = ${filter.compartmentId})
  and (${filter.schemas.length} = 0 or schema = any (${[...filter.schemas]}::text[]))`;

/** How many entities of each schema there are in a compartment. */
export function countEntities(
  work: Work,
  compartmentId: CompartmentId,
): Promise<{ schema: string; count: number }[]> {
  return work.rows(sql<{ schema: string; count: number }>`
    select schema, count(*)::int as count from entities.entities
    where compartment_id = ${compartmentId} group by schema order by schema
  `);
}

/** Hits that are ranked; a query that finds more says so by its total. */
const rankedCountMax = 500;

export interface RankedEntity {
  readonly line: EntityLine;
  readonly hit: SearchHit;
}

/** Entities that answer a typed query, the best first, each with its reasons. */
export async function searchEntities(
  work: Work,
  typed: string,
  filter: EntityFilter,
): Promise<{ totalCount: number; rows: RankedEntity[] }> {
  const query = searchQuery(typed);
  const asked = toTsQuery(query);
  if (asked === null) return { totalCount: 0, rows: [] };
  const condition = sql`${conditionOf(filter)} and terms @@ ${asked}::tsquery`;
  const lines = await work.rows(sql<EntityLine>`
    select ${columns} from entities.entities where ${condition}
    order by source_count desc, statement_count desc, id collate "C" limit ${rankedCountMax}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from entities.entities where ${condition}
  `);
  const ranked: RankedEntity[] = [];
  for (const [compartmentId, own] of Map.groupBy(lines, (line) => line.compartmentId)) {
    const entities = await readEntities(
      work,
      compartmentId,
      own.map((line) => line.id),
    );
    for (const line of own) {
      const entity = entities.get(line.id);
      const hit = entity ? rank(query, searchFieldsOf(entity)) : null;
      if (hit) ranked.push({ line, hit });
    }
  }
  const byWorth = (a: RankedEntity, b: RankedEntity) =>
    b.hit.scoreBasisPoints - a.hit.scoreBasisPoints || (a.line.id < b.line.id ? -1 : 1);
  return {
    totalCount: total?.count ?? 0,
    rows: ranked.toSorted(byWorth).slice(filter.from, filter.from + filter.count),
  };
}

/** Entities by id, as the sums of their statements. */
export async function readEntities(
  work: Work,
  compartmentId: CompartmentId,
  ids: readonly string[],
): Promise<Map<string, Entity>> {
  const entities = entitiesFrom(await readStatements(work, compartmentId, ids));
  return new Map(entities.map((entity) => [entity.id, entity]));
}

/** Lines of entities by id. */
export function entityLines(
  work: Work,
  compartmentId: CompartmentId,
  ids: readonly string[],
): Promise<EntityLine[]> {
  return work.rows(sql<EntityLine>`
    select ${columns} from entities.entities
    where compartment_id = ${compartmentId} and id = any (${[...ids]}::text[])
    order by id collate "C"
  `);
}

/** Most entities that name another one and are shown with it. */
const neighbourCountMax = 200;

/** Entities whose properties name this one, with the property. */
export function readNaming(
  work: Work,
  compartmentId: CompartmentId,
  id: string,
): Promise<{ entityId: string; prop: string }[]> {
  return work.rows(sql<{ entityId: string; prop: string }>`
    select distinct canonical_id as "entityId", prop from entities.statements
    where compartment_id = ${compartmentId} and md5(value) = md5(${id}) and value = ${id} and prop <> 'id'
      and withdrawn_at is null
    order by 1, 2 limit ${neighbourCountMax}
  `);
}
