// SPDX-License-Identifier: Apache-2.0
export * from "./exhibits/exhibit.wire.ts";
export * from "./intake/intake.wire.ts";
