// SPDX-License-Identifier: Apache-2.0
import type { Typology } from "@tianwang/typologies";
import { typologies } from "@tianwang/typologies";

/** A planted attempt: its rows in the stream, and whether it is laundering or a decoy. */
export interface Attempt {
  readonly id: string;
  readonly typology: Typology;
  readonly isLaundering: boolean;
  readonly rows: readonly number[];
}

/** What is known to be true of a file of payments; detectors never see it. */
export interface Truth {
  /** 1 for each row that is laundering. */
  readonly isLaundering: Uint8Array;
  readonly launderingCount: number;
  readonly attempts: readonly Attempt[];
  /** Labels that belong to no payment that was taken. */
  readonly unmatched: number;
}

/** The typology that a source's word means. AMLworld's and AMLSim's random walks are chains. */
export function typologyOf(word: string): Typology {
  const name = word.trim().toLowerCase().replaceAll("_", "-");
  if (name === "random") return "layering-chain";
  return typologies.find((typology) => typology === name) ?? "layering-chain";
}
