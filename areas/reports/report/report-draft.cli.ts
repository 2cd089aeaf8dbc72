// SPDX-License-Identifier: Apache-2.0
// `tianwang flows report --alert ID`: the draft of an alert or finding, kept by the server.
import { terminalText } from "@tianwang/kernel/terminal-text";
import { renderText } from "@tianwang/kernel/text";
import type { CommandContext } from "@tianwang/wire/command";
import { exitCodes } from "@tianwang/wire/command";
import type { DraftPage, SourceKind } from "../drafts/draft.wire.ts";
import {
  draftFileEndpoint,
  openDraftEndpoint,
  saveDraftEndpoint,
  shapeFtmEndpoint,
  showDraftEndpoint,
} from "../drafts/draft.wire.ts";
import type { Entered } from "../drafts/entered.ts";
import { enteredSchema } from "../drafts/entered.ts";
import { refuse } from "../errors.ts";
import type { ReportFormat } from "./report-make.cli.ts";
import { faultText, optionText, readJson } from "./report-make.cli.ts";
import { reportTexts as texts } from "./report.text.ts";
import { readShaped } from "./shaped.ts";

/** Largest file of values. */
const valuesBytesMax = 8 * 1024 * 1024;

/** An alert or finding that is named on the command line. */
export interface NamedSource {
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
}

/** The alert or finding that was named; null when none was. */
export function namedSource(context: CommandContext): NamedSource | null {
  for (const sourceKind of ["alert", "finding"] as const) {
    const sourceId = optionText(context, sourceKind);
    if (sourceId !== undefined) return { sourceKind, sourceId };
  }
  return null;
}

/** A file as the server gave it. */
interface Taken {
  readonly format: ReportFormat;
  readonly name: string;
  readonly text: string;
}

async function takenOf(format: ReportFormat, answer: Response): Promise<Taken> {
  const header = answer.headers.get("content-disposition") ?? "";
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/u.exec(header)?.[1] ?? format);
  // What the server calls a file never leads out of the folder.
  return { format, name: name.replaceAll(/[/\\]/gu, "_"), text: await answer.text() };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Prints what was taken, or writes it into the folder that was named. */
async function give(
  context: CommandContext,
  taken: readonly Taken[],
  head: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { print, language, options, files } = context;
  const folder = optionText(context, "out")?.replace(/\/+$/u, "");
  const written: { path: string; byteCount: number }[] = [];
  for (const { name, text } of folder === undefined ? [] : taken) {
    const path = `${folder}/${name}`;
    written.push({ path, byteCount: await files.write(path, bytesOf(text)) });
  }
  if (options["json"] === true) {
    const content = Object.fromEntries(taken.map(({ format, text }) => [format, text]));
    print(JSON.stringify({ ...head, ...(folder === undefined ? content : { files: written }) }));
  } else if (folder === undefined) for (const { text } of taken) print(text);
  else for (const file of written) print(renderText(texts.written, file, language));
}

/** Saves the values of a file in the draft, when one was named. */
async function saveValues(context: CommandContext, page: DraftPage): Promise<boolean> {
  const path = optionText(context, "values");
  if (path === undefined) return false;
  const how = { byteCountMax: valuesBytesMax, code: "REPORTS_BAD_REPORT" } as const;
  const { value, faults } = readShaped(enteredSchema, await readJson(context, path, how));
  if (value === null) throw refuse(how.code, { path, faults: faultText(faults, context) });
  const { id: draftId, version } = page.draft;
  const profileId = optionText(context, "profile");
  const body = {
    version,
    entered: value satisfies Entered,
    ...(profileId === undefined ? {} : { profileId }),
  };
  await context.client.call(saveDraftEndpoint, { params: { draftId }, body });
  return true;
}

/** Says what the draft lacks, on the stream of progress. */
function tell(page: DraftPage, address: string, { language, progress }: CommandContext): void {
  for (const { severity, locator, field, value, says, mend } of page.problems) {
    const at = [locator, field, value].filter((part) => part !== "").join(" ");
    const values = { at, says: says[language], mend: mend[language] };
    const named = { ...values, severity: texts[severity][language] };
    progress(terminalText(renderText(texts.problemAt, named, language)));
  }
  progress(renderText(texts.draftAt, { address }, language));
  progress(texts.decides[language]);
}

/** Begins or opens the draft of an alert or finding and gives its files. */
async function giveDraft(
  context: CommandContext,
  source: NamedSource,
  formats: ReadonlySet<ReportFormat>,
): Promise<number> {
  const { client, language, url } = context;
  const { draftId } = await client.call(openDraftEndpoint, { body: source });
  const params = { draftId };
  const found = await client.call(showDraftEndpoint, { params });
  const page = (await saveValues(context, found))
    ? await client.call(showDraftEndpoint, { params })
    : found;
  const address = `${url}/reports/${draftId}`;
  if (context.options["json"] !== true) tell(page, address, context);
  const taken: Taken[] = [];
  for (const format of formats) {
    const asked = { params: { draftId, format }, query: { language } };
    taken.push(await takenOf(format, await client.stream(draftFileEndpoint, asked)));
  }
  const { draft, isReady, exportGate, problems } = page;
  const { state, version } = draft;
  const isSent = draft.sentOn !== null;
  const head = { draftId, url: address, state, version, isReady, isSent, exportGate, problems };
  await give(context, taken, head);
  return isReady ? exitCodes.done : exitCodes.refused;
}

/** Gives the files of an alert or finding; FollowTheMoney alone needs no draft. */
export async function reportOfSource(
  context: CommandContext,
  source: NamedSource,
  formats: ReadonlySet<ReportFormat>,
): Promise<number> {
  const isFtmAlone = formats.size === 1 && formats.has("ftm");
  if (!isFtmAlone || optionText(context, "values") !== undefined)
    return giveDraft(context, source, formats);
  const { sourceKind: kind, sourceId } = source;
  const answer = await context.client.stream(shapeFtmEndpoint, { params: { kind, sourceId } });
  await give(context, [await takenOf("ftm", answer)], { [kind]: sourceId });
  return exitCodes.done;
}
