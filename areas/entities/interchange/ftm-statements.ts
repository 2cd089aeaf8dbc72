// SPDX-License-Identifier: Apache-2.0
import { formatLocator } from "@tianwang/kernel/source";
import { entityProblem } from "../errors.ts";
import { getProperty, propertyTypeOf } from "../model/model.ts";
import { checkValue } from "../statements/cleaning.ts";
import type { Entity } from "../statements/entity.ts";
import { valuesOf } from "../statements/entity.ts";
import { compareText, toStorable } from "../statements/plain-text.ts";
import type { Provenance, Stated, Statement } from "../statements/statement.ts";
import {
  contextKeyOf,
  contextProp,
  existenceProp,
  existenceStatement,
  idLengthMax,
  namedProp,
  schemaLengthMax,
  stateDraft,
  storedProp,
} from "../statements/statement.ts";
import { readFtmLine } from "./ftm-line.ts";
import type { EntityRecord, FtmRecord, NestedValue, StatementRecord } from "./ftm-record.ts";
import { contextOf, entityRecord, statedKeys, statementRecord } from "./ftm-record.ts";
import { readItems, readMembers, writeMembers } from "./json-object.ts";

function joinStated(parts: readonly Stated[]): Stated {
  return {
    statements: parts.flatMap(({ statements }) => statements),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

function idOf(value: string | NestedValue): string {
  return typeof value === "string" ? value : value.nested.id;
}

/** A statement of another tool with all that it says of itself. */
function stateRecord(record: StatementRecord, provenance: Provenance): Stated {
  const { schema, prop } = record;
  const isExistence = prop === existenceProp;
  const foreign = [...record.members].filter(([key]) => !statedKeys.includes(key));
  const base = existenceStatement(
    toStorable(record.entityId),
    toStorable(record.schema),
    provenance,
  );
  const cleaned = isExistence
    ? { value: toStorable(record.value), problems: [] }
    : checkValue(record.value, getProperty(schema, prop), prop, provenance.locator);
  const statement: Statement = {
    ...base,
    canonicalId: toStorable(record.canonicalId),
    prop: isExistence ? existenceProp : storedProp(toStorable(prop)),
    value: cleaned.value,
    lang: record.lang,
    originalValue: record.originalValue === null ? null : toStorable(record.originalValue),
    foreign: writeMembers(foreign),
  };
  return { statements: cleaned.value === "" ? [] : [statement], problems: cleaned.problems };
}

/** The statements that newer FtM tools write inside an entity, under the key `statements`. */
function stateEmbedded(json: string | undefined, provenance: Provenance): readonly Stated[] {
  if (json === undefined) return [];
  return readItems(json).map((item) => {
    const { record, problems } = readFtmLine(item, provenance.locator);
    if (record?.kind !== "statement") return { statements: [], problems };
    return joinStated([{ statements: [], problems }, stateRecord(record, provenance)]);
  });
}

/** What stands beside the properties, as statements of its own. */
function stateContext(record: EntityRecord, provenance: Provenance): readonly Statement[] {
  const existence = existenceStatement(
    toStorable(record.id),
    toStorable(record.schema),
    provenance,
  );
  return [...contextOf(record)]
    .filter(([key]) => key !== "statements")
    .map(([key, json]) => ({
      ...existence,
      prop: contextProp(toStorable(key)),
      value: toStorable(json),
    }));
}

/** Leaves out what is said of an entity whose id or schema is longer than any tool makes them. */
function withinLimits(stated: Stated, { locator }: Provenance): Stated {
  const isShort = ({ entityId, canonicalId, schema }: Statement) =>
    entityId.length <= idLengthMax &&
    canonicalId.length <= idLengthMax &&
    schema.length <= schemaLengthMax;
  const statements = stated.statements.filter(isShort);
  if (statements.length === stated.statements.length) return stated;
  const long = stated.statements.filter((statement) => !isShort(statement));
  const problems = [...new Set(long.map(({ entityId }) => entityId))].map((id) =>
    entityProblem("NAME_OF_ENTITY_LONG", locator, "id", id),
  );
  return { statements, problems: [...stated.problems, ...problems] };
}

/**
 * Turns a record of an FtM file into statements that cite the file. Values stay as the file has
 * them; entities written inside others become entities of their own; what stands beside the
 * properties becomes context.
 */
export function statementsOfRecord(record: FtmRecord, provenance: Provenance): Stated {
  return withinLimits(stateAny(record, provenance), provenance);
}

function stateAny(record: FtmRecord, provenance: Provenance): Stated {
  if (record.kind === "statement") return stateRecord(record, provenance);
  const properties = new Map(
    [...record.properties].map(([name, values]) => [name, values.map(idOf)] as const),
  );
  const nested = [...record.properties.values()]
    .flat()
    .filter((value) => typeof value !== "string")
    .map((value) => stateAny(value.nested, provenance));
  const context = { statements: stateContext(record, provenance), problems: [] };
  return joinStated([
    stateDraft({ id: record.id, schema: record.schema, properties }, provenance, true),
    context,
    ...stateEmbedded(record.members.get("statements"), provenance),
    ...nested,
  ]);
}

/** Several sources may say something beside the properties: lists are joined, else the latest. */
function joinContext(values: readonly string[]): string {
  const [latest = "null"] = values.slice(-1);
  if (values.length < 2 || !values.every((json) => json.startsWith("["))) return latest;
  const items = new Set(values.flatMap((json) => [...readItems(json)]));
  return `[${[...items].sort(compareText).join(",")}]`;
}

/** An entity as one FtM line, with what its sources said beside the properties. */
export function recordOfEntity(entity: Entity): EntityRecord {
  const properties = new Map(
    [...entity.properties.keys()].map((name) => [name, valuesOf(entity, name)] as const),
  );
  const context = new Map(
    [...entity.context].map(([key, values]) => [key, joinContext(values)] as const),
  );
  return entityRecord(entity.id, entity.schema, properties, context);
}

/** What a statement of ours says in place of what another tool would say of itself. */
function ownMembers(statement: Statement, type: string): ReadonlyMap<string, string> {
  // FtM tools write times to the second, in UTC without a mark.
  const seen = JSON.stringify(statement.addedAt.slice(0, 19));
  return new Map([
    ["prop_type", JSON.stringify(type)],
    ["dataset", JSON.stringify(statement.exhibitId)],
    ["first_seen", seen],
    ["last_seen", seen],
    ["origin", JSON.stringify(formatLocator(statement.locator))],
  ]);
}

/**
 * A statement as one FtM line. A statement of ours names its exhibit as `dataset` and the place in
 * it as `origin`; one of another tool keeps what that tool said. Null for context, which statement
 * form has no place for.
 */
export function recordOfStatement(statement: Statement): StatementRecord | null {
  if (contextKeyOf(statement.prop) !== null) return null;
  const { entityId, canonicalId, schema, value, lang, originalValue, foreign } = statement;
  const isExistence = statement.prop === existenceProp;
  const prop = isExistence ? existenceProp : namedProp(statement.prop);
  const type = isExistence ? existenceProp : propertyTypeOf(schema, prop);
  const rest = foreign === null ? ownMembers(statement, type) : new Map(readMembers(foreign));
  const said = { entityId, canonicalId, schema, prop, value, lang, originalValue };
  return statementRecord(said, rest);
}
