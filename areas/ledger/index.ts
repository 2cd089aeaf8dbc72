// SPDX-License-Identifier: Apache-2.0
export type { AccountKey } from "./folds/account-match.ts";
export { accountKey, matchAccounts, matchBanks } from "./folds/account-match.ts";
export type { Element } from "./ingest/importers/camt/element.ts";
export { find } from "./ingest/importers/camt/element.ts";
export type { GuardedSax, XmlFault } from "./ingest/xml/guarded-sax.ts";
export { createGuardedSax } from "./ingest/xml/guarded-sax.ts";
export { csvLine } from "./transactions/csv.ts";
export type {
  Party,
  RowSide,
  RowSink,
  RowStatus,
  SourceRow,
  StatedBalance,
  StatementHead,
  StatementTail,
  TextReader,
} from "./transactions/row.ts";
export { unnamedParty } from "./transactions/row.ts";
export type { StoredRow } from "./transactions/stored-row.ts";
