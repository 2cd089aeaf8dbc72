// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { enteredOf, typedOf } from "./typed-values.ts";

const account = (key: string) => ({
  key,
  bank: "",
  number: key,
  name: "",
  statedCountry: null,
  paymentCount: 1,
});

test("the form has a line for each account, and gives back what was there", () => {
  const entered = {
    code: "STR",
    accounts: [
      { key: "B", country: "CN" },
      { key: "gone", isMyClient: true },
    ],
    rates: [{ currency: "USD", rate: "7.1" }],
  };
  const typed = typedOf(entered, [account("A"), account("B")], ["EUR", "USD"]);
  assert.deepEqual(
    typed.accounts.map(({ key }) => key),
    ["A", "B", "gone"],
  );
  assert.deepEqual(enteredOf(typed), entered);
});

test("what was not filled in is left out, and a plain no stays", () => {
  const typed = {
    reason: "  ",
    fiu: { name: "", country: " CN " },
    reportingPerson: { firstName: "", emails: [""] },
    accounts: [
      { key: "A", isMyClient: false },
      { key: "B", country: "", account: { type: "" } },
    ],
    rates: [{ currency: "USD", rate: "" }],
  };
  assert.deepEqual(enteredOf(typed), {
    fiu: { country: "CN" },
    accounts: [{ key: "A", isMyClient: false }],
  });
});
