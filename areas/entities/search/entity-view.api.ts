// SPDX-License-Identifier: Apache-2.0
import { formatLocator } from "@tianwang/kernel/source";
import type { Text } from "@tianwang/kernel/text";
import { roleTexts } from "../accounts/role.text.ts";
import {
  getSchema,
  propertyLabel,
  propertyTypeOf,
  reverseLabel,
  schemaLabel,
  valueLabel,
} from "../model/model.ts";
import type { Entity, SourcedValue, ValueSource } from "../statements/entity.ts";
import { valuesOf } from "../statements/entity.ts";
import { compareText } from "../statements/plain-text.ts";
import type { EntityDetails } from "./entity-details.data.ts";
import { sourceCountMax, valueCountMax } from "./entity-details.data.ts";
import type { EntityLine } from "./entity.data.ts";
import type * as wire from "./entity.wire.ts";

/** The longest value that is shown, in UTF-16 units; the export has it whole. */
const valueLengthMax = 20_000;

/** Most values that are shown of one property of a link. */
const factCountMax = 5;

const roles: ReadonlyMap<string, Text> = new Map(Object.entries(roleTexts));

type Lines = EntityDetails["lines"];

/** An entity of a list as it is mentioned. */
export function refOf(line: EntityLine): wire.EntityRef {
  return {
    compartmentId: line.compartmentId,
    id: line.id,
    schema: line.schema,
    schemaLabel: schemaLabel(line.schema),
    caption: { zh: line.captionZh, en: line.captionEn },
  };
}

/** The names of an entity's properties: those that matter most first, then by name. */
function propertyOrder(entity: Entity): readonly string[] {
  const featured = getSchema(entity.schema)?.featured ?? [];
  const names = [...entity.properties.keys()].toSorted(compareText);
  const first = featured.filter((name) => entity.properties.has(name));
  return [...first, ...names.filter((name) => !featured.includes(name))];
}

function cut(value: string): string {
  return value.length > valueLengthMax
    ? `${value.slice(0, valueLengthMax).toWellFormed()}…`
    : value;
}

/** A value in words: codes and the roles of account holders; others as they are. */
function shownOf(schema: string, prop: string, value: string): Text {
  const role = prop === "role" ? roles.get(value) : undefined;
  return role ?? valueLabel(propertyTypeOf(schema, prop), cut(value));
}

function sourceView(source: ValueSource, names: EntityDetails["exhibitNames"]) {
  const { exhibitId, locator, originalValue, addedAt } = source;
  return {
    exhibitId,
    exhibitName: names.get(exhibitId) ?? exhibitId,
    locator: formatLocator(locator),
    originalValue: originalValue === null ? null : cut(originalValue),
    addedAt,
  };
}

function valueView(
  details: EntityDetails,
  prop: string,
  { value, lang, sources }: SourcedValue,
): wire.EntityValue {
  const { entity, lines, exhibitNames } = details;
  const isReference = propertyTypeOf(entity.schema, prop) === "entity";
  const line = isReference ? lines.get(value) : undefined;
  const ref = line ? refOf(line) : null;
  return {
    value: cut(value),
    lang,
    shown: ref?.caption ?? shownOf(entity.schema, prop, value),
    entity: ref,
    sources: sources.slice(0, sourceCountMax).map((source) => sourceView(source, exhibitNames)),
    sourceCount: sources.length,
  };
}

function propertyView(details: EntityDetails, name: string): wire.EntityProperty {
  const { entity } = details;
  const values = entity.properties.get(name) ?? [];
  return {
    name,
    label: propertyLabel(entity.schema, name),
    type: propertyTypeOf(entity.schema, name),
    values: values.slice(0, valueCountMax).map((value) => valueView(details, name, value)),
    valueCount: values.length,
  };
}

/** Of a link, the entities at its ends other than the one shown. */
function othersOf(link: Entity, ownId: string, lines: Lines): wire.NamingEntity["others"] {
  const { edge } = getSchema(link.schema) ?? {};
  if (!edge) return [];
  return [edge.source, edge.target].flatMap((prop) =>
    valuesOf(link, prop).flatMap((id) => {
      const line = lines.get(id);
      if (!line || line.id === ownId) return [];
      return [{ prop, label: propertyLabel(link.schema, prop), entity: refOf(line) }];
    }),
  );
}

/** Of a link, what it says of itself. */
function factsOf(link: Entity): wire.NamingEntity["facts"] {
  if (!getSchema(link.schema)?.edge) return [];
  return propertyOrder(link).flatMap((prop) => {
    if (propertyTypeOf(link.schema, prop) === "entity") return [];
    const label = propertyLabel(link.schema, prop);
    const values = valuesOf(link, prop).slice(0, factCountMax);
    return values.map((value) => ({ prop, label, shown: shownOf(link.schema, prop, value) }));
  });
}

/** An entity with its sourced values and what refers to it, as shown. */
export function viewOf(row: wire.EntityRow, details: EntityDetails): wire.EntityView {
  const { entity, naming, lines, isNamingCut } = details;
  return {
    entity: row,
    conflicts: entity.schemaConflicts.map((schema) => ({ schema, label: schemaLabel(schema) })),
    members: [...entity.members],
    properties: propertyOrder(entity).map((name) => propertyView(details, name)),
    naming: naming.flatMap(({ prop, entity: namer }) => {
      const line = lines.get(namer.id);
      if (!line) return [];
      return [
        {
          prop,
          label: reverseLabel(namer.schema, prop),
          entity: refOf(line),
          others: othersOf(namer, entity.id, lines),
          facts: factsOf(namer),
        },
      ];
    }),
    isNamingCut,
  };
}
