// SPDX-License-Identifier: Apache-2.0
// `tianwang flows report FILE.json`: a suspicious transaction report, written and checked.
import type { Problem } from "@tianwang/kernel/problem";
import { formatLocator } from "@tianwang/kernel/source";
import { terminalText } from "@tianwang/kernel/terminal-text";
import { renderText } from "@tianwang/kernel/text";
import type { CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { namedSource, reportOfSource } from "./report-draft.cli.ts";
import type { ReportProblemCode } from "./problems.ts";
import { reportProblems } from "./problems.ts";
import type { MadeReport, ReportFormat } from "./report-make.cli.ts";
import { makeReport, optionText, reportFormats } from "./report-make.cli.ts";
import { reportTexts as texts } from "./report.text.ts";
import { reportSchema } from "./report.ts";
import type { XsdVerdict } from "../goaml/xsd-check.data.ts";

/** What is wrong with the words of a command; said and ended with the code for usage. */
class Misused extends Error {}

function formatsOf(context: CommandContext): ReadonlySet<ReportFormat> {
  const asked = optionText(context, "format") ?? "all";
  if (asked === "all") return new Set(reportFormats);
  const found = reportFormats.find((format) => format === asked);
  if (!found) throw new Misused(texts.badFormat[context.language]);
  return new Set([found]);
}

function countsOf(problems: readonly Problem[]) {
  const count = (severity: Problem["severity"]) =>
    problems.filter((problem) => problem.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

const isReady = ({ problems, xsd }: MadeReport) =>
  countsOf(problems).errors === 0 && (xsd === null || xsd.isValid === true);

const entryOf = ({ code }: Problem) => reportProblems[code as ReportProblemCode];

function problemView(problem: Problem, { language }: CommandContext) {
  const { code, severity, locator, field, value } = problem;
  const place = locator.kind === "element" ? locator.path : formatLocator(locator);
  const { says, mend } = entryOf(problem);
  return { code, severity, place, field, value, says: says[language], mend: mend[language] };
}

function* xsdLines({ isValid, refusal, repairs, faults }: XsdVerdict, context: CommandContext) {
  const { language } = context;
  const put = (key: keyof typeof texts, values: Readonly<Record<string, string | number>>) =>
    terminalText(renderText(texts[key], values, language));
  for (const { line, was, is } of repairs)
    yield is === null ? put("xsdLeftOut", { line, was }) : put("xsdRepaired", { line, was, is });
  for (const { inFile, line, path, says } of faults)
    yield put(inFile === "xsd" ? "xsdSchemaFault" : "xsdFault", { line, path, says });
  if (refusal !== null) yield texts[refusal][language];
  if (isValid === true) yield texts.xsdValid[language];
}

/** Says what is wrong, on the stream of progress: the results stay clean. */
function tellProblems({ problems, xsd }: MadeReport, context: CommandContext): void {
  const { language, progress } = context;
  for (const problem of problems) {
    const view = problemView(problem, context);
    const severity = texts[view.severity][language];
    const at = [view.place, view.field, view.value].filter((part) => part !== "").join(" ");
    const values = { severity, at, says: view.says, mend: view.mend };
    progress(terminalText(renderText(texts.problemAt, values, language)));
  }
  for (const line of xsd === null ? [] : xsdLines(xsd, context)) progress(line);
  const counts = countsOf(problems);
  progress(renderText(texts.counts, counts, language));
  if (counts.errors > 0) progress(texts.draft[language]);
  progress(texts.decides[language]);
}

/** The name of a file says when it is a draft, so that none is taken for finished. */
function nameOf(format: ReportFormat, made: MadeReport): string {
  const stem = isReady(made) ? "report" : "draft";
  if (format === "goaml") return `${stem}.goaml.xml`;
  return format === "ftm" ? `${stem}.ftm.jsonl` : `${stem}.${made.narrative.language}.txt`;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function writeFiles(made: MadeReport, folder: string, { files }: CommandContext) {
  const written: { path: string; byteCount: number }[] = [];
  for (const [format, text] of made.parts) {
    const path = `${folder.replace(/\/+$/u, "")}/${nameOf(format, made)}`;
    written.push({ path, byteCount: await files.write(path, bytesOf(text)) });
  }
  return written;
}

type WrittenFiles = Awaited<ReturnType<typeof writeFiles>>;

function printJson(made: MadeReport, written: WrittenFiles | null, context: CommandContext): void {
  const { profile, problems, parts, narrative, xsd, report } = made;
  const { id, version, schemaVersion } = profile;
  const lines = parts.get("ftm")?.split("\n").slice(0, -1) ?? [];
  const content = {
    ...(parts.has("goaml") ? { goaml: parts.get("goaml") } : {}),
    ...(parts.has("ftm") ? { ftm: lines.map((line) => JSON.parse(line) as unknown) } : {}),
    ...(parts.has("narrative")
      ? { narrative: { text: parts.get("narrative"), ...narrative } }
      : {}),
  };
  const { print } = context;
  print(
    JSON.stringify({
      reference: report.reference ?? null,
      isReady: isReady(made),
      isSent: false,
      profile: { id, version, schemaVersion },
      counts: countsOf(problems),
      problems: problems.map((problem) => problemView(problem, context)),
      ...(xsd === null ? {} : { xsd }),
      ...(written === null ? content : { files: written }),
    }),
  );
}

/** Writes and checks the report of a file. */
async function runFile(context: CommandContext, path: string): Promise<number> {
  const { language, options, print } = context;
  const made = await makeReport(context, path, formatsOf(context));
  const folder = optionText(context, "out");
  const written = folder === undefined ? null : await writeFiles(made, folder, context);
  if (options["json"] === true) printJson(made, written, context);
  else {
    tellProblems(made, context);
    for (const file of written ?? []) print(renderText(texts.written, file, language));
    if (written === null) for (const text of made.parts.values()) print(text);
  }
  return isReady(made) ? exitCodes.done : exitCodes.refused;
}

async function run(context: CommandContext): Promise<number> {
  const { language, options, print, words } = context;
  if (options["schema"] === true) {
    print(JSON.stringify(reportSchema, null, options["json"] === true ? 0 : 2));
    return exitCodes.done;
  }
  const [path] = words;
  const source = namedSource(context);
  if (path === undefined && source) return reportOfSource(context, source, formatsOf(context));
  if (path === undefined || source) throw new Misused(texts.fileNeeded[language]);
  return runFile(context, path);
}

/** Writes and checks a suspicious transaction report; sends it to nobody. */
export const reportCommand = defineCommand({
  words: ["flows", "report"],
  usage: "FILE.json | --alert ALERT | --finding FINDING",
  summary: texts.summary,
  help: texts.help,
  examples: [
    "tianwang flows report report.json --format narrative --lang zh",
    "tianwang flows report report.json --profile goaml-4-0 --xsd goAMLSchema.xsd --out drafts --json",
    "tianwang flows report --alert alr_01… --values entered.json --out drafts",
    "tianwang flows report --finding fnd_01… --format ftm",
    "tianwang flows report --schema",
  ],
  options: [
    { name: "alert", value: "ALERT", summary: texts.alertOption },
    { name: "finding", value: "FINDING", summary: texts.findingOption },
    { name: "values", value: "FILE", summary: texts.valuesOption },
    { name: "profile", value: "ID|FILE", summary: texts.profileOption },
    { name: "xsd", value: "FILE", summary: texts.xsdOption },
    { name: "format", value: "goaml|ftm|narrative|all", summary: texts.formatOption },
    { name: "out", value: "FOLDER", summary: texts.outOption },
    { name: "schema", summary: texts.schemaOption },
  ],
  positionals: { min: 0, max: 1 },
  isAlone: (words, options = {}) =>
    words.length > 0 || (options["alert"] === undefined && options["finding"] === undefined),
  run: (context) =>
    run(context).catch((error: unknown) => {
      if (!(error instanceof Misused)) throw error;
      context.progress(error.message);
      return exitCodes.usage;
    }),
});
