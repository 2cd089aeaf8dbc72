// SPDX-License-Identifier: Apache-2.0
import type { Rule } from "./repository.ts";
import { roleOf } from "./roles.ts";
import type { SourceFile } from "./source-file.ts";

const literal = String.raw`(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|` + "`(?:[^`\\\\]|\\\\.)*`)";
const literals = String.raw`(${literal}(?:\s*\+\s*${literal})*)`;
const pairForm = new RegExp(
  String.raw`\bzh:\s*${literals}\s*,\s*en:\s*${literals}|\ben:\s*${literals}\s*,\s*zh:\s*${literals}`,
  "gu",
);
/** One language alone: Chinese words, or any English in a file that declares texts. */
const halfForms = [/\bzh:\s*["'`](?=[^"'`\n]*\p{Script=Han})/gu, /\ben:\s*["'`]/gu];
const han = /\p{Script=Han}/u;

/** The one word that both languages write in Chinese. */
const productName = "天网";

/** What a screen may say without a translation. */
const names = new Set([productName, "Tianwang"]);

/** One text in both languages, as it stands in a source file. */
interface Pair {
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

/** The characters of one or several literals joined by `+`. */
function valueOf(source: string): string {
  return Array.from(source.matchAll(new RegExp(literal, "gu")), ([part]) => part.slice(1, -1)).join(
    "",
  );
}

function pairsOf(file: SourceFile): readonly Pair[] {
  return Array.from(file.uncommented.matchAll(pairForm), (match) => ({
    line: file.lineAt(match.index),
    zh: valueOf(match[1] ?? match[4] ?? ""),
    en: valueOf(match[2] ?? match[3] ?? ""),
  }));
}

function placeholders(text: string): string {
  return Array.from(text.matchAll(/\{(\w+)(?::[^{}|]*\|[^{}|]*)?\}/gu), (match) => match[1] ?? "")
    .filter((name, index, all) => all.indexOf(name) === index)
    .toSorted()
    .join(", ");
}

function pairFault(pair: Pair): string | undefined {
  if ((pair.zh.trim() === "") !== (pair.en.trim() === "")) return "one language is empty";
  if (placeholders(pair.zh) !== placeholders(pair.en)) {
    return `placeholders differ: zh {${placeholders(pair.zh)}}, en {${placeholders(pair.en)}}`;
  }
  if (han.test(pair.en.replaceAll(productName, "")))
    return `the English text is Chinese: ${pair.en}`;
  return undefined;
}

/** Files whose texts a user sees. */
function hasTexts(file: SourceFile): boolean {
  return (
    /^(?:kernel|store|wire|ui|areas|server|web|cli)\//u.test(file.path) &&
    file.isScript &&
    roleOf(file) !== "test"
  );
}

/** Where the object ends that a position stands in, and what keys follow beside it. */
function restOfObject(
  code: string,
  start: number,
): { readonly end: number; readonly keys: string } {
  let keys = "";
  let depth = 0;
  let end = start;
  for (; end < code.length && depth >= 0; end++) {
    const character = code.charAt(end);
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    else if (depth === 0) keys += character;
  }
  return { end, keys };
}

/** The stretches in which something is said in both languages, whatever expressions say it. */
function bilingual(file: SourceFile): readonly (readonly [number, number])[] {
  return Array.from(file.code.matchAll(/\b(zh|en):/gu)).flatMap((match) => {
    const { end, keys } = restOfObject(file.code, match.index);
    const other = match[1] === "zh" ? "en" : "zh";
    const isPaired = new RegExp(`\\b${other}:`, "u").test(keys);
    return isPaired ? [[match.index, end] as const] : [];
  });
}

/** Where a text of one language begins. */
function halves(file: SourceFile): readonly number[] {
  const declaresTexts = /\bdefine(?:Texts|Refusals|Problems)\b/u.test(file.code);
  return halfForms
    .slice(0, declaresTexts ? 2 : 1)
    .flatMap((form) => Array.from(file.uncommented.matchAll(form), (match) => match.index));
}

export const textPairs: Rule = {
  why: "Chinese and English are equal from the first screen.",
  *check(repository) {
    for (const file of repository.files.filter(hasTexts)) {
      const both = bilingual(file);
      for (const pair of pairsOf(file)) {
        const says = pairFault(pair);
        if (says !== undefined) yield { path: file.path, line: pair.line, says };
      }
      for (const start of halves(file)) {
        if (!both.some(([from, to]) => start >= from && start < to)) {
          yield {
            path: file.path,
            line: file.lineAt(start),
            says: "the other language is missing",
          };
        }
      }
    }
  },
};

/** Blanks what is said in both languages. */
function withoutPairs(file: SourceFile): string {
  let text = file.uncommented;
  for (const [start, end] of bilingual(file)) {
    const blank = text.slice(start, end).replaceAll(/[^\n]/gu, " ");
    text = text.slice(0, start) + blank + text.slice(end);
  }
  return text;
}

/** Texts, and modules that write a date, an amount or a place in the words of either language. */
const writesBothForm = /(?:\.texts?|-words|-text)\.ts$/u;

const showsText = new Set(["screen", "api", "cli", "data", "task", "door"]);

function mayHoldNoText(file: SourceFile): boolean {
  const isShell = /^(?:ui|server|web|cli|wire)\/src\//u.test(file.path);
  return (
    hasTexts(file) && !writesBothForm.test(file.path) && (isShell || showsText.has(roleOf(file)))
  );
}

export const hanOutsideTexts: Rule = {
  why: "A Chinese literal in a screen or command is a text that English readers never get.",
  *check(repository) {
    for (const file of repository.files.filter(mayHoldNoText)) {
      for (const [index, line] of withoutPairs(file).split("\n").entries()) {
        if (han.test(line.replaceAll(productName, ""))) {
          yield { path: file.path, line: index + 1, says: `literal text: ${line.trim()}` };
        }
      }
    }
  },
};

/** Text between tags, or between a tag and an expression. */
const betweenTags = /(?<![=-])>\s*([^<>{}=;()&|]*\p{L}{2}[^<>{}=;()&|]*?)\s*(?:<\/|<[A-Z]|\{)/gu;
const textAttributes =
  /\b(?:title|placeholder|label|alt|aria-label|aria-description|description|okText|cancelText)="([^"{}]*\p{L}{2}[^"{}]*)"/gu;

/** What stands between `>` and `<` or `{` in types: further parameters, heritage; not text. */
const heritage =
  /^,|^(?:extends|implements|satisfies|as|is|keyof|typeof|readonly|const|function)\b/u;

function* literalTexts(file: SourceFile): Generator<readonly [number, string]> {
  for (const form of [betweenTags, textAttributes]) {
    const source = form === betweenTags ? file.code : file.uncommented;
    for (const match of source.matchAll(form)) yield [match.index, (match[1] ?? "").trim()];
  }
}

export const literalText: Rule = {
  why: "A literal in a screen is a text that one of the languages never gets.",
  *check(repository) {
    for (const file of repository.files.filter(hasTexts)) {
      if (!file.path.endsWith(".tsx")) continue;
      for (const [index, text] of literalTexts(file)) {
        if (!heritage.test(text) && !names.has(text)) {
          yield { path: file.path, line: file.lineAt(index), says: `literal text: ${text}` };
        }
      }
    }
  },
};
