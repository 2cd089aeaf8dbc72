// SPDX-License-Identifier: Apache-2.0
import type { Command } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import { verifyAudit } from "@tianwang/wire/kit";

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
      const text = {
        zh: report.broken
          ? `审计链在第 ${report.broken.seq} 环被破坏（${report.broken.what}）`
          : `审计链完整：${report.linkCount} 环，${report.entryCount} 条记录，末环 ${report.lastSha256}`,
        en: report.broken
          ? `The audit chain is broken at link ${report.broken.seq} (${report.broken.what})`
          : `The audit chain is whole: ${report.linkCount} links, ${report.entryCount} entries, last ${report.lastSha256}`,
      };
      print(options["json"] === true ? JSON.stringify(report) : text[language]);
      return report.broken ? exitCodes.refused : exitCodes.done;
    },
  }),
];
