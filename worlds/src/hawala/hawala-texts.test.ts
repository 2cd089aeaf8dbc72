// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMinor } from "@tianwang/kernel/money";
import { makeHawalaTexts } from "./hawala-texts.ts";
import type { HawalaTexts } from "./hawala-texts.ts";
import { hawalaParams } from "./params.ts";
import { places } from "./places.ts";
import type { Place } from "./places.ts";

type Row = Record<string, string>;

function read(text: string): Row[] {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const fields = line.split(",");
    assert.equal(fields.length, names.length, line);
    return Object.fromEntries(names.map((name, at) => [name, fields[at]!]));
  });
}

function readScene(texts: HawalaTexts) {
  const payments = read(texts.payments);
  const byId = new Map(payments.map((row) => [row.tx_id!, row]));
  const rowsOf = (ids = "") => ids.split(" ").map((id) => byId.get(id)!);
  const settlements = read(texts.settlements).map((row) => ({
    ...row,
    id: row.settlement_id!,
    rate: Number(row.rate),
    commission: Number(row.commission),
    onshore: rowsOf(row.onshore_tx_ids),
    offshore: rowsOf(row.offshore_tx_ids),
  }));
  return { payments, settlements, labels: read(texts.labels), accounts: read(texts.accounts) };
}

const seeds = ["1", "2", "3"];
const scenes = seeds.map((seed) => makeHawalaTexts({ seed, rowCount: 20_000 }));
const read3 = scenes.map(readScene);

const sum = (rows: readonly Row[]) =>
  rows.reduce((total, row) => total + Number(parseMinor(row.amount!, 2)), 0);

test("the same seed gives the same texts, another seed others", () => {
  assert.deepEqual(makeHawalaTexts({ seed: "1", rowCount: 20_000 }), scenes[0]);
  assert.notEqual(scenes[0]!.payments, scenes[1]!.payments);
});

test("the columns are those that readers of both generators know", () => {
  const heads = Object.values(scenes[0]!).map((text) => String(text).split("\n")[0]);
  assert.deepEqual(heads, [
    "tx_id,timestamp,from_bank,from_account,to_bank,to_account,from_country,to_country,amount,currency,payment_format",
    "account,bank,country,holder",
    "on,currency,unitsPerDollar",
    "tx_id,is_mirror,settlement_id",
    "settlement_id,onshore_tx_ids,offshore_tx_ids,rate,commission",
  ]);
});

test("a scene has its rows, in order of time, and a small share of them settles", () => {
  for (const { payments, labels } of read3) {
    assert.equal(payments.length, 20_000);
    const stamps = payments.map((row) => row.timestamp!);
    assert.ok(stamps.every((stamp) => /^\d{4}-\d{2}-\d{2} [0-2]\d:[0-5]\d$/u.test(stamp)));
    assert.deepEqual(stamps, stamps.toSorted());
    const share = labels.filter((row) => row.is_mirror === "1").length / payments.length;
    assert.ok(share >= 0.005 && share <= 0.03, String(share));
    const days =
      (Date.parse(stamps.at(-1)!.slice(0, 10)) - Date.parse(stamps[0]!.slice(0, 10))) / 864e5;
    assert.ok(days >= 118 && days <= 364, String(days));
  }
});

test("labels and settlements say the same of every payment", () => {
  for (const { payments, labels, settlements } of read3) {
    const settledBy = new Map<string, string>();
    for (const { id, onshore, offshore } of settlements) {
      assert.ok(onshore.length > 0 && offshore.length > 0);
      for (const row of [...onshore, ...offshore]) {
        assert.ok(!settledBy.has(row.tx_id!), "a payment settles once");
        settledBy.set(row.tx_id!, id);
      }
    }
    assert.deepEqual(
      labels,
      payments.map(({ tx_id }) => ({
        tx_id,
        is_mirror: settledBy.has(tx_id!) ? "1" : "0",
        settlement_id: settledBy.get(tx_id!) ?? "",
      })),
    );
  }
});

test("payments name accounts of the list, in the bank and country of the list, never to themselves", () => {
  for (const { payments, accounts } of read3) {
    const known = new Map(accounts.map((row) => [row.account, row]));
    assert.equal(known.size, accounts.length);
    for (const row of payments) {
      const [from, to] = [known.get(row.from_account), known.get(row.to_account)];
      assert.deepEqual([from?.bank, from?.country], [row.from_bank, row.from_country]);
      assert.deepEqual([to?.bank, to?.country], [row.to_bank, row.to_country]);
      assert.notEqual(from, to);
      assert.ok(Number(row.amount) > 0);
    }
  }
});

test("both legs of a settlement come to the same after rate and commission", () => {
  for (const { settlements } of read3) {
    for (const { id, onshore, offshore, rate, commission } of settlements) {
      assert.ok(onshore.every((row) => row.currency === "CNY"));
      assert.ok(onshore.every((row) => row.from_country === "CN" && row.to_country === "CN"));
      assert.ok(offshore.every((row) => row.from_country !== "CN" && row.to_country !== "CN"));
      assert.equal(new Set(offshore.map((row) => row.currency)).size, 1);
      const home = sum(onshore);
      const away = sum(offshore) * rate;
      // The smaller leg is what is left of the larger one; people round by a thousandth at most.
      const kept = 1 - Math.min(home, away) / Math.max(home, away);
      assert.ok(Math.abs(kept - commission) <= 0.0012, `${id}: ${kept} for ${commission}`);
      assert.ok(commission === 0 || (commission >= 0.003 && commission <= 0.03));
    }
  }
});

test("the rate of a settlement keeps the declared margin over that of a day on which it begins", () => {
  const [low, high] = hawalaParams.margin;
  for (const [at, { settlements }] of read3.entries()) {
    const perDollar = new Map(
      read(scenes[at]!.rates).map((row) => [
        `${row.on}${row.currency}`,
        Number(row.unitsPerDollar),
      ]),
    );
    for (const { id, rate, onshore, offshore } of settlements) {
      const currency = offshore[0]!.currency;
      // A bank may pay on the Monday what was agreed on the Friday before.
      const first = [...onshore, ...offshore].map((row) => row.timestamp!).toSorted()[0]!;
      const margins = [0, 1, 2, 3].map((back) => {
        const on = new Date(Date.parse(first.slice(0, 10)) - back * 864e5)
          .toISOString()
          .slice(0, 10);
        const middle = perDollar.get(`${on}CNY`)! / perDollar.get(`${on}${currency}`)!;
        return (rate / middle - 1) * 10_000;
      });
      // A rate quoted to two digits, or three when it is near one, moves by at most 12 points.
      const isKept = margins.some((margin) => margin >= low - 12 && margin <= high + 12);
      assert.ok(isKept, `${id}: ${margins.join(" ")}`);
    }
  }
});

test("no path of one or two payments joins the accounts of the two legs, in either direction", () => {
  for (const { payments, settlements } of read3) {
    const paid = new Map<string, Set<string>>();
    for (const { from_account: from, to_account: to } of payments) {
      paid.set(from!, (paid.get(from!) ?? new Set()).add(to!));
    }
    const of = (rows: readonly Row[]) =>
      new Set(rows.flatMap((row) => [row.from_account!, row.to_account!]));
    const reached = (from: Set<string>) => {
      const one = new Set([...from].flatMap((id) => [...(paid.get(id) ?? [])]));
      return new Set([...one, ...[...one].flatMap((id) => [...(paid.get(id) ?? [])])]);
    };
    for (const { id, onshore, offshore } of settlements) {
      const [home, away] = [of(onshore), of(offshore)];
      assert.ok(home.isDisjointFrom(reached(away)), id);
      assert.ok(away.isDisjointFrom(reached(home)), id);
    }
  }
});

test("scenes vary: both directions and orders, splits, merges, many currencies, minutes to weeks", () => {
  const settlements = read3.flatMap((scene) => scene.settlements);
  const start = (rows: readonly Row[]) => rows.map((row) => row.timestamp!).toSorted()[0]!;
  const some = (holds: (one: (typeof settlements)[number]) => boolean) =>
    settlements.filter(holds).length / settlements.length;
  const home = some(({ onshore, offshore, rate }) => sum(onshore) < sum(offshore) * rate * 0.999);
  assert.ok(home > 0.1 && home < 0.6, `home: ${home}`);
  assert.ok(some(({ onshore, offshore }) => start(onshore) > start(offshore)) > 0.15);
  assert.ok(some(({ onshore }) => onshore.length > 1) > 0.15);
  assert.ok(some(({ offshore }) => offshore.length > 1) > 0.15);
  assert.ok(some(({ onshore, offshore }) => onshore.length > 1 && offshore.length > 1) > 0.05);
  assert.ok(some(({ commission }) => commission === 0) > 0.1);
  const wholeCny = some(({ onshore }) => sum(onshore) % 100_000 === 0);
  assert.ok(wholeCny > 0.2 && wholeCny < 0.8, `round at home: ${wholeCny}`);
  const minutes = settlements.map(
    ({ onshore, offshore }) =>
      Math.abs(Date.parse(start(onshore)) - Date.parse(start(offshore))) / 60_000,
  );
  assert.ok(minutes.some((gap) => gap < 30) && minutes.some((gap) => gap > 3 * 1440));
  const currencies = new Set(settlements.map(({ offshore }) => offshore[0]!.currency));
  assert.deepEqual(currencies, new Set(["AUD", "CAD", "EUR", "GBP", "HKD", "SGD", "USD"]));
});

test("each scene has settlements of all eight kinds, which their ids tell", () => {
  const all = new Set([
    "single-broker",
    "ring",
    "tuition-family",
    "tuition-piecemeal",
    "tuition-strangers",
    "trade-cover",
    "home-exporter",
    "home-worker",
  ]);
  for (const { settlements } of read3) {
    assert.deepEqual(new Set(settlements.map(({ id }) => id.replace(/-\d{5}$/u, ""))), all);
  }
});

test("what is lawful crosses the border with a bank, and those who settle have a daily life too", () => {
  for (const { payments, settlements } of read3) {
    const crossing = payments.filter(
      (row) => (row.from_country === "CN") !== (row.to_country === "CN"),
    );
    assert.ok(crossing.length / payments.length > 0.05);
    assert.ok(crossing.every((row) => row.payment_format === "wire"));
    const legs = new Set(settlements.flatMap(({ onshore, offshore }) => [...onshore, ...offshore]));
    const parties = new Set([...legs].flatMap((row) => [row.from_account, row.to_account]));
    const others = payments.filter((row) => !legs.has(row));
    const alive = new Set(others.flatMap((row) => [row.from_account, row.to_account]));
    assert.ok(parties.intersection(alive).size / parties.size > 0.95);
  }
});

test("a row has the currency of its place unless it is a wire or an invoice in dollars", () => {
  for (const { payments } of read3) {
    for (const row of payments) {
      if (row.from_country !== row.to_country || row.currency === "USD") continue;
      assert.equal(row.currency, places[row.from_country as Place].currency);
    }
  }
});

test("a size out of range is refused", () => {
  assert.throws(() => makeHawalaTexts({ seed: "1", rowCount: 100 }), /5,000/u);
});
