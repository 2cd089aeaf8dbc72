// SPDX-License-Identifier: Apache-2.0
export type { Ledger } from "./tracing/ledger.ts";
export { cashParty, undated } from "./tracing/ledger.ts";
