// SPDX-License-Identifier: Apache-2.0
import type { Language, Text } from "@tianwang/kernel/text";
import type { Client } from "./client.ts";

/** One option of a command; a flag when it takes no value. */
export interface CommandOption {
  readonly name: string;
  readonly summary: Text;
  /** What the value is called in the help; absent for a flag. */
  readonly value?: string;
  /** May be given several times; the command gets the values joined by commas. */
  readonly isMany?: true;
}

/** How a command ends; the numbers are part of the interface. */
export const exitCodes = {
  done: 0,
  usage: 2,
  refused: 3,
  notFound: 4,
  storeUnreachable: 5,
  ourFault: 70,
} as const;

/** What a command may use: the client, the parsed words, the language and two writers. */
export interface CommandContext {
  readonly client: Client;
  readonly language: Language;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Address of the screens, e.g. `http://127.0.0.1:8420`. */
  readonly url: string;
  /** Results: standard output. */
  readonly print: (text: string) => void;
  /** Progress: standard error, never mixed with results. */
  readonly progress: (text: string) => void;
  /** Files of the person who runs the command. */
  readonly files: CommandFiles;
  readonly signal: AbortSignal;
}

/** The few things a command does with the local disk; given by the shell. */
export interface CommandFiles {
  /** All files below a folder, sorted by path, with sizes; a file gives itself. */
  list(path: string): Promise<readonly { path: string; relative: string; byteCount: number }[]>;
  open(path: string): Promise<ReadableStream<Uint8Array>>;
  write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  absolute(path: string): string;
}

/** A command of the `tianwang` command line. */
export interface Command {
  /** Words that call it, e.g. `["flows", "trace"]`. */
  readonly words: readonly string[];
  /** Positional words as shown in the help, e.g. `FOLDER`. */
  readonly usage: string;
  readonly summary: Text;
  readonly help?: Text;
  readonly examples?: readonly string[];
  readonly options: readonly CommandOption[];
  readonly positionals: { readonly min: number; readonly max: number };
  /** Whether these words and options need no server: then the client of the context refuses every call. */
  readonly isAlone?: (words: readonly string[], options?: CommandContext["options"]) => boolean;
  readonly run: (context: CommandContext) => Promise<number>;
}

/** Declares a command. */
export function defineCommand(command: Command): Command {
  return command;
}
