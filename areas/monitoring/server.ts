// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { JobHandler, Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { alertOwnRoutes, alertRoutes } from "./alerts/alert.api.ts";
import { backtestHandler } from "./backtests/run-job.data.ts";
import { backtestRoutes } from "./backtests/saved-run.api.ts";
import { findShapesHandler } from "./findings/find-shapes.data.ts";
import { findingRoutes } from "./findings/finding.api.ts";
import { feedRoutes, messageRoutes } from "./messages/message.api.ts";
import {
  detectorInnocence,
  detectorTexts,
  detectorTitles,
  watchMaking,
} from "./messages/watching.ts";

export { monitoringRefusals as refusals } from "./errors.ts";
export { tellAlert } from "./alerts/told-alert.data.ts";
export { tellFinding } from "./findings/told-finding.data.ts";
export type { Metric } from "./messages/metrics.ts";
export { gauge, writeMetrics } from "./messages/metrics.ts";

/** The folder of this area's migrations. */
export const migrationFolder = fileURLToPath(new URL("migrations", import.meta.url));

const sayings = { texts: detectorTexts, innocent: detectorInnocence };
const findings = findingRoutes({ ...sayings, titles: detectorTitles });
const messages = messageRoutes(watchMaking, detectorTexts);

/** What a store's payments tell to whoever watches the program. */
export const metricsOf = messages.metricsOf;

/** Routes that run inside one transaction each. */
export const routes: readonly Route<Work>[] = [
  ...feedRoutes,
  ...alertRoutes(sayings),
  ...backtestRoutes,
  ...findings,
];

/** Routes that open their own transactions. */
export const ownRoutes: readonly Route<Opening>[] = [
  ...messages.ownRoutes,
  ...alertOwnRoutes(sayings),
];

/** Long work of this area. */
export const jobHandlers: readonly JobHandler[] = [backtestHandler, findShapesHandler];
