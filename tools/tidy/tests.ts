// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import type { Repository, Rule } from "./repository.ts";
import { roleOf } from "./roles.ts";
import type { SourceFile } from "./source-file.ts";

/**
 * Engine files that no test reaches yet, each with its reason. This list only shrinks: a file
 * that has a test by now must leave it.
 */
export const untestedAllowed: Readonly<Record<string, string>> = {};

/** Files without behaviour: nothing but types, texts or one table. */
function hasBehaviour(file: SourceFile): boolean {
  return /\bfunction\b|=>|\bclass\b/u.test(file.code);
}

export const testsRun: Rule = {
  why: "A test that no runner names has never failed.",
  *check(repository) {
    const runner = repository.byPath.get("tools/check.ts");
    if (!runner) return;
    const globs = Array.from(
      runner.text.matchAll(/"([^"\s]+\.test\.ts)"/gu),
      (match) => match[1] ?? "",
    );
    for (const file of repository.files) {
      if (
        /\.test\.tsx?$/u.test(file.name) &&
        !globs.some((glob) => posix.matchesGlob(file.path, glob))
      ) {
        yield { path: file.path, line: 0, says: "is run by no glob of tools/check.ts" };
      }
    }
  },
};

/** All files that a test reaches by relative imports. */
function reached(repository: Repository): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = repository.files.filter((file) => roleOf(file) === "test");
  for (let file = open.pop(); file; file = open.pop()) {
    for (const { specifier } of file.imports) {
      if (!specifier.startsWith(".")) continue;
      const path = posix.join(file.folder, specifier);
      const target = repository.byPath.get(path);
      if (!target || seen.has(path)) continue;
      seen.add(path);
      open.push(target);
    }
  }
  return seen;
}

export const engineTested: Rule = {
  why: "Coverage hides a file that no test loads; this does not.",
  *check(repository) {
    const seen = reached(repository);
    for (const file of repository.files) {
      if (roleOf(file) !== "engine" || !hasBehaviour(file)) continue;
      const isExcused = file.path in untestedAllowed;
      if (!seen.has(file.path) && !isExcused) {
        yield { path: file.path, line: 0, says: "is reached by no test" };
      }
      if (seen.has(file.path) && isExcused) {
        yield { path: file.path, line: 0, says: "has a test: take it off the list" };
      }
    }
  },
};
