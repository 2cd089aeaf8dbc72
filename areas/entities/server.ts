// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { ExhibitReader } from "@tianwang/evidence/server";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";

export { entityRefusals as refusals, problemTable } from "./errors.ts";
export type { EntityFilter, EntityLine, RankedEntity } from "./search/entity.data.ts";
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
export const routes: readonly Route<Work>[] = [];
export const exhibitReaders: readonly ExhibitReader[] = [];
