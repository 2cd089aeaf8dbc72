// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId } from "@tianwang/kernel/ids";
import type { Problem } from "@tianwang/kernel/problem";
import type { Source } from "@tianwang/kernel/source";
import { formatLocator } from "@tianwang/kernel/source";
import type { EntityProblemCode } from "../errors.ts";
import { entityProblem } from "../errors.ts";
import { getProperty, getSchema, propertyTypeOf } from "../model/model.ts";
import { checkValue, cleanValue } from "./cleaning.ts";
import { compareText, toStorable } from "./plain-text.ts";

/** The longest id of an entity and the longest name of a schema, in UTF-16 code units. */
export const idLengthMax = 512;
export const schemaLengthMax = 128;

/** Where a statement comes from and who entered it. */
export interface Provenance extends Source {
  readonly addedBy: ActorId;
  readonly addedAt: Instant;
}

/**
 * One sourced claim: this exhibit says at this place that this entity has this value. It is never
 * changed, only withdrawn; what an entity is follows from its statements.
 */
export interface Statement extends Provenance {
  /** The entity as its source names it; ids of other tools are kept as they are. */
  readonly entityId: string;
  /** The entity that it counts to after merging; `entityId` where nothing was merged. */
  readonly canonicalId: string;
  readonly schema: string;
  /** A property, `id` for the mere existence of the entity, or `#key` for {@link contextProp}. */
  readonly prop: string;
  readonly value: string;
  /** ISO 639-3, where the source says it. */
  readonly lang: string | null;
  /** The wording of the source where `value` differs from it. */
  readonly originalValue: string | null;
  readonly withdrawnAt: Instant | null;
  /** JSON: what else a statement of another tool says of itself (dataset, first_seen …). */
  readonly foreign: string | null;
}

/** The property of the statement that an entity exists and is of a schema. */
export const existenceProp = "id";

/**
 * The property under which something that stands beside an entity's properties is kept, such as
 * `datasets` of an FtM line; its value is JSON. No property of a schema starts with `#`.
 */
export function contextProp(key: string): string {
  return `#${key}`;
}

/** The key that {@link contextProp} was given; null for a property. */
export function contextKeyOf(prop: string): string | null {
  return prop.startsWith("#") ? prop.slice(1) : null;
}

/** A property of a file under a name that cannot be taken for existence or context. */
export function storedProp(name: string): string {
  return name === existenceProp || /^[#\\]/u.test(name) ? `\\${name}` : name;
}

/** The name that {@link storedProp} was given. */
export function namedProp(prop: string): string {
  return prop.startsWith("\\") ? prop.slice(1) : prop;
}

/** An entity before it is stated: what an engine or a file says of it. */
export interface EntityDraft {
  readonly id: string;
  readonly schema: string;
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

/** Statements and what was wrong with the data that they come from. */
export interface Stated {
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
}

/** The statement that an entity exists. */
export function existenceStatement(id: string, schema: string, provenance: Provenance): Statement {
  return {
    exhibitId: provenance.exhibitId,
    locator: provenance.locator,
    addedBy: provenance.addedBy,
    addedAt: provenance.addedAt,
    entityId: id,
    canonicalId: id,
    schema,
    prop: existenceProp,
    value: id,
    lang: null,
    originalValue: null,
    withdrawnAt: null,
    foreign: null,
  };
}

function unknownCode(schema: string, name: string): EntityProblemCode | null {
  if (getSchema(schema) === undefined) return null;
  return getProperty(schema, name) === undefined ? "PROPERTY_UNKNOWN" : null;
}

/**
 * Turns a draft into statements: one that it exists, one for each value.
 *
 * @param isCleaned true for a file of another FtM tool, which by that standard holds cleaned
 *   values: they stay as they are and are only checked. False cleans them.
 */
export function stateDraft(draft: EntityDraft, provenance: Provenance, isCleaned: boolean): Stated {
  const { locator } = provenance;
  const problems: Problem[] = [];
  const id = toStorable(draft.id);
  const schema = toStorable(draft.schema);
  const existence = existenceStatement(id, schema, provenance);
  const statements = [existence];
  if (getSchema(schema) === undefined) {
    problems.push(entityProblem("SCHEMA_UNKNOWN", locator, "schema", schema));
  }
  for (const [name, values] of draft.properties) {
    const unknown = unknownCode(schema, name);
    if (unknown !== null) problems.push(entityProblem(unknown, locator, name));
    const property = getProperty(schema, name);
    const prop = storedProp(toStorable(name));
    for (const raw of values) {
      const read = isCleaned ? checkValue : cleanValue;
      const cleaned = read(raw, property, name, locator);
      problems.push(...cleaned.problems);
      if (cleaned.value === "") continue;
      const original = toStorable(raw);
      const originalValue = original === cleaned.value ? null : original;
      statements.push({ ...existence, prop, value: cleaned.value, originalValue });
    }
  }
  return { statements, problems };
}

/**
 * What makes two statements the same claim from the same place; store it once. Merging and
 * withdrawing do not change it.
 */
export function statementKey(statement: Statement): string {
  const { entityId, schema, prop, value, lang, originalValue, exhibitId, locator } = statement;
  const place = formatLocator(locator);
  return JSON.stringify([
    exhibitId,
    place,
    entityId,
    schema,
    prop,
    value,
    lang,
    originalValue,
    statement.foreign,
  ]);
}

/** Orders statements by entity, property, value and source: the order of every output. */
export function compareStatements(a: Statement, b: Statement): number {
  return (
    compareText(a.canonicalId, b.canonicalId) ||
    compareText(a.prop, b.prop) ||
    compareText(a.value, b.value) ||
    compareText(a.addedAt, b.addedAt) ||
    compareText(statementKey(a), statementKey(b))
  );
}

/** Whether a statement's value names another entity. */
export function isReference(statement: Statement): boolean {
  return propertyTypeOf(statement.schema, statement.prop) === "entity";
}
