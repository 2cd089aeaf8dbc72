// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  IdOf,
  InstantText,
  LocatorText,
  Nothing,
  Nullable,
  OneOf,
  pageQuery,
  TextView,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { propertyTypeNames } from "../model/compile.ts";
import { idLengthMax, schemaLengthMax } from "../statements/statement.ts";

/** An entity by name, wherever one is mentioned. */
export const EntityRef = Type.Object({
  compartmentId: IdOf("compartment"),
  id: Type.String(),
  schema: Type.String(),
  schemaLabel: TextView,
  caption: TextView,
});
export type EntityRef = Static<typeof EntityRef>;

/** Why an entity was found: the property, and in words how its value answers. */
export const EntityReason = Type.Object({ prop: Type.String(), label: TextView, says: TextView });

/** An entity in a list; score and reasons where a text was looked for. */
export const EntityRow = Type.Intersect([
  EntityRef,
  Type.Object({
    statementCount: Type.Integer(),
    sourceCount: Type.Integer(),
    scoreBasisPoints: Nullable(Type.Integer()),
    reasons: Type.Array(EntityReason),
  }),
]);
export type EntityRow = Static<typeof EntityRow>;

/** One place that gives a value, with the wording of the source where it differs. */
export const EntityValueSource = Type.Object({
  exhibitId: IdOf("exhibit"),
  exhibitName: Type.String(),
  locator: LocatorText,
  originalValue: Nullable(Type.String()),
  addedAt: InstantText,
});
export type EntityValueSource = Static<typeof EntityValueSource>;

/** A value: as stored, as shown, the entity that it names; at most the first of its sources. */
export const EntityValue = Type.Object({
  value: Type.String(),
  lang: Nullable(Type.String()),
  shown: TextView,
  entity: Nullable(EntityRef),
  sources: Type.Array(EntityValueSource),
  sourceCount: Type.Integer(),
});
export type EntityValue = Static<typeof EntityValue>;

/** A property with at most the first of its values. */
export const EntityProperty = Type.Object({
  name: Type.String(),
  label: TextView,
  type: OneOf(propertyTypeNames),
  values: Type.Array(EntityValue),
  valueCount: Type.Integer(),
});
export type EntityProperty = Static<typeof EntityProperty>;

/**
 * An entity that names the one shown. Of a link such as Ownership, `others` are the entities at its
 * other ends and `facts` what it says of the link (role, share, period).
 */
export const NamingEntity = Type.Object({
  prop: Type.String(),
  /** How the property reads from the entity that is shown. */
  label: TextView,
  entity: EntityRef,
  others: Type.Array(Type.Object({ prop: Type.String(), label: TextView, entity: EntityRef })),
  facts: Type.Array(Type.Object({ prop: Type.String(), label: TextView, shown: TextView })),
});
export type NamingEntity = Static<typeof NamingEntity>;

/** An entity with its sourced values and with the entities that name it. */
export const EntityView = Type.Object({
  entity: EntityRow,
  /** Kinds that sources claim and that contradict the chosen one. */
  conflicts: Type.Array(Type.Object({ schema: Type.String(), label: TextView })),
  /** The entities of sources that count to this one, itself included. */
  members: Type.Array(Type.String()),
  properties: Type.Array(EntityProperty),
  naming: Type.Array(NamingEntity),
  /** Whether more entities name this one than are given. */
  isNamingCut: Type.Boolean(),
});
export type EntityView = Static<typeof EntityView>;

export const entityList = defineEndpoint({
  id: "entities.list",
  method: "GET",
  path: "/entities",
  permission: "entities.read",
  summary: {
    zh: "实体清单，可按名称或号码查找；不指明分区时查找本人可见的全部分区",
    en: "List entities, or find them by name or number; without a compartment, in all that one may see",
  },
  params: Nothing,
  query: Type.Object({
    compartmentId: Type.Optional(IdOf("compartment")),
    schemas: Type.Optional(
      Type.Array(Type.String({ maxLength: schemaLengthMax }), { maxItems: 100 }),
    ),
    text: Type.Optional(Type.String({ maxLength: 500 })),
    ...pageQuery,
  }),
  response: Type.Object({ rows: Type.Array(EntityRow), totalCount: Type.Integer() }),
});

/** The id goes into the query: ids of other tools are any text, slashes and dots included. */
export const entityDetails = defineEndpoint({
  id: "entities.show",
  method: "GET",
  path: "/entities/show",
  permission: "entities.read",
  summary: {
    zh: "实体的全部属性、每个值的出处及与其相关的实体",
    en: "An entity: its values with their sources, and the entities that name it",
  },
  params: Nothing,
  query: Type.Object({
    entityId: Type.String({ minLength: 1, maxLength: idLengthMax }),
    compartmentId: Type.Optional(IdOf("compartment")),
  }),
  response: EntityView,
});

export const entityCounts = defineEndpoint({
  id: "entities.counts",
  method: "GET",
  path: "/entities/counts",
  permission: "entities.read",
  summary: { zh: "各类实体的数量", en: "How many entities of each kind there are" },
  params: Nothing,
  query: Type.Object({ compartmentId: IdOf("compartment") }),
  response: Type.Object({
    rows: Type.Array(
      Type.Object({ schema: Type.String(), label: TextView, count: Type.Integer() }),
    ),
    totalCount: Type.Integer(),
  }),
});

export const entityExport = defineEndpoint({
  id: "entities.export",
  method: "GET",
  path: "/entities/export",
  permission: "entities.read",
  summary: {
    zh: "导出为 FollowTheMoney JSON 行；plain 略去其标准模型所没有的扩展属性",
    en: "Export as FollowTheMoney JSON lines; plain leaves out our own properties, which the stock model lacks",
  },
  params: Nothing,
  query: Type.Object({
    compartmentId: IdOf("compartment"),
    form: Type.Optional(OneOf(["entities", "statements"])),
    plain: Type.Optional(Type.Boolean()),
  }),
  response: "stream",
});
