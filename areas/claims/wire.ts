// SPDX-License-Identifier: Apache-2.0
export * from "./comparisons/comparison.wire.ts";
export * from "./schedules/schedule.wire.ts";
export * from "./plays/play.wire.ts";
