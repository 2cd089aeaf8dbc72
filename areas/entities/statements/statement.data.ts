// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { assert } from "@tianwang/kernel/assert";
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import { formatLocator, parseLocator } from "@tianwang/kernel/source";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { searchFieldsOf } from "../search/rank.ts";
import { exactTermsOf, termsOf, toTsVector } from "../search/terms.ts";
import type { Entity } from "./entity.ts";
import { captionOf, entitiesFrom } from "./entity.ts";
import type { Statement } from "./statement.ts";
import { idLengthMax, isReference, schemaLengthMax, statementKey } from "./statement.ts";

/** Rows written or read at once, and their text in UTF-16 units: no message grows without bound. */
const batchCount = 4_000;
const batchLengthMax = 16 * 1024 * 1024;

/** Entities whose statements are read at once, e.g. for an export. */
const pageCount = 1_000;

/** The longest caption in the index; the name itself is kept whole in its statement. */
const captionLengthMax = 300;

type StatementRow = Omit<Statement, "locator"> & { readonly locator: string };

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

/** Statements in batches of bounded size, each claim once, with its hash. */
function* hashedBatches(all: readonly Statement[]): Generator<ReadonlyMap<string, Statement>> {
  let batch = new Map<string, Statement>();
  let length = 0;
  for (const statement of all) {
    const key = statementKey(statement);
    batch.set(createHash("sha256").update(key).digest("hex"), statement);
    length += key.length;
    if (batch.size < batchCount && length < batchLengthMax) continue;
    yield batch;
    batch = new Map();
    length = 0;
  }
  if (batch.size > 0) yield batch;
}

/**
 * Adds statements and keeps the index of entities. A claim that is there already is not added
 * twice; one that was withdrawn holds again.
 *
 * @returns how many statements hold that did not hold before.
 */
export async function addStatements(
  work: Work,
  compartmentId: CompartmentId,
  statements: readonly Statement[],
): Promise<number> {
  const touched = new Set<string>();
  const addedCount = await insertAll(work, compartmentId, statements, touched);
  const known = await knownIds(work, compartmentId, [...touched]);
  // What nobody has spoken of before is what was just said of it; the rest is read again.
  const fresh = statements.filter(
    ({ canonicalId }) => touched.has(canonicalId) && !known.has(canonicalId),
  );
  await indexEntities(work, compartmentId, entitiesFrom(fresh));
  await reindex(work, compartmentId, [...known]);
  return addedCount;
}

/**
 * Adds statements of a source that is too large to be held: like {@link addStatements}, and the
 * index is brought up to date at the end.
 */
export async function addStatementBatches(
  work: Work,
  compartmentId: CompartmentId,
  all: AsyncIterable<readonly Statement[]>,
): Promise<number> {
  const touched = new Set<string>();
  let addedCount = 0;
  for await (const statements of all) {
    addedCount += await insertAll(work, compartmentId, statements, touched);
  }
  await reindex(work, compartmentId, [...touched]);
  return addedCount;
}

/** Writes statements; notes the entities of those that hold only now and gives their number. */
async function insertAll(
  work: Work,
  compartmentId: CompartmentId,
  statements: readonly Statement[],
  touched: Set<string>,
): Promise<number> {
  let addedCount = 0;
  for (const batch of hashedBatches(statements)) {
    for (const { id, count } of await insertBatch(work, compartmentId, batch)) {
      touched.add(id);
      addedCount += count;
    }
  }
  return addedCount;
}

/** Writes claims; gives the entities of those that hold only now. */
async function insertBatch(
  work: Work,
  compartmentId: CompartmentId,
  batch: ReadonlyMap<string, Statement>,
): Promise<{ id: string; count: number }[]> {
  const all = [...batch.values()];
  for (const { entityId, canonicalId, schema } of all) {
    const isShort = Math.max(entityId.length, canonicalId.length) <= idLengthMax;
    assert(isShort && schema.length <= schemaLengthMax, "ids and schemata of statements are short");
  }
  const texts = (of: (statement: Statement) => string | null) => sql`${all.map(of)}::text[]`;
  return work.rows(sql<{ id: string; count: number }>`
    with held as (
      insert into entities.statements (compartment_id, statement_sha256, entity_id, canonical_id, schema,
        prop, value, lang, original_value, exhibit_id, locator, added_by, added_at, foreign_facts, is_reference)
      select ${compartmentId}, r.* from unnest(${[...batch.keys()]}::text[],
        ${texts((one) => one.entityId)}, ${texts((one) => one.canonicalId)}, ${texts((one) => one.schema)},
        ${texts((one) => one.prop)}, ${texts((one) => one.value)}, ${texts((one) => one.lang)},
        ${texts((one) => one.originalValue)}, ${texts((one) => one.exhibitId)},
        ${texts((one) => formatLocator(one.locator))}, ${texts((one) => one.addedBy)},
        ${all.map((one) => one.addedAt)}::timestamptz[], ${texts((one) => one.foreign)},
        ${all.map(isReference)}::boolean[]) as r
      on conflict (compartment_id, statement_sha256) do update set withdrawn_at = null
        where entities.statements.withdrawn_at is not null
      returning canonical_id)
    select canonical_id as id, count(*)::int as count from held group by canonical_id
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

/** Writes what statements amount to for lists and searches. */
async function indexEntities(
  work: Work,
  compartmentId: CompartmentId,
  entities: readonly Entity[],
): Promise<void> {
  for (const batch of batches(entities)) {
    const counts = batch.map(countsOf);
    const texts = (of: (entity: Entity) => string) => sql`${batch.map(of)}::text[]`;
    await work.change(sql`
      insert into entities.entities (compartment_id, id, schema, caption_zh, caption_en, statement_count,
        source_count, terms)
      select ${compartmentId}, r.id, r.schema, r.zh, r.en, r.statement_count, r.source_count, r.terms::tsvector
      from unnest(${texts(({ id }) => id)}, ${texts(({ schema }) => schema)},
        ${texts((entity) => shortCaption(entity, "zh"))}, ${texts((entity) => shortCaption(entity, "en"))},
        ${counts.map((count) => count.statements)}::int[], ${counts.map((count) => count.sources)}::int[],
        ${texts(searchable)}) as r(id, schema, zh, en, statement_count, source_count, terms)
      on conflict (compartment_id, id) do update set schema = excluded.schema,
        caption_zh = excluded.caption_zh, caption_en = excluded.caption_en,
        statement_count = excluded.statement_count, source_count = excluded.source_count,
        terms = excluded.terms
    `);
  }
}

function shortCaption(entity: Entity, language: "zh" | "en"): string {
  const caption = captionOf(entity, language);
  if (caption.length <= captionLengthMax) return caption;
  return `${Array.from(caption).slice(0, captionLengthMax).join("")}…`;
}

function searchable(entity: Entity): string {
  const fields = searchFieldsOf(entity);
  return toTsVector([...termsOf(fields), ...exactTermsOf(fields)]);
}

function countsOf(entity: Entity): { readonly statements: number; readonly sources: number } {
  const sources = [...entity.properties.values()].flat().flatMap((value) => value.sources);
  const exhibits = new Set(sources.map((source) => source.exhibitId));
  return { statements: sources.length, sources: exhibits.size };
}

/** Brings the index of some entities up to their statements; one without statements leaves it. */
async function reindex(
  work: Work,
  compartmentId: CompartmentId,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += pageCount) {
    const page = ids.slice(at, at + pageCount);
    const entities = entitiesFrom(await readStatements(work, compartmentId, page));
    const held = new Set(entities.map(({ id }) => id));
    const gone = page.filter((id) => !held.has(id));
    if (gone.length > 0) {
      await work.change(sql`
        delete from entities.entities
        where compartment_id = ${compartmentId} and id = any (${gone}::text[])
      `);
    }
    await indexEntities(work, compartmentId, entities);
  }
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
    order by canonical_id, prop collate "C", value collate "C", statement_sha256
  `);
  return rows.map(statementOf);
}

/**
 * Withdraws everything an exhibit stated, when it is read anew; the statements stay, marked.
 *
 * @returns how many statements no longer hold.
 */
export async function withdrawStatements(
  work: Work,
  compartmentId: CompartmentId,
  exhibitId: ExhibitId,
): Promise<number> {
  const touched = await work.rows(sql<{ id: string; count: number }>`
    with gone as (
      update entities.statements set withdrawn_at = ${work.now}
      where compartment_id = ${compartmentId} and exhibit_id = ${exhibitId} and withdrawn_at is null
      returning canonical_id)
    select canonical_id as id, count(*)::int as count from gone group by canonical_id
  `);
  await reindex(
    work,
    compartmentId,
    touched.map(({ id }) => id),
  );
  return touched.reduce((sum, { count }) => sum + count, 0);
}

/** The statements of all entities of a compartment, entity by entity in the order of their ids. */
export async function* readAllStatements(
  work: Work,
  compartmentId: CompartmentId,
): AsyncIterable<readonly Statement[]> {
  let after = "";
  for (;;) {
    const page = await work.rows(sql<{ id: string }>`
      select id from entities.entities where compartment_id = ${compartmentId} and id > ${after}
      order by id limit ${pageCount}
    `);
    if (page.length === 0) return;
    const ids = page.map(({ id }) => id);
    const all = await readStatements(work, compartmentId, ids);
    const byEntity = Map.groupBy(
      all.filter(({ withdrawnAt }) => withdrawnAt === null),
      ({ canonicalId }) => canonicalId,
    );
    for (const id of ids) yield byEntity.get(id) ?? [];
    after = ids.at(-1) ?? "";
  }
}
