// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import type { Locator } from "@tianwang/kernel/source";
import type { EntityProblemCode } from "../errors.ts";
import { entityProblem } from "../errors.ts";
import type { EntityRecord, FtmRecord, NestedValue, StatementRecord } from "./ftm-record.ts";
import { readItems, readMembers } from "./json-object.ts";

/** How deep entities may stand in one another; deeper ones stay JSON in the line of the outermost. */
export const nestingMax = 8;

/** Says that something is wrong with the line that is being read. */
type Say = (code: EntityProblemCode, field: string, value: string) => void;

/** A JSON text that is a text and not empty; null for anything else. */
function textOf(json: string | undefined): string | null {
  if (json === undefined || !json.startsWith('"')) return null;
  const text = JSON.parse(json) as string;
  return text === "" ? null : text;
}

/** Members as a map; of a key that stands twice the last one counts, as in every JSON reader. */
function membersOf(json: string, say: Say): Map<string, string> {
  const members = new Map<string, string>();
  for (const [key, value] of readMembers(json)) {
    const before = members.get(key);
    if (before !== undefined) say("KEY_TWICE", key, before);
    members.set(key, value);
  }
  return members;
}

/** One item of a property: a text, an entity in place, or null when it states nothing. */
function readItem(json: string, depth: number, say: Say): string | NestedValue | null {
  if (json.startsWith('"')) return textOf(json);
  if (json.startsWith("[") || json === "null") return null;
  if (!json.startsWith("{")) return json;
  const members = membersOf(json, say);
  const entity = depth < nestingMax ? readEntity(members, depth + 1, say) : null;
  if (entity !== null) return { nested: entity };
  if (depth >= nestingMax) say("NESTING_TOO_DEEP", "", json);
  return textOf(members.get("id"));
}

function readValues(
  name: string,
  json: string,
  depth: number,
  say: Say,
): readonly (string | NestedValue)[] {
  const items = readItems(json);
  const isPlain = json.startsWith("[") && items.every((item) => item.startsWith('"'));
  if (isPlain) return JSON.parse(json) as readonly string[];
  say("VALUE_NOT_TEXT", name, json);
  return items.map((item) => readItem(item, depth, say)).filter((value) => value !== null);
}

/** An entity of its members; null when it has no id or schema. */
function readEntity(
  members: ReadonlyMap<string, string>,
  depth: number,
  say: Say,
): EntityRecord | null {
  const id = textOf(members.get("id"));
  const schema = textOf(members.get("schema"));
  if (id === null || schema === null) return null;
  const json = members.get("properties") ?? "{}";
  if (!json.startsWith("{")) say("VALUE_NOT_TEXT", "properties", json);
  const named = json.startsWith("{") ? membersOf(json, say) : new Map<string, string>();
  const properties = new Map(
    [...named].map(([name, values]) => [name, readValues(name, values, depth, say)] as const),
  );
  return { kind: "entity", id, schema, properties, members };
}

/** A statement of its members; null when one of the four things that make it is missing. */
function readStatement(members: ReadonlyMap<string, string>): StatementRecord | null {
  const entityId = textOf(members.get("entity_id"));
  const schema = textOf(members.get("schema"));
  const prop = textOf(members.get("prop"));
  const value = textOf(members.get("value"));
  if (entityId === null || schema === null || prop === null || value === null) return null;
  return {
    kind: "statement",
    entityId,
    canonicalId: textOf(members.get("canonical_id")) ?? entityId,
    schema,
    prop,
    value,
    lang: textOf(members.get("lang")),
    originalValue: textOf(members.get("original_value")),
    members,
  };
}

function isJsonObject(text: string): boolean | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return null;
  }
}

/** One line of an FtM file: what stands in it, and what is wrong with it. */
export interface FtmLine {
  readonly record: FtmRecord | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads one line of an FtM file, in entity or statement form. What no reading fits becomes a
 * problem of severity `error`; every other problem leaves a record that writes the same line again.
 */
export function readFtmLine(text: string, locator: Locator): FtmLine {
  const problems: Problem[] = [];
  const say: Say = (code, field, value) => {
    problems.push(entityProblem(code, locator, field, value));
  };
  const isObject = isJsonObject(text);
  if (isObject === null) say("LINE_NOT_JSON", "", text);
  if (isObject === false) say("LINE_NOT_AN_ENTITY", "", text);
  if (isObject !== true) return { record: null, problems };
  const members = membersOf(text, say);
  const record = readStatement(members) ?? readEntity(members, 0, say);
  if (record === null) say("LINE_NOT_AN_ENTITY", "", text);
  return { record, problems };
}
