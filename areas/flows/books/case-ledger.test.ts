// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { caseLedger } from "./case-ledger.ts";
import { caseNotices } from "../traces/case-notices.ts";
import type { CaseFold, CaseRow } from "./case-rows.ts";
import { CaseRows, groupRows } from "./case-rows.ts";
import { defaultsOf } from "../tracing/doctrine.ts";
import { fifo } from "../tracing/doctrines/fifo.ts";
import { cashParty, outsideParty } from "../tracing/ledger.ts";
import { noFacts } from "../tracing/share-trace.ts";
import type { Sheet } from "./statement-runs.ts";
import { joinSheets } from "./statement-runs.ts";
import { endsOf } from "../tracing/trace.ts";
import { documentEnds } from "../traces/trace-summary.ts";
import { citedRows, readDocument, traceOf, writeDocument } from "../traces/trace-document.ts";
import { documentOf } from "../traces/write-trace.ts";

const [a, b, c] = [0, 1, 2];

/** A statement of an account with its rows: day, signed amount, other side. */
interface Stated {
  readonly account: number;
  readonly openingMinor?: bigint;
  readonly closingMinor?: bigint;
  readonly rows: readonly (readonly [day: number, signedMinor: bigint, other: number])[];
}

/** Rows of a register: day, amount, payer, beneficiary. */
type Registered = readonly [day: number, amountMinor: bigint, payer: number, beneficiary: number];

function sheetOf({ account, rows, openingMinor, closingMinor }: Stated): Sheet {
  const days = rows.map(([day]) => day);
  return {
    account,
    currency: "CNY",
    openingMinor: openingMinor ?? null,
    closingMinor: closingMinor ?? null,
    sumMinor: rows.reduce((sum, [, amount]) => sum + amount, 0n),
    firstDay: Math.min(...days),
    lastDay: Math.max(...days),
  };
}

/** A ledger of statements, each a segment of its own, and folds of rows named `statement:row`. */
function made(
  statements: readonly Stated[],
  folds: readonly (readonly [string, string])[] = [],
  register: readonly Registered[] = [],
  proposed: ReadonlySet<string> = new Set(),
) {
  const runs = joinSheets(statements.map(sheetOf));
  const folded = new Set(folds.map(([, second]) => second));
  const list: CaseRow[] = statements.flatMap(({ account, rows }, segment) =>
    rows.map(([day, signed, other], rowNo) => ({
      segment,
      rowNo,
      side: signed < 0n ? ("payer" as const) : ("beneficiary" as const),
      day,
      amountMinor: signed < 0n ? -signed : signed,
      currency: 0,
      run: runs.findIndex(({ sheets }) => sheets.includes(segment)),
      sequence: segment * 100 + rowNo,
      payer: signed < 0n ? account : other,
      beneficiary: signed < 0n ? other : account,
      isFolded: folded.has(`${segment}:${rowNo}`),
      hasProposal: proposed.has(`${segment}:${rowNo}`),
    })),
  );
  for (const [rowNo, [day, amountMinor, payer, beneficiary]] of register.entries())
    list.push({
      segment: statements.length,
      rowNo,
      side: "register",
      day,
      amountMinor,
      currency: 0,
      run: -1,
      sequence: rowNo,
      payer,
      beneficiary,
      isFolded: false,
      hasProposal: false,
    });
  const rows = new CaseRows(list.length);
  for (const row of list) rows.add(row);
  const nameOf = (text: string) => {
    const [segment = 0, rowNo = 0] = text.split(":").map(Number);
    return { segment, rowNo };
  };
  const pairs: CaseFold[] = folds.map(([kept, second]) => ({
    kept: nameOf(kept),
    folded: nameOf(second),
  }));
  const ledger = caseLedger({ rows, groups: groupRows(rows, pairs), currencies: ["CNY"], runs });
  return { made: ledger, runs };
}

type Made = ReturnType<typeof made>;

/** Movements as short lines: standing and account of both sides, amount, day of leaving > of arriving. */
function lines({ made: { ledger, accounts } }: Made): string[] {
  const party = (number: number | undefined) => {
    const account = accounts[number ?? -1];
    return account ? `${account.standing}-${account.account}.${account.part}` : String(number);
  };
  return Array.from(ledger.amountMinor, (amount, row) => {
    const arrival = ledger.arrivals?.bookedOn[row] ?? 0;
    const arrives = arrival > -1_000 ? ` > ${arrival}` : "";
    const { payer, beneficiary } = ledger;
    return `${party(payer[row])} to ${party(beneficiary[row])}: ${amount} on ${ledger.bookedOn[row]}${arrives}`;
  });
}

const transfer: readonly Stated[] = [
  {
    account: a,
    openingMinor: 100n,
    rows: [
      [1, -60n, b],
      [9, -1n, outsideParty],
    ],
  },
  {
    account: b,
    openingMinor: 0n,
    rows: [
      [2, 60n, a],
      [9, -5n, cashParty],
    ],
  },
];

test("two sources of one transfer are one movement that leaves and arrives by its own statements", () => {
  assert.deepEqual(lines(made(transfer, [["0:0", "1:0"]])), [
    "stated-0.0 to stated-1.0: 60 on 1 > 2",
    "stated-0.0 to -1: 1 on 9",
    "stated-1.0 to -2: 5 on 9",
  ]);
});

test("without a fold each book moves by its own row, and neither by the other's", () => {
  const [first, second] = transfer;
  const later = {
    account: b,
    openingMinor: 0n,
    rows: [
      [1, 9n, outsideParty],
      [2, 60n, a],
    ],
  } as const;
  assert.ok(first && second);
  assert.deepEqual(lines(made([first, later])), [
    "stated-0.0 to unmatched-1.0: 60 on 1",
    "stated-0.0 to -1: 1 on 9",
    "-1 to stated-1.0: 9 on 1",
    "unmatched-0.0 to stated-1.0: 60 on 2",
  ]);
});

test("a fold that waits to be judged is told from a missing statement, a day early or late", () => {
  assert.equal(lines(made(transfer))[0], "stated-0.0 to unstated-1.0: 60 on 1");
  const result = made(transfer, [], [], new Set(["0:0", "1:0"]));
  assert.equal(lines(result)[0], "stated-0.0 to unmatched-1.0: 60 on 1");
});

test("an account named on a day without statement is unstated, a register moves no book", () => {
  const result = made(
    transfer,
    [["0:0", "1:0"]],
    [
      [3, 7n, a, b],
      [3, 8n, c, a],
      [40, 9n, a, c],
    ],
  );
  assert.deepEqual(lines(result).slice(3), [
    "unmatched-0.0 to unmatched-1.0: 7 on 3",
    "unstated-2.0 to unmatched-0.0: 8 on 3",
    "unstated-0.0 to unstated-2.0: 9 on 40",
  ]);
});

test("a row that stands for another in an overlapping statement counts once", () => {
  const overlapping: readonly Stated[] = [
    {
      account: a,
      openingMinor: 0n,
      closingMinor: 70n,
      rows: [
        [1, 100n, c],
        [5, -30n, c],
      ],
    },
    {
      account: a,
      openingMinor: 100n,
      closingMinor: 60n,
      rows: [
        [5, -30n, c],
        [8, -10n, c],
      ],
    },
  ];
  const folded = made(overlapping, [["0:1", "1:0"]]);
  assert.deepEqual(folded.made.differencesMinor, [0n]);
  assert.equal(folded.made.ledger.rowCount, 3);
  const twice = made(overlapping);
  assert.deepEqual(twice.made.differencesMinor, [30n]);
  assert.equal(folded.made.rowOf({ segment: 1, rowNo: 0 }), 1);
  assert.deepEqual(folded.made.nameOf(1), { segment: 0, rowNo: 1 });
  assert.equal(folded.made.rowOf({ segment: 7, rowNo: 0 }), null);
});

function traced(result: Made, chosenRow: number, likely: Readonly<Record<number, number[]>> = {}) {
  const { ledger } = result.made;
  const trace = fifo.run(ledger, [{ row: chosenRow, claimant: "甲" }], defaultsOf(fifo));
  const indexed = [a, b, c].map((account) => ({
    account: `62220000000000${account}`,
    bank: "",
    name: "",
    likely: likely[account] ?? [],
  }));
  const found = {
    ...result,
    trace,
    indexed,
    notFollowedCount: 0,
    hasProposal: () => false,
  };
  return { trace, found, notices: caseNotices(found) };
}

test("money that lies where statements break off is not followed into the next ones, and it is said", () => {
  const result = made([
    { account: a, openingMinor: 0n, closingMinor: 100n, rows: [[1, 100n, outsideParty]] },
    { account: a, openingMinor: 40n, rows: [[60, -30n, outsideParty]] },
  ]);
  const { trace, notices } = traced(result, 0);
  assert.deepEqual(
    endsOf(trace).map(({ fate, amountMinor }) => [fate, amountMinor]),
    [["lies", 100n]],
  );
  assert.deepEqual(
    notices.map(({ messageId, data, amountMinor }) => [messageId, data, amountMinor]),
    [["noticeStatementGap", { until: "1970-01-02", from: "1970-03-02" }, 100n]],
  );
});

test("a book that does not add up, and an account that may be another, are said where money is", () => {
  const result = made([
    {
      account: a,
      openingMinor: 0n,
      closingMinor: 39n,
      rows: [
        [1, 100n, outsideParty],
        [2, -60n, c],
      ],
    },
    { account: b, openingMinor: 0n, closingMinor: 1n, rows: [[1, 5n, outsideParty]] },
  ]);
  const { notices } = traced(result, 0, { [c]: [b] });
  assert.deepEqual(
    notices.map(({ messageId, amountMinor, data }) => [messageId, amountMinor, data]),
    [
      ["noticeBookDiffers", -1n, {}],
      ["noticeLikelyAccount", null, { others: "622200000000001" }],
    ],
  );
});

test("a document gives the trace back: the same ends, the same bytes", () => {
  const result = made(
    transfer.map((each) => ({ ...each, rows: [[0, 50n, outsideParty], ...each.rows] })),
    [["0:1", "1:1"]],
  );
  const { trace, found, notices } = traced(result, 0);
  const cited = citedRows(trace, noFacts);
  const document = documentOf({
    shares: null,
    schedule: null,
    ...found,
    doctrine: fifo,
    notices: [...trace.notices, ...notices],
    cited,
    citedRows: cited.map((row) => ({
      rowId: `seg:${row}`,
      exhibitId: "exh",
      locator: `row ${row}`,
      bookedOn: null,
      payerName: "",
      beneficiaryName: "",
      hasProposal: false,
    })),
    segments: [],
    currencies: [{ code: "CNY", scale: 2 }],
  });
  const text = writeDocument(document);
  const read = readDocument(text);
  assert.equal(writeDocument(read), text);
  const amounts = (ends: ReturnType<typeof endsOf>) =>
    ends.map(({ fate, amountMinor, hop }) => [fate, amountMinor, hop]);
  assert.deepEqual(amounts(endsOf(traceOf(read))), amounts(endsOf(trace)));
  assert.equal(
    documentEnds(read).reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    50n,
  );
  assert.throws(() => readDocument('{"form":"else"}'), /form/u);
});

test("every book holds what its own statement says, whatever was folded", () => {
  const amounts = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -9, max: 9 }), fc.nat(2)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      amounts,
      amounts,
      fc.array(fc.tuple(fc.nat(11), fc.nat(11))),
      (one, two, wanted) => {
        const stated = [one, two].map((rows, account) => ({
          account,
          openingMinor: 0n,
          rows: rows
            .toSorted(([x], [y]) => x - y)
            .map(([day, amount, other]) => [day, BigInt(amount || 1), other] as const),
        }));
        // Only rows of opposite sides and equal amounts are ever folded, and each at most once.
        const used = new Set<string>();
        const folds = wanted.flatMap(([first, second]) => {
          const [x, y] = [stated[0]?.rows[first], stated[1]?.rows[second]];
          const names = [`0:${first}`, `1:${second}`] as const;
          if (!x || !y || x[1] !== -y[1] || names.some((name) => used.has(name))) return [];
          for (const name of names) used.add(name);
          return [names];
        });
        const { made: result } = made(stated, folds);
        const sums = result.ledger.books.map(({ account }) =>
          Array.from(result.ledger.amountMinor).reduce(
            (sum, amount, row) =>
              sum +
              (result.ledger.beneficiary[row] === account ? amount : 0n) -
              (result.ledger.payer[row] === account ? amount : 0n),
            0n,
          ),
        );
        const expected = result.bookRuns.map(
          ({ account }) =>
            stated[account]?.rows.reduce((sum, [, amount]) => sum + amount, 0n) ?? 0n,
        );
        assert.deepEqual(sums, expected);
      },
    ),
    { seed: 20_261_123, numRuns: 200 },
  );
});
