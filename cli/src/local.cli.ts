// SPDX-License-Identifier: Apache-2.0
// Commands that need no server.
import { resolve } from "node:path";
import type { Language } from "@tianwang/kernel/text";
import { describeConfig, readConfig } from "@tianwang/server";
import { exitCodes } from "@tianwang/wire/command";
import type { Command } from "@tianwang/wire/command";
import { makeWorld, worldNames, writeWorld } from "@tianwang/worlds";
import { usage } from "./errors.ts";
import { padded } from "./help.ts";
import type { Parsed } from "./words.ts";

/** What a local command may use. */
export interface LocalContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly parsed: Parsed;
  readonly language: Language;
  readonly print: (text: string) => void;
  readonly progress: (text: string) => void;
}

export interface LocalCommand extends Command {
  readonly runHere: (context: LocalContext) => Promise<number>;
}

function local(command: Omit<LocalCommand, "run">): LocalCommand {
  return {
    ...command,
    run: () => Promise.reject(new Error("this command runs without a server")),
  };
}

export const localCommands: readonly LocalCommand[] = [
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
    help: { zh: `可用名称：${worldNames.join("、")}`, en: `Names: ${worldNames.join(", ")}` },
    options: [
      {
        name: "out",
        value: "DIR",
        summary: { zh: "输出目录（默认 ./NAME）", en: "Folder to write to (default: ./NAME)" },
      },
    ],
    positionals: { min: 1, max: 1 },
    async runHere({ parsed, print }) {
      const name = parsed.positionals[0] ?? "";
      if (!worldNames.includes(name)) {
        throw usage({
          zh: `没有虚构案件 ${name}；可用：${worldNames.join("、")}`,
          en: `There is no world ${name}; there are: ${worldNames.join(", ")}`,
        });
      }
      const out = resolve(String(parsed.options["out"] ?? name));
      const world = await makeWorld(name);
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
