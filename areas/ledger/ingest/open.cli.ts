// SPDX-License-Identifier: Apache-2.0
// `tianwang open FOLDER`: the main job on a folder of real files.
import { listCasesEndpoint, openCaseEndpoint, showCaseEndpoint } from "@tianwang/casework/wire";
import { entityCounts } from "@tianwang/entities/wire";
import {
  addIntakeFile,
  listExhibits,
  listProblems,
  openIntake,
  startIntake,
} from "@tianwang/evidence/wire";
import { formatMinor } from "@tianwang/kernel/money";
import type { Language } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { Client } from "@tianwang/wire/client";
import type { CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { cancelJob, listJobs, showJob } from "@tianwang/wire/kit";
import { pageRowCountMax } from "@tianwang/wire/schema";
import { listStatements } from "../statements/statement.wire.ts";
import { sumTransactions } from "../transactions/transaction.wire.ts";
import { describeOpened } from "./open-report.ts";
import type { Opened } from "./open-report.ts";
import { openTexts } from "./open.text.ts";

/** How often the job is asked how far it is. */
const pollMillis = 400;

const pause = (millis: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

interface CaseRef {
  readonly id: string;
  readonly title: string;
  readonly compartmentId: string;
}

async function caseFor(client: Client, title: string): Promise<CaseRef> {
  const { rows } = await client.call(listCasesEndpoint, { query: { search: title, count: 50 } });
  const same = rows.find((row) => row.title === title);
  if (same) {
    const shown = await client.call(showCaseEndpoint, { params: { caseId: same.id } });
    return shown.case;
  }
  return client.call(openCaseEndpoint, { body: { title } });
}

async function upload(
  context: CommandContext,
  compartmentId: string,
  basis: string,
): Promise<string> {
  const { client, files, language, progress } = context;
  const found = await files.list(files.absolute(context.words[0] ?? "."));
  const { intakeId } = await client.call(openIntake, {
    body: { compartmentId, legalBasis: basis },
  });
  let done = 0;
  for (const file of found) {
    context.signal.throwIfAborted();
    done += 1;
    progress(`[${done}/${found.length}] ${file.relative}`);
    if (file.byteCount === 0) {
      progress(renderText(openTexts.emptyFile, { file: file.relative }, language));
      continue;
    }
    await client.call(addIntakeFile, {
      params: { intakeId },
      query: { path: file.relative },
      body: await files.open(file.path),
      signal: context.signal,
    });
  }
  const { jobId } = await client.call(startIntake, { params: { intakeId } });
  return jobId;
}

/** Waits until a job and those that it brought about have ended; Ctrl-C cancels it. */
async function waitFor(
  context: CommandContext,
  jobId: string,
  compartmentId: string,
): Promise<string> {
  const { client, language, progress } = context;
  let isCancelled = false;
  let shown = "";
  for (;;) {
    const job = await client.call(showJob, { params: { jobId } });
    const text = progressText(job.message, language);
    if (text !== shown) progress(text);
    shown = text;
    if (job.state !== "waiting" && job.state !== "running") {
      if (job.state !== "done") return job.state;
      const { rows } = await client.call(listJobs, { query: { compartmentId } });
      if (!rows.some((other) => other.state === "waiting" || other.state === "running"))
        return "done";
    }
    if (context.signal.aborted && !isCancelled) {
      isCancelled = true;
      await client.call(cancelJob, { params: { jobId } });
    }
    await pause(pollMillis, context.signal.aborted ? new AbortController().signal : context.signal);
  }
}

function progressText(message: string, language: Language): string {
  const said = JSON.parse(message) as { file?: string; rowCount?: number } | null;
  if (said?.file === undefined) return openTexts.working[language];
  const rows = said.rowCount ? ` ${said.rowCount.toLocaleString("en-US")}` : "";
  return `${openTexts.reading[language]} ${said.file}${rows}`;
}

async function allProblems(client: Client, compartmentId: string): Promise<Opened["problems"]> {
  const problems: Opened["problems"][number][] = [];
  for (;;) {
    const page = await client.call(listProblems, {
      query: { compartmentId, from: problems.length, count: pageRowCountMax },
    });
    problems.push(...page.rows);
    if (page.rows.length === 0 || problems.length >= page.totalCount) return problems;
  }
}

async function collect(context: CommandContext, opened: CaseRef): Promise<Opened> {
  const { client } = context;
  const query = { compartmentId: opened.compartmentId };
  const exhibits = await client.call(listExhibits, { query: { ...query, count: 1 } });
  const statements = await client.call(listStatements, { query });
  const sums = await client.call(sumTransactions, { query });
  const counts = await client.call(entityCounts, { query });
  return {
    case: { id: opened.id, title: opened.title },
    exhibits,
    statements: statements.rows,
    sums,
    entityCounts: counts.rows,
    problems: await allProblems(client, opened.compartmentId),
    url: `${context.url}/cases/${opened.id}`,
  };
}

/** The main job on a folder. */
export const openCommand = defineCommand({
  words: ["open"],
  usage: "FOLDER",
  summary: openTexts.summary,
  help: openTexts.help,
  examples: [
    "tianwang open ./evidence",
    "tianwang open ./evidence --case 'Project Linjiang' --json",
  ],
  options: [
    { name: "case", value: "TITLE", summary: openTexts.caseOption },
    { name: "basis", value: "TEXT", summary: openTexts.basisOption },
  ],
  positionals: { min: 1, max: 1 },
  async run(context) {
    const { files, language, options, print, progress, words } = context;
    const path = files.absolute(words[0] ?? ".");
    const title = String(
      options["case"] ?? path.split(/[\\/]/u).findLast((part) => part !== "") ?? path,
    );
    const opened = await caseFor(context.client, title);
    const basis = String(options["basis"] ?? openTexts.basisUnstated[language]);
    const jobId = await upload(context, opened.compartmentId, basis);
    const state = await waitFor(context, jobId, opened.compartmentId);
    const result = await collect(context, opened);
    print(
      options["json"] === true
        ? JSON.stringify(jsonOf(result, language))
        : describeOpened(result, language),
    );
    if (state === "done") return exitCodes.done;
    progress(renderText(openTexts.ended, { state }, language));
    return exitCodes.refused;
  },
});

const amount = (minor: string | null, scale: number, currency: string) =>
  minor === null ? null : `${formatMinor(BigInt(minor), scale)} ${currency}`;

/** The one object of `--json`; its form is part of the interface. */
function jsonOf(result: Opened, language: Language) {
  const { exhibits, sums } = result;
  const byKind: Record<string, number> = {};
  for (const { kind, count } of exhibits.counts) byKind[kind] = (byKind[kind] ?? 0) + count;
  const holders = ["Person", "Company", "LegalEntity", "PublicBody", "Organization"];
  const countOf = (schemas: readonly string[]) =>
    result.entityCounts
      .filter(({ schema }) => schemas.includes(schema))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    case: result.case,
    exhibits: { count: exhibits.totalCount, byKind },
    statements: result.statements.map((statement) => {
      const money = (minor: string | null) => amount(minor, statement.scale, statement.currency);
      return {
        exhibit: statement.exhibitName,
        account: statement.account,
        currency: statement.currency,
        opening: money(statement.openingMinor),
        entries: statement.entryCount,
        sum: money(statement.sumMinor),
        closing: money(statement.closingMinor),
        reconciles: statement.reconciles,
        difference: money(statement.differenceMinor),
      };
    }),
    transactions: {
      count: sums.transactionCount,
      sources: sums.sourceCount,
      folded: sums.foldedCount,
      proposed: sums.proposedCount,
    },
    accounts: { count: countOf(["BankAccount"]) },
    holders: { count: countOf(holders) },
    problems: result.problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      exhibit: problem.exhibitName,
      row: problem.locator,
      field: problem.field,
      value: problem.value,
      mend: problem.mend[language],
    })),
    url: result.url,
  };
}
