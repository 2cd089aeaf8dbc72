// SPDX-License-Identifier: Apache-2.0
export * from "./tracing/trace.wire.ts";
