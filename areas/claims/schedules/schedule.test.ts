// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { doctrines } from "@tianwang/flows";
import type { TraceDocument } from "@tianwang/flows";
import * as fc from "fast-check";
import { claimsOf, pathOfClaim } from "./claim.ts";
import { reconciledLine } from "./claim-tables.ts";
import { drawUpSchedule } from "./draw-up.ts";
import type { RandomMovement } from "./random-trace.test.ts";
import { randomDocument, randomMovements } from "./random-trace.test.ts";
import type { Cell, Schedule, ScheduleTable } from "./schedule.ts";
import type { ScheduleSource } from "./schedule-source.ts";

const sourceOf = (traces: readonly TraceDocument[], more: Partial<ScheduleSource> = {}) => ({
  language: "en" as const,
  subjectId: "trc_TEST",
  title: "",
  caseName: "",
  sha256: "ab".repeat(32),
  madeBy: "林",
  madeAt: "2024-04-01T08:00:00.000Z",
  traces,
  notKept: [],
  compared: null,
  exhibitNames: new Map([["exh_TEST", "statement.sta"]]),
  rowCountMax: 1_000,
  ...more,
});

const tableNamed = ({ tables }: Schedule, name: string): ScheduleTable => {
  const table = tables.find((each) => each.name === name);
  assert.ok(table, name);
  return table;
};

const minorOf = (cell: Cell | undefined) => {
  assert.ok(cell && typeof cell === "object" && cell.kind === "amount");
  return cell.minor;
};

test("whatever happens in the accounts, claims reconcile with what was followed, doctrine by doctrine", () => {
  let claimCount = 0;
  fc.assert(
    fc.property(randomMovements, (movements) => {
      for (const doctrine of doctrines) {
        const document = randomDocument(doctrine, movements);
        if (document.shares?.isOverlapping || document.shares?.notApplicable) continue;
        const claims = claimsOf(document);
        claimCount += claims.length;
        for (const claimant of ["甲", "乙"]) {
          const line = reconciledLine(document, claims, { claimant, currency: 0 });
          assert.equal(line.at(-1), 0n, `${doctrine.id} ${claimant}: ${line.join(" ")}`);
        }
        const schedule = drawUpSchedule(sourceOf([document]));
        // The sums of the tables are those of their rows, and together they are what was followed.
        let total = 0n;
        for (const [name, at] of [
          ["Claims on balances", 3],
          ["Where money left", 4],
        ] as const)
          for (const { rows, totals } of tableNamed(schedule, name).groups) {
            const sum = rows.reduce((all, row) => all + minorOf(row[at]), 0n);
            assert.equal(minorOf(totals.at(-1)?.[at]), sum);
            total += sum;
          }
        const followed = document.deposits.reduce(
          (all, each) => all + BigInt(each.followedMinor),
          0n,
        );
        assert.equal(total, followed, doctrine.id);
      }
    }),
    { seed: 20261124, numRuns: 60 },
  );
  assert.ok(claimCount > 500);
});

test("the path of a claim begins with a deposit of its claimant, and a chain carries the whole claim", () => {
  fc.assert(
    fc.property(randomMovements, (movements) => {
      for (const doctrine of doctrines) {
        const document = randomDocument(doctrine, movements);
        for (const claim of claimsOf(document)) {
          const path = pathOfClaim(document, claim);
          const steps = path.map(({ step }) => document.steps[step]);
          const own = document.deposits.filter((each) => each.claimant === claim.claimant);
          assert.ok(
            own.some(({ row }) => row === steps[0]?.row),
            doctrine.id,
          );
          for (const step of steps)
            assert.equal(document.deposits[step?.deposit ?? -1]?.claimant, claim.claimant);
          if (document.shares) continue;
          const deposited = path
            .filter(({ step }) => document.steps[step]?.from === null)
            .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
          assert.equal(deposited, claim.amountMinor, doctrine.id);
        }
      }
    }),
    { seed: 20261124, numRuns: 40 },
  );
});

/** Lin's and Bo's money and some of the holder's are mixed; most is spent, a part moves on. */
const small: readonly RandomMovement[] = [
  { payer: -1, beneficiary: 1, amount: 300, day: 1 },
  { payer: -1, beneficiary: 1, amount: 500, day: 1 },
  { payer: 1, beneficiary: -1, amount: 400, day: 2 },
  { payer: 1, beneficiary: 2, amount: 200, day: 3 },
  { payer: 2, beneficiary: 3, amount: 350, day: 4 },
  { payer: 1, beneficiary: -2, amount: 30, day: 5 },
];

test("a table that is longer than its limit says how much is left out, and keeps its sums", () => {
  const fifo = doctrines.find(({ id }) => id === "fifo");
  assert.ok(fifo);
  const document = randomDocument(fifo, small);
  const whole = drawUpSchedule(sourceOf([document]));
  const short = drawUpSchedule(sourceOf([document], { rowCountMax: 2 }));
  const [long, cut] = [whole, short].map((each) => tableNamed(each, "Paths"));
  const rowsIn = (table: ScheduleTable | undefined) =>
    (table?.groups ?? []).reduce((sum, { rows }) => sum + rows.length, 0);
  assert.ok(rowsIn(long) > 4);
  assert.equal(rowsIn(cut), 2);
  assert.match(cut?.notes.at(-1) ?? "", /2 rows at most; \d+ more are left out/u);
  const totals = ({ tables }: Schedule) =>
    tables.find(({ name }) => name === "Where money left")?.groups.map((group) => group.totals);
  assert.deepEqual(totals(short), totals(whole));
});

test("both languages say the same numbers", () => {
  const traces = doctrines.map((doctrine) => randomDocument(doctrine, small));
  const numbers = (schedule: Schedule) =>
    schedule.tables.map(({ groups }) =>
      groups.map(({ rows, totals }) =>
        [...rows, ...totals].map((row) => row.filter((cell) => typeof cell === "object")),
      ),
    );
  const [chinese, english] = (["zh", "en"] as const).map((language) =>
    drawUpSchedule(sourceOf(traces, { language })),
  );
  assert.ok(chinese && english);
  assert.deepEqual(numbers(chinese), numbers(english));
  assert.equal(new Set(chinese.tables.map(({ name }) => name)).size, chinese.tables.length);
});
