// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";
import { makeCountyLedger } from "./scenario-county-ledger.ts";
import type { WorldFile } from "./statement.ts";
import type { WorldTruth } from "./truth.ts";

/** A made world: the files of the evidence and, apart from them, what is true. */
export interface World {
  readonly name: string;
  readonly seed: string;
  readonly title: Text;
  /** Paths are relative to the evidence folder, with `/`. */
  readonly files: readonly WorldFile[];
  readonly truth: WorldTruth;
}

const scenarios = new Map([["county-ledger", makeCountyLedger]]);

/** The worlds that can be made, in the order of their names. */
export const worldNames: readonly string[] = [...scenarios.keys()].sort();

/**
 * Makes a world in memory; the same name and seed give the same bytes on every machine. The name
 * must be one of {@link worldNames}.
 *
 * @example
 *   makeWorld("county-ledger").truth.counts.accounts; // 12
 */
export function makeWorld(name: string, options: { readonly seed?: string } = {}): World {
  const make = scenarios.get(name);
  assert(make, `a world is called ${name}`);
  const seed = options.seed ?? "1";
  const { files, truth } = make(seed);
  return { name, seed, title: truth.title, files, truth };
}
