// SPDX-License-Identifier: Apache-2.0
// What the commands on files of payments have in common.
import type { CommandContext, CommandOption } from "@tianwang/wire/command";
import { exitCodes } from "@tianwang/wire/command";
import { renderText } from "@tianwang/kernel/text";
import { noText, watchChoicesOf } from "./choice.ts";
import type { FileChoices } from "./detect.data.ts";
import { paymentFileTexts as texts } from "./payment-files.text.ts";

/** The files that every command reads. */
export const fileOptions: readonly CommandOption[] = [
  { name: "transactions", value: "FILE", summary: texts.transactionsOption },
  { name: "accounts", value: "FILE", summary: texts.accountsOption },
  { name: "window", value: "DAYS", summary: texts.windowOption },
  { name: "novelty", value: "first-contact|all", summary: texts.noveltyOption },
  { name: "json", summary: texts.jsonOption },
];

/** Options of the commands that give alerts. */
export const alertOptions: readonly CommandOption[] = [
  ...fileOptions,
  { name: "model", value: "FILE", summary: texts.modelOption },
  { name: "rates", value: "FILE", summary: texts.ratesOption },
  { name: "min-strength", value: "0..1", summary: texts.strengthOption },
];

/** What a command was asked for; null, and said, when the words are wrong. */
export function readChoices(context: CommandContext): FileChoices | null {
  const { files, language, options, progress, signal } = context;
  const path = (name: string) => {
    const given = noText(options[name]);
    return given === undefined ? undefined : files.absolute(given);
  };
  const transactions = path("transactions");
  const choices = watchChoicesOf(options);
  if (transactions === undefined || choices === null) {
    progress((choices === null ? texts.badNumber : texts.transactionsNeeded)[language]);
    return null;
  }
  return {
    ...choices,
    transactions,
    accounts: path("accounts"),
    model: path("model"),
    ratesFile: path("rates"),
    signal,
    progress: (done, total) => progress(renderText(texts.watching, { done, total }, language)),
  };
}

/** Ends in words where the person at the command line has cancelled. */
export async function whileNotCancelled(
  context: CommandContext,
  run: (context: CommandContext) => Promise<number>,
): Promise<number> {
  try {
    return await run(context);
  } catch (error) {
    if (!context.signal.aborted) throw error;
    context.progress(texts.cancelled[context.language]);
    return exitCodes.refused;
  }
}
