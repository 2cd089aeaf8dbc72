// SPDX-License-Identifier: Apache-2.0
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

const scenarios = { "county-ledger": makeCountyLedger } as const;

/** Name of a world that can be made. */
export type WorldName = keyof typeof scenarios;

/** The worlds that can be made, in the order of their names. */
export const worldNames: readonly WorldName[] = Object.keys(scenarios).sort() as WorldName[];

/** Whether a text names a world. */
export function isWorldName(text: string): text is WorldName {
  return (worldNames as readonly string[]).includes(text);
}

/**
 * Makes a world in memory; the same name and seed give the same bytes on every machine.
 *
 * @example
 *   makeWorld("county-ledger").truth.counts.accounts; // 12
 */
export function makeWorld(name: WorldName, options: { readonly seed?: string } = {}): World {
  const seed = options.seed ?? "1";
  const { files, truth } = scenarios[name](seed);
  return { name, seed, title: truth.title, files, truth };
}
