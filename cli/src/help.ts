// SPDX-License-Identifier: Apache-2.0
import { columnCount, padded } from "@tianwang/kernel/terminal-text";
import type { Language, Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { Command, CommandOption } from "@tianwang/wire/command";
import { globalOptions } from "./words.ts";

const texts = defineTexts({
  tagline: {
    zh: "跨境腐败案件工作台：从第一条线索到赃款返还。",
    en: "A workbench for cross-border corruption cases, from the first clue to the returned money.",
  },
  usage: { zh: "用法", en: "Usage" },
  commands: { zh: "命令", en: "Commands" },
  options: { zh: "选项", en: "Options" },
  examples: { zh: "示例", en: "Examples" },
  more: {
    zh: "tianwang 命令 --help 查看某个命令的说明。",
    en: "tianwang COMMAND --help tells more about one command.",
  },
  exits: {
    zh: "退出码：0 完成 · 2 用法有误 · 3 被拒绝 · 4 未找到 · 5 存储被占用或无法连接 · 70 程序出错",
    en: "Exit codes: 0 done · 2 usage · 3 refused · 4 not found · 5 store locked or unreachable · 70 our fault",
  },
});

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => columnCount(left))) + 2;
  return rows.map(([left, right]) => `  ${padded(left, width)}${right}`).join("\n");
}

const optionRow = (option: CommandOption, language: Language): readonly [string, string] => [
  `--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`,
  option.summary[language],
];

const section = (title: Text, language: Language, body: string) =>
  `\n${title[language]}\n${body}\n`;

/** The help of the whole program. */
export function generalHelp(commands: readonly Command[], language: Language): string {
  const rows = commands
    .toSorted((a, b) => (a.words.join(" ") < b.words.join(" ") ? -1 : 1))
    .map(
      (command) =>
        [`${command.words.join(" ")} ${command.usage}`.trim(), command.summary[language]] as const,
    );
  return [
    `天网 Tianwang\n${texts.tagline[language]}\n`,
    section(texts.usage, language, "  tianwang COMMAND [--json] [--lang zh|en]"),
    section(texts.commands, language, table(rows)),
    section(
      texts.options,
      language,
      table(globalOptions.map((option) => optionRow(option, language))),
    ),
    `\n${texts.more[language]}\n${texts.exits[language]}\n`,
  ].join("");
}

/** The help of one command. */
export function commandHelp(command: Command, language: Language): string {
  const options = [...command.options, ...globalOptions];
  return [
    `tianwang ${command.words.join(" ")}\n${command.summary[language]}\n`,
    command.help ? `\n${command.help[language]}\n` : "",
    section(texts.usage, language, `  tianwang ${command.words.join(" ")} ${command.usage}`),
    section(texts.options, language, table(options.map((option) => optionRow(option, language)))),
    command.examples?.length
      ? section(
          texts.examples,
          language,
          command.examples.map((example) => `  ${example}`).join("\n"),
        )
      : "",
  ].join("");
}
