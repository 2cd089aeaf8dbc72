// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { refuse } from "../errors.ts";
import type { ScoreModel } from "./score-model.ts";
import { modelFault } from "./score-model.ts";

/** Reads a model that training has written. */
export async function readModel(path: string): Promise<ScoreModel> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOENT") throw refuse("MONITORING_FILE_MISSING", { path });
    throw refuse("MONITORING_MODEL_UNREADABLE", { path, reason: "JSON" });
  }
  const reason = modelFault(given);
  if (reason !== null) throw refuse("MONITORING_MODEL_UNREADABLE", { path, reason });
  return given as ScoreModel;
}
