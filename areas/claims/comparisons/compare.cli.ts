// SPDX-License-Identifier: Apache-2.0
// `tianwang flows trace --case CASE … --doctrine all`: every doctrine applied to the same deposits.
import type { AskedOfCase } from "@tianwang/flows/cli";
import { failureText, rowWithAmount, traceCommandWith, waitFor } from "@tianwang/flows/cli";
import type { Command, CommandContext } from "@tianwang/wire/command";
import { exitCodes } from "@tianwang/wire/command";
import { compareCliTexts as texts } from "./compare-cli.text.ts";
import { comparisonJson, describeComparison } from "./compare-words.ts";
import type { FactsText } from "./comparison.wire.ts";
import { makeComparison, showComparison } from "./comparison.wire.ts";

const wordsOf = ({ options }: CommandContext, name: string): string[] => {
  const value = options[name];
  return typeof value === "string" ? value.split(",").filter((word) => word !== "") : [];
};

/** What the options say of rows beside what they say themselves. */
async function factsOf(context: CommandContext): Promise<FactsText> {
  const coordination = context.options["coordination"];
  const assets: NonNullable<FactsText["assets"]> = [];
  for (const word of wordsOf(context, "asset")) {
    const { rowId, amountMinor } = await rowWithAmount(context, word);
    assets.push({ rowId, ...(amountMinor === undefined ? {} : { proceedsMinor: amountMinor }) });
  }
  const [feeRows, interestRows] = [wordsOf(context, "fee"), wordsOf(context, "interest")];
  return {
    ...(typeof coordination === "string" && coordination !== "" ? { coordination } : {}),
    ...(feeRows.length > 0 ? { feeRows } : {}),
    ...(interestRows.length > 0 ? { interestRows } : {}),
    ...(assets.length > 0 ? { assets } : {}),
  };
}

/** All doctrines side by side; the comparison is saved in the case. */
async function compare(context: CommandContext, asked: AskedOfCase): Promise<number> {
  const { client, language, options, print, progress, url } = context;
  const { caseId, ...body } = asked;
  const { jobId, comparisonId } = await client.call(makeComparison, {
    body: { ...body, facts: await factsOf(context) },
  });
  const job = await waitFor(context, jobId);
  if (job.state !== "done") {
    progress(failureText(job, language));
    return exitCodes.refused;
  }
  const found = await client.call(showComparison, { params: { comparisonId } });
  const address = `${url}/comparisons/${comparisonId}`;
  const { id, sha256, currencies } = found;
  if (options["json"] === true) {
    const saved = { id, sha256, url: address };
    print(JSON.stringify({ ...comparisonJson(caseId, currencies, language), comparison: saved }));
    return exitCodes.done;
  }
  for (const each of currencies) print(describeComparison(each, language));
  print(`${id}  ${address}`);
  return exitCodes.done;
}

/** Follows the money in a case, by one doctrine or by all. */
export const traceCommand: Command = traceCommandWith({
  compare,
  options: [
    { name: "coordination", value: "TEXT", summary: texts.coordinationOption },
    { name: "fee", value: "ROW", isMany: true, summary: texts.feeOption },
    { name: "interest", value: "ROW", isMany: true, summary: texts.interestOption },
    { name: "asset", value: "ROW[=PROCEEDS]", isMany: true, summary: texts.assetOption },
  ],
});
