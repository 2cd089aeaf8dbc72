// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { findFolds } from "./find-folds.ts";
import type { FoldHistory, FoldParams, FoldRows, Folds, FoldSide } from "./fold.ts";
import { defaultFoldParams, foldSides, undatedDay } from "./fold.ts";
import { countTransactions, transactionOfRows } from "./fold-groups.ts";

/** A row of a test: the statement it is in, whose side, and what differs from the usual. */
interface Row {
  readonly in: number;
  readonly side: FoldSide;
  readonly from?: string;
  readonly to?: string;
  readonly fromBank?: string;
  readonly toBank?: string;
  readonly amount?: bigint;
  readonly currency?: string;
  readonly day?: number | null;
  readonly balance?: bigint;
  readonly reversal?: boolean;
  readonly bank?: string;
  readonly id?: string;
  readonly uetr?: string;
}

function columns(rows: readonly Row[]): FoldRows {
  const text = (of: (row: Row) => string | undefined) => rows.map((row) => of(row) ?? "");
  return {
    rowCount: rows.length,
    statement: Int32Array.from(rows, (row) => row.in),
    position: Int32Array.from(rows, (_, position) => position),
    side: Uint8Array.from(rows, (row) => foldSides.indexOf(row.side)),
    bookedOn: Int32Array.from(rows, (row) => (row.day === null ? undatedDay : (row.day ?? 10))),
    amountMinor: BigInt64Array.from(rows, (row) => row.amount ?? 100_00n),
    currency: rows.map((row) => row.currency ?? "EUR"),
    balanceMinor: rows.map((row) => row.balance ?? null),
    isReversal: Uint8Array.from(rows, (row) => (row.reversal === true ? 1 : 0)),
    payerAccount: text((row) => row.from),
    payerBank: text((row) => row.fromBank),
    beneficiaryAccount: text((row) => row.to),
    beneficiaryBank: text((row) => row.toBank),
    bankReference: text((row) => row.bank),
    endToEndId: text((row) => row.id),
    uetr: text((row) => row.uetr),
  };
}

const find = (
  rows: readonly Row[],
  history?: FoldHistory,
  params: FoldParams = defaultFoldParams,
): Folds => findFolds(columns(rows), params, history);

/** Folds as short lines: rows, reason, lag. */
function lines({ certain, proposed, ambiguous }: Folds): string[] {
  return [
    ...certain.map((fold) => `= ${fold.a} ${fold.b} ${fold.basis.messageId} ${fold.dayLag}`),
    ...proposed.map((fold) => `? ${fold.a} ${fold.b} ${fold.basis.messageId} ${fold.dayLag}`),
    ...ambiguous.map(
      (each) => `! ${each.left.join()} | ${each.right.join()} ${each.basis.messageId}`,
    ),
  ];
}

const A = "1000200030001111";
const B = "1000200030002222";
const C = "1000200030003333";
const paid = (more: Partial<Row> = {}): Row => ({ in: 1, side: "payer", from: A, to: B, ...more });
const got = (more: Partial<Row> = {}): Row => ({
  in: 2,
  side: "beneficiary",
  from: A,
  to: B,
  ...more,
});
const uetr = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
const otherUetr = "7a9619ff-8b86-4d01-b42d-00cf4fc964ff";

// --- Opposite accounts ----------------------------------------------------------------------------

test("a reference, the amount and the currency meet on opposite accounts", () => {
  assert.deepEqual(lines(find([paid({ id: "INV-2031" }), got({ id: "inv-2031", day: 12 })])), [
    "= 0 1 referenceEndToEndId 2",
  ]);
  assert.deepEqual(lines(find([paid({ bank: "BR77120" }), got({ bank: "BR77120" })])), [
    "= 0 1 referenceBankReference 0",
  ]);
  assert.deepEqual(lines(find([got({ uetr, day: 70 }), paid({ uetr })])), [
    "= 1 0 referenceUetr 60",
  ]);
});

test("the counterparty need not be named where a reference meets", () => {
  const [p, g] = [paid({ to: "", id: "INV-2031" }), got({ from: "", id: "INV-2031" })];
  assert.deepEqual(lines(find([p, g])), ["= 0 1 referenceEndToEndId 0"]);
});

test("placeholders and counters are no references", () => {
  for (const id of ["NOTPROVIDED", "NonRef", "0", "000000", "-", "12", "N/A"])
    assert.deepEqual(
      lines(find([paid({ id, bank: id, uetr: id }), got({ id, bank: id, uetr: id })])),
      ["? 0 1 fitsBothAccounts 0"],
    );
});

test("another amount, another currency or another account is another transfer", () => {
  const id = "INV-2031";
  assert.deepEqual(lines(find([paid({ id }), got({ id, amount: 99_50n })])), []);
  assert.deepEqual(lines(find([paid({ id }), got({ id, currency: "USD" })])), []);
  assert.deepEqual(lines(find([paid({ id }), got({ id, to: C })])), []);
  assert.deepEqual(lines(find([paid({ id }), got({ id, from: C })])), []);
  assert.deepEqual(lines(find([paid({ uetr }), got({ uetr: otherUetr })])), []);
  assert.deepEqual(lines(find([paid({ id }), got({ id: "INV-2032" })])), []);
});

test("amounts netted by a fee or a batch are not folded", () => {
  assert.deepEqual(
    lines(find([paid({ amount: 700_00n }), paid({ amount: 300_00n }), got({ amount: 1000_00n })])),
    [],
  );
});

test("two payer's rows, or two rows of one statement, never meet", () => {
  const id = "INV-2031";
  assert.deepEqual(lines(find([paid({ id }), paid({ id, in: 2, from: B, to: A })])), []);
  assert.deepEqual(lines(find([paid({ id }), got({ id, in: 1 })])), []);
  assert.deepEqual(
    lines(find([paid({ id }), { ...paid({ id }), side: "beneficiary", in: 2, to: A }])),
    [],
  );
});

test("a bank's own reference is only its own", () => {
  const bank = "000123456";
  const unnamed = [
    paid({ bank, to: "", fromBank: "DEUTDEFF" }),
    got({ bank, from: "", toBank: "COBADEFF" }),
  ];
  assert.deepEqual(lines(find(unnamed)), ["? 0 1 referenceBankDiffers 0"]);
  const named = [paid({ bank, fromBank: "DEUTDEFF" }), got({ bank, toBank: "COBADEFF" })];
  assert.deepEqual(lines(find(named)), ["= 0 1 referenceBankReference 0"]);
  const oneBank = [
    paid({ bank, to: "", fromBank: "DEUTDEFF500" }),
    got({ bank, from: "", toBank: "DEUTDEFFXXX" }),
  ];
  assert.deepEqual(lines(find(oneBank)), ["= 0 1 referenceBankReference 0"]);
});

test("a standing order that uses one id is folded month by month", () => {
  const rows: Row[] = [];
  for (let month = 0; month < 4; month += 1) rows.push(paid({ id: "RENT", day: month * 30 }));
  for (let month = 1; month < 5; month += 1) rows.push(got({ id: "RENT", day: month * 30 + 2 }));
  // The first month is missing on one side, the last on the other.
  assert.deepEqual(lines(find(rows)), [
    "= 1 4 referenceEndToEndId 2",
    "= 2 5 referenceEndToEndId 2",
    "= 3 6 referenceEndToEndId 2",
  ]);
});

test("equal payments with one reference are folded pairwise, never two to one", () => {
  const id = "SALARY";
  const two = [paid({ id }), paid({ id }), got({ id }), got({ id })];
  assert.deepEqual(lines(find(two)), [
    "= 0 2 referenceEndToEndId 0",
    "= 1 3 referenceEndToEndId 0",
  ]);
  assert.deepEqual(lines(find(two.slice(0, 3))), ["! 0,1 | 2 ambiguousReference"]);
});

test("salaries of one day, amount and id are told apart by account, else said to be unclear", () => {
  const id = "SALARY";
  const others = [B, C, "1000200030004444"];
  const named = [...others.map((to) => paid({ id, to })), got({ id, in: 3, to: C })];
  assert.deepEqual(lines(find(named)), ["= 1 3 referenceEndToEndId 0"]);
  const unnamed = [...others.map(() => paid({ id, to: "" })), got({ id, in: 3, to: C })];
  assert.deepEqual(lines(find(unnamed)), ["! 0,1,2 | 3 ambiguousReference"]);
});

test("a row marked as reversal is not its original", () => {
  const id = "INV-2031";
  const rows = [
    paid({ id }),
    got({ id }),
    // The return: B pays A back.
    { ...paid({ id, in: 2, from: B, to: A, day: 12 }) },
    { ...got({ id, in: 1, from: B, to: A, day: 12, reversal: true }) },
  ];
  assert.deepEqual(lines(find(rows)), [
    "= 0 1 referenceEndToEndId 0",
    "? 2 3 referenceReversalDiffers 0",
  ]);
  assert.deepEqual(lines(find([paid(), got({ reversal: true })])), []);
  assert.deepEqual(lines(find([paid({ reversal: true }), got({ reversal: true })])), [
    "? 0 1 fitsBothAccounts 0",
  ]);
});

test("equal amounts that go round a circle are folded leg by leg", () => {
  const legs = [
    [A, B],
    [B, C],
    [C, A],
  ] as const;
  const rows = legs.flatMap(([from, to], leg) => [
    paid({ in: leg, from, to }),
    got({ in: (leg + 1) % 3, from, to }),
  ]);
  assert.deepEqual(lines(find(rows)), [
    "? 0 1 fitsBothAccounts 0",
    "? 2 3 fitsBothAccounts 0",
    "? 4 5 fitsBothAccounts 0",
  ]);
  const unnamed = rows.map((row) =>
    row.side === "payer" ? { ...row, to: "" } : { ...row, from: "" },
  );
  assert.deepEqual(lines(find(unnamed)), []);
});

// --- Proposals ------------------------------------------------------------------------------------

test("what fits without a reference is proposed, with how well it is known", () => {
  assert.deepEqual(lines(find([paid(), got({ day: 11 })])), ["? 0 1 fitsBothAccounts 1"]);
  assert.deepEqual(lines(find([paid(), got({ from: "" })])), ["? 0 1 fitsOneAccount 0"]);
  assert.deepEqual(lines(find([paid({ to: "" }), got({ from: "" })])), ["? 0 1 fitsAmount 0"]);
  assert.deepEqual(lines(find([paid(), got({ day: 16 })])), []);
  assert.deepEqual(lines(find([paid(), got({ day: null })])), []);
});

test("account numbers that can be read only in part are proposed, never certain", () => {
  const masked = [paid({ to: "1000****2222" }), got()];
  assert.deepEqual(lines(find(masked)), ["? 0 1 fitsAccountInPart 0"]);
  const withReference = masked.map((row) => ({ ...row, id: "INV-2031" }));
  assert.deepEqual(lines(find(withReference)), ["? 0 1 referenceAccountInPart 0"]);
  assert.deepEqual(lines(find([paid({ to: "1000****2223" }), got()])), []);
  assert.deepEqual(lines(find([paid({ to: `00${B}` }), got()])), ["? 0 1 fitsAccountInPart 0"]);
  assert.deepEqual(lines(find([paid({ to: `00${B}`, toBank: "010" }), got({ toBank: "10" })])), [
    "? 0 1 fitsBothAccounts 0",
  ]);
});

test("an IBAN and its national number are one account", () => {
  const iban = "DE89 3704 0044 0532 0130 00";
  const rows = [
    paid({ to: "532013000", toBank: "37040044", id: "INV-2031" }),
    got({ to: iban, id: "INV-2031" }),
  ];
  assert.deepEqual(lines(find(rows)), ["= 0 1 referenceEndToEndId 0"]);
});

test("the nearest day is the partner, and a tie is said to be unclear", () => {
  assert.deepEqual(lines(find([paid(), got({ day: 14 }), got({ day: 11 })])), [
    "? 0 2 fitsBothAccounts 1",
  ]);
  assert.deepEqual(lines(find([paid(), got({ day: 9 }), got({ day: 11 })])), [
    "? 0 2 fitsBothAccounts 1",
  ]);
  assert.deepEqual(lines(find([paid(), got({ day: 11 }), got({ day: 11 })])), [
    "! 0 | 1,2 ambiguousFit",
  ]);
});

test("of several payers of one amount the named one is the partner", () => {
  const rows = [paid({ from: A }), paid({ in: 3, from: C }), got({ from: C })];
  assert.deepEqual(lines(find(rows)), ["? 1 2 fitsBothAccounts 0"]);
  const unnamed = [paid({ from: A }), paid({ in: 3, from: C }), got({ from: "" })];
  assert.deepEqual(lines(find(unnamed)), ["! 0,1 | 2 ambiguousFit"]);
});

test("an amount alone is a lead only where it is alone in its days", () => {
  const rows = [paid({ to: "" }), paid({ to: "", day: 12 }), got({ from: "" })];
  assert.deepEqual(lines(find(rows)), []);
  assert.deepEqual(lines(find([paid({ to: "" }), got({ from: "" }), paid({ to: "", day: 30 })])), [
    "? 0 1 fitsAmount 0",
  ]);
});

test("rows without a currency meet only rows of the same account", () => {
  const none = { currency: "XXX", id: "INV-2031" };
  assert.deepEqual(lines(find([paid(none), got(none)])), []);
  assert.deepEqual(lines(find([paid(none), paid({ ...none, in: 2 })])), [
    "= 0 1 overlapReference 0",
  ]);
});

test("rows without a date are folded by a reference only", () => {
  assert.deepEqual(lines(find([paid({ id: "INV-2031", day: null }), got({ id: "INV-2031" })])), [
    "= 0 1 referenceEndToEndId null",
  ]);
  assert.deepEqual(lines(find([paid({ day: null }), got({ day: null })])), []);
});

// --- Overlapping statements -----------------------------------------------------------------------

test("overlapping statements of one account are folded by reference or balance", () => {
  const bank = "BR77120";
  assert.deepEqual(lines(find([paid({ bank }), paid({ bank, in: 2 })])), [
    "= 0 1 overlapReference 0",
  ]);
  assert.deepEqual(lines(find([paid({ balance: 5n }), paid({ balance: 5n, in: 2 })])), [
    "= 0 1 overlapBalance 0",
  ]);
  assert.deepEqual(lines(find([paid(), paid({ in: 2 })])), ["? 0 1 overlapDay 0"]);
});

test("another day, side, balance, reference or counterparty is another entry", () => {
  const bank = "BR77120";
  assert.deepEqual(lines(find([paid({ bank }), paid({ bank, in: 2, day: 11 })])), []);
  assert.deepEqual(lines(find([paid({ bank }), got({ bank, to: A, from: B })])), []);
  assert.deepEqual(
    lines(find([paid({ bank, balance: 5n }), paid({ bank, in: 2, balance: 6n })])),
    [],
  );
  assert.deepEqual(lines(find([paid({ bank }), paid({ bank: "BR77121", in: 2 })])), []);
  assert.deepEqual(lines(find([paid({ bank }), paid({ bank, in: 2, to: C })])), []);
  assert.deepEqual(lines(find([paid({ bank }), paid({ bank, in: 2, from: C })])), []);
  assert.deepEqual(lines(find([paid({ bank }), paid({ bank, in: 2, reversal: true })])), []);
});

test("as many equal entries as both statements list are folded, in order", () => {
  const bank = "BATCH1";
  const first = [paid({ bank }), paid({ bank })];
  const second = first.map((row) => ({ ...row, in: 2 }));
  assert.deepEqual(lines(find([...first, ...second])), [
    "= 0 2 overlapReference 0",
    "= 1 3 overlapReference 0",
  ]);
  assert.deepEqual(lines(find([...first, paid({ bank, in: 2 })])), ["= 0 2 overlapReference 0"]);
  const plain = [paid(), paid(), paid({ in: 2 }), paid({ in: 2 })];
  assert.deepEqual(lines(find(plain)), ["? 0 2 overlapDay 0", "? 1 3 overlapDay 0"]);
  assert.deepEqual(lines(find(plain.slice(0, 3))), ["! 0,1 | 2 ambiguousOverlap"]);
});

test("balances tell equal entries apart whatever their order", () => {
  const rows = [
    paid({ balance: 300n }),
    paid({ balance: 200n }),
    paid({ in: 2, balance: 200n }),
    paid({ in: 2, balance: 100n }),
  ];
  assert.deepEqual(lines(find(rows)), ["= 1 2 overlapBalance 0"]);
});

test("three statements of one account give two folds an entry", () => {
  const bank = "BR77120";
  const rows = [1, 2, 3].map((statement) => paid({ bank, in: statement }));
  assert.deepEqual(lines(find(rows)), ["= 0 1 overlapReference 0", "= 0 2 overlapReference 0"]);
});

test("what one format leaves out the other adds", () => {
  // The first statement has no reference of the transfer; its duplicate has.
  const rows = [
    paid({ bank: "BR77120", to: "" }),
    paid({ in: 2, bank: "BR77120", id: "INV-2031" }),
    got({ in: 3, id: "INV-2031" }),
  ];
  assert.deepEqual(lines(find(rows)), ["= 0 1 overlapReference 0", "= 0 2 referenceEndToEndId 0"]);
});

// --- Several sources ------------------------------------------------------------------------------

test("three and four sources of one transfer are one transaction", () => {
  const id = "INV-2031";
  const rows: Row[] = [
    paid({ id }),
    got({ id }),
    { in: 3, side: "register", from: A, to: B, id },
    paid({ id, in: 4 }),
  ];
  const { certain, proposed } = find(rows);
  assert.equal(proposed.length, 0);
  assert.deepEqual([...transactionOfRows(rows.length, certain)], [0, 0, 0, 0]);
  assert.deepEqual(countTransactions({ rowCount: rows.length, folds: certain, proposedCount: 0 }), {
    sources: 4,
    folded: 3,
    count: 1,
    proposed: 0,
  });
});

test("proposals never make a circle either", () => {
  const rows: Row[] = [paid(), got(), { in: 3, side: "register", from: A, to: B }];
  assert.deepEqual(lines(find(rows)), ["? 0 1 fitsBothAccounts 0", "? 0 2 fitsBothAccounts 0"]);
});

test("a register never brings two payers' rows together", () => {
  const register: Row = { in: 3, side: "register", from: A, to: B, id: "INV-2031" };
  const rows = [paid({ uetr, id: "" }), got({ uetr }), paid({ in: 4, id: "INV-2031" }), register];
  const { certain } = find(rows);
  const transactions = transactionOfRows(rows.length, certain);
  assert.notEqual(transactions[0], transactions[2]);
});

test("two registers that list the same transfer are folded", () => {
  const register: Row = { in: 3, side: "register", from: A, to: B, id: "INV-2031" };
  assert.deepEqual(lines(find([register, { ...register, in: 4 }])), ["= 0 1 overlapReference 0"]);
});

// --- Rows added later -----------------------------------------------------------------------------

test("rows added later meet the existing ones, and only they are looked at", () => {
  const id = "INV-2031";
  const existing = [
    paid({ id }),
    paid({ in: 3, from: C, id: "OTHER-1" }),
    got({ in: 4, from: C, id: "OTHER-1" }),
  ];
  const rows = [...existing, got({ id })];
  assert.deepEqual(lines(find(rows, { addedFrom: 3, standing: [], rejected: [] })), [
    "= 0 3 referenceEndToEndId 0",
  ]);
});

test("standing folds stand, and rejected ones are not proposed again", () => {
  const rows = [paid(), got(), got({ in: 3, day: 12 })];
  const standing = [{ a: 0, b: 1 }];
  assert.deepEqual(lines(find(rows, { addedFrom: 2, standing, rejected: [] })), []);
  const rejected = [{ a: 1, b: 0 }];
  assert.deepEqual(lines(find(rows, { addedFrom: 0, standing: [], rejected })), [
    "? 0 2 fitsBothAccounts 2",
  ]);
});

test("a standing duplicate lends its reference", () => {
  const rows = [
    paid({ bank: "BR77120" }),
    paid({ in: 2, bank: "BR77120", uetr }),
    got({ in: 3, from: "", uetr }),
  ];
  const history = { addedFrom: 2, standing: [{ a: 0, b: 1 }], rejected: [] };
  assert.deepEqual(lines(find(rows, history)), ["= 0 2 referenceUetr 0"]);
});

test("where both rows are second already, the rows that stand for them are folded", () => {
  const rows = [paid({ uetr }), paid({ in: 3 }), got({ uetr }), got({ in: 4 })];
  const standing = [
    { a: 1, b: 0 },
    { a: 3, b: 2 },
  ];
  assert.deepEqual(lines(find(rows, { addedFrom: 0, standing, rejected: [] })), [
    "= 1 3 referenceUetr 0",
  ]);
});

test("several rows without a date and with one reference are said to be unclear", () => {
  const id = "INV-2031";
  const rows = [
    paid({ id, to: "", day: null }),
    paid({ id, to: "", in: 3, from: C }),
    got({ id, from: "" }),
  ];
  assert.deepEqual(lines(find(rows)), ["! 0,1 | 2 ambiguousReference"]);
});

test("many rows of one amount are compared within limits, and the limit is said", () => {
  const rows: Row[] = [];
  for (let i = 0; i < 100; i += 1) {
    rows.push(paid({ in: i, from: `${A}${i}`, to: B }));
    rows.push(got({ in: 200, from: "" }));
  }
  const { certain, proposed, ambiguous } = find(rows);
  assert.deepEqual([certain.length, proposed.length, ambiguous.length], [0, 0, 1]);
  assert.equal(ambiguous[0]?.left.length, defaultFoldParams.ambiguousRowCountMax);
  assert.deepEqual(ambiguous[0]?.basis.data, { leftCount: 100, rightCount: 100, reference: "" });
});
