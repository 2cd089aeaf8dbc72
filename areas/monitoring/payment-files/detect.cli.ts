// SPDX-License-Identifier: Apache-2.0
// `tianwang flows detect`: the detectors on a file of payments, without a server.
import type { CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { renderText } from "@tianwang/kernel/text";
import { caseOptions, detectCase } from "../findings/detect-case.cli.ts";
import { noText } from "./choice.ts";
import type { Detection } from "./detect.data.ts";
import { detectFile } from "./detect.data.ts";
import { readChoices, alertOptions, whileNotCancelled } from "./file-command.cli.ts";
import { paymentFileTexts as texts } from "./payment-files.text.ts";

const alertsShown = 20;

function describe({ summary, alerts }: Detection, context: CommandContext): string {
  const { language } = context;
  const { rows } = summary;
  const head = renderText(texts.counted, { ...rows, alerts: summary.alerts }, language);
  const lines = alerts.slice(0, alertsShown).map((alert) => {
    const [reason] = alert.because;
    return `${alert.strength.toFixed(6)}  ${alert.typology}  ${alert.accounts[0] ?? ""}  ${reason?.[language] ?? ""}`;
  });
  const limits = summary.limits.map(({ limit, count, accounts }) =>
    renderText(texts.limitBit, { limit, count, accounts: accounts.join(", ") }, language),
  );
  return [head, ...lines, ...limits].join("\n");
}

async function* linesOf(alerts: Detection["alerts"]) {
  const encoder = new TextEncoder();
  for (const alert of alerts) yield encoder.encode(`${JSON.stringify(alert)}\n`);
}

async function run(context: CommandContext): Promise<number> {
  const { files, options, print } = context;
  const choices = readChoices(context);
  if (choices === null) return exitCodes.usage;
  const detection = await detectFile(choices);
  const out = noText(options["out"]);
  if (out !== undefined) await files.write(files.absolute(out), linesOf(detection.alerts));
  print(
    options["json"] === true ? JSON.stringify(detection.summary) : describe(detection, context),
  );
  return exitCodes.done;
}

/** Finds the shapes of laundering in a file of payments. */
export const detectCommand = defineCommand({
  words: ["flows", "detect"],
  usage: "--transactions FILE.csv[.gz] | --case CASE",
  summary: texts.detectSummary,
  help: texts.detectHelp,
  examples: [
    "tianwang flows detect --transactions payments.csv.gz --out alerts.jsonl --json",
    "tianwang flows detect --transactions payments.csv --accounts accounts.csv --window 7",
    "tianwang flows detect --case cas_01… --json",
  ],
  options: [
    ...alertOptions,
    { name: "out", value: "FILE.jsonl", summary: texts.outOption },
    ...caseOptions,
  ],
  positionals: { min: 0, max: 0 },
  isAlone: (_, options) => options?.["case"] === undefined,
  run: (context) =>
    context.options["case"] === undefined ? whileNotCancelled(context, run) : detectCase(context),
});
