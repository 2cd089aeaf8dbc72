// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { terminalText } from "@tianwang/kernel/terminal-text";
import { renderText } from "@tianwang/kernel/text";
import type { Command, CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { entityTexts as texts } from "./entity.text.ts";
import type {
  EntityProperty,
  EntityRef,
  EntityRow,
  EntityValue,
  EntityView,
} from "./entity.wire.ts";
import { entityDetails, entityExport, entityList } from "./entity.wire.ts";

/** Rows of a search unless told. */
const rowCountDefault = 20;

/** Sources of a value that are named; `--json` has more of them. */
const sourceCountShown = 3;

type Options = CommandContext["options"];

function optionText(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

const inCompartment = (options: Options) => {
  const compartmentId = optionText(options, "compartment");
  return compartmentId === undefined ? {} : { compartmentId };
};

const compartmentOption = {
  name: "compartment",
  value: "ID",
  summary: texts.optionCompartment,
} as const;

const search = defineCommand({
  words: ["entities", "search"],
  usage: "QUERY",
  summary: texts.searchSummary,
  help: texts.searchHelp,
  examples: [
    "tianwang entities search 'Haichuan Trading'",
    "tianwang entities search '6222 0200 1234'",
  ],
  options: [
    compartmentOption,
    { name: "kind", value: "SCHEMA", summary: texts.optionKind, isMany: true },
    { name: "from", value: "N", summary: texts.optionFrom },
    { name: "count", value: "N", summary: texts.optionCount },
  ],
  positionals: { min: 1, max: 1 },
  run: async (context) => {
    const { client, options, words, language, print } = context;
    const kinds = optionText(options, "kind");
    const from = Number(optionText(options, "from") ?? 0);
    const page = await client.call(entityList, {
      query: {
        ...inCompartment(options),
        ...(kinds === undefined ? {} : { schemas: kinds.split(",") }),
        text: words[0] ?? "",
        from,
        count: Number(optionText(options, "count") ?? rowCountDefault),
      },
    });
    if (options["json"] === true) print(JSON.stringify(page));
    else if (page.rows.length === 0 && from === 0) print(texts.none[language]);
    else for (const row of page.rows) print(hit(row, context));
    tellRest(context, { from, shownCount: page.rows.length, totalCount: page.totalCount });
    return exitCodes.done;
  },
});

function hit(row: EntityRow, { language }: CommandContext): string {
  const reasons = row.reasons.map(
    ({ label, says }) => `    ${label[language]}  ${terminalText(says[language])}`,
  );
  return [named(row, language), ...reasons].join("\n");
}

function named(ref: EntityRef, language: keyof Text): string {
  return `${terminalText(ref.caption[language])}  [${ref.schemaLabel[language]}]  ${terminalText(ref.id)}`;
}

function tellRest(
  { language, progress }: CommandContext,
  { from, shownCount, totalCount }: { from: number; shownCount: number; totalCount: number },
): void {
  const next = from + shownCount;
  if (next >= totalCount) return;
  const text = shownCount > 0 ? texts.more : texts.moreUnranked;
  progress(renderText(text, { totalCount, shownCount, next }, language));
}

const show = defineCommand({
  words: ["entities", "show"],
  usage: "ID",
  summary: texts.showSummary,
  examples: ["tianwang entities show ent-4V6P1Q0MZXBD9S7HT3KCGW2ARN"],
  options: [compartmentOption],
  positionals: { min: 1, max: 1 },
  run: async (context) => {
    const { client, options, words, print } = context;
    const view = await client.call(entityDetails, {
      query: { entityId: words[0] ?? "", ...inCompartment(options) },
    });
    print(options["json"] === true ? JSON.stringify(view) : described(view, context));
    return exitCodes.done;
  },
});

function described(view: EntityView, context: CommandContext): string {
  const { language } = context;
  const lines = [named(view.entity, language)];
  if (view.conflicts.length > 0) {
    const kinds = view.conflicts.map(({ label }) => label[language]).join(", ");
    lines.push(renderText(texts.conflict, { kinds }, language));
  }
  for (const property of view.properties) lines.push(...propertyLines(property, context));
  if (view.naming.length > 0) lines.push(`${texts.namedBy[language]}:`);
  for (const naming of view.naming) lines.push(...namingLines(naming, context));
  if (view.isNamingCut) lines.push(texts.namedByMore[language]);
  return lines.join("\n");
}

function propertyLines(property: EntityProperty, context: CommandContext): readonly string[] {
  const { language } = context;
  const rest = property.valueCount - property.values.length;
  return [
    `${property.label[language]}:`,
    ...property.values.map((value) => valueLine(value, context)),
    ...(rest > 0 ? [`  ${renderText(texts.moreValues, { count: rest }, language)}`] : []),
  ];
}

function valueLine(value: EntityValue, { language }: CommandContext): string {
  const places = value.sources
    .slice(0, sourceCountShown)
    .map(({ exhibitName, locator }) =>
      renderText(texts.source, { name: terminalText(exhibitName), locator }, language),
    );
  const rest = value.sourceCount - places.length;
  if (rest > 0) places.push(renderText(texts.moreSources, { count: rest }, language));
  const id = value.entity ? `  ${terminalText(value.entity.id)}` : "";
  return `  ${terminalText(value.shown[language])}${id}  (${places.join("; ")})`;
}

function namingLines(
  { label, entity, others, facts }: EntityView["naming"][number],
  { language }: CommandContext,
): readonly string[] {
  const said = facts.map((fact) => `${fact.label[language]} ${terminalText(fact.shown[language])}`);
  const ends = others.map(
    (other) => `    ${other.label[language]}: ${named(other.entity, language)}`,
  );
  return [`  ${label[language]}: ${[named(entity, language), ...said].join("  ")}`, ...ends];
}

const forms = ["entities", "statements"] as const;

const exportAll = defineCommand({
  words: ["entities", "export"],
  usage: "",
  summary: texts.exportSummary,
  help: texts.exportHelp,
  examples: ["tianwang entities export --compartment cmp_01KB5Z8Q --out case.ftm.json"],
  options: [
    compartmentOption,
    { name: "out", value: "FILE", summary: texts.optionOut },
    { name: "form", value: "FORM", summary: texts.optionForm },
    { name: "plain", summary: texts.optionPlain },
  ],
  positionals: { min: 0, max: 0 },
  run: async (context) => {
    const { options, language, progress } = context;
    const compartmentId = optionText(options, "compartment");
    const asked = optionText(options, "form") ?? "entities";
    const form = forms.find((one) => one === asked);
    if (compartmentId === undefined) progress(texts.needsCompartment[language]);
    if (!form) progress(renderText(texts.unknownForm, { form: asked }, language));
    if (compartmentId === undefined || !form) return exitCodes.usage;
    const query = { compartmentId, form, ...(options["plain"] === true ? { plain: true } : {}) };
    const { body } = await context.client.stream(entityExport, { query });
    if (body) await deliver(context, body);
    return exitCodes.done;
  },
});

/** Writes an export to the file that was named, or line by line to standard output. */
async function deliver(context: CommandContext, body: AsyncIterable<Uint8Array>): Promise<void> {
  const { options, language, files, print, progress } = context;
  const out = optionText(options, "out");
  if (out !== undefined) {
    const path = files.absolute(out);
    const byteCount = await files.write(path, body);
    if (options["json"] === true) print(JSON.stringify({ path, byteCount }));
    else progress(renderText(texts.written, { path, byteCount }, language));
    return;
  }
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const end = rest.lastIndexOf("\n") + 1;
    if (end > 0) print(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (rest !== "") print(rest);
}

/** The commands of this area. */
export const entityCommands: readonly Command[] = [search, show, exportAll];
