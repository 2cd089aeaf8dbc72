// SPDX-License-Identifier: Apache-2.0
import type { Command } from "@tianwang/wire/command";
import { reportCommand } from "./report/report.cli.ts";

/** The commands of this area. */
export const commands: readonly Command[] = [reportCommand];
