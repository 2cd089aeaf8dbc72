// SPDX-License-Identifier: Apache-2.0
// 100,000 entries of a camt.053: at least 15,000 a second, in memory that does not grow with them.
export { run } from "../areas/ledger/ingest/importers/camt/camt.bench.ts";
