// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { ProblemTable } from "@tianwang/kernel/problem";
import type { Store, Work } from "@tianwang/store";
import type { ByteStream } from "@tianwang/wire/endpoint";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import {
  addCustody,
  addView,
  countExhibits,
  findExhibit,
  listCustody,
  listDerivatives,
  listExhibits,
  listProblems,
} from "./exhibit.data.ts";
import type { Exhibit } from "./exhibit.ts";
import * as wire from "./exhibit.wire.ts";
import { encodingOf, readLines } from "./lines.data.ts";

/** Rows of a list when the caller names no number. */
const pageRowCount = 100;

function view(exhibit: Exhibit): wire.ExhibitView {
  const { addedBy: _, byteCount, ...rest } = exhibit;
  return { ...rest, byteCount: Number(byteCount) };
}

async function mustFind(work: Work, exhibitId: string): Promise<Exhibit> {
  const exhibit = await findExhibit(work, exhibitId);
  if (!exhibit) throw refuse("EVIDENCE_NO_EXHIBIT", { id: exhibitId });
  return exhibit;
}

async function readText(store: Store, sha256: string): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of store.blobs.read(sha256))
    text += decoder.decode(chunk, { stream: true });
  return text;
}

/** What can be asked of exhibits. */
export const exhibitRoutes: Route<Work>[] = [
  implement<Work, typeof wire.listExhibits>(wire.listExhibits, async (work, { query }) => {
    const { rows, totalCount } = await listExhibits(work, {
      compartmentId: query.compartmentId as Exhibit["compartmentId"],
      kind: query.kind,
      text: query.text,
      from: query.from ?? 0,
      count: query.count ?? pageRowCount,
    });
    const counts = await countExhibits(work, query.compartmentId as Exhibit["compartmentId"]);
    work.audit(wire.listExhibits.id, query.compartmentId, { count: rows.length });
    return { rows: rows.map(view), totalCount, counts };
  }),

  implement<Work, typeof wire.showExhibit>(wire.showExhibit, async (work, { params }) => {
    const exhibit = await mustFind(work, params.exhibitId);
    await addView(work, exhibit);
    const custody = await listCustody(work, exhibit.id);
    const derivatives = await listDerivatives(work, exhibit.id);
    const problems = await listProblems(work, {
      compartmentId: exhibit.compartmentId,
      exhibitId: exhibit.id,
      from: 0,
      count: 1,
    });
    work.audit(wire.showExhibit.id, exhibit.id);
    return {
      exhibit: view(exhibit),
      addedByName: custody[0]?.actorName ?? exhibit.addedBy,
      custody: custody.map(({ actorId: _, ...event }) => event as wire.CustodyView),
      derivatives: derivatives.map(({ facts: _, byteCount, ...made }) => ({
        ...made,
        byteCount: Number(byteCount),
      })),
      problemCount: problems.totalCount,
    };
  }),

  implement<Work, typeof wire.exhibitText>(wire.exhibitText, async (work, { params, query }) => {
    const exhibit = await mustFind(work, params.exhibitId);
    const made = (await listDerivatives(work, exhibit.id)).find(({ kind }) => kind === "text");
    if (!made) throw refuse("EVIDENCE_NO_TEXT", { id: exhibit.id });
    const pages = (await readText(work.store, made.sha256)).split("\f");
    const page = Math.min(query.page ?? 1, pages.length);
    work.audit(wire.exhibitText.id, exhibit.id, { page });
    return {
      pageCount: pages.length,
      page,
      text: pages[page - 1] ?? "",
      tool: `${made.tool} ${made.toolVersion}`,
    };
  }),

  implement<Work, typeof wire.exhibitLines>(wire.exhibitLines, async (work, { params, query }) => {
    const exhibit = await mustFind(work, params.exhibitId);
    const encoding = await encodingOf(work.store, exhibit.sha256);
    if (encoding === null) throw refuse("EVIDENCE_NO_TEXT", { id: exhibit.id });
    const lines = await readLines(work.store, exhibit.sha256, { encoding, ...query });
    work.audit(wire.exhibitLines.id, exhibit.id, query);
    return { encoding, lines };
  }),

  implement<Work, typeof wire.exhibitOriginal>(wire.exhibitOriginal, async (work, { params }) => {
    const exhibit = await mustFind(work, params.exhibitId);
    await addCustody(work, exhibit, "exported", { purpose: work.acting.purpose });
    work.audit(wire.exhibitOriginal.id, exhibit.id);
    const stream: ByteStream = {
      mediaType: "application/octet-stream",
      fileName: exhibit.originalName,
      bytes: work.store.blobs.read(exhibit.sha256),
      byteCount: Number(exhibit.byteCount),
    };
    return stream;
  }),

  implement<Work, typeof wire.verifyExhibit>(wire.verifyExhibit, async (work, { params }) => {
    const exhibit = await mustFind(work, params.exhibitId);
    const hash = createHash("sha256");
    for await (const chunk of work.store.blobs.read(exhibit.sha256)) hash.update(chunk);
    const sha256 = hash.digest("hex");
    const isIntact = sha256 === exhibit.sha256;
    await addCustody(work, exhibit, "verified", {
      sha256,
      result: isIntact ? "intact" : "altered",
    });
    work.audit(wire.verifyExhibit.id, exhibit.id, { isIntact });
    return { sha256, isIntact };
  }),
];

const unknownProblem = {
  says: {
    zh: "读取时发现的问题（本版本没有说明）",
    en: "A problem met while reading (this version has no text for it)",
  },
  mend: { zh: "请核对原件", en: "Check the original" },
};

/** The problems route; its texts come from the problem tables of all readers. */
export function problemRoutes(tables: ProblemTable): Route<Work>[] {
  return [
    implement<Work, typeof wire.listProblems>(wire.listProblems, async (work, { query }) => {
      const { rows, totalCount } = await listProblems(work, {
        ...query,
        compartmentId: query.compartmentId as Exhibit["compartmentId"],
        from: query.from ?? 0,
        count: query.count ?? pageRowCount,
      });
      work.audit(wire.listProblems.id, query.compartmentId, { count: rows.length });
      const textOf = (code: string) => tables[code] ?? unknownProblem;
      return {
        rows: rows.map((row) => ({
          ...row,
          says: textOf(row.code).says,
          mend: textOf(row.code).mend,
        })),
        totalCount,
      };
    }),
  ];
}
