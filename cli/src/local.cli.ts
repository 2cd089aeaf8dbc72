// SPDX-License-Identifier: Apache-2.0
// Commands that need no server.
import { padded } from "@tianwang/kernel/terminal-text";
import { resolve } from "node:path";
import { describeConfig, readConfig } from "@tianwang/server";
import { exitCodes } from "@tianwang/wire/command";
import { usage } from "./errors.ts";
import type { LocalCommand } from "./local-command.ts";
import { local } from "./local-command.ts";
import { restoreCommand } from "./restore.cli.ts";
import { startCommand } from "./start.cli.ts";

/** Commands that need no server to talk to. */
export const localCommands: readonly LocalCommand[] = [
  startCommand,
  restoreCommand,
  local({
    words: ["config"],
    usage: "",
    summary: { zh: "列出全部设置（密钥已遮盖）", en: "List all settings (secrets masked)" },
    options: [],
    positionals: { min: 0, max: 0 },
    async runHere({ environment, parsed, language, print }) {
      readConfig(environment);
      const rows = describeConfig(environment);
      if (parsed.options["json"] === true) {
        print(
          JSON.stringify(
            rows.map(({ summary, ...row }) => ({ ...row, summary: summary[language] })),
          ),
        );
        return exitCodes.done;
      }
      for (const row of rows) {
        print(`${padded(row.name, 18)}${padded(row.value || "–", 24)}${row.summary[language]}`);
      }
      return exitCodes.done;
    },
  }),
  local({
    words: ["worlds", "make"],
    usage: "NAME",
    summary: {
      zh: "生成虚构案件的全部材料（可重复、逐字节一致）",
      en: "Make the files of a fictional case, the same byte for byte each time",
    },
    help: { zh: "可用名称：county-ledger", en: "Names: county-ledger" },
    options: [
      {
        name: "out",
        value: "DIR",
        summary: { zh: "输出目录（默认 ./NAME）", en: "Folder to write to (default: ./NAME)" },
      },
    ],
    positionals: { min: 1, max: 1 },
    async runHere({ parsed, print }) {
      const { makeWorld, worldNames, writeWorld } = await import("@tianwang/worlds");
      const given = parsed.positionals[0] ?? "";
      const name = worldNames.find((known) => known === given);
      if (name === undefined) {
        throw usage({
          zh: `没有虚构案件 ${given}；可用：${worldNames.join("、")}`,
          en: `There is no world ${given}; there are: ${worldNames.join(", ")}`,
        });
      }
      const out = resolve(String(parsed.options["out"] ?? name));
      const world = makeWorld(name);
      await writeWorld(world, out);
      print(
        parsed.options["json"] === true
          ? JSON.stringify({ name, out, fileCount: world.files.length })
          : out,
      );
      return exitCodes.done;
    },
  }),
];
