// SPDX-License-Identifier: Apache-2.0
import type { Finding, Repository, Rule } from "./repository.ts";
import { parseCsv } from "./csv.ts";
import type { SourceFile } from "./source-file.ts";

/** Files of ours that people read or write; the rules themselves name what they ban. */
function isProse(file: SourceFile): boolean {
  return !/^tools\/tidy(?:\.|\/)|(?:^|\/)package-lock\.json$|^THIRD-PARTY\.csv$/u.test(file.path);
}

function* hits(file: SourceFile, form: RegExp, says: string): Generator<Finding> {
  for (const match of file.text.matchAll(form)) {
    yield { path: file.path, line: file.lineAt(match.index), says: `${says}: ${match[0]}` };
  }
}

const leftoverForm = /\b(?:TODO|FIXME|HACK)\b(?! \(#\d+\))/gu;

export const leftovers: Rule = {
  why: "What is left to do stands in an issue, and the mark names it: TODO (#12).",
  *check(repository) {
    for (const file of repository.files) {
      if (isProse(file)) yield* hits(file, leftoverForm, "names no issue");
    }
  },
};

/** The start of a statement, and the end that prose does not have. */
const statementForm =
  /^(?:(?:const|let|import|export|return|throw|await|if|for|while|switch|case|function|class|else)\b.*[;{},]|\}.*|[\w.]+\(.*\);|[\w.]+ = .*;)$/u;

export const commentedOutCode: Rule = {
  why: "History remembers; the file need not.",
  *check(repository) {
    for (const file of repository.files) {
      if (!file.isScript || !isProse(file)) continue;
      for (const comment of file.comments) {
        const body = comment.text.replace(/^\/\/\s*/u, "");
        if (comment.text.startsWith("//") && statementForm.test(body)) {
          yield { path: file.path, line: comment.line, says: `is code: ${body}` };
        }
      }
    }
  },
};

/** Words of the workshop; cut in two where they would find themselves. */
const workshopWords: readonly RegExp[] = [
  /(?:^|[\s"'`(])\/(?:work|root|home\/\w+)\//gmu,
  /\b(?:registry\.npmjs\.org|npmmirror|artifactory|nexus\/repository|verdaccio)\b/giu,
  /\b(?:chatgpt|claude|copilot|anthropic|openai|language model|sub-?agents?|AI assistants?|prompt engineering)\b/giu,
  /\b(?:localhost:\d+\/(?:issues|git)|the lead (?:said|writes|wrote))\b/giu,
];

/** Where shared sample data may be named: tests and benches, which skip when it is absent. */
const sharedDataForm = /\.\.\/shared\b/gu;

export const workshopTraces: Rule = {
  why: "The product and its history know no workshop: no tools of its making, no paths, no hosts.",
  *check(repository) {
    for (const file of repository.files) {
      if (!isProse(file)) continue;
      for (const form of workshopWords) yield* hits(file, form, "does not belong in the product");
      if (!/\.(?:test|bench)\.tsx?$|^bench\//u.test(file.path)) {
        yield* hits(file, sharedDataForm, "is for tests and benches only");
      }
    }
  },
};

interface Banned {
  readonly form: RegExp;
  readonly isChinese: boolean;
  readonly says: string;
}

/** The words that a word of the glossary replaces: its column `banned`, split at `|`. */
function bannedSynonyms(repository: Repository): readonly Banned[] {
  const glossary = repository.byPath.get("GLOSSARY.csv");
  if (!glossary) return [];
  return parseCsv(glossary.text).flatMap(({ en = "", zh = "", banned = "" }) =>
    banned
      .split("|")
      .filter((word) => word !== "")
      .map((word) => {
        const isChinese = /\p{Script=Han}/u.test(word);
        return {
          form: new RegExp(isChinese ? word : String.raw`\b${word}\b`, "giu"),
          isChinese,
          says: `the word is “${en}” (${zh}), not`,
        };
      }),
  );
}

/** Files that speak to users; elsewhere Chinese words are what sources write, whatever it is. */
const speaksChinese = /\.(?:md|tsx)$|\.texts?\.ts$|(?:^|\/)(?:errors|problems)\.ts$/u;

export const bannedWords: Rule = {
  why: "One word for one thing: the glossary says which.",
  *check(repository) {
    const banned = bannedSynonyms(repository);
    for (const file of repository.files) {
      if (!isProse(file) || !/\.(?:tsx?|md|sql)$/u.test(file.path)) continue;
      for (const { form, isChinese, says } of banned) {
        if (!isChinese || speaksChinese.test(file.path)) yield* hits(file, form, says);
      }
    }
  },
};

const glossaryColumns = ["en", "zh", "code", "source", "banned"];

export const glossaryForm: Rule = {
  why: "One term per concept, in both languages, with where it comes from.",
  *check(repository) {
    const file = repository.byPath.get("GLOSSARY.csv");
    if (!file) return;
    if (file.lines[0] !== glossaryColumns.join(",")) {
      yield { path: file.path, line: 1, says: `has the columns ${glossaryColumns.join(",")}` };
      return;
    }
    const seen = new Map<string, number>();
    for (const [index, row] of parseCsv(file.text).entries()) {
      const line = index + 2;
      for (const column of ["en", "zh", "source"]) {
        if ((row[column] ?? "") === "") yield { path: file.path, line, says: `has no ${column}` };
      }
      for (const column of ["en", "zh"]) {
        const key = `${column} ${row[column]?.toLowerCase()}`;
        if (seen.has(key)) {
          yield { path: file.path, line, says: `${key} stands in row ${seen.get(key)} already` };
        }
        seen.set(key, line);
      }
    }
  },
};
