// SPDX-License-Identifier: Apache-2.0
// `tianwang flows detect --case CASE`: the detectors on the payments of a case; the run is saved there.
import { showCaseEndpoint } from "@tianwang/casework/wire";
import { terminalText } from "@tianwang/kernel/terminal-text";
import { renderText } from "@tianwang/kernel/text";
import type { CommandContext, CommandOption } from "@tianwang/wire/command";
import { exitCodes } from "@tianwang/wire/command";
import type { JobView } from "@tianwang/wire/kit";
import { cancelJob, showJob } from "@tianwang/wire/kit";
import { pageRowCountMax } from "@tianwang/wire/schema";
import { detectCliTexts as texts } from "./finding.text.ts";
import type { FindingLine, FindingPage, FindingRunView } from "./finding.wire.ts";
import {
  findShapesEndpoint,
  listFindingsEndpoint,
  showFindingEndpoint,
  windowDaysMax,
} from "./finding.wire.ts";

/** How often the job is asked how far it is. */
const pollMillis = 200;

/** Options of the command on a case, beside those that it shares with files. */
export const caseOptions: readonly CommandOption[] = [
  { name: "case", value: "CASE", summary: texts.caseOption },
  { name: "expected", value: "N", summary: texts.expectedOption },
];

/** A number as it was typed; undefined when none was, null when it is out of its bounds. */
function numberOf(
  { options }: CommandContext,
  name: string,
  bounds: { readonly form: RegExp; readonly min: number; readonly max: number },
): number | null | undefined {
  const text = options[name];
  if (typeof text !== "string" || text === "") return undefined;
  const value = Number(text);
  return bounds.form.test(text) && value >= bounds.min && value <= bounds.max ? value : null;
}

function progressText(job: JobView, { language }: CommandContext): string {
  const total = job.totalCount ?? 0;
  const text = total === 0 || job.doneCount < total ? texts.reading : texts.watching;
  return renderText(text, { done: job.doneCount, total }, language);
}

/** Waits until the job has ended; Ctrl-C cancels it. */
async function waitFor(context: CommandContext, jobId: string): Promise<JobView> {
  const { client, progress, signal } = context;
  const params = { jobId };
  let said = "";
  let isCancelled = false;
  for (;;) {
    const job = await client.call(showJob, { params });
    if (job.state !== "waiting" && job.state !== "running") return job;
    const text = progressText(job, context);
    if (text !== said) progress(text);
    said = text;
    if (signal.aborted && !isCancelled) {
      isCancelled = true;
      await client.call(cancelJob, { params });
    }
    await new Promise((resolve) => setTimeout(resolve, pollMillis));
  }
}

/** Why a job failed, as far as it says. */
function failureText(job: JobView, { language }: CommandContext): string {
  const failure = JSON.parse(job.message) as { says?: Record<string, string> } | null;
  const says = job.state === "failed" ? failure?.says?.[language] : undefined;
  return renderText(texts.ended, { state: says ?? job.state }, language);
}

/** All findings of the run that holds. */
async function allOf({ client }: CommandContext, compartmentId: string) {
  const rows: FindingLine[] = [];
  for (;;) {
    const query = { compartmentId, from: rows.length, count: pageRowCountMax };
    const list = await client.call(listFindingsEndpoint, { query });
    rows.push(...list.rows);
    if (list.rows.length === 0 || rows.length >= list.totalCount) return { run: list.run, rows };
  }
}

/** A finding as a line of an alert file: the names of the file form of the command. */
function alertOf({ finding, ...page }: FindingPage, { language, url }: CommandContext) {
  const { id, typology, detector, detectorVersion, fromOn, toOn, amounts, strength } = finding;
  return {
    id,
    typology,
    detector,
    version: detectorVersion,
    accounts: page.accounts,
    transactions: page.rowIds,
    from: fromOn,
    to: toOn,
    amounts,
    strength,
    expected: page.expected,
    because: finding.reasons.map((reason) => reason[language]),
    says: finding.says[language],
    innocent: page.innocent.map((reading) => reading[language]),
    state: finding.state,
    url: `${url}/findings/${id}`,
  };
}

function runJson({ leftOut, limits, ...run }: FindingRunView, { language }: CommandContext) {
  const plain = (notes: FindingRunView["limits"]) =>
    notes.map(({ code, count, says }) => ({ code, count, says: says[language] }));
  const detectors = run.detectors.map(({ id, version }) => ({ id, version }));
  return { ...run, detectors, leftOut: plain(leftOut), limits: plain(limits) };
}

async function printJson(
  context: CommandContext,
  caseId: string,
  { run, rows }: { readonly run: FindingRunView; readonly rows: readonly FindingLine[] },
): Promise<void> {
  const findings = [];
  for (const { id } of rows) {
    const page = await context.client.call(showFindingEndpoint, { params: { findingId: id } });
    findings.push(alertOf(page, context));
  }
  context.print(JSON.stringify({ case: caseId, run: runJson(run, context), findings }));
}

function printLines(
  { language, print, url }: CommandContext,
  { run, rows }: { readonly run: FindingRunView; readonly rows: readonly FindingLine[] },
): void {
  const { paymentCount: count, accountCount: accounts, findingCount: found } = run;
  print(renderText(texts.heading, { count, accounts, found }, language));
  for (const { id, strength, says } of rows) {
    const line = { strength: strength.toFixed(3), says: says[language] };
    print(terminalText(renderText(texts.line, line, language)));
    print(renderText(texts.look, { url: `${url}/findings/${id}` }, language));
  }
  for (const note of [...run.leftOut, ...run.limits])
    print(terminalText(renderText(texts.note, { says: note.says[language] }, language)));
}

/** Finds the shapes of a case, waits for them and prints them. */
export async function detectCase(context: CommandContext): Promise<number> {
  const { client, language, options, progress } = context;
  const caseId = options["case"];
  const bounds = { form: /^\d{1,3}$/u, min: 1, max: windowDaysMax };
  const windowDays = numberOf(context, "window", bounds);
  const expected = { form: /^\d{1,4}(?:\.\d{1,6})?$/u, min: 1e-6, max: 1000 };
  const expectedMax = numberOf(context, "expected", expected);
  if (typeof caseId !== "string" || windowDays === null || expectedMax === null) {
    const isNumber = windowDays !== null && expectedMax !== null;
    const text = windowDays === null ? texts.badWindow : texts.badExpected;
    progress((isNumber ? texts.caseNeeded : text)[language]);
    return exitCodes.usage;
  }
  const { case: opened } = await client.call(showCaseEndpoint, { params: { caseId } });
  const { compartmentId } = opened;
  const { jobId } = await client.call(findShapesEndpoint, {
    body: {
      compartmentId,
      ...(windowDays === undefined ? {} : { windowDays }),
      ...(expectedMax === undefined ? {} : { expectedMax }),
    },
  });
  const job = await waitFor(context, jobId);
  const { run, rows } = await allOf(context, compartmentId);
  if (job.state !== "done" || run === null) {
    progress(failureText(job, context));
    return exitCodes.refused;
  }
  if (options["json"] === true) await printJson(context, caseId, { run, rows });
  else printLines(context, { run, rows });
  return exitCodes.done;
}
