// SPDX-License-Identifier: Apache-2.0
import type { Typology } from "@tianwang/typologies";
import { formatMoney } from "@tianwang/kernel/money";
import { columnCount, padded, terminalText } from "@tianwang/kernel/terminal-text";
import { renderText } from "@tianwang/kernel/text";
import type { Command, CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import type { AlertState } from "./alert.ts";
import { alertCliTexts as texts, alertStateTexts, typologyTexts } from "./alert.text.ts";
import type { AlertRow } from "./alert.wire.ts";
import {
  judgeAlertEndpoint,
  listAlertsEndpoint,
  raiseAlertEndpoint,
  showAlertEndpoint,
} from "./alert.wire.ts";

function optionOf({ options }: CommandContext, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** Options that were given, under the names of a query or body. */
function given(
  context: CommandContext,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([option, field]) => {
      const value = optionOf(context, option);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(terminalText));
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((row) => columnCount(row[at] ?? ""))),
  );
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return cells.map(lineOf).join("\n");
}

function lineOf(alert: AlertRow, { language }: CommandContext): readonly string[] {
  return [
    alert.strength.toFixed(3),
    typologyTexts[alert.typology][language],
    alertStateTexts[alert.state][language],
    String(alert.paymentCount),
    alert.to.slice(0, 10),
    alert.assignee?.displayName ?? "–",
    alert.id,
  ];
}

const heading = ({ language }: CommandContext) =>
  [
    texts.columnStrength,
    texts.columnTypology,
    texts.columnState,
    texts.columnPayments,
    texts.columnTo,
    texts.columnAssignee,
    texts.columnId,
  ].map((text) => text[language]);

const list = defineCommand({
  words: ["flows", "alerts", "list"],
  usage: "",
  summary: texts.listSummary,
  options: [
    { name: "state", value: "STATE", summary: texts.optionState },
    { name: "typology", value: "NAME", summary: texts.optionTypology },
    { name: "assignee", value: "ACTOR", summary: texts.optionAssignee },
    { name: "since", value: "DAY", summary: texts.optionSince },
    { name: "until", value: "DAY", summary: texts.optionUntil },
    { name: "from", value: "N", summary: texts.optionFrom },
    { name: "count", value: "N", summary: texts.optionCount },
  ],
  positionals: { min: 0, max: 0 },
  run: async (context) => {
    const filter = given(context, { assignee: "assignee", since: "since", until: "until" });
    const state = optionOf(context, "state") as AlertState | undefined;
    const typology = optionOf(context, "typology") as Typology | undefined;
    const page = await context.client.call(listAlertsEndpoint, {
      query: {
        ...filter,
        ...(state === undefined ? {} : { state }),
        ...(typology === undefined ? {} : { typology }),
        from: Number(optionOf(context, "from") ?? 0),
        count: Number(optionOf(context, "count") ?? 50),
      },
    });
    const { print, language } = context;
    if (context.options["json"] === true) print(JSON.stringify(page));
    else if (page.rows.length === 0) print(texts.none[language]);
    else print(table([heading(context), ...page.rows.map((alert) => lineOf(alert, context))]));
    if (page.rows.length > 0 && page.rows.length < page.totalCount) {
      const values = { totalCount: page.totalCount, shownCount: page.rows.length };
      context.progress(renderText(texts.more, values, language));
    }
    return exitCodes.done;
  },
});

const show = defineCommand({
  words: ["flows", "alerts", "show"],
  usage: "ALERT",
  summary: texts.showSummary,
  options: [],
  positionals: { min: 1, max: 1 },
  run: async (context) => {
    const { client, words, print, language } = context;
    const page = await client.call(showAlertEndpoint, { params: { alertId: words[0] ?? "" } });
    if (context.options["json"] === true) {
      print(JSON.stringify(page));
      return exitCodes.done;
    }
    print(table([heading(context), lineOf(page.alert, context)]));
    for (const reason of page.alert.reasons) print(terminalText(reason[language]));
    const payments = page.payments.map(({ number, at, from, to, amount }) => [
      String(number),
      at.slice(0, 16),
      `${from.bank} ${from.number}`,
      "→",
      `${to.bank} ${to.number}`,
      formatMoney({ amountMinor: BigInt(amount.amountMinor), currency: amount.currency }),
    ]);
    print(table(payments));
    return exitCodes.done;
  },
});

type Kind = "assign" | "dismiss" | "join" | "reopen" | "snooze" | "undo";
const kinds: readonly string[] = ["assign", "dismiss", "join", "reopen", "snooze", "undo"];

async function raise(context: CommandContext, version: number): Promise<void> {
  const { client, words, language } = context;
  const answer = await client.call(raiseAlertEndpoint, {
    params: { alertId: words[0] ?? "" },
    body: {
      version,
      reason: optionOf(context, "reason") ?? "",
      legalBasis: optionOf(context, "basis") ?? "",
      ...given(context, { case: "caseId", title: "title" }),
    },
  });
  if (context.options["json"] === true) context.print(JSON.stringify(answer));
  else context.print(renderText(texts.raised, answer as never, language));
}

const judge = defineCommand({
  words: ["flows", "alerts", "judge"],
  usage: "ALERT KIND",
  summary: texts.judgeSummary,
  help: texts.judgeHelp,
  examples: [
    'tianwang flows alerts judge alr_01JD… dismiss --reason "Salaries of one employer"',
    'tianwang flows alerts judge alr_01JD… raise --reason "Many payers" --title "Account 7" --basis "AML Law 41"',
  ],
  options: [
    { name: "reason", value: "TEXT", summary: texts.optionReason },
    { name: "to", value: "ACTOR", summary: texts.optionTo },
    { name: "until", value: "DAY", summary: texts.optionUntil },
    { name: "into", value: "ALERT", summary: texts.optionInto },
    { name: "case", value: "CASE", summary: texts.optionCase },
    { name: "title", value: "TEXT", summary: texts.optionTitle },
    { name: "basis", value: "TEXT", summary: texts.optionBasis },
  ],
  positionals: { min: 2, max: 2 },
  run: async (context) => {
    const { client, words, language } = context;
    const [alertId = "", kind = ""] = words;
    const params = { alertId };
    if (kind !== "raise" && !kinds.includes(kind)) {
      context.progress(texts.badKind[language]);
      return exitCodes.usage;
    }
    const { version } = (await client.call(showAlertEndpoint, { params })).alert;
    if (kind === "raise") {
      await raise(context, version);
      return exitCodes.done;
    }
    const to = optionOf(context, "to");
    const alert = await client.call(judgeAlertEndpoint, {
      params,
      body: {
        version,
        kind: kind as Kind,
        reason: optionOf(context, "reason") ?? "",
        ...given(context, { until: "until", into: "joinedId" }),
        ...(to === undefined ? {} : { assigneeId: to === "none" ? null : to }),
      },
    });
    if (context.options["json"] === true) context.print(JSON.stringify(alert));
    else {
      const state = alertStateTexts[alert.state][language];
      context.print(renderText(texts.judged, { id: alert.id, state }, language));
    }
    return exitCodes.done;
  },
});

export const alertCommands: readonly Command[] = [list, show, judge];
