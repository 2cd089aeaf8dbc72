// SPDX-License-Identifier: Apache-2.0
import { compareText } from "../statements/plain-text.ts";
import { writeMembers } from "./json-object.ts";

/** A value of a property that is an entity of its own, written in place. */
export interface NestedValue {
  readonly nested: EntityRecord;
}

/**
 * One entity of an FtM file. `members` is what is written again, the rest is a reading of it: that
 * is why nothing that this program does not know can get lost.
 */
export interface EntityRecord {
  readonly kind: "entity";
  readonly id: string;
  readonly schema: string;
  readonly properties: ReadonlyMap<string, readonly (string | NestedValue)[]>;
  /** Every key of the line in its order, values as compact JSON. */
  readonly members: ReadonlyMap<string, string>;
}

/** One statement of an FtM file in statement form. Null: the file does not say. */
export interface StatementRecord {
  readonly kind: "statement";
  readonly entityId: string;
  readonly canonicalId: string;
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
  readonly lang: string | null;
  readonly originalValue: string | null;
  readonly members: ReadonlyMap<string, string>;
}

export type FtmRecord = EntityRecord | StatementRecord;

/** The keys that an entity is read from; all others are context. */
const entityKeys = new Set(["id", "schema", "properties"]);

/**
 * Makes an entity to write. Canonical order: `id`, `schema`, `properties` with its keys and values
 * by code unit, then the context by code unit of its keys.
 *
 * @param context JSON by key; keys of the entity itself are left out.
 */
export function entityRecord(
  id: string,
  schema: string,
  properties: ReadonlyMap<string, readonly string[]>,
  context: ReadonlyMap<string, string>,
): EntityRecord {
  const sorted = new Map(
    [...properties]
      .filter(([, values]) => values.length > 0)
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, values]) => [name, [...new Set(values)].sort(compareText)]),
  );
  const propertyMembers = [...sorted].map(
    ([name, values]) => [name, JSON.stringify(values)] as const,
  );
  const rest = [...context]
    .filter(([key]) => !entityKeys.has(key))
    .sort(([a], [b]) => compareText(a, b));
  const members = new Map([
    ["id", JSON.stringify(id)],
    ["schema", JSON.stringify(schema)],
    ["properties", writeMembers(propertyMembers)],
    ...rest,
  ]);
  return { kind: "entity", id, schema, properties: sorted, members };
}

/** What a statement says, apart from what a tool says of the statement. */
export type StatementContent = Omit<StatementRecord, "kind" | "members">;

/** The keys of a statement line that {@link StatementContent} holds. */
export const statedKeys: readonly string[] = [
  "entity_id",
  "canonical_id",
  "schema",
  "prop",
  "value",
  "lang",
  "original_value",
];

/** Canonical order of a statement line; other keys follow by code unit. */
const statementOrder = [
  "id",
  "entity_id",
  "canonical_id",
  "schema",
  "prop",
  "prop_type",
  "value",
  "dataset",
  "lang",
  "original_value",
  "first_seen",
  "last_seen",
];

/**
 * Makes a statement to write.
 *
 * @param rest what else is said of it: JSON by key, such as `dataset` and `first_seen`.
 */
export function statementRecord(
  content: StatementContent,
  rest: ReadonlyMap<string, string>,
): StatementRecord {
  const { entityId, canonicalId, schema, prop, value, lang, originalValue } = content;
  const stated = [entityId, canonicalId, schema, prop, value, lang, originalValue];
  const all = new Map([
    ...rest,
    ...statedKeys.map((key, i) => [key, JSON.stringify(stated[i] ?? null)] as const),
  ]);
  const others = [...all.keys()].filter((key) => !statementOrder.includes(key)).sort(compareText);
  const members = [...statementOrder, ...others].flatMap((key) => {
    const json = all.get(key);
    return json === undefined ? [] : [[key, json] as const];
  });
  return { kind: "statement", ...content, members: new Map(members) };
}

/** What stands in an entity's line beside its id, schema and properties: JSON by key. */
export function contextOf(record: EntityRecord): ReadonlyMap<string, string> {
  return new Map([...record.members].filter(([key]) => !entityKeys.has(key)));
}

/**
 * Writes a record as one line without its end. A record that was read comes out as it was, but for
 * white space between tokens.
 */
export function writeFtmRecord(record: FtmRecord): string {
  return writeMembers(record.members);
}
