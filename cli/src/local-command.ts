// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@tianwang/kernel/text";
import type { Command } from "@tianwang/wire/command";
import type { Parsed } from "./words.ts";

/** What a local command may use. */
export interface LocalContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly parsed: Parsed;
  readonly language: Language;
  readonly print: (text: string) => void;
  readonly progress: (text: string) => void;
}

/** A command that needs no running server, or is one. */
export interface LocalCommand extends Command {
  readonly runHere: (context: LocalContext) => Promise<number>;
}

/** Declares a command that runs in this process. */
export function local(command: Omit<LocalCommand, "run">): LocalCommand {
  return {
    ...command,
    run: () => Promise.reject(new Error("this command runs without a server")),
  };
}
