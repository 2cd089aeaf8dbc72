// SPDX-License-Identifier: Apache-2.0
import { terminalText } from "@tianwang/kernel/terminal-text";
import { renderText } from "@tianwang/kernel/text";
import type { Command, CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { listing, optionText } from "../listing.cli.ts";
import type { TaskKindId } from "./task-kind.ts";
import { taskKindIds } from "./task-kind.ts";
import { taskStatusTexts, taskTexts as texts } from "./task.text.ts";
import type { TaskView } from "./task.wire.ts";
import {
  addTaskEndpoint,
  listTasksEndpoint,
  moveTaskEndpoint,
  showTaskEndpoint,
} from "./task.wire.ts";

function taskListing(rows: readonly TaskView[], { language }: CommandContext): string {
  const heading = [
    texts.columnDue,
    texts.columnStatus,
    texts.columnCase,
    texts.columnOwner,
    texts.columnId,
    texts.columnTitle,
  ].map((text) => text[language]);
  const lines = rows.map((task) => [
    `${task.dueOn ?? texts.noDue[language]}${task.isOverdue ? " !" : ""}`,
    taskStatusTexts[task.status][language],
    task.case.number,
    task.owner.displayName,
    task.id,
    task.title,
  ]);
  return listing([heading, ...lines]);
}

const list = defineCommand({
  words: ["tasks", "list"],
  usage: "",
  summary: texts.listSummary,
  options: [
    { name: "case", value: "CASE", summary: texts.optionCase },
    { name: "all", summary: texts.optionAll },
    { name: "from", value: "N", summary: texts.optionFrom },
    { name: "count", value: "N", summary: texts.optionCount },
  ],
  positionals: { min: 0, max: 0 },
  run: async (context) => {
    const { client, options, language, print } = context;
    const from = Number(optionText(options, "from") ?? 0);
    const caseId = optionText(options, "case");
    const page = await client.call(listTasksEndpoint, {
      query: {
        from,
        count: Number(optionText(options, "count") ?? 50),
        ...(caseId === undefined ? {} : { caseId }),
        ...(options["all"] === true ? {} : { mine: true, unfinished: true }),
      },
    });
    if (options["json"] === true) print(JSON.stringify(page));
    else if (page.rows.length === 0) print(texts.none[language]);
    else print(taskListing(page.rows, context));
    const next = from + page.rows.length;
    if (page.rows.length > 0 && next < page.totalCount) {
      const values = { totalCount: page.totalCount, shownCount: page.rows.length, next };
      context.progress(renderText(texts.more, values, language));
    }
    return exitCodes.done;
  },
});

/** What of a new task the options say; what they leave out the server fills in or refuses. */
function bodyOf({ options, words }: CommandContext) {
  const detail = optionText(options, "detail");
  const ownerId = optionText(options, "owner");
  const dueOn = optionText(options, "due");
  const stateCode = optionText(options, "state");
  const consent = optionText(options, "consent");
  return {
    caseId: words[0] ?? "",
    title: words[1] ?? "",
    kind: (optionText(options, "kind") ?? "analysis") as TaskKindId,
    ...(detail === undefined ? {} : { detail }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(options["home"] === true ? { place: "home" as const } : {}),
    ...(stateCode === undefined ? {} : { place: "abroad" as const, stateCode }),
    ...(consent === undefined ? {} : { consentNumber: Number(consent) }),
  };
}

const kinds = { kinds: taskKindIds.join(", ") };

const add = defineCommand({
  words: ["tasks", "add"],
  usage: "CASE TITLE",
  summary: texts.addSummary,
  examples: ['tianwang tasks add cas_01JD… "Read the bank statements" --due 2026-12-01'],
  options: [
    {
      name: "kind",
      value: "KIND",
      summary: {
        zh: renderText(texts.optionKind, kinds, "zh"),
        en: renderText(texts.optionKind, kinds, "en"),
      },
    },
    { name: "detail", value: "TEXT", summary: texts.optionDetail },
    { name: "owner", value: "PERSON", summary: texts.optionOwner },
    { name: "due", value: "DAY", summary: texts.optionDue },
    { name: "home", summary: texts.optionHome },
    { name: "state", value: "CODE", summary: texts.optionState },
    { name: "consent", value: "N", summary: texts.optionConsent },
  ],
  positionals: { min: 2, max: 2 },
  run: async (context) => {
    const task = await context.client.call(addTaskEndpoint, { body: bodyOf(context) });
    const { id, title } = task;
    if (context.options["json"] === true) context.print(JSON.stringify(task));
    else
      context.print(renderText(texts.added, { id, title: terminalText(title) }, context.language));
    return exitCodes.done;
  },
});

const done = defineCommand({
  words: ["tasks", "done"],
  usage: "TASK",
  summary: texts.doneSummary,
  options: [{ name: "reason", value: "TEXT", summary: texts.optionReason }],
  positionals: { min: 1, max: 1 },
  run: async ({ client, words, options, print, language }) => {
    const params = { taskId: words[0] ?? "" };
    const { version } = (await client.call(showTaskEndpoint, { params })).task;
    const reason = optionText(options, "reason") ?? "";
    const task = await client.call(moveTaskEndpoint, {
      params,
      body: { version, to: "done", reason },
    });
    if (options["json"] === true) print(JSON.stringify(task));
    else print(renderText(texts.done, { title: terminalText(task.title) }, language));
    return exitCodes.done;
  },
});

export const taskCommands: readonly Command[] = [list, add, done];
