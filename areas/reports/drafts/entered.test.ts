// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { readShaped } from "../report/shaped.ts";
import { accountKeyOf, enteredSchema, originsAfter, placesOf } from "./entered.ts";

const anna = { actorId: "act_A", at: "2026-03-01T08:00:00.000Z" };
const bo = { actorId: "act_B", at: "2026-03-02T08:00:00.000Z" };

test("every value a person states has a place of its own", () => {
  const entered = {
    code: "STR",
    fiu: { name: "Unit", country: "CN" },
    indicators: ["A1"],
    accounts: [{ key: "ICBK 6222", isMyClient: true }],
    rates: [{ currency: "USD", rate: "7.1" }],
  };
  assert.deepEqual(
    [...placesOf(entered)],
    [
      ["code", '"STR"'],
      ["indicators", '["A1"]'],
      ["fiu.name", '"Unit"'],
      ["fiu.country", '"CN"'],
      ["accounts.ICBK 6222", '{"isMyClient":true}'],
      ["rates.USD", '"7.1"'],
    ],
  );
});

test("a value that stays keeps who stated it; a changed one is stated by whoever changed it", () => {
  const first = { code: "STR", reason: "one", fiu: { country: "CN" } };
  const origins = originsAfter({ entered: {}, origins: {} }, first, anna);
  assert.deepEqual(origins, { code: anna, reason: anna, "fiu.country": anna });
  const second = { code: "STR", reason: "two", fiu: { country: "CN", name: "Unit" } };
  assert.deepEqual(originsAfter({ entered: first, origins }, second, bo), {
    code: anna,
    reason: bo,
    "fiu.country": anna,
    "fiu.name": bo,
  });
});

test("a name that is not known is a fault and not dropped", () => {
  const { value, faults } = readShaped(enteredSchema, { codes: "STR" });
  assert.equal(value, null);
  assert.deepEqual(
    faults.map(({ place }) => place),
    ["codes"],
  );
});

test("an account is told by bank and number, one without a number by its name", () => {
  const party = { bank: "ICBK", number: "6222", country: "", name: "某甲" };
  assert.equal(accountKeyOf(party), "ICBK 6222");
  assert.equal(accountKeyOf({ ...party, number: "" }), "? 某甲");
});
