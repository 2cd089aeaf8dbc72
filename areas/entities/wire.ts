// SPDX-License-Identifier: Apache-2.0
export * from "./search/entity-page.wire.ts";
export * from "./search/entity.wire.ts";
