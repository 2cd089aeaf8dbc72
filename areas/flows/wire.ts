// SPDX-License-Identifier: Apache-2.0
export * from "./tracing/compare/compare.wire.ts";
export * from "./tracing/trace.wire.ts";
