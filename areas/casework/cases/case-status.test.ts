// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { CaseStatus } from "./case-status.ts";
import { caseStatuses, checkCaseMove, isInFuture, nextCaseStatuses } from "./case-status.ts";

const day = (text: string) => text as CalendarDate;
const today = day("2024-02-29");
const move = (status: CaseStatus, to: CaseStatus, movedOn = "2024-02-29", since = "2024-02-01") =>
  checkCaseMove({ status, since: day(since) }, { to, movedOn: day(movedOn) }, today);

test("a case moves along these lines and no others", () => {
  const allowed = caseStatuses.flatMap((from) =>
    caseStatuses.filter((to) => move(from, to) === null).map((to) => `${from} > ${to}`),
  );
  assert.deepEqual(allowed, [
    "opened > active",
    "opened > closed",
    "active > suspended",
    "active > closed",
    "suspended > active",
    "suspended > closed",
    "closed > active",
  ]);
});

test("no status leads to itself, and each can be left", () => {
  for (const status of caseStatuses) {
    assert.ok(!nextCaseStatuses(status).includes(status), status);
    assert.ok(nextCaseStatuses(status).length > 0, status);
  }
});

test("a move lies between the last one and the present day", () => {
  assert.equal(move("opened", "active", "2024-02-01"), null);
  assert.equal(move("opened", "active", "2024-01-31"), "before-last-move");
  assert.equal(move("opened", "active", "2024-03-02"), "in-future");
});

test("a day that has begun somewhere on earth is not in the future", () => {
  assert.equal(isInFuture(day("2024-03-01"), today), false);
  assert.equal(isInFuture(day("2024-03-02"), today), true);
  assert.equal(isInFuture(day("2025-01-01"), day("2024-12-31")), false);
});
