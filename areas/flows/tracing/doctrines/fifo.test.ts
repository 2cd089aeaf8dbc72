// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { dayNumber, parseCalendarDate } from "@tianwang/kernel/calendar";
import { parseMinor } from "@tianwang/kernel/money";
import { defaultsOf, paramFaults } from "../doctrine.ts";
import type { Movement, NamedBook } from "../ledger.ts";
import { cashParty, ledgerOf, outsideParty } from "../ledger.ts";
import type { ChosenDeposit, Trace, TraceParams } from "../trace.ts";
import { compositionsOf, endsOf, pathOf, positionsOf, stepAt } from "../trace.ts";
import { doctrines } from "./catalogue.ts";
import { fifo } from "./fifo.ts";

const [a, b, c] = [0, 1, 2];
const out = outsideParty;

/** The element that a test knows to be there. */
function at<T>(list: { readonly [index: number]: T }, index: number): T {
  const element: T | undefined = list[index];
  assert.ok(element !== undefined, `nothing at ${index}`);
  return element;
}

function book(account: number, openingMinor: bigint | null = 0n, currency = "EUR"): NamedBook {
  return { account, currency, openingMinor };
}

function move(payer: number, beneficiary: number, amountMinor: bigint, bookedOn = 1): Movement {
  return { payer, beneficiary, amountMinor, currency: "EUR", bookedOn };
}

function trace(
  books: readonly NamedBook[],
  movements: readonly Movement[],
  chosen: readonly (ChosenDeposit | number)[],
  params: Partial<TraceParams> = {},
): Trace {
  const accountCount = 1 + Math.max(2, ...books.map((each) => each.account));
  const deposits = chosen.map((choice) =>
    typeof choice === "number" ? { row: choice, claimant: `row ${choice}` } : choice,
  );
  const ledger = ledgerOf({ accountCount, books, movements });
  return fifo.run(ledger, deposits, { ...defaultsOf(fifo), ...params });
}

/** Positions as short lines: claimant, fate, account, amount. */
function lines(result: Trace): string[] {
  return positionsOf(result)
    .map((p) => `${p.claimant} ${p.fate} ${p.account} ${p.amountMinor} ${p.currency}`)
    .toSorted();
}

function notices(result: Trace): string[] {
  return result.notices.map((notice) => notice.messageId);
}

// --- The examples of the literature -------------------------------------------------------------

interface LedgerCase {
  readonly id: string;
  readonly events: readonly { type: "in" | "out"; party: string; amount: number }[];
  readonly expected_remaining: { fifo: Record<string, number> };
  readonly expected_withdrawal_composition: { fifo: readonly Record<string, number>[] };
}

const examples = "../shared/data/flows/tracing/worked-examples.json";

test(
  "the ledger cases of the literature",
  { skip: existsSync(examples) ? false : `${examples} is not here` },
  async (t) => {
    const file = JSON.parse(readFileSync(examples, "utf8")) as { ledger_cases: LedgerCase[] };
    assert.ok(file.ledger_cases.length >= 7);
    for (const each of file.ledger_cases)
      await t.test(each.id, () => {
        const movements = each.events.map(({ type, amount }) =>
          type === "in" ? move(out, a, BigInt(amount)) : move(a, out, BigInt(amount)),
        );
        const chosen = each.events.flatMap(({ type, party }, row) =>
          type === "in" ? [{ row, claimant: party }] : [],
        );
        const result = trace([book(a)], movements, chosen);
        const remaining = positionsOf(result)
          .filter((position) => position.fate === "lies")
          .map((position) => [position.claimant, Number(position.amountMinor)]);
        assert.deepEqual(Object.fromEntries(remaining), each.expected_remaining.fifo);
        const compositions = compositionsOf(result);
        const withdrawals = each.events.flatMap(({ type }, row) =>
          type === "out" ? [compositions.get(row)] : [],
        );
        assert.deepEqual(
          withdrawals.map((w) =>
            Object.fromEntries(w!.parts.map((p) => [p.claimant, Number(p.amountMinor)])),
          ),
          each.expected_withdrawal_composition.fifo,
        );
        for (const withdrawal of withdrawals) assert.equal(withdrawal!.untracedMinor, 0n);
      });
  },
);

test("the worked example of the doc page", () => {
  const page = readFileSync(new URL("fifo.md", import.meta.url), "utf8");
  const tables = at(page.split("## Worked example"), 1)
    .split(/\n\n(?=\|)/u)
    .slice(1)
    .map((part) =>
      part
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .slice(2)
        .map((line) =>
          line
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
    );
  const rows = at(tables, 0);
  const places: Record<string, number> = { A: a, B: b, cash: cashParty };
  const place = (name: string) => places[name] ?? out;
  const minor = (text: string) => {
    const amount = parseMinor(text, 2);
    assert.ok(amount !== null, text);
    return amount;
  };
  const movements = rows.map(([, day = "", payer = "", beneficiary = "", amount = ""]) => {
    const date = parseCalendarDate(day);
    assert.ok(date !== null, day);
    return move(place(payer), place(beneficiary), minor(amount), dayNumber(date));
  });
  const chosen = rows.flatMap(([, , payer = ""], row) =>
    place(payer) === out ? [{ row, claimant: payer }] : [],
  );
  const result = trace([book(a, 100_00n), book(b)], movements, chosen);
  assert.equal(movements.length, 5);
  assert.deepEqual(
    lines(result),
    at(tables, 1)
      .map(
        ([who, fate, where = "", amount = ""]) =>
          `${who} ${fate} ${place(where)} ${minor(amount)} EUR`,
      )
      .toSorted(),
  );
});

// --- Hops, cycles, order ------------------------------------------------------------------------

test("every end has its path of rows from the deposit", () => {
  const result = trace(
    [book(a, 50n), book(b), book(c)],
    [move(out, a, 100n), move(a, b, 120n, 2), move(b, c, 60n, 3), move(c, out, 60n, 4)],
    [0],
  );
  assert.deepEqual(lines(result), [
    "row 0 left -1 10 EUR",
    "row 0 lies 0 30 EUR",
    "row 0 lies 1 60 EUR",
  ]);
  const left = endsOf(result).find((end) => end.fate === "left")!;
  const path = pathOf(result, left.step);
  assert.deepEqual(
    path.map((step) => [step.row, step.account, step.hop, step.kind, step.amountMinor]),
    [
      [0, a, 0, "deposit", 100n],
      [1, b, 1, "transfer", 70n],
      [2, c, 2, "transfer", 10n],
      [3, out, 3, "left", 10n],
    ],
  );
});

test("money that circles comes back behind what stayed", () => {
  const result = trace(
    [book(a), book(b)],
    [
      move(out, a, 100n),
      move(out, a, 50n, 1),
      move(a, b, 100n, 2),
      move(b, a, 100n, 3),
      move(a, out, 60n, 4),
    ],
    [0],
  );
  // The queue of A is then 50 untraced, 100 traced: of 60 going out, 10 are traced.
  assert.deepEqual(lines(result), ["row 0 left -1 10 EUR", "row 0 lies 0 90 EUR"]);
  assert.deepEqual(compositionsOf(result).get(4), {
    parts: [{ claimant: "row 0", amountMinor: 10n }],
    untracedMinor: 50n,
  });
});

test("a circle of many rounds ends at the limit of hops, and says so", () => {
  const movements = [move(out, a, 100n)];
  for (let round = 0; round < 10; round += 1)
    movements.push(move(round % 2 === 0 ? a : b, round % 2 === 0 ? b : a, 100n, 2 + round));
  const all = trace([book(a), book(b)], movements, [0]);
  assert.deepEqual(lines(all), ["row 0 lies 0 100 EUR"]);
  assert.equal(at(endsOf(all), 0).hop, 10);
  const cut = trace([book(a), book(b)], movements, [0], { hopCountMax: 3 });
  assert.deepEqual(lines(cut), ["row 0 hop-limit 0 100 EUR"]);
  assert.equal(at(endsOf(cut), 0).row, 4);
  assert.deepEqual(
    cut.notices.map(({ messageId, account, amountMinor, rows, data }) => ({
      messageId,
      account,
      amountMinor,
      rows,
      data,
    })),
    [{ messageId: "noticeHopLimit", account: a, amountMinor: 100n, rows: [4], data: { count: 1 } }],
  );
});

test("within a day the order is that of the statement, whatever the order of the rows", () => {
  const books = [book(a)];
  const deposit = { ...move(out, a, 100n), sequence: 2 };
  const early = trace(
    books,
    [deposit, { ...move(a, out, 40n), sequence: 1 }, { ...move(out, a, 40n), sequence: 0 }],
    [0],
  );
  assert.deepEqual(lines(early), ["row 0 lies 0 100 EUR"]);
  const late = trace(books, [deposit, { ...move(a, out, 40n), sequence: 3 }], [0]);
  assert.deepEqual(lines(late), ["row 0 left -1 40 EUR", "row 0 lies 0 60 EUR"]);
});

test("a transfer booked later by the beneficiary's bank is not spent before", () => {
  const books = [book(a), book(b, 100n)];
  const transfer = { ...move(a, b, 100n, 2), arrival: { bookedOn: 3, sequence: 0 } };
  const movements = [move(out, a, 100n), transfer, move(b, out, 100n, 2), move(b, out, 30n, 3)];
  assert.deepEqual(lines(trace(books, movements, [0])), [
    "row 0 left -1 30 EUR",
    "row 0 lies 1 70 EUR",
  ]);
  const atNight = trace(books, movements, [0], { toDay: 2 });
  assert.deepEqual(lines(atNight), ["row 0 in-transit 1 100 EUR"]);
});

test("positions of two statements are not compared: a transfer leaves before it arrives", () => {
  // A's statement: deposit 5, transfer 6. B's: transfer 1, payment 2. All on one day.
  const movements: Movement[] = [
    { ...move(out, a, 100n), sequence: 5 },
    { ...move(a, b, 100n), sequence: 6, arrival: { bookedOn: 1, sequence: 1 } },
    { ...move(b, c, 100n), sequence: 2, arrival: { bookedOn: 1, sequence: 9 } },
    { ...move(c, out, 100n), sequence: 10 },
  ];
  const result = trace([book(a), book(b), book(c)], movements, [0]);
  assert.deepEqual(lines(result), ["row 0 left -1 100 EUR"]);
  assert.deepEqual(notices(result), []);
});

test("statements that contradict each other are reported, and money is conserved", () => {
  // Each statement books its receipt before its payment: neither can be first.
  const movements: Movement[] = [
    { ...move(a, b, 100n), sequence: 2, arrival: { bookedOn: 1, sequence: 1 } },
    { ...move(b, a, 100n), sequence: 2, arrival: { bookedOn: 1, sequence: 1 } },
  ];
  const result = trace([book(a, 100n), book(b)], movements, [0]);
  assert.deepEqual(lines(result), ["row 0 lies 0 100 EUR"]);
  const drawn = result.notices.find((notice) => notice.messageId === "noticeDrawnForward")!;
  assert.deepEqual(drawn.rows, [0]);
});

test("a transfer that arrived before it left is drawn forward and reported", () => {
  const transfer = { ...move(a, b, 100n, 5), arrival: { bookedOn: 3, sequence: 0 } };
  const result = trace(
    [book(a), book(b)],
    [move(out, a, 100n), transfer, move(b, out, 100n, 4)],
    [0],
  );
  assert.deepEqual(lines(result), ["row 0 left -1 100 EUR"]);
  assert.deepEqual(notices(result), ["noticeDrawnForward"]);
});

test("a transfer from an account to itself changes no order", () => {
  const movements = [
    move(out, a, 100n),
    move(out, a, 50n, 2),
    move(a, a, 100n, 3),
    move(a, out, 50n, 4),
  ];
  const result = trace([book(a)], movements, [0]);
  assert.deepEqual(lines(result), ["row 0 left -1 50 EUR", "row 0 lies 0 50 EUR"]);
  assert.deepEqual(notices(result), ["noticeOwnTransfer"]);
  assert.deepEqual(notices(trace([book(a)], movements, [2])), [
    "noticeOwnTransfer",
    "noticeChosenOwnTransfer",
  ]);
});

// --- Overdrafts and unknown balances --------------------------------------------------------------

test("money paid into an overdrawn account repays the bank", () => {
  const movements = [move(a, out, 80n), move(out, a, 100n, 2), move(a, out, 50n, 3)];
  const result = trace([book(a, 50n)], movements, [1]);
  assert.deepEqual(lines(result), [
    "row 1 left -1 50 EUR",
    "row 1 lies 0 20 EUR",
    "row 1 overdraft 0 30 EUR",
  ]);
  assert.deepEqual(
    result.notices.map(({ messageId, amountMinor, rows }) => [messageId, amountMinor, rows]),
    [["noticeOverdrawn", 30n, [0]]],
  );
  const repaid = endsOf(result).find((end) => end.fate === "overdraft")!;
  assert.equal(repaid.row, 1);
  const unseen = trace([book(a, 50n)], movements, [1], { overdraft: "unseen-money" });
  assert.deepEqual(lines(unseen), ["row 1 left -1 50 EUR", "row 1 lies 0 50 EUR"]);
  assert.deepEqual(notices(unseen), ["noticeUnseenMoney"]);
});

test("untraced money repays an overdraft too, and a debit opening balance is one", () => {
  const movements = [move(out, a, 30n), move(out, a, 100n, 2)];
  assert.deepEqual(lines(trace([book(a, -50n)], movements, [1])), [
    "row 1 lies 0 80 EUR",
    "row 1 overdraft 0 20 EUR",
  ]);
  assert.deepEqual(lines(trace([book(a, -50n)], movements, [1], { overdraft: "unseen-money" })), [
    "row 1 lies 0 100 EUR",
  ]);
});

test("a traced payment on credit takes all the traced money and the rest is the bank's", () => {
  const result = trace([book(a), book(b)], [move(out, a, 100n), move(a, b, 150n, 2)], [0]);
  assert.deepEqual(lines(result), ["row 0 lies 1 100 EUR"]);
  assert.deepEqual(compositionsOf(result).get(1), {
    parts: [{ claimant: "row 0", amountMinor: 100n }],
    untracedMinor: 50n,
  });
});

test("where the opening balance is unknown, no debt is invented and the gap is said", () => {
  const movements = [move(a, out, 80n), move(out, a, 100n, 2)];
  const result = trace([book(a, null)], movements, [1]);
  assert.deepEqual(lines(result), ["row 1 lies 0 100 EUR"]);
  assert.deepEqual(notices(result), ["noticeOpeningUnknown", "noticeUnseenMoney"]);
});

test("notices of books that traced money never reached are left out", () => {
  const result = trace([book(a), book(b, null)], [move(b, out, 80n), move(out, a, 100n, 2)], [1]);
  assert.deepEqual(result.notices, []);
});

// --- Parts and claimants --------------------------------------------------------------------------

test("a part of a deposit stands before or after its rest", () => {
  const movements = [move(out, a, 700n), move(a, out, 400n, 2)];
  const part = { row: 0, claimant: "Skipper", partMinor: 300n };
  assert.deepEqual(lines(trace([book(a)], movements, [part])), ["Skipper left -1 300 EUR"]);
  assert.deepEqual(lines(trace([book(a)], movements, [part], { chosenPart: "last" })), [
    "Skipper lies 0 300 EUR",
  ]);
});

test("two claimants of one deposit take their parts in the order chosen", () => {
  const chosen = [
    { row: 0, claimant: "Lin", partMinor: 30n },
    { row: 0, claimant: "Mora", partMinor: 50n },
  ];
  const result = trace([book(a)], [move(out, a, 100n), move(a, out, 60n, 2)], chosen);
  assert.deepEqual(lines(result), [
    "Lin left -1 30 EUR",
    "Mora left -1 30 EUR",
    "Mora lies 0 20 EUR",
  ]);
  const tooMuch = trace(
    [book(a)],
    [move(out, a, 100n)],
    [at(chosen, 0), { row: 0, claimant: "Mora" }],
  );
  assert.deepEqual(lines(tooMuch), ["Lin lies 0 30 EUR", "Mora lies 0 70 EUR"]);
  assert.deepEqual(tooMuch.followedMinor, [30n, 70n]);
  assert.deepEqual(notices(tooMuch), ["noticeAlreadyFollowed"]);
});

test("money already followed keeps its first claimant and is not counted twice", () => {
  const movements = [move(out, a, 100n), move(a, b, 150n, 2)];
  const result = trace([book(a, 50n), book(b)], movements, [
    { row: 0, claimant: "Lin" },
    { row: 1, claimant: "Mora" },
  ]);
  assert.deepEqual(lines(result), ["Lin lies 1 100 EUR", "Mora lies 1 50 EUR"]);
  assert.deepEqual(
    result.notices.map(({ messageId, amountMinor, rows }) => [messageId, amountMinor, rows]),
    [["noticeAlreadyFollowed", 100n, [1]]],
  );
});

test("two deposits of one claimant are summed", () => {
  const chosen = [0, 1].map((row) => ({ row, claimant: "Lin" }));
  const result = trace([book(a)], [move(out, a, 100n), move(out, a, 20n, 2)], chosen);
  assert.deepEqual(lines(result), ["Lin lies 0 120 EUR"]);
});

// --- Gaps -------------------------------------------------------------------------------------------

test("cash, accounts without a statement and counterparties outside are told apart", () => {
  const movements = [
    move(out, a, 100n),
    move(a, cashParty, 10n, 2),
    move(a, c, 20n, 3),
    move(a, out, 30n, 4),
  ];
  assert.deepEqual(lines(trace([book(a)], movements, [0])), [
    "row 0 cash -2 10 EUR",
    "row 0 left -1 30 EUR",
    "row 0 lies 0 40 EUR",
    "row 0 no-statement 2 20 EUR",
  ]);
});

test("outside the days of its statement an account is a gap", () => {
  const covered: NamedBook = { ...book(b, 500n), fromDay: 10, toDay: 20 };
  const movements = [
    move(out, a, 100n),
    move(a, b, 40n, 5),
    move(a, b, 60n, 15),
    move(b, out, 540n, 16),
    move(b, out, 1n, 30),
  ];
  const result = trace([book(a), covered], movements, [0]);
  // The 40 are inside the opening balance of B, which is untraced; the last row is outside the books.
  assert.deepEqual(lines(result), [
    "row 0 left -1 40 EUR",
    "row 0 lies 1 20 EUR",
    "row 0 no-statement 1 40 EUR",
  ]);
});

test("a deposit chosen at an account without a statement ends where it begins", () => {
  const result = trace([book(a)], [move(out, c, 100n)], [0]);
  assert.deepEqual(lines(result), ["row 0 no-statement 2 100 EUR"]);
  assert.deepEqual(
    pathOf(result, 1).map((step) => step.kind),
    ["deposit", "no-statement"],
  );
});

test("rows without a date are left out and listed", () => {
  const movements = [{ ...move(out, a, 100n), bookedOn: null }, move(out, a, 50n, 2)];
  const result = trace([book(a)], movements, [0, 1]);
  assert.deepEqual(lines(result), ["row 1 lies 0 50 EUR"]);
  assert.deepEqual(notices(result), ["noticeUndated", "noticeChosenUndated"]);
  assert.deepEqual(result.followedMinor, [0n, 50n]);
});

// --- Currency legs ----------------------------------------------------------------------------------

test("an exchange is apportioned exactly, and the residue is shown", () => {
  // 100.00 EUR become 733.33 CNY; a third each of two claimants and of untraced money.
  const movements: Movement[] = [
    move(out, a, 33_33n),
    move(out, a, 33_33n, 2),
    move(out, a, 33_34n, 3),
    { ...move(a, b, 100_00n, 4), exchange: { amountMinor: 733_33n, currency: "CNY" } },
  ];
  const result = trace([book(a), book(b, 0n, "CNY")], movements, [0, 1]);
  assert.deepEqual(lines(result), ["row 0 lies 1 24442 CNY", "row 1 lies 1 24442 CNY"]);
  const [step, leg] = at([...result.legs.entries()], 0);
  assert.equal(leg.paidMinor, 33_33n);
  // 3333 × 73333 / 10000 = 24441.8889: rounding added 1111/10000 of a minor unit.
  assert.equal(leg.residueNumerator, 1111n);
  assert.equal(leg.residueDenominator, 10_000n);
  assert.equal(stepAt(result, step).currency, "CNY");
});

test("without the second leg money does not change currency", () => {
  const movements = [move(out, a, 100n), move(a, b, 100n, 2)];
  const result = trace([book(a), book(b, 0n, "CNY")], movements, [0]);
  assert.deepEqual(lines(result), ["row 0 no-statement 1 100 EUR"]);
});

test("one account in two currencies is two queues", () => {
  const usd = { ...move(a, out, 50n, 3), currency: "USD" };
  const exchange = { ...move(a, a, 100n, 2), exchange: { amountMinor: 110n, currency: "USD" } };
  const result = trace([book(a), book(a, 20n, "USD")], [move(out, a, 100n), exchange, usd], [0]);
  assert.deepEqual(lines(result), ["row 0 left -1 30 USD", "row 0 lies 0 80 USD"]);
});

// --- Window and limits --------------------------------------------------------------------------------

test("the window shows the position at its end and leaves out earlier deposits", () => {
  const movements = [move(out, a, 100n), move(out, a, 50n, 5), move(a, out, 120n, 10)];
  const result = trace([book(a)], movements, [0, 1], { fromDay: 3 });
  assert.deepEqual(lines(result), ["row 1 left -1 20 EUR", "row 1 lies 0 30 EUR"]);
  assert.deepEqual(notices(result), ["noticeChosenOutsideWindow"]);
  assert.deepEqual(lines(trace([book(a)], movements, [0, 1], { toDay: 9 })), [
    "row 0 lies 0 100 EUR",
    "row 1 lies 0 50 EUR",
  ]);
  assert.deepEqual(notices(trace([book(a)], movements, [1], { toDay: 4 })), [
    "noticeChosenOutsideWindow",
  ]);
});

test("the limit of lots ends what comes too much", () => {
  const movements = [
    move(out, a, 10n),
    move(out, a, 20n, 2),
    move(a, b, 10n, 3),
    move(a, b, 20n, 4),
  ];
  const result = trace([book(a), book(b)], movements, [0, 1], { lotCountMax: 1 });
  assert.deepEqual(lines(result), ["row 0 lies 1 10 EUR", "row 1 lot-limit 1 20 EUR"]);
  assert.deepEqual(notices(result), ["noticeLotLimit"]);
});

test("the limit of steps stops the walk before a row, which is named", () => {
  const movements = [
    move(out, a, 10n),
    move(a, b, 10n, 2),
    move(b, out, 10n, 3),
    move(out, a, 5n, 4),
  ];
  const result = trace([book(a), book(b)], movements, [0, 3], { stepCountMax: 2 });
  assert.deepEqual(lines(result), ["row 0 lies 1 10 EUR"]);
  assert.equal(result.stoppedBeforeRow, 2);
  assert.deepEqual(notices(result), ["noticeStepLimit", "noticeChosenNotReached"]);
});

test("thousands of lots keep their order", () => {
  const count = 3000;
  const movements: Movement[] = [];
  for (let row = 0; row < count; row += 1) movements.push(move(out, a, 2n));
  movements.push(move(a, b, BigInt(count) + 1n, 2));
  const result = trace([book(a), book(b)], movements, [...movements.keys()].slice(0, count));
  const ends = endsOf(result);
  assert.equal(ends.length, count + 1);
  const inB = ends.filter((end) => end.account === b);
  // Half of the lots and half of the one in the middle moved, the oldest first.
  assert.deepEqual(
    inB.map((end) => end.chosen),
    Array.from({ length: count / 2 + 1 }, (_, index) => index),
  );
  assert.equal(inB.at(-1)?.amountMinor, 1n);
});

test("amounts beyond 53 bits stay exact", () => {
  const huge = 2n ** 62n + 1n;
  const result = trace(
    [book(a, huge)],
    [move(out, a, huge), move(a, out, huge - 1n, 2), move(a, out, 2n, 3)],
    [0],
  );
  assert.deepEqual(lines(result), ["row 0 left -1 1 EUR", `row 0 lies 0 ${huge - 1n} EUR`]);
});

test("the catalogue declares its parameters, with the defaults of the walk", () => {
  assert.deepEqual(
    doctrines.map((doctrine) => doctrine.id),
    [
      "asset-election",
      "backwards",
      "fifo",
      "haircut",
      "libr-inverse",
      "libr-rateable",
      "lifo",
      "own-first",
      "pari-passu-ex-post",
      "poison",
      "rolling-pro-rata",
    ],
  );
  assert.deepEqual(defaultsOf(fifo), {
    orderWithinDay: "as-booked",
    overdraft: "repays-bank",
    chosenPart: "first",
    hopCountMax: 50,
    lotCountMax: 100_000,
    stepCountMax: 5_000_000,
    fromDay: null,
    toDay: null,
  });
});

test("parameters out of their bounds are named and not run", () => {
  const params = { ...defaultsOf(fifo), hopCountMax: 0, toDay: 1.5 };
  assert.deepEqual(paramFaults(fifo.params, params), ["hopCountMax", "toDay"]);
  assert.deepEqual(paramFaults(fifo.params, defaultsOf(fifo)), []);
  assert.throws(() => trace([book(a)], [], [], { lotCountMax: 0 }), /lotCountMax/u);
});

test("a choice that is no row, or a part larger than its deposit, is a fault of the caller", () => {
  assert.throws(() => trace([book(a)], [], [0]), /row of the ledger/u);
  const part = { row: 0, claimant: "Lin", partMinor: 11n };
  assert.throws(() => trace([book(a)], [move(out, a, 10n)], [part]), /no more than its deposit/u);
  assert.throws(() => trace([book(a)], [move(out, a, -10n)], [0]), /never negative/u);
});
