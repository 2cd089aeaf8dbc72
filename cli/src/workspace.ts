// SPDX-License-Identifier: Apache-2.0
import { listWorkspaces } from "@tianwang/wire/kit";
import { usage } from "./errors.ts";
import type { Reached } from "./reach.ts";
import { clientFor } from "./reach.ts";

/** The id of the workspace that `--workspace` names; empty for the main one. */
export async function workspaceIdOf(
  reached: Reached,
  name: string,
  purpose: string,
): Promise<string> {
  if (name === "main") return "";
  if (name.startsWith("wsp_")) return name;
  const { rows } = await clientFor(reached, { workspaceId: "", purpose }).call(listWorkspaces, {});
  const found = rows.find((workspace) => workspace.kind === name);
  if (!found) {
    throw usage({ zh: `没有工作区 ${name}`, en: `There is no workspace ${name}` });
  }
  return found.id;
}
