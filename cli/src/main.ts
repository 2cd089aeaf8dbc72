#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
import { Refusal } from "@tianwang/kernel/refusal";
import type { Language } from "@tianwang/kernel/text";
import { readConfig } from "@tianwang/server";
import { CallRefused, createClient } from "@tianwang/wire/client";
import type { Command } from "@tianwang/wire/command";
import { exitCodes } from "@tianwang/wire/command";
import { serverCommands } from "./commands.ts";
import { FileError, UsageError, usage } from "./errors.ts";
import { diskFiles } from "./files.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { languageOf } from "./language.ts";
import { localCommands } from "./local.cli.ts";
import { clientFor, reachServer } from "./reach.ts";
import type { Parsed } from "./words.ts";
import { findCommand, parseWords, plainWords } from "./words.ts";
import { workspaceIdOf } from "./workspace.ts";

const environment = process.env;
const words = process.argv.slice(2);
const language = languageOf(words, environment);

const print = (text: string) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
const progress = (text: string) => process.stderr.write(`${text}\n`);

/** Ends on Ctrl-C: the first asks the command to stop, the second ends at once. */
function interruptible(): AbortSignal {
  const abort = new AbortController();
  process.once("SIGINT", () => {
    abort.abort();
    process.once("SIGINT", () => process.exit(130));
  });
  return abort.signal;
}

/** Whoever runs alone asks nobody. */
const noServer = createClient({
  base: "",
  fetch: () => Promise.reject(new Error("a command that needs no server has called one")),
  headers: () => ({}),
});

/** What a command gets besides its words and its server. */
const context = { language, print, progress, files: diskFiles };

function runAlone(command: Command, { positionals, options }: Parsed): Promise<number> {
  const signal = interruptible();
  return command.run({
    ...context,
    client: noServer,
    words: positionals,
    options,
    url: "",
    signal,
  });
}

async function runOnServer(command: Command, parsed: Parsed): Promise<number> {
  if (command.isAlone?.(parsed.positionals, parsed.options) === true)
    return runAlone(command, parsed);
  const reached = await reachServer(readConfig(environment));
  try {
    const purpose = String(parsed.options["purpose"] ?? "investigation");
    const workspaceId = await workspaceIdOf(
      reached,
      String(parsed.options["workspace"] ?? "main"),
      purpose,
    );
    return await command.run({
      ...context,
      client: clientFor(reached, { workspaceId, purpose }),
      words: parsed.positionals,
      options: parsed.options,
      url: reached.url,
      signal: interruptible(),
    });
  } finally {
    await reached.own?.close();
  }
}

/** What the words that are no command ask for: nothing or `help`, of everything or of one command. */
function help(all: readonly Command[], words: readonly string[]): number {
  const about = words[0] === "help" ? words.slice(1) : words;
  const asked = words[0] === "help" ? findCommand(all, about) : null;
  const [first] = about;
  if (asked) print(commandHelp(asked, language));
  else if (first === undefined) print(generalHelp(all, language));
  else throw usage({ zh: `没有命令 ${first}`, en: `There is no command ${first}` });
  return exitCodes.done;
}

async function run(): Promise<number> {
  const all = [...serverCommands, ...localCommands];
  const command = findCommand(all, words);
  if (!command) return help(all, plainWords(words));
  const parsed = parseWords(command, words);
  if (parsed.options["help"] === true) {
    print(commandHelp(command, language));
    return exitCodes.done;
  }
  const local = localCommands.find((candidate) => candidate === command);
  return local
    ? local.runHere({ environment, parsed, language, print, progress })
    : runOnServer(command, parsed);
}

/** What each kind of failure says and which code it ends with. */
function ending(error: unknown, inLanguage: Language): { text: string; code: number } {
  if (error instanceof UsageError) {
    return { text: `${error.says[inLanguage]}\ntianwang --help`, code: exitCodes.usage };
  }
  if (error instanceof FileError) {
    const code = error.isMissing ? exitCodes.notFound : exitCodes.refused;
    return { text: error.says[inLanguage], code };
  }
  if (error instanceof CallRefused) {
    const { refusal } = error;
    return {
      text: `${refusal.says[inLanguage]} ${refusal.mend[inLanguage]} (${refusal.code}, ${refusal.requestId})`,
      code: codeOf(error.status, refusal.code),
    };
  }
  if (error instanceof Refusal) {
    return {
      text: `${error.says(inLanguage)} ${error.mend(inLanguage)} (${error.code})`,
      code: codeOf(error.entry.status, error.code),
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const detail =
    environment["TIANWANG_LOG"] === "debug" && error instanceof Error ? `\n${error.stack}` : "";
  const says = { zh: `程序出错：${reason}`, en: `The program failed: ${reason}` };
  return { text: says[inLanguage] + detail, code: exitCodes.ourFault };
}

function codeOf(status: number, code: string): number {
  if (code.startsWith("CONFIG_")) return exitCodes.usage;
  if (status === 404) return exitCodes.notFound;
  if (status === 423 || status === 503) return exitCodes.storeUnreachable;
  return status >= 500 ? exitCodes.ourFault : exitCodes.refused;
}

try {
  process.exitCode = await run();
} catch (error) {
  const { text, code } = ending(error, language);
  progress(text);
  process.exitCode = code;
}
