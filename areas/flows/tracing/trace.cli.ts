// SPDX-License-Identifier: Apache-2.0
// `tianwang flows trace`: follow the money of chosen deposits through the rows of a case.
import { showCaseEndpoint } from "@tianwang/casework/wire";
import { assert } from "@tianwang/kernel/assert";
import { parseMinor } from "@tianwang/kernel/money";
import type { Language } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { Command, CommandContext, CommandOption } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import type { JobView } from "@tianwang/wire/kit";
import { cancelJob, showJob } from "@tianwang/wire/kit";
import { showTransaction } from "@tianwang/ledger/wire";
import { traceCliTexts as texts } from "./trace-cli.text.ts";
import { traceFile } from "./trace-file.cli.ts";
import { describeTrace } from "./trace-report.ts";
import type { DepositChoice, TraceChoices } from "./trace.wire.ts";
import { makeTrace, showTrace } from "./trace.wire.ts";

/** How often the job is asked how far it is. */
const pollMillis = 200;

const optionText = ({ options }: CommandContext, name: string) => {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** What is wrong with the words of a command; said and ended with the code for usage. */
export class Misused extends Error {}

/** An amount as it is typed, in minor units; undefined where none is. */
function partOf(context: CommandContext, part: string | undefined, scale: number) {
  if (part === undefined) return undefined;
  const partMinor = parseMinor(part, scale);
  if (partMinor === null || partMinor <= 0n)
    throw new Misused(renderText(texts.badPart, { part, scale }, context.language));
  return String(partMinor);
}

/** Reads `ROWID` or `ROWID=AMOUNT`, and looks the row up for its currency. */
export async function rowWithAmount(
  context: CommandContext,
  word: string,
): Promise<{ readonly rowId: string; readonly amountMinor?: string }> {
  const [rowId = "", typed] = word.split("=");
  const { sources } = await context.client.call(showTransaction, { params: { rowId } });
  const amountMinor = partOf(context, typed, sources[0]?.row.amount.scale ?? 0);
  return { rowId, ...(amountMinor === undefined ? {} : { amountMinor }) };
}

/** Reads `ROWID` or `ROWID=PART` and looks the row up. */
async function depositOf(context: CommandContext, word: string): Promise<DepositChoice> {
  const [rowId = "", part] = word.split("=");
  const { sources } = await context.client.call(showTransaction, { params: { rowId } });
  const [source] = sources;
  assert(source, "a transaction has a source");
  const { payer, amount } = source.row;
  const partMinor = partOf(context, part, amount.scale);
  const names = [optionText(context, "claimant"), payer.name, payer.account, rowId];
  const claimant = names.find((name) => name !== undefined && name !== "") ?? rowId;
  return { rowId, claimant, ...(partMinor === undefined ? {} : { partMinor }) };
}

function choicesOf(context: CommandContext): TraceChoices {
  const fromDate = optionText(context, "from");
  const untilDate = optionText(context, "until");
  const hops = optionText(context, "hops");
  if (hops !== undefined && !/^[1-9]\d{0,5}$/u.test(hops))
    throw new Misused(texts.badHops[context.language]);
  return {
    ...(fromDate === undefined ? {} : { fromDate }),
    ...(untilDate === undefined ? {} : { untilDate }),
    ...(hops === undefined ? {} : { hopCountMax: Number(hops) }),
  };
}

function progressText(job: JobView, language: Language): string {
  const total = job.totalCount ?? 0;
  const text = job.doneCount < total ? texts.reading : texts.following;
  return renderText(text, { done: job.doneCount, total }, language);
}

/** Why a job failed, as far as it says. */
export function failureText(job: JobView, language: Language): string {
  const failure = JSON.parse(job.message) as { says?: Record<string, string> } | null;
  const state = job.state === "failed" ? failure?.says?.[language] : undefined;
  return renderText(texts.ended, { state: state ?? job.state }, language);
}

/** Waits until the job has ended; Ctrl-C cancels it. */
export async function waitFor(context: CommandContext, jobId: string): Promise<JobView> {
  const { client, language, progress, signal } = context;
  const params = { jobId };
  let said = "";
  let isCancelled = false;
  for (;;) {
    const job = await client.call(showJob, { params });
    if (job.state !== "waiting" && job.state !== "running") return job;
    const text = progressText(job, language);
    if (text !== said) progress(text);
    said = text;
    if (signal.aborted && !isCancelled) {
      isCancelled = true;
      await client.call(cancelJob, { params });
    }
    await new Promise((resolve) => setTimeout(resolve, pollMillis));
  }
}

/** What is asked of the rows of a case. */
export interface AskedOfCase {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly title?: string;
  readonly deposits: DepositChoice[];
  readonly params: TraceChoices;
}

/** What all doctrines say; an area above, which compares them, brings it along. */
export interface AllDoctrines {
  readonly options: readonly CommandOption[];
  readonly compare: (context: CommandContext, asked: AskedOfCase) => Promise<number>;
}

async function run(context: CommandContext, all: AllDoctrines): Promise<number> {
  const { client, language, options, print, progress, url } = context;
  const [path] = context.words;
  if (path !== undefined) return traceFile(context, path);
  const caseId = optionText(context, "case");
  const words = (optionText(context, "row") ?? "").split(",").filter((word) => word !== "");
  if (caseId === undefined || words.length === 0) throw new Misused(texts.caseNeeded[language]);
  const params = choicesOf(context);
  const { case: opened } = await client.call(showCaseEndpoint, { params: { caseId } });
  const deposits: DepositChoice[] = [];
  for (const word of words) deposits.push(await depositOf(context, word));
  const doctrine = optionText(context, "doctrine") ?? "fifo";
  const title = optionText(context, "title");
  const named = title === undefined ? {} : { title };
  const { compartmentId } = opened;
  if (doctrine === "all")
    return all.compare(context, { caseId, compartmentId, deposits, params, ...named });
  const { jobId, traceId } = await client.call(makeTrace, {
    body: {
      compartmentId,
      doctrine,
      deposits,
      params,
      ...named,
    },
  });
  const job = await waitFor(context, jobId);
  if (job.state !== "done") {
    progress(failureText(job, language));
    return exitCodes.refused;
  }
  const trace = await client.call(showTrace, { params: { traceId } });
  const address = `${url}/traces/${traceId}`;
  print(
    options["json"] === true
      ? JSON.stringify({ ...trace, url: address })
      : describeTrace(trace, address, language),
  );
  return exitCodes.done;
}

/** The command that follows the money in a case; `all` is what answers to `--doctrine all`. */
export const traceCommandWith = (all: AllDoctrines): Command =>
  defineCommand({
    words: ["flows", "trace"],
    usage: "[FILE.json] | --case CASE --row ROW[=PART] …",
    summary: texts.summary,
    help: texts.help,
    examples: [
      "tianwang flows trace ledgers.json --ledger todd --doctrine all --json",
      "tianwang flows trace --case cas_01… --row seg_01…:17",
      "tianwang flows trace --case cas_01… --row seg_01…:17 --doctrine all --json",
      "tianwang flows trace --case cas_01… --row seg_01…:17=5000.00 --row seg_02…:4 --until 2024-06-30",
    ],
    options: [
      { name: "case", value: "CASE", summary: texts.caseOption },
      { name: "ledger", value: "ID", summary: texts.ledgerOption },
      { name: "doctrine", value: "all|ID", summary: texts.doctrineOption },
      { name: "row", value: "ROW[=PART]", isMany: true, summary: texts.rowOption },
      { name: "claimant", value: "NAME", summary: texts.claimantOption },
      { name: "title", value: "TITLE", summary: texts.titleOption },
      { name: "from", value: "DAY", summary: texts.fromOption },
      { name: "until", value: "DAY", summary: texts.untilOption },
      { name: "hops", value: "N", summary: texts.hopsOption },
      ...all.options,
    ],
    positionals: { min: 0, max: 1 },
    isAlone: (words) => words.length > 0,
    run: (context) =>
      run(context, all).catch((error: unknown) => {
        if (!(error instanceof Misused)) throw error;
        context.progress(error.message);
        return exitCodes.usage;
      }),
  });
