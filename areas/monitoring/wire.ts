// SPDX-License-Identifier: Apache-2.0
export * from "./alerts/alert.wire.ts";
export * from "./backtests/saved-run.wire.ts";
export * from "./findings/finding.wire.ts";
export * from "./messages/message.wire.ts";
