// SPDX-License-Identifier: Apache-2.0
// Reads the files of `tianwang flows report` and makes what is asked for.
import { createHash } from "node:crypto";
import type { Problem } from "@tianwang/kernel/problem";
import { terminalText } from "@tianwang/kernel/terminal-text";
import type { CommandContext } from "@tianwang/wire/command";
import { refuse } from "../errors.ts";
import { writeGoaml } from "../goaml/goaml-write.ts";
import type { Narrative } from "./narrative.ts";
import { narrativeOf, writeNarrative } from "./narrative.ts";
import { knownProfile, knownProfiles, usualProfileId } from "../goaml/profiles/known-profiles.ts";
import type { Profile } from "../goaml/profile.ts";
import { readProfile } from "../goaml/profile.ts";
import { checkReport, exportGate } from "./report-check.ts";
import { readReport } from "./report-file.ts";
import { reportToFtm } from "./report-ftm.ts";
import type { SuspicionReport } from "./report.ts";
import type { ShapeFault } from "./shaped.ts";
import type { XsdVerdict } from "../goaml/xsd-check.data.ts";
import { checkByXsd, xsdBytesMax } from "../goaml/xsd-check.data.ts";

/** Largest report that is read: ten thousand transactions take some 40 MB. */
const reportBytesMax = 128 * 1024 * 1024;
/** Largest profile that is read. */
const profileBytesMax = 8 * 1024 * 1024;
/** Places of faults that are shown; the rest are counted. */
const faultShownMax = 20;

/** What a report is written as. */
export const reportFormats = ["goaml", "ftm", "narrative"] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** The value of an option that was given and is not empty. */
export const optionText = ({ options }: CommandContext, name: string) => {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

async function readBytes(
  { files }: CommandContext,
  path: string,
  byteCountMax: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let byteCount = 0;
  try {
    const stream = await files.open(path);
    for await (const part of stream) {
      parts.push(part);
      byteCount += part.byteLength;
      if (byteCount > byteCountMax) break;
    }
  } catch {
    throw refuse("REPORTS_NO_FILE", { path });
  }
  return Buffer.concat(parts);
}

/** Faults of a file in one line. */
export function faultText(faults: readonly ShapeFault[], { language }: CommandContext): string {
  const shown = faults
    .slice(0, faultShownMax)
    .map(({ place, says }) => `${terminalText(place)} ${says[language]}`);
  const more = faults.length - shown.length;
  return [...shown, ...(more > 0 ? [`+ ${more}`] : [])].join("; ");
}

type FileRefusal = "REPORTS_BAD_REPORT" | "REPORTS_BAD_PROFILE";

/** Reads a JSON file of the person; refuses one that is none. */
export async function readJson(
  context: CommandContext,
  path: string,
  { byteCountMax, code }: { readonly byteCountMax: number; readonly code: FileRefusal },
): Promise<unknown> {
  const bytes = await readBytes(context, path, byteCountMax);
  if (bytes.byteLength > byteCountMax)
    throw refuse(code, { path, faults: `> ${byteCountMax / 1024 / 1024} MiB` });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw refuse(code, { path, faults: error instanceof Error ? error.message : "JSON" });
  }
}

async function reportOf(context: CommandContext, path: string): Promise<SuspicionReport> {
  const how = { byteCountMax: reportBytesMax, code: "REPORTS_BAD_REPORT" } as const;
  const { value, faults } = readReport(await readJson(context, path, how));
  if (value === null) throw refuse(how.code, { path, faults: faultText(faults, context) });
  const { missing, failed } = exportGate(value);
  if (missing.length > 0) throw refuse("REPORTS_COUNTRY_UNKNOWN");
  if (failed.length > 0) throw refuse("REPORTS_NEEDS_CONSENT");
  return value;
}

async function profileOf(context: CommandContext): Promise<Profile> {
  const id = optionText(context, "profile") ?? usualProfileId;
  const known = knownProfile(id);
  if (known) return known;
  if (!id.endsWith(".json")) {
    const ids = knownProfiles.map((profile) => profile.id).join(", ");
    throw refuse("REPORTS_NO_PROFILE", { id, known: ids });
  }
  const how = { byteCountMax: profileBytesMax, code: "REPORTS_BAD_PROFILE" } as const;
  const { profile, faults } = readProfile(await readJson(context, id, how), knownProfile);
  if (profile === null) throw refuse(how.code, { path: id, faults: faultText(faults, context) });
  return profile;
}

/** Everything that was made of a report. */
export interface MadeReport {
  readonly report: SuspicionReport;
  readonly profile: Profile;
  readonly problems: readonly Problem[];
  readonly xsd: XsdVerdict | null;
  readonly parts: ReadonlyMap<ReportFormat, string>;
  readonly narrative: Narrative;
}

const hash = (text: string): Uint8Array => createHash("sha256").update(text).digest();

/** Reads a report and its profile, writes the forms that are asked for, and checks all. */
export async function makeReport(
  context: CommandContext,
  path: string,
  asked: ReadonlySet<ReportFormat>,
): Promise<MadeReport> {
  const profile = await profileOf(context);
  const report = await reportOf(context, path);
  const goaml = writeGoaml(report, profile);
  const narrative = narrativeOf(report, profile, context.language);
  const parts = new Map<ReportFormat, string>();
  if (asked.has("narrative")) parts.set("narrative", writeNarrative(narrative));
  if (asked.has("goaml")) parts.set("goaml", goaml.xml);
  if (asked.has("ftm")) parts.set("ftm", reportToFtm(report, { compartmentId: "report", hash }));
  const xsdPath = optionText(context, "xsd");
  const xsdBytes = xsdPath === undefined ? null : await readBytes(context, xsdPath, xsdBytesMax);
  const xsd =
    xsdBytes === null ? null : await checkByXsd(goaml.xml, xsdBytes, { signal: context.signal });
  const problems = [...checkReport(report), ...goaml.problems];
  return { report, profile, problems, xsd, parts, narrative };
}
