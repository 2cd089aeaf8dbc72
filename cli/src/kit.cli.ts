// SPDX-License-Identifier: Apache-2.0
import { defineTexts, renderText } from "@tianwang/kernel/text";
import type { Command } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { verifyAudit } from "@tianwang/wire/kit";

const texts = defineTexts({
  whole: {
    zh: "审计链完整：{linkCount} 环，{entryCount} 条记录，末环 {lastSha256}",
    en: "The audit chain is whole: {linkCount} {linkCount:link|links}, {entryCount} {entryCount:entry|entries}, last {lastSha256}",
  },
  broken: {
    zh: "审计链在第 {seq} 环被破坏（{what}）",
    en: "The audit chain is broken at link {seq} ({what})",
  },
});

/** Commands of the kit itself. */
export const kitCommands: readonly Command[] = [
  defineCommand({
    words: ["audit", "verify"],
    usage: "",
    summary: { zh: "核验审计链", en: "Verify the audit chain" },
    options: [],
    positionals: { min: 0, max: 0 },
    async run({ client, options, language, print }) {
      const report = await client.call(verifyAudit, {});
      const text = report.broken ? texts.broken : texts.whole;
      const { broken: _, ...counts } = report;
      const words = renderText(text, { ...counts, ...report.broken }, language);
      print(options["json"] === true ? JSON.stringify(report) : words);
      return report.broken ? exitCodes.refused : exitCodes.done;
    },
  }),
];
