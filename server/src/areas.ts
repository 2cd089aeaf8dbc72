// SPDX-License-Identifier: Apache-2.0
// The composition: every area's door, joined. Nothing is decided here.
import * as casework from "@tianwang/casework/server";
import * as claims from "@tianwang/claims/server";
import * as entities from "@tianwang/entities/server";
import * as evidence from "@tianwang/evidence/server";
import * as flows from "@tianwang/flows/server";
import type { ProblemTable } from "@tianwang/kernel/problem";
import * as ledger from "@tianwang/ledger/server";
import * as monitoring from "@tianwang/monitoring/server";
import * as reports from "@tianwang/reports/server";
import type { JobHandler, Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";

/** Texts of the problems of all readers. */
export const problemTables: ProblemTable = {
  ...evidence.problemTable,
  ...entities.problemTable,
  ...ledger.problemTable,
};

/** Folders of the areas' migrations. */
export const migrationFolders: readonly string[] = [
  evidence.migrationFolder,
  entities.migrationFolder,
  casework.migrationFolder,
  ledger.migrationFolder,
  flows.migrationFolder,
  claims.migrationFolder,
  monitoring.migrationFolder,
  reports.migrationFolder,
];

/** Routes that run in one transaction each. */
export const areaRoutes: readonly Route<Work>[] = [
  ...evidence.routes,
  ...evidence.problemRoutes(problemTables),
  ...entities.routes,
  ...casework.routes,
  ...ledger.routes,
  ...flows.routes,
  ...claims.routes,
  ...monitoring.routes,
  ...reports.routes,
];

/** Routes that open their own transactions. */
export const areaOwnRoutes: readonly Route<Opening>[] = [
  ...evidence.ownRoutes,
  ...casework.ownRoutes,
  ...ledger.ownRoutes,
  ...flows.ownRoutes,
  ...claims.ownRoutes,
  ...monitoring.ownRoutes,
  ...reports.ownRoutes,
];

/** Long work of all areas. */
export const jobHandlers: readonly JobHandler[] = [
  evidence.intakeHandler([
    casework.exhibitReader,
    ...entities.exhibitReaders,
    ...ledger.exhibitReaders,
  ]),
  ...ledger.jobHandlers,
  ...flows.jobHandlers,
  ...claims.jobHandlers,
  ...monitoring.jobHandlers,
  ...reports.jobHandlers,
];
