// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Instant } from "@tianwang/kernel/calendar";
import type { Language } from "@tianwang/kernel/text";
import { getSchema, isA, propertyTypeOf, schemaLabel } from "../model/model.ts";
import { compareText } from "./plain-text.ts";
import type { Provenance, Statement } from "./statement.ts";
import { compareStatements, contextKeyOf, existenceProp, namedProp } from "./statement.ts";

/** One place that gives a value. */
export interface ValueSource extends Provenance {
  /** The entity that the source speaks of, before merging. */
  readonly entityId: string;
  readonly originalValue: string | null;
}

/** A value with every place that gives it. */
export interface SourcedValue {
  readonly value: string;
  readonly lang: string | null;
  readonly sources: readonly ValueSource[];
}

/** An entity as the sum of its statements; a view, never stored. */
export interface Entity {
  readonly id: string;
  readonly schema: string;
  /** Schemata that sources claim and that contradict the chosen one, such as Person and Company. */
  readonly schemaConflicts: readonly string[];
  /** The entities of the sources that count to this one, itself included. */
  readonly members: readonly string[];
  /** Values by property, both in order of code units. */
  readonly properties: ReadonlyMap<string, readonly SourcedValue[]>;
  /** What sources say beside the properties, JSON by key, the latest last. */
  readonly context: ReadonlyMap<string, readonly string[]>;
  readonly addedFirstAt: Instant;
  readonly addedLastAt: Instant;
}

/** The narrowest claim wins; of several that contradict, the one that most statements carry. */
function chooseSchema(statements: readonly Statement[]): [string, readonly string[]] {
  const counts = new Map<string, number>();
  for (const { schema } of statements) counts.set(schema, (counts.get(schema) ?? 0) + 1);
  const claims = [...counts.keys()];
  const narrowest = claims
    .filter((claim) => !claims.some((other) => other !== claim && isA(other, claim)))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || compareText(a, b));
  const [chosen, ...others] = narrowest;
  assert(chosen !== undefined, "an entity has a schema");
  return [chosen, others.sort(compareText)];
}

function sourceOf(statement: Statement): ValueSource {
  const { exhibitId, locator, addedBy, addedAt, entityId, originalValue } = statement;
  return { exhibitId, locator, addedBy, addedAt, entityId, originalValue };
}

/** Statements of one property in order become values with their sources. */
function collectValues(statements: readonly Statement[]): readonly SourcedValue[] {
  const byValue = Map.groupBy(statements, (statement) => statement.value);
  return [...byValue].map(([value, same]) => ({
    value,
    lang: same.find(({ lang }) => lang !== null)?.lang ?? null,
    sources: same.map(sourceOf),
  }));
}

function collectContext(statements: readonly Statement[]): Entity["context"] {
  const byAge = statements.toSorted(
    (a, b) => compareText(a.addedAt, b.addedAt) || compareStatements(a, b),
  );
  const context = new Map<string, readonly string[]>();
  for (const { prop, value } of byAge) {
    const key = contextKeyOf(prop);
    if (key !== null) context.set(key, [...new Set([...(context.get(key) ?? []), value])]);
  }
  return new Map([...context].sort(([a], [b]) => compareText(a, b)));
}

/**
 * The entity that statements of one canonical id amount to, whatever their order; null when all of
 * them are withdrawn.
 */
export function entityFrom(statements: readonly Statement[]): Entity | null {
  const valid = statements
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .toSorted(compareStatements);
  const [first] = valid;
  if (first === undefined) return null;
  const id = first.canonicalId;
  assert(
    valid.every(({ canonicalId }) => canonicalId === id),
    "an entity is made of statements of one canonical id",
  );
  const [schema, schemaConflicts] = chooseSchema(valid);
  const values = valid.filter(({ prop }) => prop !== existenceProp && contextKeyOf(prop) === null);
  const times = valid.map(({ addedAt }) => addedAt).sort(compareText);
  return {
    id,
    schema,
    schemaConflicts,
    members: [...new Set(valid.map(({ entityId }) => entityId))].sort(compareText),
    properties: new Map(
      [...Map.groupBy(values, ({ prop }) => namedProp(prop))].map(([name, same]) => [
        name,
        collectValues(same),
      ]),
    ),
    context: collectContext(valid),
    addedFirstAt: times[0] ?? first.addedAt,
    addedLastAt: times.at(-1) ?? first.addedAt,
  };
}

/** All entities that statements amount to, by canonical id. */
export function entitiesFrom(statements: readonly Statement[]): readonly Entity[] {
  const groups = Map.groupBy(statements, ({ canonicalId }) => canonicalId);
  return [...groups.values()]
    .map(entityFrom)
    .filter((entity) => entity !== null)
    .sort((a, b) => compareText(a.id, b.id));
}

/** The values of a property without their sources. */
export function valuesOf(entity: Entity, property: string): readonly string[] {
  return entity.properties.get(property)?.map(({ value }) => value) ?? [];
}

const scripts: Readonly<Record<Language, RegExp>> = { zh: /\p{sc=Han}/u, en: /\p{sc=Latin}/u };

/**
 * The value that an entity is called by: from the first of the schema's caption properties that
 * has any, of names one in the reader's script if there is one, then the one with most sources.
 * An entity without such a value is called by its schema.
 */
export function captionOf(entity: Entity, language: Language): string {
  const properties = getSchema(entity.schema)?.caption ?? ["name", "title"];
  const property = properties.find((name) => (entity.properties.get(name)?.length ?? 0) > 0);
  if (property === undefined) return schemaLabel(entity.schema)[language];
  const isName = propertyTypeOf(entity.schema, property) === "name";
  const rank = ({ value, sources }: SourcedValue) =>
    sources.length + (isName && scripts[language].test(value) ? Number.MAX_SAFE_INTEGER / 2 : 0);
  const values = (entity.properties.get(property) ?? []).toSorted(
    (a, b) => rank(b) - rank(a) || compareText(a.value, b.value),
  );
  return values[0]?.value ?? schemaLabel(entity.schema)[language];
}
