// SPDX-License-Identifier: Apache-2.0
import type { Repository, Rule } from "./repository.ts";
import type { SourceFile } from "./source-file.ts";

const exportForm =
  /^export (?:async )?(?:abstract )?(?:function\*?|const|class) ([A-Za-z_$][\w$]*)/gmu;

/** How often each name stands in the code of all files. */
function nameCounts(repository: Repository): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const file of repository.files) {
    if (!file.isScript) continue;
    for (const [name] of file.code.matchAll(/[A-Za-z_$][\w$]*/gu)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Files whose exports are called from outside: by a tool that loads them, or by a reader. */
function isLoaded(file: SourceFile): boolean {
  return /\.(?:test|config)\.tsx?$|^bench\//u.test(file.path);
}

export const usedExports: Rule = {
  why: "What nobody uses is deleted; history remembers it.",
  *check(repository) {
    const counts = nameCounts(repository);
    for (const file of repository.files) {
      if (!file.isScript || isLoaded(file)) continue;
      for (const match of file.code.matchAll(exportForm)) {
        if ((counts.get(match[1] ?? "") ?? 0) > 1) continue;
        yield { path: file.path, line: file.lineAt(match.index), says: `nothing uses ${match[1]}` };
      }
    }
  },
};
