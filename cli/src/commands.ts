// SPDX-License-Identifier: Apache-2.0
import { commands as casework } from "@tianwang/casework/cli";
import { commands as claims } from "@tianwang/claims/cli";
import { commands as entities } from "@tianwang/entities/cli";
import { commands as ledger } from "@tianwang/ledger/cli";
import { commands as monitoring } from "@tianwang/monitoring/cli";
import { commands as reports } from "@tianwang/reports/cli";
import type { Command } from "@tianwang/wire/command";
import { installationCommands } from "./installation.cli.ts";
import { kitCommands } from "./kit.cli.ts";

/** All commands that talk to the server. */
export const serverCommands: readonly Command[] = [
  ...kitCommands,
  ...installationCommands,
  ...casework,
  ...claims,
  ...entities,
  ...ledger,
  ...monitoring,
  ...reports,
];
