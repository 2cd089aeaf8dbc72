// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { addDays } from "@tianwang/kernel/calendar";
import * as fc from "fast-check";
import type { Clock } from "./clock.ts";
import { checkClock, clockStateOn, runsOutOn } from "./clock.ts";
import type { VagueDate } from "./vague-date.ts";

fc.configureGlobal({ seed: 20261123 });

const day = (text: string) => text as CalendarDate;
const vague = (text: string) => text as VagueDate;
const pause = (fromOn: string, untilOn: string | null) => ({
  fromOn: day(fromOn),
  untilOn: untilOn === null ? null : day(untilOn),
});

const clock = (change: Partial<Clock> = {}): Clock => ({
  startsOn: vague("2024-02-01"),
  end: { kind: "days", count: 30 },
  pauses: [],
  warnDays: 5,
  stoppedOn: null,
  ...change,
});

/** State and days left, in short: `running 12`. */
const standing = (given: Clock, on: string) => {
  const { state, daysLeft } = clockStateOn(given, day(on));
  if (daysLeft === null) return state;
  return daysLeft.min === daysLeft.max
    ? `${state} ${daysLeft.min}`
    : `${state} ${daysLeft.min}..${daysLeft.max}`;
};

test("a clock runs, is due soon, is due, is overdue", () => {
  // Thirty days after 1 February 2024, the day itself not counted: 2 March, by way of 29 February.
  assert.deepEqual(clockStateOn(clock(), day("2024-02-10")).dueOn, {
    earliest: "2024-03-02",
    latest: "2024-03-02",
  });
  assert.equal(standing(clock(), "2024-01-31"), "not-started 31");
  assert.equal(standing(clock(), "2024-02-01"), "running 30");
  assert.equal(standing(clock(), "2024-02-25"), "running 6");
  assert.equal(standing(clock(), "2024-02-26"), "due-soon 5");
  assert.equal(standing(clock(), "2024-03-02"), "due-soon 0");
  assert.equal(standing(clock(), "2024-03-03"), "overdue -1");
});

test("29 February is a day in leap years and none in others", () => {
  const oneDay = (startsOn: string) =>
    runsOutOn(clock({ startsOn: vague(startsOn), end: { kind: "days", count: 1 } }));
  assert.equal(oneDay("2024-02-28"), "2024-02-29");
  assert.equal(oneDay("2024-02-29"), "2024-03-01");
  assert.equal(oneDay("2023-02-28"), "2023-03-01");
  assert.equal(oneDay("1900-02-28"), "1900-03-01");
  assert.equal(oneDay("2000-02-28"), "2000-02-29");
});

test("no daylight saving time shifts a day", () => {
  // Clocks were set in Europe on 2024-03-31 and 2024-10-27 and in China on 1986-05-04.
  for (const start of ["2024-03-30", "2024-10-26", "1986-05-03"]) {
    const given = clock({ startsOn: vague(start), end: { kind: "days", count: 2 } });
    assert.equal(runsOutOn(given), addDays(day(start), 2));
    assert.equal(standing(given, addDays(day(start), 1)), "due-soon 1");
  }
});

test("working days are counted by the calendar that is given", () => {
  const calendar = {
    source: "国务院办公厅关于2024年部分节假日安排的通知（2023-10-25）",
    weekend: [0, 6],
    daysOff: ["2024-05-01", "2024-05-02", "2024-05-03"].map(day),
    daysOn: ["2024-04-28", "2024-05-11"].map(day),
  };
  const given = clock({
    startsOn: vague("2024-04-26"),
    end: { kind: "working-days", count: 9, calendar },
    warnDays: 2,
  });
  assert.equal(runsOutOn(given), "2024-05-11");
  assert.equal(standing(given, "2024-04-30"), "running 6");
  assert.equal(standing(given, "2024-05-05"), "running 6");
  assert.equal(standing(given, "2024-05-09"), "due-soon 2");
  // Sunday 12 May is no working day, so the count of days past the end begins on Monday.
  assert.equal(standing(given, "2024-05-12"), "due-soon 0");
  assert.equal(standing(given, "2024-05-13"), "overdue -1");
});

test("a pause stops the count and moves the end", () => {
  const given = clock({ pauses: [pause("2024-02-11", "2024-02-21")] });
  assert.equal(runsOutOn(given), "2024-03-12");
  assert.equal(standing(given, "2024-02-10"), "running 21");
  assert.equal(standing(given, "2024-02-11"), "paused 21");
  assert.equal(standing(given, "2024-02-20"), "paused 21");
  assert.equal(standing(given, "2024-02-21"), "running 20");
});

test("while a pause has no end, the end of the clock is unknown", () => {
  const given = clock({ pauses: [pause("2024-02-11", null)] });
  assert.equal(runsOutOn(given), null);
  assert.equal(standing(given, "2030-01-01"), "paused 21");
});

test("a clock that ran out before its pause stays overdue", () => {
  const given = clock({ pauses: [pause("2024-03-10", null)] });
  assert.equal(runsOutOn(given), "2024-03-02");
  assert.equal(standing(given, "2024-03-15"), "overdue -7");
});

test("a stated end counts the same way, and a pause moves it too", () => {
  const fixed = clock({ startsOn: null, end: { kind: "date", dueOn: day("2024-03-02") } });
  assert.equal(runsOutOn(fixed), "2024-03-02");
  assert.equal(standing(fixed, "2023-03-02"), "running 366");
  assert.equal(standing(fixed, "2024-03-02"), "due-soon 0");
  assert.equal(standing(fixed, "2024-03-03"), "overdue -1");
  const paused = { ...fixed, pauses: [pause("2024-02-11", "2024-02-21")] };
  assert.equal(runsOutOn(paused), "2024-03-12");
  assert.equal(standing(paused, "2024-02-15"), "paused 21");
  assert.equal(standing(paused, "2024-02-01"), "running 30");
  assert.equal(runsOutOn({ ...fixed, pauses: [pause("2024-03-05", null)] }), "2024-03-02");
});

test("a stopped clock says whether it was stopped in time", () => {
  const at = (stoppedOn: string, on: string) =>
    clockStateOn(clock({ stoppedOn: day(stoppedOn) }), day(on));
  assert.deepEqual(at("2024-03-02", "2025-01-01"), {
    state: "stopped",
    daysLeft: { min: 0, max: 0 },
    dueOn: { earliest: "2024-03-02", latest: "2024-03-02" },
    isLate: false,
  });
  assert.equal(at("2024-03-03", "2025-01-01").isLate, true);
  // On the day before it was stopped, it still ran.
  assert.equal(at("2024-02-20", "2024-02-19").state, "running");
});

test("a vague start is not forced to a day: ranges, and a state only where all readings agree", () => {
  const spring = clock({ startsOn: vague("2024-02") });
  assert.deepEqual(clockStateOn(spring, day("2024-02-10")).dueOn, {
    earliest: "2024-03-02",
    latest: "2024-03-30",
  });
  assert.equal(standing(spring, "2024-03-01"), "uncertain 1..29");
  assert.equal(standing(spring, "2024-03-10"), "uncertain -8..20");
  assert.equal(standing(spring, "2024-04-01"), "overdue -30..-2");
  assert.equal(runsOutOn(spring), "2024-03-02");
  const stopped = { ...spring, stoppedOn: day("2024-03-10") };
  assert.equal(clockStateOn(stopped, day("2024-05-01")).isLate, null);
});

test("a stated end is certain, however vague the start", () => {
  const given = clock({
    startsOn: vague("2024-02"),
    end: { kind: "date", dueOn: day("2024-03-02") },
  });
  assert.equal(standing(given, "2024-02-10"), "running 21");
  assert.equal(standing(given, "2024-01-31"), "not-started 31");
  assert.equal(standing(given, "2024-03-03"), "overdue -1");
});

test("without a start, a number of days has no end", () => {
  const given = clock({ startsOn: null });
  assert.deepEqual(clockStateOn(given, day("2024-02-10")), {
    state: "unknown",
    daysLeft: null,
    dueOn: null,
    isLate: null,
  });
  assert.equal(runsOutOn(given), null);
  assert.equal(
    clockStateOn({ ...given, stoppedOn: day("2024-02-09") }, day("2024-02-10")).state,
    "stopped",
  );
});

test("days left fall by one from day to day, pauses aside, and are 0 on the last day", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (count, before, length) => {
        const fromOn = addDays(day("2024-02-01"), before);
        const untilOn = addDays(fromOn, length);
        const given = clock({ end: { kind: "days", count }, pauses: [{ fromOn, untilOn }] });
        const due = runsOutOn(given)!;
        const left = (on: CalendarDate) => clockStateOn(given, on).daysLeft!.min;
        assert.equal(left(due), 0);
        assert.equal(left(addDays(due, 1)) < 0 || addDays(due, 1) < untilOn, true);
        for (let i = 0; i < count + length; i++) {
          const on = addDays(day("2024-02-01"), i);
          const next = addDays(on, 1);
          const isPaused = next >= fromOn && next < untilOn;
          assert.equal(left(on) - left(next), isPaused ? 0 : 1, `${on} of ${count}`);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("days that do not fit together are told", () => {
  const fault = (change: Partial<Clock>) => checkClock(clock(change));
  assert.equal(fault({}), null);
  const before = { kind: "date", dueOn: day("2024-01-31") } as const;
  assert.equal(fault({ end: before }), "ends-before-start");
  assert.equal(fault({ end: before, startsOn: vague("2024") }), null);
  assert.equal(fault({ pauses: [pause("2024-02-10", "2024-02-10")] }), "pause-backwards");
  assert.equal(fault({ pauses: [pause("2024-01-10", null)] }), "pause-before-start");
  assert.equal(fault({ stoppedOn: day("2024-01-31") }), "stopped-before-start");
  assert.equal(
    fault({ pauses: [pause("2024-02-20", "2024-02-25"), pause("2024-02-10", "2024-02-20")] }),
    null,
  );
  assert.equal(
    fault({ pauses: [pause("2024-02-10", null), pause("2024-02-20", "2024-02-25")] }),
    "pauses-overlap",
  );
});
