// SPDX-License-Identifier: Apache-2.0
// `tianwang flows detectors`: the catalogue with sources and parameters.
import type { Detector } from "@tianwang/typologies";
import { detectors } from "@tianwang/typologies";
import type { Language } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { CommandContext } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { paymentFileTexts as texts } from "./payment-files.text.ts";

function describe(detector: Detector, language: Language): string {
  const { id, version, title, status, params, limits, falsePositives, sources } = detector;
  return [
    `${id} ${version} (${status})  ${title[language]}`,
    ...params.map(
      (each) =>
        `  ${each.name} = ${each.default} ${each.unit} [${each.min}, ${each.max}]: ${each.why[language]}`,
    ),
    ...limits.map((each) => `  ${each.name} <= ${each.most}: ${each.why[language]}`),
    ...falsePositives.map((each) => `  - ${each[language]}`),
    ...sources.map((each) => `  ${each.citation}: ${each.says[language]} ${each.url}`),
  ].join("\n");
}

function run({ language, options, print, progress, words }: CommandContext): Promise<number> {
  const [id] = words;
  const chosen = detectors.filter((detector) => id === undefined || detector.id === id);
  if (chosen.length === 0) {
    progress(renderText(texts.noDetector, { id: id ?? "" }, language));
    return Promise.resolve(exitCodes.notFound);
  }
  const plain = chosen.map(({ run: _, ...rest }) => rest);
  print(
    options["json"] === true
      ? JSON.stringify(id === undefined ? plain : plain[0])
      : chosen.map((detector) => describe(detector, language)).join("\n\n"),
  );
  return Promise.resolve(exitCodes.done);
}

/** Prints the catalogue of detectors. */
export const detectorsCommand = defineCommand({
  words: ["flows", "detectors"],
  usage: "[ID]",
  summary: texts.detectorsSummary,
  examples: ["tianwang flows detectors", "tianwang flows detectors cycle --json"],
  options: [{ name: "json", summary: texts.jsonOption }],
  positionals: { min: 0, max: 1 },
  isAlone: () => true,
  run,
});
