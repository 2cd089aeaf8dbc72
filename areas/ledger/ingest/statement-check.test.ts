// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@tianwang/kernel/calendar";
import type { Problem } from "@tianwang/kernel/problem";
import type {
  RowSink,
  SourceRow,
  StatedBalance,
  StatementHead,
  StatementTail,
} from "../transactions/row.ts";
import { unnamedParty } from "../transactions/row.ts";
import type { StatementCheck } from "./statement-check.ts";
import { checkStatements } from "./statement-check.ts";
import { judgeFile } from "./verdict.ts";

const own = { account: "1234", name: "", bank: "" };

function head(over: Partial<StatementHead> = {}): StatementHead {
  return {
    locator: { kind: "line", line: 1 },
    statementNo: "1",
    kind: "statement",
    account: own,
    currency: "EUR",
    scale: 2,
    opening: null,
    ...over,
  };
}

function row(amountMinor: bigint, over: Partial<SourceRow> = {}): SourceRow {
  const isOut = amountMinor < 0n;
  return {
    locator: { kind: "line", line: 2 },
    side: isOut ? "payer" : "beneficiary",
    status: "booked",
    bookedOn: null,
    bookedTime: "",
    valueOn: null,
    amountMinor: isOut ? -amountMinor : amountMinor,
    currency: "EUR",
    scale: 2,
    balanceMinor: null,
    payer: isOut ? own : unnamedParty,
    beneficiary: isOut ? unnamedParty : own,
    isReversal: false,
    purpose: "",
    bankReference: "",
    endToEndId: "",
    uetr: "",
    code: "",
    extra: {},
    ...over,
  };
}

const balance = (amountMinor: bigint): StatedBalance => ({ amountMinor, on: null });

type Statement = readonly [StatementHead, readonly SourceRow[], StatementTail];

function check(statements: readonly Statement[]) {
  const checks: StatementCheck[] = [];
  const problems: Problem[] = [];
  const passed: string[] = [];
  const sink: RowSink = {
    openStatement: () => passed.push("open"),
    row: () => passed.push("row"),
    closeStatement: () => passed.push("close"),
    problem: (problem) => problems.push(problem),
  };
  const checked = checkStatements(sink, (one) => checks.push(one));
  for (const [start, rows, tail] of statements) {
    checked.openStatement(start);
    for (const one of rows) checked.row(one);
    checked.closeStatement(tail);
  }
  return { checks, problems, passed };
}

test("opening + entries = closing", () => {
  const { checks, problems, passed } = check([
    [head({ opening: balance(1000n) }), [row(500n), row(-200n)], { closing: balance(1300n) }],
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(passed, ["open", "row", "row", "close"]);
  assert.partialDeepStrictEqual(checks[0], {
    openingMinor: 1000n,
    openingFrom: "stated",
    entryCount: 2,
    sumMinor: 300n,
    closingMinor: 1300n,
    reconciles: "yes",
    differenceMinor: 0n,
    pageGapMinor: null,
  });
});

test("a difference has a size and a place, and is never smoothed", () => {
  const { checks, problems } = check([
    [head({ opening: balance(-100n) }), [row(-1n)], { closing: balance(-102n) }],
  ]);
  assert.equal(checks[0]?.reconciles, "no");
  assert.equal(checks[0]?.differenceMinor, -1n);
  assert.deepEqual(problems, [
    {
      code: "STATEMENT_DIFFERS",
      severity: "warning",
      locator: { kind: "line", line: 1 },
      field: "closing",
      value: "-0.01 EUR",
    },
  ]);
});

test("a missing balance leaves it open", () => {
  for (const [opening, closing] of [
    [null, balance(1n)],
    [balance(1n), null],
    [null, null],
  ] as const) {
    const { checks, problems } = check([[head({ opening }), [], { closing }]]);
    assert.equal(checks[0]?.reconciles, "not-stated");
    assert.equal(checks[0]?.differenceMinor, null);
    assert.deepEqual(problems, []);
  }
});

test("an opening balance that comes late counts", () => {
  const { checks } = check([[head(), [row(5n)], { closing: balance(15n), opening: balance(10n) }]]);
  assert.equal(checks[0]?.reconciles, "yes");
});

test("only booked rows are summed; reversals by the way their money goes", () => {
  const { checks } = check([
    [
      head({ opening: balance(0n) }),
      [
        row(100n),
        row(-100n, { isReversal: true }),
        row(30n, { isReversal: true }),
        row(7n, { status: "pending" }),
        row(9n, { status: "information" }),
      ],
      { closing: balance(30n) },
    ],
  ]);
  assert.partialDeepStrictEqual(checks[0], {
    entryCount: 3,
    unbookedCount: 2,
    sumMinor: 30n,
    reconciles: "yes",
  });
});

test("rows in another currency, or in none, are never summed", () => {
  const foreign = check([
    [
      head({ opening: balance(0n) }),
      [row(100n), row(5n, { currency: "USD" })],
      { closing: balance(100n) },
    ],
  ]).checks[0];
  assert.partialDeepStrictEqual(foreign, {
    foreignCount: 1,
    sumMinor: null,
    reconciles: "not-stated",
  });
  const none = (count: number) =>
    check([
      [
        head({ currency: "XXX" }),
        Array.from({ length: count }, () => row(5n, { currency: "XXX" })),
        { closing: null },
      ],
    ]).checks[0]?.sumMinor;
  assert.equal(none(1), 5n);
  assert.equal(none(2), null);
  const register = check([
    [
      head({ kind: "register", account: unnamedParty }),
      [row(5n, { side: "register" })],
      { closing: null },
    ],
  ]).checks[0];
  assert.equal(register?.sumMinor, null);
});

test("pages: the opening is carried, a gap is named, a missing page too", () => {
  const first: Statement = [
    head({ opening: balance(0n) }),
    [row(5n)],
    { closing: null, isContinued: true },
  ];
  const carried = check([
    first,
    [head({ isContinuation: true }), [row(2n)], { closing: balance(7n) }],
  ]);
  assert.partialDeepStrictEqual(carried.checks[1], {
    openingMinor: 5n,
    openingFrom: "page-before",
    reconciles: "yes",
  });
  const gap = check([
    first,
    [head({ isContinuation: true, opening: balance(6n) }), [], { closing: balance(6n) }],
  ]);
  assert.partialDeepStrictEqual(gap.checks[1], {
    differenceMinor: 0n,
    pageGapMinor: 1n,
    reconciles: "no",
  });
  assert.deepEqual(
    gap.problems.map(({ code }) => code),
    ["STATEMENT_PAGE_GAP"],
  );
  const other = head({ isContinuation: true, account: { ...own, account: "9" } });
  const missing = check([first, [other, [], { closing: null }]]);
  assert.deepEqual(
    missing.problems.map(({ code }) => code),
    ["STATEMENT_PAGE_MISSING"],
  );
});

test("amounts beyond a float are exact", () => {
  const big = 9_007_199_254_740_993n;
  const { checks } = check([
    [head({ opening: balance(big) }), [row(big), row(1n)], { closing: balance(2n * big + 1n) }],
  ]);
  assert.equal(checks[0]?.reconciles, "yes");
});

test("a file without a statement is refused; a note is no problem", () => {
  assert.equal(judgeFile(0, []), "refused");
  assert.equal(judgeFile(1, [{ severity: "info" }]), "accepted");
  assert.equal(judgeFile(1, [{ severity: "warning" }]), "accepted-with-problems");
  assert.equal(judgeFile(2, [{ severity: "error" }]), "accepted-with-problems");
});

test("the days of the balances are kept as the source states them", () => {
  const on = calendarDate(2024, 2, 29);
  const { checks } = check([
    [head({ opening: { amountMinor: 5n, on } }), [row(2n)], { closing: balance(7n) }],
    [head(), [row(1n)], { opening: { amountMinor: 7n, on }, closing: { amountMinor: 8n, on } }],
  ]);
  const days = checks.map(({ openingOn, closingOn }) => [openingOn, closingOn]);
  assert.deepEqual(days, [
    ["2024-02-29", null],
    ["2024-02-29", "2024-02-29"],
  ]);
});
