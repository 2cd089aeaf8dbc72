// SPDX-License-Identifier: Apache-2.0
// `tianwang flows trace FILE.json`: doctrines applied to ledgers of one account, without a server.
import type { CommandContext } from "@tianwang/wire/command";
import { exitCodes } from "@tianwang/wire/command";
import { refuse } from "../errors.ts";
import type { AccountReport } from "./account/compare-doctrines.ts";
import { compareDoctrines } from "./account/compare-doctrines.ts";
import type { LedgerFile } from "./account/ledger-file.ts";
import { readLedgerFile } from "./account/ledger-file.ts";
import type { OutcomeReport } from "./account/outcome-case.ts";
import { outcomeOf } from "./account/outcome-case.ts";
import type { Doctrine } from "./doctrine.ts";
import { doctrines } from "./doctrines/catalogue.ts";
import { describeAccount, describeOutcome } from "./trace-file-report.ts";

/** Largest file that is read; a million movements take some 60 MB. */
const fileBytesMax = 256 * 1024 * 1024;

/** Places of faults that are shown; the rest are counted. */
const faultShownMax = 10;

async function readText({ files }: CommandContext, path: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let byteCount = 0;
  try {
    const stream = await files.open(path);
    for await (const part of stream) {
      parts.push(part);
      byteCount += part.byteLength;
      if (byteCount > fileBytesMax) break;
    }
  } catch {
    throw refuse("FLOWS_NO_FILE", { path });
  }
  if (byteCount > fileBytesMax) {
    const faults = `> ${fileBytesMax / 1024 / 1024} MiB`;
    throw refuse("FLOWS_BAD_LEDGER_FILE", { path, faults });
  }
  const bytes = new Uint8Array(byteCount);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return new TextDecoder().decode(bytes);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const faults = error instanceof Error ? error.message : "JSON";
    throw refuse("FLOWS_BAD_LEDGER_FILE", { path, faults });
  }
}

/** The ledgers of a file; refuses a file with a fault anywhere, naming the places. */
export async function ledgersOfFile(context: CommandContext, path: string): Promise<LedgerFile> {
  const text = await readText(context, path);
  const file = readLedgerFile(parsed(text, path));
  if (file.faults.length === 0) return file;
  const shown = file.faults
    .slice(0, faultShownMax)
    .map(({ place, says }) => `${place} ${says[context.language]}`);
  const more = file.faults.length - shown.length;
  const faults = [...shown, ...(more > 0 ? [`+ ${more}`] : [])].join("; ");
  throw refuse("FLOWS_BAD_LEDGER_FILE", { path, faults });
}

const optionText = ({ options }: CommandContext, name: string) => {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

function chosenDoctrines(id: string): readonly Doctrine[] {
  if (id === "all") return doctrines;
  const doctrine = doctrines.find((each) => each.id === id);
  const known = ["all", ...doctrines.map((each) => each.id)].join(", ");
  if (!doctrine) throw refuse("FLOWS_NO_DOCTRINE", { id, known });
  return [doctrine];
}

/** Reasons why a doctrine says nothing, in the language of the command. */
function inLanguage(report: AccountReport | OutcomeReport, { language }: CommandContext): unknown {
  const plain = (value: AccountReport["doctrines"][string]) =>
    value.notApplicable ? { ...value, notApplicable: value.notApplicable[language] } : value;
  if ("ledger" in report) {
    const entries = Object.entries(report.doctrines).map(([id, value]) => [id, plain(value)]);
    return { ...report, doctrines: Object.fromEntries(entries) as unknown };
  }
  const { notApplicable, ...rest } = report;
  return notApplicable ? { ...rest, notApplicable: notApplicable[language] } : rest;
}

/** Applies doctrines to the ledgers of a file, or to the one that is asked for. */
export async function traceFile(context: CommandContext, path: string): Promise<number> {
  const file = await ledgersOfFile(context, path);
  const wanted = optionText(context, "ledger") ?? optionText(context, "case");
  const units = chosenDoctrines(optionText(context, "doctrine") ?? "all");
  const isWanted = ({ id }: { readonly id: string }) => wanted === undefined || id === wanted;
  const accounts = file.ledgers.filter(isWanted).map((ledger) => compareDoctrines(ledger, units));
  const outcomes = file.outcomes.filter(isWanted).map(outcomeOf);
  if (accounts.length + outcomes.length === 0) {
    const known = [...file.ledgers, ...file.outcomes].map(({ id }) => id).join(", ");
    throw refuse("FLOWS_NO_LEDGER", { id: wanted ?? "", known });
  }
  const { language, options, print } = context;
  if (options["json"] !== true) {
    for (const report of accounts) print(describeAccount(report, units, language));
    for (const report of outcomes) print(describeOutcome(report, language));
    return exitCodes.done;
  }
  const plain = [...accounts, ...outcomes].map((report) => inLanguage(report, context));
  const [only, ...others] = plain;
  const whole = {
    ledgers: plain.slice(0, accounts.length),
    outcomes: plain.slice(accounts.length),
  };
  print(JSON.stringify(others.length === 0 ? only : whole));
  return exitCodes.done;
}
