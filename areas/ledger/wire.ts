// SPDX-License-Identifier: Apache-2.0
export * from "./folds/fold.wire.ts";
export * from "./ingest/mapping.wire.ts";
export * from "./statements/statement.wire.ts";
export * from "./transactions/transaction.wire.ts";
