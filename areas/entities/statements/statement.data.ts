// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import { assert } from "@tianwang/kernel/assert";
import { formatLocator, parseLocator } from "@tianwang/kernel/source";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { searchFieldsOf } from "../search/rank.ts";
import { termsOf } from "../search/terms.ts";
import type { Entity } from "./entity.ts";
import { captionOf, entitiesFrom } from "./entity.ts";
import type { Statement } from "./statement.ts";
import { statementKey } from "./statement.ts";

/** Statements written or read at once, so that no message grows without bound. */
const batchCount = 4_000;

type StatementRow = Omit<Statement, "locator" | "foreign"> & {
  readonly locator: string;
  readonly foreign: string | null;
};

const columns =
  sql.raw(`entity_id as "entityId", canonical_id as "canonicalId", schema, prop, value, lang,
  original_value as "originalValue", exhibit_id as "exhibitId", locator, added_by as "addedBy",
  added_at as "addedAt", withdrawn_at as "withdrawnAt", foreign_facts as "foreign"`);

function statementOf(row: StatementRow): Statement {
  const locator = parseLocator(row.locator);
  assert(locator, "a kept locator can be read");
  return { ...row, locator };
}

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += batchCount) yield all.slice(at, at + batchCount);
}

/** Adds statements; one that is there already is not added twice. Keeps the index of entities. */
export async function addStatements(
  work: Work,
  compartmentId: CompartmentId,
  statements: readonly Statement[],
): Promise<void> {
  for (const batch of batches(statements)) await insertBatch(work, compartmentId, batch);
  const ids = [...new Set(statements.map((statement) => statement.canonicalId))];
  const known = await knownIds(work, compartmentId, ids);
  // What nobody has spoken of before is what was just said of it; the rest is read again.
  const fresh = statements.filter((statement) => !known.has(statement.canonicalId));
  await indexEntities(work, compartmentId, entitiesFrom(fresh));
  for (const batch of batches([...known])) {
    const all = await readStatements(work, compartmentId, batch);
    await indexEntities(work, compartmentId, entitiesFrom(all));
  }
}

async function insertBatch(
  work: Work,
  compartmentId: CompartmentId,
  batch: readonly Statement[],
): Promise<void> {
  const rows = batch.map((statement) => ({
    sha: createHash("sha256").update(statementKey(statement)).digest("hex"),
    entity_id: statement.entityId,
    canonical_id: statement.canonicalId,
    schema: statement.schema,
    prop: statement.prop,
    value: statement.value,
    lang: statement.lang,
    original_value: statement.originalValue,
    exhibit_id: statement.exhibitId,
    locator: formatLocator(statement.locator),
    added_by: statement.addedBy,
    added_at: statement.addedAt,
    foreign_facts: statement.foreign,
  }));
  await work.change(sql`
    insert into entities.statements (statement_sha256, compartment_id, entity_id, canonical_id, schema, prop,
      value, lang, original_value, exhibit_id, locator, added_by, added_at, foreign_facts)
    select r.sha, ${compartmentId}, r.entity_id, r.canonical_id, r.schema, r.prop, r.value, r.lang,
      r.original_value, r.exhibit_id, r.locator, r.added_by, r.added_at, r.foreign_facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(sha text, entity_id text, canonical_id text,
      schema text, prop text, value text, lang text, original_value text, exhibit_id text, locator text,
      added_by text, added_at timestamptz, foreign_facts text)
    on conflict (compartment_id, statement_sha256) do update set withdrawn_at = null
      where entities.statements.withdrawn_at is not null
  `);
}

async function knownIds(
  work: Work,
  compartmentId: CompartmentId,
  ids: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const batch of batches(ids)) {
    const rows = await work.rows(sql<{ id: string }>`
      select id from entities.entities
      where compartment_id = ${compartmentId} and id = any (${[...batch]}::text[])
    `);
    for (const { id } of rows) known.add(id);
  }
  return known;
}

async function indexEntities(
  work: Work,
  compartmentId: CompartmentId,
  entities: readonly Entity[],
): Promise<void> {
  for (const batch of batches(entities)) {
    const rows = batch.map((entity) => ({ ...countsOf(entity), ...namesOf(entity) }));
    await work.change(sql`
      insert into entities.entities (compartment_id, id, schema, caption_zh, caption_en, statement_count,
        source_count, terms)
      select ${compartmentId}, r.id, r.schema, r.caption_zh, r.caption_en, r.statement_count, r.source_count,
        array_to_tsvector(array(select jsonb_array_elements_text(r.terms)))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, schema text, caption_zh text,
        caption_en text, statement_count int, source_count int, terms jsonb)
      on conflict (compartment_id, id) do update set schema = excluded.schema,
        caption_zh = excluded.caption_zh, caption_en = excluded.caption_en,
        statement_count = excluded.statement_count, source_count = excluded.source_count,
        terms = excluded.terms
    `);
  }
}

const namesOf = (entity: Entity) => ({
  id: entity.id,
  schema: entity.schema,
  caption_zh: captionOf(entity, "zh"),
  caption_en: captionOf(entity, "en"),
  terms: termsOf(searchFieldsOf(entity)),
});

function countsOf(entity: Entity) {
  const sources = [...entity.properties.values()].flat().flatMap((value) => value.sources);
  return {
    statement_count: sources.length,
    source_count: new Set(sources.map((source) => source.exhibitId)).size,
  };
}

/** All statements of some entities, withdrawn ones included. */
export async function readStatements(
  work: Work,
  compartmentId: CompartmentId,
  canonicalIds: readonly string[],
): Promise<Statement[]> {
  const rows = await work.rows(sql<StatementRow>`
    select ${columns} from entities.statements
    where compartment_id = ${compartmentId} and canonical_id = any (${[...canonicalIds]}::text[])
    order by canonical_id collate "C", prop collate "C", value collate "C", statement_sha256
  `);
  return rows.map(statementOf);
}

/** Withdraws everything an exhibit stated, when it is read anew; the statements stay, marked. */
export async function withdrawStatements(
  work: Work,
  compartmentId: CompartmentId,
  exhibitId: ExhibitId,
): Promise<number> {
  const touched = await work.rows(sql<{ id: string }>`
    update entities.statements set withdrawn_at = ${work.now}
    where compartment_id = ${compartmentId} and exhibit_id = ${exhibitId} and withdrawn_at is null
    returning canonical_id as id
  `);
  const ids = [...new Set(touched.map((row) => row.id))];
  for (const batch of batches(ids)) {
    await work.change(sql`
      delete from entities.entities
      where compartment_id = ${compartmentId} and id = any (${[...batch]}::text[])
    `);
    await indexEntities(
      work,
      compartmentId,
      entitiesFrom(await readStatements(work, compartmentId, batch)),
    );
  }
  return touched.length;
}

/** Pages of all entities with their statements, in the order of their ids: for exports. */
export async function* readAllEntities(
  work: Work,
  compartmentId: CompartmentId,
): AsyncIterable<readonly Entity[]> {
  let after = "";
  for (;;) {
    const ids = await work.rows(sql<{ id: string }>`
      select id from entities.entities where compartment_id = ${compartmentId} and id collate "C" > ${after}
      order by id collate "C" limit 1000
    `);
    if (ids.length === 0) return;
    yield entitiesFrom(
      await readStatements(
        work,
        compartmentId,
        ids.map((row) => row.id),
      ),
    );
    after = ids.at(-1)?.id ?? "";
  }
}
