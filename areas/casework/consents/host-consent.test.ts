// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { taskKindIds } from "../tasks/task-kind.ts";
import type { HostConsent, TaskAction } from "./host-consent.ts";
import { checkHostConsent, firstHostConsentFault } from "./host-consent.ts";

const day = (text: string) => text as CalendarDate;
const on = day("2024-02-29");

const consent: HostConsent = {
  stateCode: "PT",
  authority: "Central Authority",
  reference: "CA-17/2024",
  givenOn: day("2024-02-01"),
  scopeKinds: ["interview"],
  scope: "One interview at the seat of the authority, its officer present.",
  expiresOn: day("2024-03-31"),
  withdrawnOn: null,
};

const action: TaskAction = {
  kind: "interview",
  place: "abroad",
  stateCode: "PT",
  dueOn: day("2024-03-15"),
};

const faultOf = (change: Partial<TaskAction>, given: HostConsent | null = consent, at = on) => {
  const answer = checkHostConsent({ ...action, ...change }, given, at);
  if (!answer) return "not asked";
  assert.equal(answer.gate.id, "G-01");
  assert.ok(answer.isBlocking);
  return answer.isPassed ? null : firstHostConsentFault(answer);
};

test("with a consent of that State, for that kind, in force until the task is due, the gate opens", () => {
  assert.equal(faultOf({}), null);
});

test("without a consent nothing is done abroad, whatever the kind (default deny)", () => {
  for (const kind of taskKindIds) {
    assert.equal(faultOf({ kind }, null), "consentIsRecorded", kind);
  }
});

test("a consent of another State or for another kind does not help", () => {
  assert.equal(faultOf({ stateCode: "ES" }), "consentIsOfThatState");
  assert.equal(faultOf({ kind: "surveillance" }), "consentCoversTheKind");
});

test("a consent holds from its day to its last day, both included, unless withdrawn", () => {
  assert.equal(faultOf({}, consent, day("2024-02-01")), null);
  assert.equal(faultOf({}, consent, day("2024-01-31")), "consentHolds");
  assert.equal(faultOf({ dueOn: day("2024-03-31") }, consent, day("2024-03-31")), null);
  assert.equal(faultOf({}, consent, day("2024-04-01")), "consentHolds");
  assert.equal(faultOf({}, { ...consent, withdrawnOn: on }), "consentHolds");
  assert.equal(faultOf({}, { ...consent, withdrawnOn: day("2024-03-01") }), null);
});

test("a task abroad is due on a day, and the consent lasts until then", () => {
  assert.equal(faultOf({ dueOn: null }), "dueDayIsStated");
  assert.equal(faultOf({ dueOn: day("2024-04-01") }), "consentLastsUntilDue");
});

test("where people or places are touched, an unstated place is not taken for home", () => {
  const unstated = { place: "unstated", stateCode: null } as const;
  assert.equal(faultOf({ ...unstated, kind: "travel" }, null), "placeIsStated");
  assert.equal(faultOf({ ...unstated, kind: "analysis" }, null), "not asked");
  assert.equal(faultOf({ place: "home", stateCode: null }, null), "not asked");
});
