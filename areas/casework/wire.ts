// SPDX-License-Identifier: Apache-2.0
export {
  addCaseExhibitEndpoint,
  CaseExhibitView,
  listCaseExhibitsEndpoint,
} from "./cases/case-exhibit.wire.ts";
export type { CasePlace } from "./cases/case.wire.ts";
export {
  caseActionSlot,
  CaseCounts,
  CaseMoveView,
  caseOrders,
  caseOverviewSlot,
  casePanelSlot,
  CaseRow,
  CaseView,
  editCaseEndpoint,
  listCasesEndpoint,
  moveCaseEndpoint,
  openCaseEndpoint,
  proposeNumberEndpoint,
  showCaseEndpoint,
} from "./cases/case.wire.ts";
export {
  ClockView,
  listClocksEndpoint,
  pauseClockEndpoint,
  resumeClockEndpoint,
  setClockEndpoint,
  stopClockEndpoint,
} from "./clocks/clock.wire.ts";
export {
  ConsentView,
  listConsentsEndpoint,
  recordConsentEndpoint,
  withdrawConsentEndpoint,
} from "./consents/consent.wire.ts";
export { ActorView, AgencyView } from "./fields.wire.ts";
export {
  JournalEntryView,
  listJournalEndpoint,
  writeJournalEndpoint,
} from "./journal/journal.wire.ts";
export {
  listMembersEndpoint,
  listPeopleEndpoint,
  MemberView,
  PersonView,
  removeMemberEndpoint,
  setMemberEndpoint,
} from "./members/member.wire.ts";
export {
  listSubjectsEndpoint,
  removeSubjectEndpoint,
  setSubjectEndpoint,
  SubjectView,
} from "./subjects/subject.wire.ts";
export {
  addTaskEndpoint,
  editTaskEndpoint,
  handOverTaskEndpoint,
  listTasksEndpoint,
  moveTaskEndpoint,
  showTaskEndpoint,
  TaskChangeView,
  taskFields,
  TaskView,
} from "./tasks/task.wire.ts";
