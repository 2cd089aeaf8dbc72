// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { dayNumber } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { parseMinor } from "@tianwang/kernel/money";
import { isBusinessDay } from "./calendar.ts";
import { journalOf } from "./ledger.ts";
import { isIban } from "./numbers.ts";
import { makeCountyLedger } from "./scenario-county-ledger.ts";

const { truth, books, files } = makeCountyLedger("1");
const minor = (text: string) => parseMinor(text, 2) ?? assert.fail(`an amount: ${text}`);
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const transferOf = new Map(truth.transfers.map((transfer) => [transfer.id, transfer]));
const stepOf = new Map(truth.plot.steps.map((step) => [step.transfer, step]));

test("the world has the size that was asked for", () => {
  const { counts } = truth;
  assert.ok(Math.abs(counts.statementRows - 20_000) <= 600, `rows: ${counts.statementRows}`);
  assert.ok(Math.abs(counts.transfers - 20_000) <= 600, `transfers: ${counts.transfers}`);
  assert.equal(counts.accounts, 12);
  assert.equal(truth.accounts.length, 12);
  assert.equal(counts.people, 40);
  assert.deepEqual(truth.jurisdictions, ["AE", "CH", "CN", "HK", "SG"]);
  assert.equal(truth.companies.filter(({ hiddenOwner }) => hiddenOwner === "official").length, 3);
  assert.equal(counts.files, files.length);
  assert.equal(new Set(files.map(({ path }) => path)).size, files.length);
});

test("other seeds give other worlds of about the same size, that also hold", () => {
  for (const seed of ["2", "none of the above"]) {
    const other = makeCountyLedger(seed).truth;
    assert.ok(Math.abs(other.counts.statementRows - 20_000) <= 800, seed);
    assert.equal(other.counts.people, 40);
    assert.notEqual(other.plot.taken.amount, truth.plot.taken.amount);
    assert.equal(other.plot.paths.length, 3);
    assert.ok(
      other.plot.rests.some(({ party }) => party.startsWith("developer")),
      "the flat is paid",
    );
  }
});

test("every transfer is balanced: its double entry adds up to nothing in each currency", () => {
  const totals = new Map<string, bigint>();
  for (const transfer of books.transfers) {
    const own = new Map<string, bigint>();
    for (const { currency, amountMinor } of journalOf(transfer)) {
      own.set(currency, (own.get(currency) ?? 0n) + amountMinor);
      totals.set(currency, (totals.get(currency) ?? 0n) + amountMinor);
    }
    assert.ok(
      [...own.values()].every((total) => total === 0n),
      transfer.id,
    );
    assert.ok(transfer.amountMinor > 0n);
  }
  assert.deepEqual([...totals.keys()].sort(), ["AED", "CNY", "SGD", "USD"]);
});

test("books reconcile, balances never go below zero, rows are in the order of time", () => {
  for (const account of truth.accounts) {
    const postings = books.postings.get(account.id) ?? [];
    let balance = minor(account.opening);
    let before = "";
    for (const { amountMinor, balanceMinor, moment } of postings) {
      balance += amountMinor;
      assert.equal(balanceMinor, balance);
      assert.ok(balance >= 0n, account.id);
      const now = `${moment.on}T${moment.time}`;
      assert.ok(now >= before, `${account.id}: ${now} after ${before}`);
      before = now;
    }
    assert.equal(balance, minor(account.closing));
    assert.equal(postings.length, account.entries);
    assert.equal(minor(account.opening) + minor(account.credits) - minor(account.debits), balance);
  }
});

test("totals by currency are the sums of the accounts", () => {
  for (const { currency, credits, debits, entries } of truth.totals) {
    const own = truth.accounts.filter((account) => account.currency === currency);
    assert.equal(sum(own.map((account) => minor(account.credits))), minor(credits));
    assert.equal(sum(own.map((account) => minor(account.debits))), minor(debits));
    assert.equal(
      own.reduce((count, account) => count + account.entries, 0),
      entries,
    );
  }
});

test("banks abroad, and companies at home, book transfers on business days", () => {
  for (const id of ["account-shell3", "account-payout", "account-portfolio", "account-finance"]) {
    const postings = books.postings.get(id) ?? [];
    const off = postings.filter(
      ({ moment, account, transfer }) =>
        transfer.kind === "transfer" && !isBusinessDay(account.bank.country, moment.on),
    );
    assert.deepEqual(
      off.map(({ transfer }) => transfer.id),
      [],
      id,
    );
  }
});

test("every transfer stands in the evidence; between two of the accounts on both sides", () => {
  const known = new Set(truth.accounts.map(({ id }) => id));
  for (const { id, payer, beneficiary, appearances } of truth.transfers) {
    const sides = new Set(appearances.map(({ side }) => side));
    assert.equal(sides.has("payer"), known.has(payer), id);
    assert.equal(sides.has("beneficiary"), known.has(beneficiary), id);
    assert.ok(appearances.length > 0, id);
  }
});

test("folds: one for each transfer with two sides, certain only with a common reference", () => {
  const { folds, counts } = truth;
  const twoSided = truth.transfers.filter(
    ({ appearances }) => new Set(appearances.map(({ side }) => side)).size === 2,
  );
  const between = folds.filter(({ kind }) => kind === "two-sides");
  assert.equal(between.length, twoSided.length);
  assert.ok(counts.foldsCertain > 50 && counts.foldsProposed > 50 && counts.foldsConverted > 4);
  assert.ok(counts.foldsOfOverlap > 10);
  assert.equal(folds.length, counts.statementRows - counts.transfers);
  for (const { certainty, because, transfer, kind, rows } of folds) {
    const { paid, received } = transferOf.get(transfer) ?? assert.fail(transfer);
    if (kind === "overlapping-statements") {
      assert.equal(certainty, "certain");
      assert.notEqual(rows[0].file, rows[1].file);
      continue;
    }
    assert.equal(certainty === "converted", paid.currency !== received.currency);
    if (certainty === "certain") assert.ok(because.length > 0);
    if (certainty === "proposed") assert.equal(because.length, 0);
  }
});

test("each step of the plot is paid for by earlier ones, and nothing is spent twice", () => {
  const spent = new Map<string, bigint>();
  for (const { transfer, stage, fundedBy } of truth.plot.steps) {
    const { paid } = transferOf.get(transfer) ?? assert.fail(transfer);
    if (stage === "misappropriation" || stage === "underground-abroad") {
      assert.deepEqual(fundedBy, []);
      continue;
    }
    assert.equal(sum(fundedBy.map(({ amount }) => minor(amount))), minor(paid.amount));
    for (const source of fundedBy) {
      const earlier = transferOf.get(source.transfer) ?? assert.fail(source.transfer);
      assert.equal(earlier.received.currency, paid.currency);
      assert.ok(earlier.received.on <= paid.on, `${source.transfer} before ${transfer}`);
      assert.equal(earlier.beneficiary, transferOf.get(transfer)?.payer);
      spent.set(source.transfer, (spent.get(source.transfer) ?? 0n) + minor(source.amount));
    }
  }
  for (const [id, amount] of spent) {
    assert.ok(amount <= minor(transferOf.get(id)?.received.amount ?? "0"), id);
  }
});

test("the money taken is all accounted for: at rest at home, in invoices, at the underground bank", () => {
  const atHome = truth.plot.rests.filter(({ currency }) => currency === "CNY");
  const invoices = truth.transfers.filter(({ kind }) => kind === "trade");
  const mirrored = truth.plot.mirrors.map(({ homeAmount }) => minor(homeAmount.amount));
  const found =
    sum(atHome.map(({ amount }) => minor(amount))) +
    sum(invoices.map(({ paid }) => minor(paid.amount))) +
    sum(mirrored);
  assert.equal(found, minor(truth.plot.taken.amount));
});

test("what came out abroad is all accounted for, currency by currency", () => {
  const steps = truth.plot.steps.map(({ transfer }) => transferOf.get(transfer)!);
  const received = (currency: string) =>
    sum(
      steps
        .filter((each) => each.received.currency === currency)
        .map((each) => minor(each.received.amount)),
    );
  const funded = (currency: string) =>
    sum(
      steps
        .filter(
          (each) => each.paid.currency === currency && stepOf.get(each.id)!.fundedBy.length > 0,
        )
        .map((each) => minor(each.paid.amount)),
    );
  for (const currency of ["USD", "AED", "SGD"]) {
    const rests = truth.plot.rests.filter((rest) => rest.currency === currency);
    assert.equal(
      sum(rests.map(({ amount }) => minor(amount))),
      received(currency) - funded(currency),
      currency,
    );
  }
});

test("mirror transfers: two legs, paid out within a week, less a commission, and no money between", () => {
  const { mirrors } = truth.plot;
  for (const leg of [1, 2]) assert.ok(mirrors.filter((mirror) => mirror.leg === leg).length >= 5);
  for (const { home, abroad, homeAmount, abroadAmount, commissionBasisPoints } of mirrors) {
    assert.equal(sum(home.map(({ amount }) => minor(amount))), minor(homeAmount.amount));
    const paidOut = abroad.map((id) => transferOf.get(id)!);
    assert.equal(sum(paidOut.map(({ paid }) => minor(paid.amount))), minor(abroadAmount.amount));
    assert.ok(commissionBasisPoints > 0 && commissionBasisPoints < 300);
    const payers = new Set(home.map(({ transfer }) => transferOf.get(transfer)!.beneficiary));
    for (const { payer, paid } of paidOut) {
      assert.ok(!payers.has(payer));
      const first = transferOf.get(home[0]?.transfer ?? "")!.received.on;
      const lag = dayNumber(paid.on as CalendarDate) - dayNumber(first as CalendarDate);
      assert.ok(lag >= 0 && lag <= 12, `${lag} days`);
    }
  }
});

test("paths name transfers that exist, and each example is a chain, broken only by a mirror", () => {
  assert.equal(truth.plot.paths.length, 3);
  for (const { id, transfers, example } of truth.plot.paths) {
    assert.ok(transfers.length > 10 && example.length >= 4, id);
    assert.ok(transfers.every((transfer) => stepOf.has(transfer)));
    assert.equal(stepOf.get(example[0] ?? "")?.stage, "misappropriation");
    const breaks = example.slice(1).filter((transfer, i) => {
      const sources = stepOf.get(transfer)?.fundedBy ?? [];
      return !sources.some((source) => source.transfer === example[i]);
    });
    assert.equal(breaks.length, id === "trade-invoice" ? 0 : 1, id);
    for (const transfer of breaks) assert.equal(stepOf.get(transfer)?.stage, "underground-abroad");
  }
});

test("money still lies on accounts in every country, in a flat and in securities", () => {
  const balances = truth.plot.rests.filter(({ as }) => as === "balance").map(({ party }) => party);
  for (const id of ["shell2", "shell3", "singapore", "dubai", "portfolio"]) {
    assert.ok(balances.includes(`account-${id}`), id);
  }
  for (const rest of truth.plot.rests.filter(({ as }) => as === "balance")) {
    const account = truth.accounts.find(({ id }) => id === rest.party);
    assert.ok(minor(rest.amount) <= minor(account?.closing ?? "0"), rest.party);
  }
  assert.equal(truth.plot.rests.find(({ party }) => party.startsWith("developer"))?.as, "asset");
  assert.ok(truth.plot.rests.some(({ party }) => party.startsWith("issuer")));
});

test("IBANs have valid check digits; banks are test addresses and none of the known ones", () => {
  const numbers = [...truth.accounts, ...truth.parties].map(({ number }) => number);
  const ibans = numbers.filter((number) => /^[A-Z]{2}/u.test(number));
  assert.ok(ibans.length >= 10);
  for (const number of ibans) assert.ok(isIban(number), number);
  // Bank codes of banks that exist, in the countries of the world.
  const known =
    "BKCH ICBK ABOC PCBC COMM CMBC HSBC HASE SCBL BKCH UBSW CRES DBSS OCBC UOVB EBIL NBAD ADCB MASH";
  for (const { bic } of truth.banks) {
    assert.match(bic, /^[A-Z]{6}Z0$/u);
    assert.ok(!known.split(" ").includes(bic.slice(0, 4)), bic);
  }
});

test("people: forty different ones, every style of name, one with two papers spelt differently", () => {
  const names = truth.people.map(({ name }) => name);
  assert.equal(new Set(names).size, 40);
  assert.ok(
    names.some((name) => /^(?:欧阳|司徒|上官|皇甫|尉迟|慕容)/u.test(name)),
    "compound surname",
  );
  assert.ok(
    names.some((name) => /^\p{Script=Han}{2}$/u.test(name)),
    "one given character",
  );
  assert.ok(
    names.some((name) => name.includes("·")),
    "middle dot",
  );
  assert.ok(
    names.some((name) => name.includes("㛃")),
    "a character outside GBK",
  );
  const official = truth.people.find(({ id }) => id === "official");
  const papers = official?.documents.filter(({ kind }) => kind !== "resident-id") ?? [];
  assert.match(papers[0]?.name ?? "", /^LYU /u);
  assert.match(papers[1]?.name ?? "", /^LUI /u);
  for (const { documents } of truth.people) {
    for (const { kind, number } of documents) {
      if (kind === "resident-id") assert.match(number, /^99\d{15}[0-9X]$/u);
      else assert.match(number, /^(?:EZ9|ZZ)/u);
    }
  }
});

test("the same person holds accounts under two spellings", () => {
  const printed = truth.accounts
    .filter(({ holder }) => holder === "official")
    .map(({ holderPrinted }) => holderPrinted.split(" ")[0]);
  assert.equal(new Set(printed).size, 3);
});

const listed = new URL(
  "../../../shared/data/identity/yente-screening-dev/positives_un_untreated.csv.gz",
  import.meta.url,
);

test(
  "nobody bears the name of a listed person",
  { skip: existsSync(listed) ? false : "the shared development data is not here" },
  () => {
    const text = gunzipSync(readFileSync(listed)).toString("utf8").toUpperCase();
    const known = new Set(text.split("\n").map((line) => line.split(",")[0]));
    for (const { names } of truth.people) {
      for (const name of names) assert.ok(!known.has(name.toUpperCase()), name);
    }
  },
);
