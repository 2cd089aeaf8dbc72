// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { ExhibitReader } from "@tianwang/evidence/server";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { ftmReader } from "./interchange/ftm-reader.data.ts";
import { entityRoutes } from "./search/entity.api.ts";

export { entityRefusals as refusals, problemTable } from "./errors.ts";
export type {
  EntityFilter,
  EntityLine,
  FoundEntity,
  Naming,
  RankedEntity,
} from "./search/entity.data.ts";
export {
  countEntities,
  entityLines,
  listEntities,
  readEntities,
  readNaming,
  searchEntities,
} from "./search/entity.data.ts";
export { addStatements, withdrawStatements } from "./statements/statement.data.ts";

export const migrationFolder = fileURLToPath(new URL("migrations", import.meta.url));
export const routes: readonly Route<Work>[] = entityRoutes;
export const exhibitReaders: readonly ExhibitReader[] = [ftmReader];
