// SPDX-License-Identifier: Apache-2.0
import type { Exhibit } from "@tianwang/evidence";
import { findExhibit } from "@tianwang/evidence/server";
import type { Work } from "@tianwang/store";
import { enqueueJob } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { findMapping, saveMapping } from "./mapping.data.ts";
import { noteView, questionView } from "./mapping.view.ts";
import * as wire from "./mapping.wire.ts";
import { latestReading } from "./reading-record.data.ts";
import { tableFileOf } from "./table-source.data.ts";
import type { MappingProposal } from "./tables/proposal/table-proposal.ts";
import { proposeTables } from "./tables/table-file.data.ts";
import { checkMapping } from "./tables/table-mapping-check.ts";

async function mustFind(work: Work, exhibitId: string): Promise<Exhibit> {
  const exhibit = await findExhibit(work, exhibitId);
  if (!exhibit) throw refuse("LEDGER_NO_SOURCE", { id: exhibitId });
  return exhibit;
}

async function proposalView(
  work: Work,
  proposal: MappingProposal,
): Promise<wire.MappingProposalView> {
  const saved = await findMapping(work, proposal.signature);
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
    saved: saved ? { title: saved.title, savedAt: saved.savedAt } : null,
  };
}

/** Kinds of exhibits that can be tables. */
const tableKinds = new Set(["spreadsheet", "table", "text"]);

/** How tables are read: looked at, corrected, saved, read anew. */
export const mappingRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.showMapping>(wire.showMapping, async (work, { params }) => {
    const exhibit = await mustFind(work, params.exhibitId);
    if (!tableKinds.has(exhibit.kind)) throw refuse("LEDGER_NOT_A_TABLE", { id: exhibit.id });
    const { proposals } = await proposeTables(tableFileOf(work.store.blobs, exhibit.sha256));
    const reading = await latestReading(work, exhibit.id);
    const views: wire.MappingProposalView[] = [];
    for (const proposal of proposals) views.push(await proposalView(work, proposal));
    work.audit(wire.showMapping.id, exhibit.id);
    return { proposals: views, inUse: [...(reading?.mappings ?? [])] };
  }),

  implement<Work, typeof wire.applyMappings>(wire.applyMappings, async (work, { params, body }) => {
    const exhibit = await mustFind(work, params.exhibitId);
    await requireIn(work, exhibit.compartmentId, "write");
    const faults = body.mappings.flatMap((mapping) => checkMapping(mapping).problems);
    const first = faults[0];
    if (first) {
      const { says } = questionView(first);
      throw refuse("LEDGER_BAD_MAPPING", { reason: `${first.field}: ${says.zh} / ${says.en}` });
    }
    if (body.saveAs !== undefined) {
      const { proposals } = await proposeTables(tableFileOf(work.store.blobs, exhibit.sha256));
      for (const [at, mapping] of body.mappings.entries()) {
        const signature = proposals[at]?.signature;
        if (signature === undefined) continue;
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
