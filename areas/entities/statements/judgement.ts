// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId } from "@tianwang/kernel/ids";
import { compareText } from "./plain-text.ts";
import type { Statement } from "./statement.ts";
import { isReference } from "./statement.ts";

/** What someone decided about two entities, and why. Withdrawing it undoes its whole effect. */
export interface Judgement {
  readonly left: string;
  readonly right: string;
  readonly verdict: "same" | "different" | "unsure";
  readonly reason: string;
  readonly judgedBy: ActorId;
  readonly judgedAt: Instant;
  readonly withdrawnAt: Instant | null;
}

/** What a set of judgements amounts to. */
export interface Resolution {
  /** Canonical id of each merged entity; an entity that is not in here is its own. */
  readonly canonicalIds: ReadonlyMap<string, string>;
  /** Verdicts `different` between entities that a chain of verdicts `same` joins. */
  readonly contradictions: readonly Judgement[];
}

function findRoot(parents: Map<string, string>, id: string): string {
  let root = id;
  for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) {
    root = parent;
  }
  for (let at = id; at !== root;) {
    const next = parents.get(at) ?? root;
    parents.set(at, root);
    at = next;
  }
  return root;
}

/**
 * Joins entities judged to be the same. The canonical id of a group is its smallest id by code
 * unit, whatever the order of the judgements. A contradiction is reported, not resolved: refuse
 * the judgement that would bring one in.
 */
export function resolveJudgements(judgements: readonly Judgement[]): Resolution {
  const valid = judgements.filter(({ withdrawnAt }) => withdrawnAt === null);
  const parents = new Map<string, string>();
  for (const { left, right, verdict } of valid) {
    if (verdict !== "same") continue;
    const [low, high] = [findRoot(parents, left), findRoot(parents, right)].sort(compareText);
    if (low !== undefined && high !== undefined && low !== high) parents.set(high, low);
  }
  const merged = valid.filter(({ verdict }) => verdict === "same");
  const ids = [...new Set(merged.flatMap(({ left, right }) => [left, right]))].sort(compareText);
  return {
    canonicalIds: new Map(ids.map((id) => [id, findRoot(parents, id)])),
    contradictions: valid.filter(
      ({ left, right, verdict }) =>
        verdict === "different" && findRoot(parents, left) === findRoot(parents, right),
    ),
  };
}

/**
 * Statements as they stand under a resolution: counted to canonical entities, references included.
 * A merge that another tool made holds where no judgement of ours speaks of the entity. Give it the
 * statements as stored; the result is for reading and never stored back.
 */
export function applyResolution(
  statements: readonly Statement[],
  { canonicalIds }: Resolution,
): readonly Statement[] {
  const canonical = (id: string) => canonicalIds.get(id) ?? id;
  return statements.map((statement) => {
    const canonicalId = canonicalIds.get(statement.entityId) ?? canonical(statement.canonicalId);
    const value = isReference(statement) ? canonical(statement.value) : statement.value;
    if (value === statement.value) return { ...statement, canonicalId };
    const originalValue = statement.originalValue ?? statement.value;
    return { ...statement, canonicalId, value, originalValue };
  });
}
