// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { banks } from "./banks.ts";
import { journalOf, runLedger } from "./ledger.ts";
import type { Account, Intent, Party } from "./ledger.ts";
import { createRandom } from "./random.ts";

const day = (text: string) => text as CalendarDate;
const from = day("2022-01-01");

function account(id: string, openingMinor: bigint, more: Partial<Account> = {}): Account {
  return {
    id,
    name: id,
    latin: id,
    number: id,
    bank: banks.lanjiang,
    currency: "CNY",
    holderId: id,
    openingMinor,
    reserveMinor: 0n,
    isPool: false,
    ...more,
  };
}

const shop: Party = { id: "shop", name: "shop", latin: "shop", number: "", bank: null };

function intent(payer: Party, beneficiary: Party, more: Partial<Intent> = {}): Intent {
  const moment = { on: day("2022-03-01"), time: "10:00:00", valueOn: day("2022-03-01") };
  return {
    payer,
    beneficiary,
    amountMinor: 100n,
    currency: "CNY",
    paid: moment,
    received: moment,
    kind: "transfer",
    purpose: { zh: "货款", en: "goods" },
    ...more,
  };
}

const run = (accounts: Account[], intents: Intent[]) =>
  runLedger(accounts, intents, from, createRandom("test"));

test("a transfer between two accounts stands in both books and shares the bank's reference", () => {
  const [a, b] = [account("a", 500n), account("b", 0n)];
  const books = run([a, b], [intent(a, b)]);
  assert.equal(books.postings.get("a")?.[0]?.balanceMinor, 400n);
  assert.equal(books.postings.get("b")?.[0]?.balanceMinor, 100n);
  const references = books.transfers[0]?.references;
  assert.match(references?.payer ?? "", /^LJG220301\d{7}$/u);
  assert.equal(references?.payer, references?.beneficiary);
  assert.equal(references?.endToEndId, "");
});

test("between two banks each has its reference, and the network adds one; a UETR only abroad", () => {
  const a = account("a", 500n);
  const b = account("b", 0n, { bank: banks.lanyang });
  const c = account("c", 0n, { bank: banks.namYu });
  const { transfers } = run([a, b, c], [intent(a, b), intent(a, c)]);
  const [home, abroad] = transfers.map(({ references }) => references);
  assert.notEqual(home?.payer, home?.beneficiary);
  assert.match(home?.endToEndId ?? "", /^\d{16}$/u);
  assert.equal(home?.uetr, "");
  assert.match(
    abroad?.uetr ?? "",
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
  );
});

test("daily life does not spend below the reserve, nor the money of the plot", () => {
  const a = account("a", 150n, { reserveMinor: 100n });
  assert.equal(run([a], [intent(a, shop)]).transfers.length, 0);
  const b = account("b", 0n);
  const given = intent(shop, b, { step: "S1" });
  assert.equal(run([b], [given, intent(b, shop)]).transfers.length, 1);
});

test("an underground bank spends the money of the plot like any other", () => {
  const pool = account("pool", 0n, { isPool: true });
  const given = intent(shop, pool, { step: "S1" });
  assert.equal(run([pool], [given, intent(pool, shop)]).transfers.length, 2);
});

test("a step of the plot that cannot be paid is a broken invariant", () => {
  const a = account("a", 50n);
  assert.throws(() => run([a], [intent(a, shop, { step: "S7" })]), /can pay the step S7/u);
});

test("money that is not there yet is not spent: the credit comes later than the debit", () => {
  const [a, b] = [account("a", 500n), account("b", 0n, { bank: banks.lanyang })];
  const later = { on: day("2022-03-02"), time: "09:00:00", valueOn: day("2022-03-02") };
  const books = run([a, b], [intent(a, b, { received: later }), intent(b, shop)]);
  assert.equal(books.transfers.length, 1);
  assert.equal(books.postings.get("b")?.[0]?.moment.on, "2022-03-02");
});

test("interest is the balance times the days at the rate, on a year of 360 days", () => {
  const a = account("a", 1_000_000n);
  const paidOn = { on: day("2022-03-21"), time: "01:00:00", valueOn: day("2022-03-21") };
  const interest = intent(shop, a, {
    amountMinor: { rateBasisPoints: 36 },
    received: paidOn,
    paid: paidOn,
    kind: "interest",
  });
  // 79 days × 10,000.00 × 0.36 % / 360 = 7.90.
  assert.equal(run([a], [interest]).transfers[0]?.amountMinor, 790n);
});

test("double entry adds up to nothing in each currency, across an exchange too", () => {
  const a = account("a", 1_000n);
  const c = account("c", 0n, { bank: banks.namYu, currency: "USD" });
  const exchange = { amountMinor: 15n, currency: "USD", rate: "6.6666" };
  const { transfers, postings } = run([a, c], [intent(a, c, { exchange })]);
  assert.equal(postings.get("c")?.[0]?.amountMinor, 15n);
  for (const currency of ["CNY", "USD"]) {
    const lines = transfers.flatMap(journalOf).filter((line) => line.currency === currency);
    assert.equal(lines.length, 2);
    assert.equal(
      lines.reduce((sum, line) => sum + line.amountMinor, 0n),
      0n,
    );
  }
});

test("an account is never booked in another currency than its own", () => {
  const c = account("c", 0n, { currency: "USD" });
  assert.throws(() => run([c], [intent(shop, c)]), /own currency/u);
});
