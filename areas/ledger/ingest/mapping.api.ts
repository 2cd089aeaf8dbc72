// SPDX-License-Identifier: Apache-2.0
import type { Exhibit } from "@tianwang/evidence";
import { findExhibit } from "@tianwang/evidence/server";
import type { Work } from "@tianwang/store";
import { enqueueJob } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import type { Input } from "@tianwang/wire/endpoint";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { previewTable } from "./mapping-preview.data.ts";
import { findMapping, saveMapping } from "./mapping.data.ts";
import {
  lineViews,
  noteView,
  previewRowView,
  proposalLines,
  questionView,
} from "./mapping.view.ts";
import * as wire from "./mapping.wire.ts";
import { latestReading } from "./reading-record.data.ts";
import { tableFileOf } from "./table-source.data.ts";
import { hasAmounts, signatureFor, signaturesOf } from "./mapping-layout.ts";
import type { MappingProposal } from "./tables/proposal/table-proposal.ts";
import type { TableHint } from "./tables/proposal/table-sample.ts";
import { proposeTables } from "./tables/table-file.data.ts";
import { checkMapping } from "./tables/table-mapping-check.ts";

/** Kinds of exhibits that can be tables. */
const tableKinds = new Set(["spreadsheet", "table", "text"]);

async function mustFindTable(work: Work, exhibitId: string): Promise<Exhibit> {
  const exhibit = await findExhibit(work, exhibitId);
  if (!exhibit) throw refuse("LEDGER_NO_SOURCE", { id: exhibitId });
  if (!tableKinds.has(exhibit.kind)) throw refuse("LEDGER_NOT_A_TABLE", { id: exhibit.id });
  return exhibit;
}

/** What a person says of a file, as the proposal takes it. */
function hintOf(query: Input<typeof wire.showMapping>["query"]): TableHint {
  const { encoding, delimiter, headerRow: row, headerLines = 1, sheet } = query;
  const rowCount = headerLines === 2 ? 2 : headerLines === 0 ? 0 : 1;
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(row === undefined
      ? {}
      : { header: { row, rowCount, ...(sheet === undefined ? {} : { sheet }) } }),
  };
}

async function proposalView(
  work: Work,
  proposal: MappingProposal,
): Promise<wire.MappingProposalView> {
  const saved = await findMapping(work, signaturesOf(proposal));
  return {
    mapping: proposal.mapping,
    columns: proposal.columns.map(({ because, ...column }) => ({
      ...column,
      because: because.map(noteView),
    })),
    decisions: proposal.decisions.map(({ item, because }) => ({
      item,
      because: because.map(noteView),
    })),
    questions: proposal.questions.map(questionView),
    surenessBasisPoints: proposal.surenessBasisPoints,
    signature: proposal.signature,
    saved: saved && { title: saved.title, savedAt: saved.savedAt, mapping: saved.mapping },
    hasAmounts: hasAmounts(proposal),
    lines: proposalLines(proposal),
  };
}

/** How tables are read: looked at, corrected, saved, read anew. */
export const mappingRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.showMapping>(wire.showMapping, async (work, { params, query }) => {
    const exhibit = await mustFindTable(work, params.exhibitId);
    const file = tableFileOf(work.store.blobs, exhibit.sha256);
    const { proposals, problems, others } = await proposeTables(file, hintOf(query));
    const reading = await latestReading(work, exhibit.id);
    const views: wire.MappingProposalView[] = [];
    for (const proposal of proposals) views.push(await proposalView(work, proposal));
    work.audit(wire.showMapping.id, exhibit.id);
    return {
      exhibitName: exhibit.originalName,
      compartmentId: exhibit.compartmentId,
      proposals: views,
      otherSheets: others.map(({ name, records }) => ({ name, lines: lineViews(records) })),
      problems: problems.map(questionView),
      inUse: [...(reading?.mappings ?? [])],
    };
  }),

  implement<Work, typeof wire.previewMapping>(
    wire.previewMapping,
    async (work, { params, body }) => {
      const exhibit = await mustFindTable(work, params.exhibitId);
      const { mapping, problems } = checkMapping(body.mapping);
      work.audit(wire.previewMapping.id, exhibit.id);
      if (!mapping) {
        return { questions: problems.map(questionView), rows: [], owners: [], problems: [] };
      }
      const file = tableFileOf(work.store.blobs, exhibit.sha256);
      const preview = await previewTable(file, mapping);
      return {
        questions: [],
        rows: preview.rows.map(previewRowView),
        owners: [...preview.owners],
        problems: preview.problems.map(questionView),
      };
    },
  ),

  implement<Work, typeof wire.applyMappings>(wire.applyMappings, async (work, { params, body }) => {
    const exhibit = await mustFindTable(work, params.exhibitId);
    await requireIn(work, exhibit.compartmentId, "write");
    const faults = body.mappings.flatMap((mapping) => checkMapping(mapping).problems);
    const first = faults[0];
    if (first) {
      const { says } = questionView(first);
      throw refuse("LEDGER_BAD_MAPPING", { reason: `${first.field}: ${says.zh} / ${says.en}` });
    }
    if (body.saveAs !== undefined) {
      const { proposals } = await proposeTables(tableFileOf(work.store.blobs, exhibit.sha256));
      for (const mapping of body.mappings) {
        const signature = signatureFor(mapping, proposals);
        if (signature === null) continue;
        await saveMapping(work, {
          compartmentId: exhibit.compartmentId,
          signature,
          title: body.saveAs,
          mapping,
        });
      }
    }
    const jobId = await enqueueJob(work, {
      kind: "ledger.reread",
      compartmentId: exhibit.compartmentId,
      payload: { exhibitId: exhibit.id, mappings: body.mappings },
    });
    return { jobId };
  }),
];
