// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrokenInvariant } from "@tianwang/kernel/assert";
import { repeatLedger } from "./repeat-ledger.ts";

const head =
  "tx_id,step,date,from_account,to_account,from_bank,to_bank,from_country,to_country,amount,from_balance_before,from_balance_after,to_balance_before,to_balance_after";

const rest = "bank_us1,bank_hk1,US,HK,10.50,100,89.5,0,10.5";

/** Four rows on days 0, 0, 2 and 3, with a cycle 1, 2, 4, 1. */
const short = [
  head,
  `0,0,2017-01-01,1,2,${rest}`,
  `1,0,2017-01-01,7,1,${rest}`,
  `2,2,2017-01-03,2,4,${rest}`,
  `3,3,2017-01-04,4,1,${rest}`,
  "",
].join("\n");

const make = (order: { copies: number; shiftDays: number }, transactions = short) => {
  const ledger = repeatLedger({ transactions, ...order });
  const lines = [...ledger.transactions()].join("").trimEnd().split("\n");
  assert.equal(lines[0], head);
  return { ledger, rows: lines.slice(1).map((line) => line.split(",")) };
};

test("one copy is the ledger itself", () => {
  const ledger = repeatLedger({ transactions: short, copies: 1, shiftDays: 1 });
  assert.equal([...ledger.transactions()].join(""), short);
});

test("each copy has accounts of its own and the same rows, some days later", () => {
  const { ledger, rows } = make({ copies: 3, shiftDays: 2 });
  assert.equal(ledger.rowCount, 12);
  assert.equal(ledger.accountStride, 8);
  const original = make({ copies: 1, shiftDays: 0 }).rows;
  for (let copy = 0; copy < 3; copy++) {
    const own = rows.filter((row) => Math.floor(Number(row[3]) / 8) === copy);
    const back = own.map((row) => [
      Number(row[1]) - copy * 2,
      Number(row[3]) - copy * 8,
      Number(row[4]) - copy * 8,
      ...row.slice(5),
    ]);
    const expected = original.map((row) => [
      Number(row[1]),
      Number(row[3]),
      Number(row[4]),
      ...row.slice(5),
    ]);
    assert.deepEqual(back, expected);
  }
});

test("rows are numbered from 0, in order of days, and the date follows the step", () => {
  const { rows } = make({ copies: 4, shiftDays: 1 });
  for (const [i, row] of rows.entries()) {
    assert.equal(row[0], String(i));
    assert.ok(Number(row[1]) >= Number(rows[i - 1]?.[1] ?? 0));
    assert.equal(row[2], `2017-01-0${1 + Number(row[1])}`);
  }
});

test("without a shift all copies fall on the same days", () => {
  const { rows } = make({ copies: 5, shiftDays: 0 });
  assert.equal(rows.filter((row) => row[1] === "0").length, 10);
  assert.equal(rows.at(-1)?.[1], "3");
});

test("a ledger out of order, of other columns, without rows or with odd accounts is refused", () => {
  const refused = (text: string) =>
    assert.throws(() => make({ copies: 2, shiftDays: 1 }, text), BrokenInvariant);
  refused(`${head}\n`);
  refused(short.replace("step,", "day,"));
  refused(short.replace(",1,2,bank", ",C_1,2,bank"));
  refused(short.replace("0,0,2017-01-01", "0,2,2017-01-03"));
  refused(short.replace("2017-01-03", "2017-01-02"));
  assert.throws(() => make({ copies: 0, shiftDays: 1 }), BrokenInvariant);
});
