// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import type { ByteStream } from "@tianwang/wire/endpoint";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { exportEntities } from "../interchange/ftm-export.data.ts";
import { propertyLabel, schemaLabel } from "../model/model.ts";
import { refOf, viewOf } from "./entity-view.api.ts";
import { readEntityDetails } from "./entity-details.data.ts";
import type { EntityFilter, EntityLine, RankedEntity } from "./entity.data.ts";
import { countEntities, entityLines, listEntities, searchEntities } from "./entity.data.ts";
import * as wire from "./entity.wire.ts";
import { searchTexts } from "./search.text.ts";

/** Rows of a list when the caller names no number. */
const pageRowCount = 100;

const bothLanguages = (text: Text, value: string): Text => ({
  zh: renderText(text, { value }, "zh"),
  en: renderText(text, { value }, "en"),
});

function listedRow(line: EntityLine): wire.EntityRow {
  const { statementCount, sourceCount } = line;
  return { ...refOf(line), statementCount, sourceCount, scoreBasisPoints: null, reasons: [] };
}

function rankedRow({ line, hit }: RankedEntity): wire.EntityRow {
  return {
    ...listedRow(line),
    scoreBasisPoints: hit.scoreBasisPoints,
    reasons: hit.reasons.map(({ kind, prop, value }) => ({
      prop,
      label: propertyLabel(line.schema, prop),
      says: bothLanguages(searchTexts[kind], value),
    })),
  };
}

async function listRows(
  work: Work,
  filter: EntityFilter,
  text: string,
): Promise<{ rows: wire.EntityRow[]; totalCount: number }> {
  if (text.trim() === "") {
    const { rows, totalCount } = await listEntities(work, filter);
    return { rows: rows.map(listedRow), totalCount };
  }
  const { rows, totalCount } = await searchEntities(work, text, filter);
  return { rows: rows.map(rankedRow), totalCount };
}

/** The one entity of an id; an id of other tools can stand in several compartments. */
async function mustFind(work: Work, id: string, compartmentId: string | undefined) {
  const found = await entityLines(work, (compartmentId ?? null) as CompartmentId | null, [id]);
  const [first, ...others] = found;
  if (!first) throw refuse("ENTITIES_NO_ENTITY", { id });
  if (others.length > 0) {
    const places = found.map((line) => `${line.compartmentId}: ${line.id}`).join(", ");
    throw refuse("ENTITIES_SEVERAL", { id, places });
  }
  return first;
}

/** What can be asked of entities. */
export const entityRoutes: Route<Work>[] = [
  implement<Work, typeof wire.entityList>(wire.entityList, async (work, { query }) => {
    const filter = {
      compartmentId: (query.compartmentId ?? null) as CompartmentId | null,
      schemas: query.schemas ?? [],
      from: query.from ?? 0,
      count: query.count ?? pageRowCount,
    };
    const page = await listRows(work, filter, query.text ?? "");
    work.audit(wire.entityList.id, query.compartmentId ?? "", { count: page.rows.length });
    return page;
  }),

  implement<Work, typeof wire.entityDetails>(wire.entityDetails, async (work, { query }) => {
    const line = await mustFind(work, query.entityId, query.compartmentId);
    const details = await readEntityDetails(work, line);
    if (!details) throw refuse("ENTITIES_NO_ENTITY", { id: query.entityId });
    work.audit(wire.entityDetails.id, line.id, { compartmentId: line.compartmentId });
    return viewOf(listedRow(line), details);
  }),

  implement<Work, typeof wire.entityCounts>(wire.entityCounts, async (work, { query }) => {
    const counts = await countEntities(work, query.compartmentId as CompartmentId);
    work.audit(wire.entityCounts.id, query.compartmentId);
    return {
      rows: counts.map(({ schema, count }) => ({ schema, label: schemaLabel(schema), count })),
      totalCount: counts.reduce((sum, { count }) => sum + count, 0),
    };
  }),

  implement<Work, typeof wire.entityExport>(wire.entityExport, async (work, { query }) => {
    const compartmentId = query.compartmentId as CompartmentId;
    const form = query.form ?? "entities";
    const isPlain = query.plain ?? false;
    const written = await exportEntities(work, { compartmentId, form, isPlain });
    work.audit(wire.entityExport.id, compartmentId, { form, isPlain, count: written.lineCount });
    const stream: ByteStream = {
      mediaType: "application/json+ftm",
      fileName: `${compartmentId}.${form}.ftm.json`,
      bytes: written.bytes,
      byteCount: written.byteCount,
    };
    return stream;
  }),
];
