// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { caseRoutes } from "./cases/case.api.ts";
import { clockRoutes } from "./clocks/clock.api.ts";
import { consentRoutes } from "./consents/consent.api.ts";
import { journalRoutes } from "./journal/journal.api.ts";
import { memberRoutes } from "./members/member.api.ts";
import { subjectRoutes } from "./subjects/subject.api.ts";
import { taskRoutes } from "./tasks/task.api.ts";

export {
  addCaseExhibit,
  casesOfExhibit,
  exhibitReader,
  listCaseExhibits,
} from "./cases/case-exhibit.data.ts";
export { caseCompartment, findCase, requireCase, writableCase } from "./cases/case-head.data.ts";
export type { CaseHead } from "./cases/case-head.data.ts";
export { listCases } from "./cases/case-list.data.ts";
export { editCase, moveCase, openCase, proposeCaseNumber } from "./cases/case.data.ts";
export type { NewCase } from "./cases/case.data.ts";
export { listClocks, pauseClock, resumeClock, setClock, stopClock } from "./clocks/clock.data.ts";
export type { NewClock } from "./clocks/clock.data.ts";
export { listConsents, recordConsent, requireHostConsent } from "./consents/consent.data.ts";
export type { NewConsent } from "./consents/consent.data.ts";
export { caseworkRefusals as refusals } from "./errors.ts";
export { listEntries, writeEntry } from "./journal/journal.data.ts";
export type { WrittenEntry } from "./journal/journal.data.ts";
export { isMember, listMembers, removeMember, setMember } from "./members/member.data.ts";
export { casesOfEntity, listSubjects, removeSubject, setSubject } from "./subjects/subject.data.ts";
export type { SubjectLink } from "./subjects/subject.data.ts";
export { listTasks } from "./tasks/task-list.data.ts";
export { addTask, editTask, handOverTask, moveTask } from "./tasks/task.data.ts";
export type { NewTask } from "./tasks/task.data.ts";

/** The folder of this area's migrations. */
export const migrationFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Routes that run inside one transaction each. */
export const routes: readonly Route<Work>[] = [
  ...caseRoutes,
  ...subjectRoutes,
  ...memberRoutes,
  ...journalRoutes,
  ...consentRoutes,
  ...taskRoutes,
  ...clockRoutes,
];

/** Casework has no routes that open their own transactions. */
export const ownRoutes: readonly Route<Opening>[] = [];
