// SPDX-License-Identifier: Apache-2.0
import { assert } from "./assert.ts";
import gates from "./rights-gates.json" with { type: "json" };

/** How a rights gate works; those that start with `block` cannot be switched off. */
export interface RightsGate {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly sources: string;
  readonly mode: string;
}

/** One fact that a gate asks for: met, not met, or not known. Unknown never counts as met. */
export type GateFact = "met" | "unmet" | "unknown";

/** What a gate answers; `missing` and `failed` name the facts. */
export interface GateAnswer {
  readonly gate: RightsGate;
  readonly isPassed: boolean;
  readonly isBlocking: boolean;
  readonly missing: readonly string[];
  readonly failed: readonly string[];
}

/** All rights gates, with their sources. */
export const rightsGates: readonly RightsGate[] = gates;

const gateById = new Map(rightsGates.map((gate) => [gate.id, gate]));

/**
 * Asks a rights gate about named facts. A gate that is asked about no fact does not pass:
 * default deny.
 *
 * @example
 *   checkGate("G-25", { targetIsNotANumberOfPersons: "unmet" }).isPassed; // false
 */
export function checkGate(id: string, facts: Readonly<Record<string, GateFact>>): GateAnswer {
  const gate = gateById.get(id);
  assert(gate, `there is a rights gate ${id}`);
  const names = Object.keys(facts).toSorted();
  const missing = names.filter((name) => facts[name] === "unknown");
  const failed = names.filter((name) => facts[name] === "unmet");
  return {
    gate,
    isPassed: names.length > 0 && missing.length === 0 && failed.length === 0,
    isBlocking: gate.mode.startsWith("block"),
    missing,
    failed,
  };
}
