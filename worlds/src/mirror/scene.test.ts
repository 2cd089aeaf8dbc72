// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { parseMinor } from "@tianwang/kernel/money";
import { mirrorCsv, mirrorFiles } from "./files.ts";
import { mirrorDefaults } from "./params.ts";
import { makeMirrorScene } from "./scene.ts";
import type { MirrorPayment, MirrorScene } from "./scene.ts";
import { dayMinutes } from "./sheet.ts";

const scene = makeMirrorScene({ seed: "1" });

function digest(of: MirrorScene): string {
  const hash = createHash("sha256");
  for (const file of mirrorFiles) for (const piece of mirrorCsv(of, file)) hash.update(piece);
  return hash.digest("hex");
}

const rows = (of: MirrorScene, ids: readonly number[]): MirrorPayment[] =>
  ids.map((id) => of.payments[id - 1]!);

const sum = (payments: readonly MirrorPayment[]) =>
  payments.reduce((total, { amountMinor }) => total + amountMinor, 0n);

const sidesOf = (of: MirrorScene, settlement: MirrorScene["settlements"][number]) => {
  const home = rows(of, settlement.onshoreTxIds);
  const abroad = rows(of, settlement.offshoreTxIds);
  return settlement.direction === "outward" ? [home, abroad] : [abroad, home];
};

const key = ({ bank, account }: MirrorPayment["from"]) => `${bank} ${account}`;

test("the same seed gives the same bytes in every file, another seed others", () => {
  assert.equal(digest(scene), digest(makeMirrorScene({ seed: "1" })));
  assert.notEqual(digest(scene), digest(makeMirrorScene({ seed: "2" })));
});

test("the bytes of the yardstick are those that were declared", () => {
  assert.equal(digest(scene), "69ece80e2afeac8c0f1ea914054a80ab20e93c98c8f5b04db831eff0367dd1f2");
});

test("rows are in order of time, numbered from 1, within the days, and enough", () => {
  assert.ok(scene.payments.length >= 20_000);
  for (const [i, { txId, minute }] of scene.payments.entries()) {
    assert.equal(txId, i + 1);
    assert.ok(minute >= (scene.payments[i - 1]?.minute ?? 0));
    assert.ok(minute < mirrorDefaults.dayCount * dayMinutes);
  }
});

test("each settlement has both sides and its commission at the rate of the last payment in", () => {
  assert.equal(scene.settlements.length, 180);
  const perDollar = new Map(
    scene.rates.map(({ on, currency, unitsPerDollar }) => [
      `${on} ${currency}`,
      Number(unitsPerDollar),
    ]),
  );
  for (const settlement of scene.settlements) {
    const [paidIn, paidOut] = sidesOf(scene, settlement) as [MirrorPayment[], MirrorPayment[]];
    assert.ok(paidIn.length > 0 && paidOut.length > 0);
    const yuan = Number(settlement.rate);
    const [home, abroad] = [settlement.onshoreTxIds, settlement.offshoreTxIds].map((ids) =>
      Number(sum(rows(scene, ids))),
    ) as [number, number];
    const value = abroad * yuan;
    const commission = settlement.direction === "outward" ? 1 - value / home : 1 - home / value;
    // The amount that is not round was cut to at most ten units.
    assert.ok(
      Math.abs(commission - Number(settlement.commission)) < 0.0015,
      settlement.settlementId,
    );
    const { min, max } = mirrorDefaults.commissionPpm;
    const spread = mirrorDefaults.commissionSpreadPpm;
    const ppm = Number(parseMinor(settlement.commission, 6));
    assert.ok(ppm >= min - spread && ppm <= max + spread);
    const day = Math.floor(paidIn.at(-1)!.minute / dayMinutes);
    const on = new Date(Date.UTC(2023, 0, 2 + day)).toISOString().slice(0, 10);
    const crossed = perDollar.get(`${on} CNY`)! / perDollar.get(`${on} ${settlement.currency}`)!;
    assert.ok(Math.abs(crossed - yuan) < 0.000_01);
  }
});

test("money is paid out after it was paid in, within the declared delay and the night", () => {
  const { min, max } = mirrorDefaults.delayMinutes;
  for (const settlement of scene.settlements) {
    const [paidIn, paidOut] = sidesOf(scene, settlement) as [MirrorPayment[], MirrorPayment[]];
    const delay = paidOut[0]!.minute - paidIn.at(-1)!.minute;
    assert.ok(delay >= min && delay <= max + dayMinutes / 2, `${settlement.settlementId} ${delay}`);
    assert.ok(paidIn.length <= 5 && paidOut.length <= 5);
  }
});

test("no row joins the ledgers at home and abroad of an underground bank or of its customers", () => {
  const insiders = new Set(
    scene.settlements.flatMap(({ onshoreTxIds, offshoreTxIds }) =>
      rows(scene, [...onshoreTxIds, ...offshoreTxIds]).flatMap(({ from, to }) => [
        key(from),
        key(to),
      ]),
    ),
  );
  for (const { from, to } of scene.payments) {
    if (from.country === to.country) continue;
    assert.ok(!insiders.has(key(from)) && !insiders.has(key(to)));
  }
});

test("directions, splits, merges and nominees occur in about the declared shares", () => {
  const share = (of: (settlement: MirrorScene["settlements"][number]) => boolean) =>
    (100 * scene.settlements.filter(of).length) / scene.settlements.length;
  const inward = share(({ direction }) => direction === "inward");
  assert.ok(inward > 15 && inward < 35, `${inward}`);
  const inParts = share(({ onshoreTxIds }) => onshoreTxIds.length > 1);
  assert.ok(inParts > 20 && inParts < 50, `${inParts}`);
  const pairs = new Map<string, number>();
  for (const settlement of scene.settlements) {
    const [paidIn, paidOut] = sidesOf(scene, settlement) as [MirrorPayment[], MirrorPayment[]];
    const pair = `${key(paidIn[0]!.to)} ${key(paidOut[0]!.from)}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  assert.ok(Math.max(...pairs.values()) >= 8, "pairs of pool accounts recur");
});

test("labels tell mirror transfers and confusers apart, and are silent about daily life", () => {
  const mirror = new Set(
    scene.settlements.flatMap(({ onshoreTxIds, offshoreTxIds }) => [
      ...onshoreTxIds,
      ...offshoreTxIds,
    ]),
  );
  const told = new Set(scene.labels.filter(({ isMirror }) => isMirror).map(({ txId }) => txId));
  assert.deepEqual(told, mirror);
  const kinds = new Set(
    scene.labels
      .filter(({ isMirror }) => !isMirror)
      .map(({ settlementId }) => /^C-([a-z-]+[a-z])/u.exec(settlementId)?.[1]),
  );
  const expected = ["back-to-back", "bank", "coincidence", "equal-rents", "family", "payroll"];
  expected.push("remitter", "remitter-cover", "split-payroll", "trade", "tuition");
  assert.deepEqual(kinds, new Set(expected));
  assert.ok(scene.labels.length < scene.payments.length / 5);
});

test("files have the declared columns and as many lines as the scene has rows", () => {
  const text = Object.fromEntries(
    mirrorFiles.map((file) => [file, [...mirrorCsv(scene, file)].join("")]),
  );
  assert.match(
    text["payments"]!,
    /^tx_id,timestamp,from_bank,from_account,to_bank,to_account,from_country,to_country,amount,currency,payment_format\n1,2023-01-02T07:/u,
  );
  assert.match(text["accounts"]!, /^account,bank,country,holder\n/u);
  assert.match(text["rates"]!, /^on,currency,unitsPerDollar\n2023-01-02,CNY,6\.\d{4}\n/u);
  assert.match(text["labels"]!, /^tx_id,is_mirror,settlement_id\n/u);
  for (const file of mirrorFiles) {
    assert.equal(text[file]!.split("\n").length, scene[file].length + 2, file);
  }
});

test("every account of a row is in the file of accounts, once", () => {
  const known = scene.accounts.map(key);
  assert.equal(new Set(known).size, known.length);
  const names = new Set(known);
  for (const { from, to } of scene.payments) assert.ok(names.has(key(from)) && names.has(key(to)));
});

test("other parameters make another scene of the same kind", () => {
  const params = { ...mirrorDefaults, houses: 1, dailyRows: 500, splitPercent: 100 };
  const small = makeMirrorScene({ seed: "1", params });
  assert.equal(small.settlements.length, params.settlementsPerHouse);
  assert.ok(small.settlements.some(({ offshoreTxIds }) => offshoreTxIds.length === 5));
});
