// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from "node:util";
import type { Text } from "@tianwang/kernel/text";
import type { Command, CommandOption } from "@tianwang/wire/command";
import { usage } from "./errors.ts";

/** Options that every command takes. */
export const globalOptions: readonly CommandOption[] = [
  {
    name: "json",
    summary: { zh: "只输出一个 JSON 对象", en: "Print one JSON object and nothing else" },
  },
  { name: "lang", value: "zh|en", summary: { zh: "语言", en: "Language" } },
  {
    name: "workspace",
    value: "main|demo|ID",
    summary: { zh: "工作区（默认 main）", en: "Workspace (default: main)" },
  },
  {
    name: "purpose",
    value: "PURPOSE",
    summary: {
      zh: "访问目的（默认 investigation）",
      en: "Purpose of access (default: investigation)",
    },
  },
  { name: "help", summary: { zh: "帮助", en: "Help" } },
];

/** A command line taken apart. */
export interface Parsed {
  readonly command: Command;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

const valued = new Set(
  globalOptions.filter(({ value }) => value !== undefined).map(({ name }) => `--${name}`),
);

/** The words that are neither options nor values of options that every command takes. */
export function plainWords(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !word.startsWith("-") && !valued.has(words[at - 1] ?? ""));
}

/** The command that the first words name: the longest match wins. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): Command | null {
  const plain = plainWords(words);
  return (
    commands
      .filter((command) => command.words.every((word, i) => plain[i] === word))
      .toSorted((a, b) => b.words.length - a.words.length)[0] ?? null
  );
}

/** Takes the rest of the line apart; throws a usage error that says what is wrong. */
export function parseWords(command: Command, words: readonly string[]): Parsed {
  const options = [...globalOptions, ...command.options];
  let left = [...command.words];
  const rest = words.filter((word) => {
    if (left[0] !== word) return true;
    left = left.slice(1);
    return false;
  });
  try {
    const parsed = parseArgs({
      args: rest,
      allowPositionals: true,
      options: Object.fromEntries(
        options.map((option) => [
          option.name,
          {
            type: option.value === undefined ? "boolean" : "string",
            multiple: option.isMany === true,
          } as const,
        ]),
      ),
    });
    const values = Object.entries(parsed.values).map(
      ([name, value]) => [name, Array.isArray(value) ? value.join(",") : value] as const,
    );
    const { min, max } = command.positionals;
    const count = parsed.positionals.length;
    const isAsked = parsed.values["help"] === true;
    if (!isAsked && (count < min || count > max)) throw usage(countText(command, count));
    return { command, positionals: parsed.positionals, options: Object.fromEntries(values) };
  } catch (error) {
    if (error instanceof TypeError)
      throw usage({ zh: `选项有误：${error.message}`, en: error.message });
    throw error;
  }
}

function countText(command: Command, count: number): Text {
  const line = `tianwang ${command.words.join(" ")} ${command.usage}`;
  return {
    zh: `参数个数（${count}）不对，用法：${line}`,
    en: `Wrong number of words (${count}); usage: ${line}`,
  };
}
