// SPDX-License-Identifier: Apache-2.0
import type { Command } from "@tianwang/wire/command";
import { caseCommands } from "./cases/case.cli.ts";
import { taskCommands } from "./tasks/task.cli.ts";

/** The commands of this area. */
export const commands: readonly Command[] = [...caseCommands, ...taskCommands];
