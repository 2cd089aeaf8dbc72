// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { problemTable as partyProblems } from "@tianwang/entities";
import type { ExhibitReader } from "@tianwang/evidence/server";
import type { ProblemTable } from "@tianwang/kernel/problem";
import type { JobHandler, Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { foldRoutes } from "./folds/fold.api.ts";
import { foldHandler } from "./folds/fold-job.data.ts";
import { camtProblems } from "./ingest/importers/camt/problems.ts";
import { mt940Problems } from "./ingest/importers/mt940/problems.ts";
import { mappingRoutes } from "./ingest/mapping.api.ts";
import { statementReader } from "./ingest/reading.data.ts";
import { rereadHandler } from "./ingest/reread-job.data.ts";
import { statementProblems } from "./ingest/statement-check.ts";
import { tableProblems } from "./ingest/tables/problems.ts";
import { statementRoutes } from "./statements/statement.api.ts";
import { transactionRoutes } from "./transactions/transaction.api.ts";
import { segmentProblems } from "./transactions/segment.ts";

export { ledgerRefusals as refusals } from "./errors.ts";
export { judgeFold, listFolds } from "./folds/fold.data.ts";
export { supersedeStatements } from "./statements/statement.data.ts";
export type { Transactions } from "./transactions/transaction.data.ts";
export {
  exhibitNames,
  openTransactions,
  readRows,
  readWindow,
  segmentKind,
} from "./transactions/transaction.data.ts";

/** The folder of this area's migrations. */
export const migrationFolder = fileURLToPath(new URL("migrations", import.meta.url));

/** Texts of the problems of all our readers. */
export const problemTable: ProblemTable = {
  ...camtProblems,
  ...mt940Problems,
  ...partyProblems,
  ...segmentProblems,
  ...statementProblems,
  ...tableProblems,
};

/** What reads statements and registers for the intake of evidence. */
export const exhibitReaders: readonly ExhibitReader[] = [statementReader];

/** Routes that run inside one transaction each. */
export const routes: readonly Route<Work>[] = [
  ...foldRoutes,
  ...mappingRoutes,
  ...statementRoutes,
  ...transactionRoutes,
];

/** Routes that open their own transactions. */
export const ownRoutes: readonly Route<Opening>[] = [];

/** Long work of this area. */
export const jobHandlers: readonly JobHandler[] = [foldHandler, rereadHandler];
