// SPDX-License-Identifier: Apache-2.0
// `tianwang flows backtest`: the detectors judged on a file whose truth is known.
import { renderText } from "@tianwang/kernel/text";
import type { CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import type { Backtest } from "./backtest.data.ts";
import { backtestFile } from "./backtest.data.ts";
import { minutesOfDate, noText } from "./choice.ts";
import { alertOptions, readChoices, whileNotCancelled } from "./file-command.cli.ts";
import { paymentFileTexts as texts } from "./payment-files.text.ts";

const percent = (part: number) => (part * 100).toFixed(1);

function describe({ judgement, tunedOn }: Backtest, { language }: CommandContext): string {
  const { byTransaction, byTypology, cut, alerts, decoysFlaggedShare } = judgement;
  const rows = Object.entries(byTypology).map(([typology, rate]) =>
    renderText(texts.attemptLine, { typology, ...rate }, language),
  );
  return [
    ...(tunedOn ? [texts.sealed[language]] : []),
    renderText(
      texts.judged,
      {
        cut,
        alerts,
        precision: percent(byTransaction.precision),
        recall: percent(byTransaction.recall),
        f1: percent(byTransaction.f1),
      },
      language,
    ),
    ...rows,
    renderText(
      texts.decoyLine,
      {
        share: percent(decoysFlaggedShare),
        perThousand: judgement.falseAlertsPerThousandAccounts,
      },
      language,
    ),
  ].join("\n");
}

async function run(context: CommandContext): Promise<number> {
  const { files, language, options, print, progress } = context;
  const choices = readChoices(context);
  if (choices === null) return exitCodes.usage;
  const labels = noText(options["labels"]);
  const attempts = noText(options["attempts"]);
  const date = noText(options["tune-until"]);
  const tuneUntilMinutes = date === undefined ? null : minutesOfDate(date);
  if (labels === undefined || tuneUntilMinutes === undefined) {
    progress((labels === undefined ? texts.labelsNeeded : texts.badDate)[language]);
    return exitCodes.usage;
  }
  const backtest = await backtestFile({
    ...choices,
    labels: files.absolute(labels),
    attempts: attempts === undefined ? undefined : files.absolute(attempts),
    tuneUntilMinutes,
  });
  print(options["json"] === true ? JSON.stringify(backtest) : describe(backtest, context));
  return exitCodes.done;
}

/** Judges the detectors against labels. */
export const backtestCommand = defineCommand({
  words: ["flows", "backtest"],
  usage: "--transactions FILE --labels FILE [--attempts FILE]",
  summary: texts.backtestSummary,
  help: texts.backtestHelp,
  examples: [
    "tianwang flows backtest --transactions payments.csv.gz --labels labels.csv --attempts attempts.csv --json",
    "tianwang flows backtest --transactions payments.csv --labels labels.csv --tune-until 2017-09-01",
  ],
  options: [
    ...alertOptions,
    { name: "labels", value: "FILE", summary: texts.labelsOption },
    { name: "attempts", value: "FILE", summary: texts.attemptsOption },
    { name: "tune-until", value: "DATE", summary: texts.tuneOption },
  ],
  positionals: { min: 0, max: 0 },
  isAlone: () => true,
  run: (context) => whileNotCancelled(context, run),
});
