// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { Entity } from "../statements/entity.ts";
import { entitiesFrom } from "../statements/entity.ts";
import { readStatements } from "../statements/statement.data.ts";
import { compareText } from "../statements/plain-text.ts";
import type { SearchHit } from "./rank.ts";
import { rank, searchFieldsOf } from "./rank.ts";
import { searchQuery, toExactTsQuery, toTsQuery } from "./terms.ts";

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

const columns = sql.raw(`e.compartment_id as "compartmentId", e.id, e.schema,
  e.caption_zh as "captionZh", e.caption_en as "captionEn", e.statement_count as "statementCount",
  e.source_count as "sourceCount"`);

/** What a list of entities is narrowed to; without a compartment, all that the actor may see. */
export interface EntityFilter {
  readonly compartmentId: CompartmentId | null;
  /** All kinds when empty. */
  readonly schemas: readonly string[];
  readonly from: number;
  readonly count: number;
}

const conditionOf = ({ compartmentId, schemas }: EntityFilter) => sql<boolean>`
  (${compartmentId}::text is null or e.compartment_id = ${compartmentId})
  and (${schemas.length} = 0 or e.schema = any (${[...schemas]}::text[]))`;

/** Entities in the order of their names. */
export async function listEntities(
  work: Work,
  filter: EntityFilter,
): Promise<{ totalCount: number; rows: EntityLine[] }> {
  const condition = conditionOf(filter);
  const rows = await work.rows(sql<EntityLine>`
    select ${columns} from entities.entities e where ${condition}
    order by e.caption_zh collate "C", e.id, e.compartment_id limit ${filter.count} offset ${filter.from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from entities.entities e where ${condition}
  `);
  return { totalCount: total?.count ?? 0, rows };
}

/** How many entities of each schema there are in a compartment, in the order of schemata. */
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

/** An entity that answers a query. */
export interface RankedEntity {
  readonly line: EntityLine;
  readonly hit: SearchHit;
}

/**
 * Entities that answer a typed query, the best first, each with its reasons. Of many hits, those
 * called or numbered just as typed are ranked first, then those that most sources name.
 */
export async function searchEntities(
  work: Work,
  typed: string,
  filter: EntityFilter,
): Promise<{ totalCount: number; rows: RankedEntity[] }> {
  const query = searchQuery(typed);
  const asked = toTsQuery(query);
  if (asked === null) return { totalCount: 0, rows: [] };
  const hits = sql`entities.matching(${asked}::tsquery) m
    join entities.entities e on e.compartment_id = m.compartment_id and e.id = m.id
    where ${conditionOf(filter)}`;
  const lines = await work.rows(sql<EntityLine>`
    select ${columns} from ${hits}
    order by e.terms @@ ${toExactTsQuery(query)}::tsquery desc, e.source_count desc,
      e.statement_count desc, e.id, e.compartment_id
    limit ${rankedCountMax}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from ${hits}
  `);
  const ranked: RankedEntity[] = [];
  for (const [compartmentId, own] of Map.groupBy(lines, (line) => line.compartmentId)) {
    const ids = own.map((line) => line.id);
    const entities = await readEntities(work, compartmentId, ids);
    for (const line of own) {
      const entity = entities.get(line.id);
      const hit = entity ? rank(query, searchFieldsOf(entity)) : null;
      ranked.push({ line, hit: hit ?? { scoreBasisPoints: 0, reasons: [] } });
    }
  }
  const byWorth = (a: RankedEntity, b: RankedEntity) =>
    b.hit.scoreBasisPoints - a.hit.scoreBasisPoints ||
    b.line.sourceCount - a.line.sourceCount ||
    compareText(a.line.id, b.line.id) ||
    compareText(a.line.compartmentId, b.line.compartmentId);
  return {
    totalCount: total?.count ?? 0,
    rows: ranked.toSorted(byWorth).slice(filter.from, filter.from + filter.count),
  };
}

/** Entities by canonical id, as the sums of their statements; unknown ids are left out. */
export async function readEntities(
  work: Work,
  compartmentId: CompartmentId,
  ids: readonly string[],
): Promise<Map<string, Entity>> {
  const entities = entitiesFrom(await readStatements(work, compartmentId, ids));
  return new Map(entities.map((entity) => [entity.id, entity]));
}

/** An entity that was asked for under an id of its own or of one that a source merged into it. */
export interface FoundEntity extends EntityLine {
  readonly askedId: string;
}

/** Entities by id in a compartment, or in all that the actor may see. */
export function entityLines(
  work: Work,
  compartmentId: CompartmentId | null,
  ids: readonly string[],
): Promise<FoundEntity[]> {
  const asked = sql`unnest(${[...ids]}::text[]) as a (id)`;
  const inScope = sql`(${compartmentId}::text is null or e.compartment_id = ${compartmentId})`;
  return work.rows(sql<FoundEntity>`
    select a.id as "askedId", ${columns} from ${asked}
    join entities.entities e on e.id = a.id where ${inScope}
    union
    select a.id as "askedId", ${columns} from ${asked}
    join entities.statements s on s.entity_id = a.id and s.entity_id <> s.canonical_id
      and s.withdrawn_at is null
    join entities.entities e on e.compartment_id = s.compartment_id and e.id = s.canonical_id
    where ${inScope} and not exists (
      select 1 from entities.entities d where d.compartment_id = e.compartment_id and d.id = a.id)
    order by "compartmentId", id, "askedId"
  `);
}

/** A property of one entity that names another. */
export interface Naming {
  readonly entityId: string;
  readonly prop: string;
}

/** Entities that refer to an entity under any of its ids, with the property, in the order of ids. */
export function readNaming(
  work: Work,
  compartmentId: CompartmentId,
  ids: readonly string[],
  count: number,
): Promise<Naming[]> {
  return work.rows(sql<Naming>`
    select distinct canonical_id as "entityId", prop collate "C" as prop from entities.statements
    where compartment_id = ${compartmentId} and is_reference and withdrawn_at is null
      and md5(value) = any (array(select md5(a.id) from unnest(${[...ids]}::text[]) as a (id)))
      and value = any (${[...ids]}::text[])
    order by 1, 2 limit ${count}
  `);
}
