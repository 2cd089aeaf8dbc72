// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { JobHandler, Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { traceRoutes } from "./tracing/trace.api.ts";
import { traceHandler } from "./traces/trace-job.data.ts";

export type { OpenedCase, ReadCase } from "./books/case-ledger.data.ts";
export { measureCase, openCase, readCase } from "./books/case-ledger.data.ts";
export { flowsRefusals as refusals } from "./errors.ts";
export { followMoney, runHere } from "./traces/follow.data.ts";
export { chosenOf, rowsOf } from "./traces/make-trace.data.ts";
export { writeFollowed } from "./traces/write-followed.data.ts";
export type { SavedTrace } from "./traces/trace.data.ts";
export { findTrace, loadDocument, storeDocument } from "./traces/trace.data.ts";
export { checkDeposits, doctrineOf } from "./traces/trace-plan.data.ts";

/** The folder of this area's migrations. */
export const migrationFolder = fileURLToPath(new URL("migrations", import.meta.url));

/** Routes that run inside one transaction each. */
export const routes: readonly Route<Work>[] = traceRoutes;

/** Routes that open their own transactions. */
export const ownRoutes: readonly Route<Opening>[] = [];

/** Long work of this area. */
export const jobHandlers: readonly JobHandler[] = [traceHandler];
