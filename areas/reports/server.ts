// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { JobHandler, Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { draftOwnRoutes, draftRoutes } from "./drafts/draft.api.ts";

export { reportsRefusals as refusals } from "./errors.ts";

/** The folder of this area's migrations. */
export const migrationFolder = fileURLToPath(new URL("migrations", import.meta.url));

/** Routes that run inside one transaction each. */
export const routes: readonly Route<Work>[] = draftRoutes;

/** Routes that open their own transactions. */
export const ownRoutes: readonly Route<Opening>[] = draftOwnRoutes;

/** Long work of this area. */
export const jobHandlers: readonly JobHandler[] = [];
