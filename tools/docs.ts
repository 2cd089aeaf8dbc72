// SPDX-License-Identifier: Apache-2.0
import { SourceFile } from "./tidy/source-file.ts";

/** An example in a docstring: an expression and what it gives, both as they stand there. */
export interface Example {
  readonly path: string;
  readonly line: number;
  readonly expression: string;
  readonly expected: string;
}

/** A block of commands in a page, and what it prints if the page says so. */
export interface CommandBlock {
  readonly path: string;
  readonly line: number;
  readonly commands: readonly string[];
  /** The text of the `text output` block that follows; null when there is none. */
  readonly output: string | null;
}

/**
 * A call, and the literal that it gives; words may follow a colon. An example whose result is in
 * words, or that leaves something out (`…`), is for people only.
 */
const exampleForm =
  /^\s*\*\s{2,}(\w.*?);\s*\/\/ ("(?:[^"\\]|\\.)*"|-?[\d_.]+n?|true|false|null|undefined|[[{].*[\]}])(?:: .*)?$/u;

/**
 * The examples of a source file: lines such as `formatMinor(-1234n, 2); // "-12.34"` below an
 * `@example`.
 */
export function examplesOf(file: SourceFile): readonly Example[] {
  let inExample = false;
  const found: Example[] = [];
  for (const [index, line] of file.lines.entries()) {
    if (/^\s*\*\s*@example/u.test(line)) inExample = true;
    else if (/^\s*\*(?:\/|\s*@|\s*$)/u.test(line)) inExample = false;
    const match = inExample ? exampleForm.exec(line) : null;
    if (match && !match[0].includes("…")) {
      const [, expression = "", expected = ""] = match;
      found.push({ path: file.path, line: index + 1, expression, expected });
    }
  }
  return found;
}

/** The names that an example uses and does not define: members and keys are none. */
export function namesIn(expression: string): readonly string[] {
  const { code } = new SourceFile("example.ts", expression);
  const names = code.matchAll(/(?<![\w.])[A-Za-z_]\w*(?!\w|\s*:)/gu);
  return Array.from(new Set(Array.from(names, ([name]) => name)));
}

/** When a block of commands is run: with every check, or with the slow tests. */
export type RunMark = "run" | "run slow";

/**
 * The command blocks of a page that are run as a test: those that begin with three backticks and
 * `sh run` or `sh run slow`. A block `text output` right below says what they print; `…` stands for
 * anything.
 */
export function commandBlocksOf(page: SourceFile, mark: RunMark): readonly CommandBlock[] {
  const blocks = new RegExp(
    `^\`\`\`sh ${mark}\\n([\\s\\S]*?)^\`\`\`\\n(?:\\s*^\`\`\`text output\\n([\\s\\S]*?)^\`\`\`$)?`,
    "gmu",
  );
  return Array.from(page.text.matchAll(blocks), (match) => ({
    path: page.path,
    line: page.lineAt(match.index),
    commands: (match[1] ?? "").split("\n").filter((line) => line.trim() !== ""),
    output: match[2] ?? null,
  }));
}

/** The rows of the first table of a page whose head begins with a word; cells without padding. */
export function tableOf(page: string, head: string): readonly string[] {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => new RegExp(`^\\|\\s*${head}\\s*\\|`, "u").test(line));
  if (start === -1) return [];
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines
    .slice(start + 2, end === -1 ? lines.length : end)
    .map((line) => line.replaceAll(/\s*\|\s*/gu, "|"));
}

/** Tells whether a printed text is what a page promises, where `…` stands for anything. */
export function isAsPromised(printed: string, promised: string): boolean {
  const parts = promised
    .trim()
    .split("…")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${parts.join("[\\s\\S]*?")}$`, "u").test(printed.trim());
}
