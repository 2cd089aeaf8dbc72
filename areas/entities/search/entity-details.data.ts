// SPDX-License-Identifier: Apache-2.0
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { propertyTypeOf } from "../model/model.ts";
import type { Entity } from "../statements/entity.ts";
import { namedProp } from "../statements/statement.ts";
import type { EntityLine } from "./entity.data.ts";
import { entityLines, readEntities, readNaming } from "./entity.data.ts";

/** Most entities that name another one and are shown with it. */
const namingCountMax = 200;
/** Most values of a property, and sources of a value, that are shown. */
export const valueCountMax = 200;
export const sourceCountMax = 20;

/** Everything that is shown of an entity. */
export interface EntityDetails {
  readonly entity: Entity;
  /** Entities that refer to this one; an edge with both ends on it stands once for each property. */
  readonly naming: readonly { readonly prop: string; readonly entity: Entity }[];
  readonly isNamingCut: boolean;
  /** The entities that are referred to, by the id that the reference gives. */
  readonly lines: ReadonlyMap<string, EntityLine>;
  readonly exhibitNames: ReadonlyMap<string, string>;
}

/** The ids that an entity refers to. */
function referencesOf(entity: Entity): readonly string[] {
  return [...entity.properties].flatMap(([prop, values]) =>
    propertyTypeOf(entity.schema, prop) === "entity"
      ? values.slice(0, valueCountMax).map(({ value }) => value)
      : [],
  );
}

/** The names of the exhibits of the sources that are shown. */
async function exhibitNamesOf(work: Work, entity: Entity): Promise<Map<string, string>> {
  const shown = [...entity.properties.values()].flatMap((values) =>
    values.slice(0, valueCountMax).flatMap(({ sources }) => sources.slice(0, sourceCountMax)),
  );
  const ids = [...new Set(shown.map(({ exhibitId }) => exhibitId))];
  const rows = await work.rows(sql<{ id: string; name: string }>`
    select id, original_name as name from evidence.v_exhibits where id = any (${ids}::text[])
  `);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** An entity with what refers to it, one hop further for links; null when nothing is left of it. */
export async function readEntityDetails(
  work: Work,
  { compartmentId, id }: EntityLine,
): Promise<EntityDetails | null> {
  const entity = (await readEntities(work, compartmentId, [id])).get(id);
  if (!entity) return null;
  const ids = [...new Set([id, ...entity.members])];
  const found = await readNaming(work, compartmentId, ids, namingCountMax + 1);
  const named = found.slice(0, namingCountMax);
  const namers = await readEntities(
    work,
    compartmentId,
    named.map(({ entityId }) => entityId),
  );
  const naming = named.flatMap(({ entityId, prop }) => {
    const namer = namers.get(entityId);
    return namer ? [{ prop: namedProp(prop), entity: namer }] : [];
  });
  const wanted = [entity, ...namers.values()].flatMap(referencesOf);
  const lines = await entityLines(work, compartmentId, [
    ...new Set([...wanted, ...namers.keys(), id]),
  ]);
  return {
    entity,
    naming,
    isNamingCut: found.length > namingCountMax,
    lines: new Map(lines.map((line) => [line.askedId, line])),
    exhibitNames: await exhibitNamesOf(work, entity),
  };
}
