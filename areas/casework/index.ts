// SPDX-License-Identifier: Apache-2.0
export { caseNumberForm, nextCaseNumber } from "./cases/case-number.ts";
export { caseStatuses, checkCaseMove, nextCaseStatuses } from "./cases/case-status.ts";
export type { CaseMoveFault, CaseStatus } from "./cases/case-status.ts";
export { caseStatusTexts } from "./cases/case.text.ts";
export { checkClock, clockKinds, clockStateOn, clockStates, runsOutOn } from "./clocks/clock.ts";
export type { Clock, ClockEnd, ClockKind, ClockState, ClockStateName } from "./clocks/clock.ts";
export { clockKindTexts, clockStateTexts } from "./clocks/clock.text.ts";
export type { Pause, WorkingCalendar } from "./clocks/day-count.ts";
export { parseVagueDate, rangeOf } from "./clocks/vague-date.ts";
export type { DayRange, VagueDate } from "./clocks/vague-date.ts";
export { checkHostConsent, taskPlaces } from "./consents/host-consent.ts";
export type { HostConsent, TaskAction, TaskPlace } from "./consents/host-consent.ts";
export {
  checkContact,
  contactParties,
  contactRefusals,
  relativeGrounds,
} from "./journal/contact.ts";
export type { Contact, ContactParty, ContactRefusal, RelativeGround } from "./journal/contact.ts";
export { journalKinds, writtenKinds } from "./journal/journal-entry.ts";
export type { JournalKind, WrittenKind } from "./journal/journal-entry.ts";
export {
  contactPartyTexts,
  contactRefusalTexts,
  journalKindTexts,
  relativeGroundTexts,
} from "./journal/journal.text.ts";
export { levelOfMember, memberRoles } from "./members/member-role.ts";
export type { MemberRole } from "./members/member-role.ts";
export { memberRoleTexts } from "./members/member.text.ts";
export { checkSubjectLabel, subjectRoles } from "./subjects/subject-role.ts";
export type { SubjectRole } from "./subjects/subject-role.ts";
export { subjectRoleTexts } from "./subjects/subject.text.ts";
export { isPlaceNeeded, taskKindIds, taskKinds } from "./tasks/task-kind.ts";
export type { TaskKind, TaskKindId } from "./tasks/task-kind.ts";
export { isUnfinished, nextTaskStatuses, taskStatuses } from "./tasks/task-status.ts";
export type { TaskStatus } from "./tasks/task-status.ts";
export { taskStatusTexts } from "./tasks/task.text.ts";
