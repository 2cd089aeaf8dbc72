// SPDX-License-Identifier: Apache-2.0
// `tianwang flows train`: a score that can be added up by hand, from payments whose truth is known.
import { renderText } from "@tianwang/kernel/text";
import type { CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { noText } from "./choice.ts";
import { fileOptions, readChoices, whileNotCancelled } from "./file-command.cli.ts";
import { paymentFileTexts as texts } from "./payment-files.text.ts";
import { trainModel } from "./train.data.ts";

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text);
}

async function run(context: CommandContext): Promise<number> {
  const { files, language, options, print, progress } = context;
  const choices = readChoices(context);
  if (choices === null) return exitCodes.usage;
  const [labels, out] = [noText(options["labels"]), noText(options["out"])];
  if (labels === undefined || out === undefined) {
    progress((labels === undefined ? texts.labelsNeeded : texts.outNeeded)[language]);
    return exitCodes.usage;
  }
  const withForm = options["with-format"] === true;
  if (withForm && options["without-format"] === true) {
    progress(texts.formatTwice[language]);
    return exitCodes.usage;
  }
  const model = await trainModel({ ...choices, withForm, labels: files.absolute(labels) });
  await files.write(files.absolute(out), bytesOf(`${JSON.stringify(model, null, 1)}\n`));
  const { heldOut, cut, trainedOn } = model;
  const said = { f1: (heldOut.f1 * 100).toFixed(1), cut, from: trainedOn.heldOutFrom };
  print(
    options["json"] === true
      ? JSON.stringify({ cut, heldOut, trainedOn })
      : renderText(texts.trained, said, language),
  );
  return exitCodes.done;
}

/** Trains a score on labelled payments. */
export const trainCommand = defineCommand({
  words: ["flows", "train"],
  usage: "--transactions FILE --labels FILE --out MODEL.json",
  summary: texts.trainSummary,
  help: texts.trainHelp,
  examples: [
    "tianwang flows train --transactions payments.csv.gz --labels labels.csv --out model.json",
  ],
  options: [
    ...fileOptions,
    { name: "labels", value: "FILE", summary: texts.labelsOption },
    { name: "out", value: "MODEL.json", summary: texts.modelOutOption },
    { name: "with-format", summary: texts.withFormatOption },
    { name: "without-format", summary: texts.withoutFormatOption },
  ],
  positionals: { min: 0, max: 0 },
  isAlone: () => true,
  run: (context) => whileNotCancelled(context, run),
});
