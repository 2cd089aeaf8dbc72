// SPDX-License-Identifier: Apache-2.0
import { renderText } from "@tianwang/kernel/text";
import type { Command, CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { listing, optionText, pairs } from "../listing.cli.ts";
import type { CaseStatus } from "./case-status.ts";
import { caseStatusTexts, caseTexts as texts } from "./case.text.ts";
import type { CaseRow, CaseView } from "./case.wire.ts";
import { listCasesEndpoint, openCaseEndpoint, showCaseEndpoint } from "./case.wire.ts";

const caseUrl = (context: CommandContext, id: string) => `${context.url}/cases/${id}`;

function caseListing(rows: readonly CaseRow[], { language }: CommandContext): string {
  const heading = [
    texts.columnNumber,
    texts.columnStatus,
    texts.columnOpened,
    texts.columnTasks,
    texts.columnId,
    texts.columnTitle,
  ].map((text) => text[language]);
  const lines = rows.map((row) => [
    row.number,
    caseStatusTexts[row.status][language],
    row.openedOn,
    `${row.taskDoneCount}/${row.taskCount}`,
    row.id,
    row.title,
  ]);
  return listing([heading, ...lines]);
}

const list = defineCommand({
  words: ["cases", "list"],
  usage: "",
  summary: texts.listSummary,
  examples: ["tianwang cases list --status active --search 2026"],
  options: [
    { name: "search", value: "TEXT", summary: texts.optionSearch },
    { name: "status", value: "STATUS", summary: texts.optionStatus },
    { name: "mine", summary: texts.optionMine },
    { name: "from", value: "N", summary: texts.optionFrom },
    { name: "count", value: "N", summary: texts.optionCount },
  ],
  positionals: { min: 0, max: 0 },
  run: async (context) => {
    const { client, options, language, print } = context;
    const from = Number(optionText(options, "from") ?? 0);
    const search = optionText(options, "search");
    const status = optionText(options, "status") as CaseStatus | undefined;
    const page = await client.call(listCasesEndpoint, {
      query: {
        from,
        count: Number(optionText(options, "count") ?? 50),
        ...(search === undefined ? {} : { search }),
        ...(status === undefined ? {} : { status }),
        ...(options["mine"] === true ? { mine: true } : {}),
      },
    });
    if (options["json"] === true) print(JSON.stringify(page));
    else if (page.rows.length === 0) print(texts.none[language]);
    else print(caseListing(page.rows, context));
    const next = from + page.rows.length;
    if (page.rows.length > 0 && next < page.totalCount) {
      const values = { totalCount: page.totalCount, shownCount: page.rows.length, next };
      context.progress(renderText(texts.more, values, language));
    }
    return exitCodes.done;
  },
});

const open = defineCommand({
  words: ["cases", "open"],
  usage: "TITLE",
  summary: texts.openSummary,
  examples: ['tianwang cases open "Riverside land case" --opened-on 2026-03-02'],
  options: [
    { name: "number", value: "NUMBER", summary: texts.optionNumber },
    { name: "summary", value: "TEXT", summary: texts.optionText },
    { name: "opened-on", value: "DAY", summary: texts.optionOpenedOn },
  ],
  positionals: { min: 1, max: 1 },
  run: async (context) => {
    const { client, options, words, language, print } = context;
    const number = optionText(options, "number");
    const summary = optionText(options, "summary");
    const openedOn = optionText(options, "opened-on");
    const view = await client.call(openCaseEndpoint, {
      body: {
        title: words[0] ?? "",
        ...(number === undefined ? {} : { number }),
        ...(summary === undefined ? {} : { summary }),
        ...(openedOn === undefined ? {} : { openedOn }),
      },
    });
    const url = caseUrl(context, view.id);
    if (options["json"] === true) print(JSON.stringify({ ...view, url }));
    else print(renderText(texts.opened, { number: view.number, url }, language));
    return exitCodes.done;
  },
});

function head(
  view: CaseView,
  { language }: CommandContext,
): readonly (readonly [string, string])[] {
  return [
    [texts.columnNumber[language], view.number],
    [texts.columnTitle[language], view.title],
    [texts.columnStatus[language], `${caseStatusTexts[view.status][language]} ${view.statusSince}`],
    [texts.columnLead[language], view.leadAgency.name[language]],
    [texts.columnOpened[language], view.openedOn],
    [texts.columnId[language], view.id],
  ];
}

const show = defineCommand({
  words: ["cases", "show"],
  usage: "CASE",
  summary: texts.showSummary,
  options: [],
  positionals: { min: 1, max: 1 },
  run: async (context) => {
    const { client, options, words, language, print } = context;
    const overview = await client.call(showCaseEndpoint, { params: { caseId: words[0] ?? "" } });
    if (options["json"] === true) {
      print(JSON.stringify({ ...overview, url: caseUrl(context, overview.case.id) }));
      return exitCodes.done;
    }
    const { counts } = overview;
    print(
      pairs([
        ...head(overview.case, context),
        [texts.exhibits[language], counts.exhibits],
        [texts.subjects[language], counts.subjects],
        [texts.members[language], counts.members],
        [texts.openTasks[language], counts.tasks.unfinished],
        [texts.overdueTasks[language], counts.tasks.overdue],
        [texts.clocks[language], counts.clocks.running],
        [texts.journal[language], counts.journalEntries],
      ]),
    );
    print(caseUrl(context, overview.case.id));
    return exitCodes.done;
  },
});

export const caseCommands: readonly Command[] = [list, open, show];
