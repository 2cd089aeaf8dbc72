// SPDX-License-Identifier: Apache-2.0
import type { SourceFile } from "./source-file.ts";

/** What a file is for, told by the end of its name. */
export type Role =
  | "engine"
  | "text"
  | "wire"
  | "view"
  | "data"
  | "api"
  | "cli"
  | "task"
  | "screen"
  | "test"
  | "bench"
  | "door"
  | "other";

/** The doors of an area: the only files that others reach, by the exports of its package.json. */
const doorForm = /^areas\/[^/]+\/(?:index|server|screens|cli|wire)\.ts$/u;

const suffixes: readonly (readonly [RegExp, Role])[] = [
  // A process that a test starts, to kill it, is part of the test.
  [/\.test\.tsx?$|-child\.ts$/u, "test"],
  [/\.bench\.ts$/u, "bench"],
  [/\.data\.ts$/u, "data"],
  [/\.api\.ts$/u, "api"],
  [/\.cli\.ts$/u, "cli"],
  [/\.task\.ts$/u, "task"],
  [/\.wire\.ts$/u, "wire"],
  [/\.view\.ts$/u, "view"],
  [/\.texts?\.ts$/u, "text"],
  [/\.tsx$/u, "screen"],
];

/** The role of a file of an area or of the kernel; `other` elsewhere. */
export function roleOf(file: SourceFile): Role {
  if (!file.isScript) return "other";
  if (doorForm.test(file.path)) return "door";
  const found = suffixes.find(([form]) => form.test(file.name));
  if (found) return found[1];
  return /^areas\/|^kernel\/src\//u.test(file.path) ? "engine" : "other";
}

/** The name of a door without `.ts`, e.g. `server`; empty for another file. */
export function doorOf(file: SourceFile): string {
  return doorForm.test(file.path) ? file.name.replace(/\.ts$/u, "") : "";
}
