// SPDX-License-Identifier: Apache-2.0
import type { Command } from "@tianwang/wire/command";
import { alertCommands } from "./alerts/alert.cli.ts";
import { backtestCommand } from "./payment-files/backtest.cli.ts";
import { detectCommand } from "./payment-files/detect.cli.ts";
import { detectorsCommand } from "./payment-files/detectors.cli.ts";
import { trainCommand } from "./payment-files/train.cli.ts";

/** The commands of this area. */
export const commands: readonly Command[] = [
  ...alertCommands,
  backtestCommand,
  detectCommand,
  detectorsCommand,
  trainCommand,
];
