// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { exhibitRoutes } from "./exhibits/exhibit.api.ts";
import { intakeOwnRoutes, intakeRoutes } from "./intake/intake.api.ts";

export { evidenceRefusals as refusals } from "./errors.ts";
export { problemRoutes } from "./exhibits/exhibit.api.ts";
export {
  addCustody,
  addDerivative,
  addProblems,
  countExhibits,
  findExhibit,
  listExhibits,
  listProblems,
  replaceProblems,
} from "./exhibits/exhibit.data.ts";
export { archiveProblems as problemTable } from "./intake/archive.problems.ts";
export {
  encodingOf as originalEncoding,
  readLines as originalLines,
} from "./exhibits/lines.data.ts";
export {
  addIntakeFile,
  findIntake,
  intakeJobKind,
  openIntake,
  startIntake,
} from "./intake/intake.data.ts";
export { intakeHandler } from "./intake/intake-job.data.ts";
export type {
  ExhibitReader,
  FileToRead,
  PreparedReading,
  ReadingContext,
} from "./intake/reader.data.ts";

export const migrationFolder = fileURLToPath(new URL("migrations", import.meta.url));
export const routes: readonly Route<Work>[] = [...exhibitRoutes, ...intakeRoutes];
export const ownRoutes: readonly Route<Opening>[] = intakeOwnRoutes;
