// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { Finding, Repository } from "./tidy/repository.ts";
import { readRepository } from "./tidy/repository.ts";
import type { RuleName } from "./tidy/rules.ts";
import { rules } from "./tidy/rules.ts";

/** The folder of the checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Asks one rule about a repository. */
export function ask(name: RuleName, repository: Repository): readonly Finding[] {
  return Array.from(rules[name].check(repository));
}

/** One finding as a line that an editor can jump to. */
export function formatFinding(name: RuleName, finding: Finding): string {
  return `${finding.path}:${finding.line}: ${finding.says} [${name}]`;
}

/** Asks all rules about a repository; one line a finding. */
export function tidy(repository: Repository): readonly string[] {
  const names = Object.keys(rules) as RuleName[];
  return names.flatMap((name) =>
    ask(name, repository).map((finding) => formatFinding(name, finding)),
  );
}

if (import.meta.main) {
  const repository = readRepository(root);
  const lines = tidy(repository);
  for (const line of lines) console.log(line);
  console.log(`tidy: ${repository.files.length} files, ${lines.length} findings`);
  process.exitCode = lines.length === 0 ? 0 : 1;
}
