// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { Language } from "@tianwang/kernel/text";
import type { Opening, Work } from "@tianwang/store";
import { mayIn } from "@tianwang/store/access";
import type { ByteStream } from "@tianwang/wire/endpoint";
import { refuse } from "../errors.ts";
import { checkByXsd, xsdBytesMax } from "../goaml/xsd-check.data.ts";
import { narrativeOf, writeNarrative } from "../report/narrative.ts";
import { exportGate } from "../report/report-check.ts";
import { reportToFtm } from "../report/report-ftm.ts";
import type { SuspicionReport } from "../report/report.ts";
import { placeOf, tellShape } from "./draft-acts.data.ts";
import type { KeptDraft } from "./draft.data.ts";
import { findDraft, insertXsdCheck, lastXsdCheck, noteEvent } from "./draft.data.ts";
import { reportOfDraft } from "./draft-report.ts";
import type { FileFormat, SourceKind, XsdCheckView } from "./draft.wire.ts";
import { isReady, makeDraft } from "./made-draft.data.ts";

const hash = (text: string): Uint8Array => createHash("sha256").update(text).digest();

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const stream = (fileName: string, mediaType: string, text: string): ByteStream => ({
  fileName,
  mediaType,
  bytes: once(text),
  byteCount: Buffer.byteLength(text),
});

/** Gate G-02: no file leaves while a country is not stated, or the consent that it would need. */
function checkExport(report: SuspicionReport): void {
  const { missing, failed } = exportGate(report);
  if (missing.length > 0) throw refuse("REPORTS_COUNTRY_UNKNOWN");
  if (failed.length > 0) throw refuse("REPORTS_NEEDS_CONSENT");
}

async function fileOf(
  draft: KeptDraft,
  { format, language }: { readonly format: FileFormat; readonly language: Language },
): Promise<ByteStream> {
  const made = await makeDraft(draft);
  checkExport(made.report);
  const { report, profile, xml } = made;
  // The name says when it is a draft, so that none is taken for finished.
  const isFinished = isReady(made) && draft.state !== "draft";
  const stem = `${isFinished ? "report" : "draft"}-${draft.id.slice(-6)}-v${draft.stated.version}`;
  switch (format) {
    case "goaml":
      return stream(`${stem}.goaml.xml`, "application/xml", xml);
    case "ftm": {
      const lines = reportToFtm(report, { compartmentId: draft.compartmentId, hash });
      return stream(`${stem}.ftm.jsonl`, "application/x-ndjson", lines);
    }
    case "narrative": {
      const text = writeNarrative(narrativeOf(report, profile, language));
      return stream(`${stem}.${language}.txt`, "text/plain; charset=utf-8", text);
    }
  }
}

/** Writes a file of a draft, and notes who took it. */
export async function draftFile(
  { store, acting }: Opening,
  id: string,
  asked: { readonly format: FileFormat; readonly language: Language },
): Promise<ByteStream> {
  const draft = await store.run(acting, "reports.drafts.file", (work) => findDraft(work, id));
  const file = await fileOf(draft, asked);
  const { format, language } = asked;
  await store.run(acting, "reports.drafts.file", async (work) => {
    work.audit("reports.drafts.file", draft.id, { format, version: draft.stated.version });
    if (await mayNote(work, draft)) await noteEvent(work, draft, "take", { format, language });
  });
  return file;
}

/** Whoever may only read a draft leaves a trace in the audit log, and none in the draft. */
async function mayNote(work: Work, { compartmentId }: KeptDraft): Promise<boolean> {
  return mayIn(work, compartmentId, "write");
}

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let byteCount = 0;
  for await (const part of source) {
    parts.push(part);
    byteCount += part.byteLength;
    if (byteCount > xsdBytesMax) break;
  }
  return Buffer.concat(parts);
}

/** The last check of a draft as it travels. */
export async function xsdCheckView(work: Work, id: string): Promise<XsdCheckView | null> {
  const kept = await lastXsdCheck(work, id);
  if (!kept) return null;
  const { verdict, ...check } = kept;
  const { isValid, refusal, repairs, faults } = verdict;
  return {
    ...check,
    isValid,
    refusal,
    repairs: repairs.map(({ line, was, is }) => ({ line, was, is })),
    faults: [...faults],
  };
}

/** Checks a draft against a schema of the user, and keeps the verdict but not the schema. */
export async function checkDraft(
  { store, acting }: Opening,
  id: string,
  schema: { readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<XsdCheckView> {
  const xsd = await bytesOf(schema.bytes);
  const draft = await store.run(acting, "reports.drafts.check", (work) => findDraft(work, id));
  const { xml } = await makeDraft(draft);
  const verdict = await checkByXsd(xml, xsd);
  const schemaSha256 = createHash("sha256").update(xsd).digest("hex");
  const { fileName } = schema;
  return store.run(acting, "reports.drafts.check", async (work) => {
    await insertXsdCheck(work, draft, { fileName, schemaSha256, verdict });
    const view = await xsdCheckView(work, id);
    if (!view) throw refuse("REPORTS_NO_DRAFT", { id });
    return view;
  });
}

/**
 * Writes an alert or finding by itself as FollowTheMoney, without a draft: what it holds is not
 * meant for a unit, and its accounts have the ids of the case's entities.
 */
export async function shapeFile(
  opening: Opening,
  asked: { readonly kind: SourceKind; readonly sourceId: string },
): Promise<ByteStream> {
  const shape = await tellShape(opening, asked.kind, asked.sourceId);
  return opening.store.run(opening.acting, "reports.shapes.export", async (work) => {
    const compartmentId = await placeOf(work, shape);
    const lines = reportToFtm(
      { ...reportOfDraft(shape, {}), reference: shape.id },
      { compartmentId, hash },
    );
    work.audit("reports.shapes.export", shape.id, { count: shape.payments.length });
    return stream(`${shape.id}.ftm.jsonl`, "application/x-ndjson", lines);
  });
}
