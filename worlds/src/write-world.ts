// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { truthJson } from "./truth.ts";
import type { World } from "./world.ts";

/** Where a world was written. */
export interface WrittenWorld {
  /** The folder to import; it holds nothing that a case officer would not have. */
  readonly evidenceDir: string;
  readonly truthFile: string;
}

/**
 * Writes a world: its files under `OUT/evidence`, what is true under `OUT/truth/truth.json`. Existing
 * files of the same names are replaced, others are left alone.
 */
export async function writeWorld(world: World, outDir: string): Promise<WrittenWorld> {
  const evidenceDir = path.join(outDir, "evidence");
  for (const file of world.files) {
    const target = path.join(evidenceDir, ...file.path.split("/"));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.bytes);
  }
  const truthFile = path.join(outDir, "truth", "truth.json");
  await mkdir(path.dirname(truthFile), { recursive: true });
  await writeFile(truthFile, truthJson(world.truth));
  return { evidenceDir, truthFile };
}
