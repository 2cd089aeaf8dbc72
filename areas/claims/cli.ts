// SPDX-License-Identifier: Apache-2.0
import type { Command } from "@tianwang/wire/command";
import { traceCommand } from "./comparisons/compare.cli.ts";
import { scheduleCommand } from "./schedules/schedule.cli.ts";

/** The commands of this area. */
export const commands: readonly Command[] = [traceCommand, scheduleCommand];
