// SPDX-License-Identifier: Apache-2.0
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
