// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import { entityProblem } from "../errors.ts";
import type { Provenance, Stated, Statement } from "../statements/statement.ts";
import { stateDraft } from "../statements/statement.ts";
import type { PartyMention } from "./party.ts";

/** The statements of a file's parties, each citing the place that names its party first. */
export function stateMentions(
  mentions: readonly PartyMention[],
  provenance: Omit<Provenance, "locator">,
): Stated {
  const statements: Statement[] = [];
  const problems: Problem[] = [];
  for (const { party, entities, locator } of mentions) {
    const source = { ...provenance, locator };
    const raw = (field: string) => (field === "name" ? party.name : party.account);
    for (const [code, field] of entities.problems) {
      problems.push(entityProblem(code, locator, field, raw(field)));
    }
    for (const draft of [entities.account, entities.holder, entities.ownership]) {
      if (draft === null) continue;
      const stated = stateDraft(draft, source, false);
      statements.push(...stated.statements);
      problems.push(...stated.problems);
    }
  }
  return { statements, problems };
}
