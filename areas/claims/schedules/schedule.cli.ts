// SPDX-License-Identifier: Apache-2.0
// `tianwang flows schedule`: what claimants can claim, as a workbook or on paper, for a court.
import { createHash } from "node:crypto";
import type { AccountLedger } from "@tianwang/flows";
import { compareDoctrines, doctrines } from "@tianwang/flows";
import { ledgersOfFile } from "@tianwang/flows/cli";
import { doctrineOf } from "@tianwang/flows/server";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import { renderText } from "@tianwang/kernel/text";
import type { CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { drawUpFileSchedule } from "./file-schedule.ts";
import { scheduleCliTexts as texts } from "./schedule-cli.text.ts";
import { writeSchedule } from "./schedule.data.ts";
import type { ScheduleFormat } from "./schedule.wire.ts";
import {
  fetchSchedule,
  paperRowCountMax,
  scheduleFormats,
  workbookRowCountMax,
} from "./schedule.wire.ts";

/** What a saved result is called; anything else is a file. */
const subjectForm = /^(?:trc|cpr)_[0-9A-HJKMNP-TV-Z]{4,40}$/u;

const optionText = ({ options }: CommandContext, name: string) => {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** The schedule of a saved trace or comparison, from the server. */
async function fetched(
  { client, language, options }: CommandContext,
  subjectId: string,
  format: ScheduleFormat,
): Promise<Uint8Array> {
  const { doctrine } = options;
  const query = {
    format,
    language,
    ...(typeof doctrine === "string" && doctrine !== "all" ? { doctrine } : {}),
  };
  const answer = await client.stream(fetchSchedule, { params: { subjectId }, query });
  return new Uint8Array(await answer.arrayBuffer());
}

/** Hash of a file, read once more: it was found to be a file of ledgers before. */
async function hashOf({ files }: CommandContext, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of await files.open(path)) hash.update(part);
  return hash.digest("hex");
}

/** The ledger that is asked for; null where several are there and none was named. */
function chosenLedger(
  context: CommandContext,
  ledgers: readonly AccountLedger[],
): AccountLedger | null {
  const wanted = optionText(context, "ledger") ?? optionText(context, "case");
  const found = ledgers.filter(({ id }) => wanted === undefined || id === wanted);
  const [ledger] = found;
  if (ledger && found.length === 1) return ledger;
  const known = ledgers.map(({ id }) => id).join(", ");
  context.progress(renderText(texts.ledgerNeeded, { known }, context.language));
  return null;
}

/** The schedule of a ledger in a file, without a server. */
async function drawnUp(
  context: CommandContext,
  path: string,
  format: ScheduleFormat,
): Promise<Uint8Array | null> {
  const { language, progress } = context;
  const madeOn = parseCalendarDate(optionText(context, "on") ?? "1970-01-01");
  if (madeOn === null) {
    progress(texts.dayBad[language]);
    return null;
  }
  const { ledgers } = await ledgersOfFile(context, path);
  const ledger = chosenLedger(context, ledgers);
  if (ledger === null) return null;
  const wanted = optionText(context, "doctrine") ?? "all";
  const units = wanted === "all" ? doctrines : [doctrineOf(wanted)];
  const schedule = drawUpFileSchedule({
    language,
    fileName: path.split(/[/\\]/u).at(-1) ?? path,
    sha256: await hashOf(context, path),
    madeOn,
    ledger,
    report: compareDoctrines(ledger, units),
    doctrines: units,
    rowCountMax: format === "pdf" ? paperRowCountMax : workbookRowCountMax,
  });
  return writeSchedule(schedule, format);
}

async function run(context: CommandContext): Promise<number> {
  const { language, files, print, progress } = context;
  const [subject = ""] = context.words;
  const out = optionText(context, "out");
  const asked = optionText(context, "format") ?? "xlsx";
  const format = scheduleFormats.find((each) => each === asked);
  if (out === undefined || format === undefined) {
    progress(texts[out === undefined ? "outNeeded" : "formatBad"][language]);
    return exitCodes.usage;
  }
  const bytes = subjectForm.test(subject)
    ? await fetched(context, subject, format)
    : await drawnUp(context, subject, format);
  if (bytes === null) return exitCodes.usage;
  const count = await files.write(out, once(bytes));
  print(renderText(texts.written, { path: files.absolute(out), count }, language));
  return exitCodes.done;
}

/** Draws up a schedule for a court. */
export const scheduleCommand = defineCommand({
  words: ["flows", "schedule"],
  usage: "TRACE | COMPARISON | FILE.json",
  summary: texts.summary,
  help: texts.help,
  examples: [
    "tianwang flows schedule cpr_01… --format pdf --lang zh --out claims.pdf",
    "tianwang flows schedule trc_01… --format xlsx --lang en --out schedule.xlsx",
    "tianwang flows schedule ledgers.json --ledger todd --format pdf --out todd.pdf",
  ],
  options: [
    { name: "format", value: "xlsx|pdf", summary: texts.formatOption },
    { name: "out", value: "FILE", summary: texts.outOption },
    { name: "doctrine", value: "ID|all", summary: texts.doctrineOption },
    { name: "ledger", value: "ID", summary: texts.ledgerOption },
    { name: "on", value: "DAY", summary: texts.onOption },
  ],
  positionals: { min: 1, max: 1 },
  isAlone: ([subject = ""]) => !subjectForm.test(subject),
  run,
});
