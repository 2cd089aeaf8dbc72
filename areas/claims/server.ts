// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { JobHandler, Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { comparisonRoutes } from "./comparisons/comparison.api.ts";
import { comparisonHandler } from "./comparisons/comparison-job.data.ts";
import { playRoutes } from "./plays/play.api.ts";
import { scheduleRoutes } from "./schedules/schedule.api.ts";

export { claimsRefusals as refusals } from "./errors.ts";

/** The folder of this area's migrations. */
export const migrationFolder = fileURLToPath(new URL("migrations", import.meta.url));

/** Routes that run inside one transaction each. */
export const routes: readonly Route<Work>[] = [
  ...comparisonRoutes,
  ...scheduleRoutes,
  ...playRoutes,
];

/** Routes that open their own transactions. */
export const ownRoutes: readonly Route<Opening>[] = [];

/** Long work of this area. */
export const jobHandlers: readonly JobHandler[] = [comparisonHandler];
