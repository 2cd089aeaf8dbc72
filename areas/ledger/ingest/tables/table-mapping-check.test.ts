// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { TableMapping } from "./table-mapping.ts";
import { extraKeys, usedFields } from "./table-mapping.ts";
import { checkMapping } from "./table-mapping-check.ts";

const good: TableMapping = {
  version: 1,
  form: {
    kind: "delimited",
    encoding: "gb18030",
    delimiter: ",",
    lineBreak: "\n",
    mayEndEarly: false,
  },
  header: { row: 3, rowCount: 1 },
  columns: [
    { header: "日期", field: "bookedOn" },
    { header: "金额", field: "amount" },
    { header: "借贷", field: "direction" },
    { header: "备注", field: "purpose" },
    { header: "附言", field: "purpose" },
    { header: "柜员", field: null },
  ],
  layout: "statement",
  dateOrder: "YMD",
  decimal: ".",
  unitPower: 0,
  sign: { kind: "direction", out: ["借"], in: ["贷"], isOutNegative: false },
  own: {
    account: { from: "preamble" },
    name: { from: "fixed", value: "林某" },
    bank: { from: "none" },
  },
  currency: { source: { from: "fixed", value: "CNY" }, scale: 2, words: { 元: "CNY" } },
  rowOrder: "oldest-first",
};

function complaints(value: unknown): string[] {
  const { mapping, problems } = checkMapping(value);
  assert.equal(mapping === null, problems.length > 0);
  return problems.map(({ code, field, value: shown }) =>
    [code.replace("TABLE_MAPPING_", ""), field, shown].filter((part) => part !== "").join(" "),
  );
}

test("a whole mapping passes, also through JSON", () => {
  assert.deepEqual(complaints(good), []);
  assert.deepEqual(complaints(JSON.parse(JSON.stringify(good))), []);
});

const wrong: readonly (readonly [string, unknown, readonly string[]])[] = [
  ["no object", 5, ["INVALID 5"]],
  ["null", null, ["INVALID null"]],
  ["another version", { ...good, version: 2 }, ["INVALID version 2"]],
  ["an item too many", { ...good, colour: "red" }, ["INVALID colour red"]],
  ["an unknown form", { ...good, form: { kind: "pdf" } }, ["INVALID form.kind pdf"]],
  [
    "an unknown encoding",
    { ...good, form: { ...good.form, encoding: "ebcdic" } },
    ["INVALID form.encoding ebcdic"],
  ],
  [
    "an unknown field",
    { ...good, columns: [{ header: "x", field: "colour" }] },
    ["INVALID columns[0].field colour"],
  ],
  ["too many columns", { ...good, columns: Array.from({ length: 501 }) }, undefined!],
  [
    "a column without a header",
    { ...good, columns: [{ field: null }] },
    ["INVALID columns[0].header undefined"],
  ],
  ["an order of dates that is none", { ...good, dateOrder: "YDM" }, ["INVALID dateOrder YDM"]],
  ["a fraction of a power", { ...good, unitPower: 0.5 }, ["INVALID unitPower 0.5"]],
  [
    "a scale beyond money",
    { ...good, currency: { ...good.currency, scale: 9 } },
    ["INVALID currency.scale 9"],
  ],
  [
    "a currency that is none",
    { ...good, currency: { ...good.currency, source: { from: "fixed", value: "ABC" } } },
    ["INVALID currency.source.value ABC"],
  ],
  [
    "a word for a currency that is none",
    { ...good, currency: { ...good.currency, words: { 元: "YUAN" } } },
    ["INVALID currency.words.元 YUAN"],
  ],
  [
    "a fixed value without one",
    { ...good, own: { ...good.own, account: { from: "fixed" } } },
    ["INVALID own.account.value undefined"],
  ],
  [
    "a header of no lines that stands somewhere",
    { ...good, header: { row: 3, rowCount: 0 } },
    ["INVALID header.rowCount 0"],
  ],
  ["a register with directions", { ...good, layout: "register" }, ["INVALID sign.kind direction"]],
  [
    "sides without an own account",
    {
      ...good,
      sign: { kind: "parties" },
      own: { ...good.own, account: { from: "none" } },
    },
    [
      "INVALID own.account.from none",
      "FIELD_MISSING columns payerAccount | payerName",
      "FIELD_MISSING columns beneficiaryAccount | beneficiaryName",
    ],
  ],
  [
    "columns that are not there",
    {
      ...good,
      columns: [{ header: "a", field: null }],
      own: { ...good.own, account: { from: "column" } },
      currency: { ...good.currency, source: { from: "column" } },
    },
    [
      "FIELD_MISSING columns bookedOn",
      "FIELD_MISSING columns amount",
      "FIELD_MISSING columns direction",
      "FIELD_MISSING columns ownAccount",
      "FIELD_MISSING columns currency",
    ],
  ],
  [
    "a field twice",
    { ...good, columns: [...good.columns, { header: "b", field: "amount" }] },
    ["FIELD_TWICE columns[1], columns[6] amount"],
  ],
  [
    "undecided items",
    { ...good, dateOrder: null, decimal: null, sign: null },
    ["UNDECIDED dateOrder null", "UNDECIDED decimal null", "UNDECIDED sign null"],
  ],
];

for (const [name, value, expected] of wrong) {
  test(`${name} is told by its place`, () => {
    const found = complaints(value);
    if (expected) assert.deepEqual(found, expected);
    else assert.equal(found.length, 1);
  });
}

test("whatever comes in, the check answers and never throws", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.equal(checkMapping(value).mapping, null);
    }),
    { seed: 3, numRuns: 300 },
  );
  const keys = Object.keys(good) as (keyof TableMapping)[];
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
      checkMapping({ ...good, [key]: value });
    }),
    { seed: 4, numRuns: 500 },
  );
});

test("each column of a mapping is read or kept", () => {
  assert.deepEqual(
    extraKeys({
      ...good,
      columns: [...good.columns, { header: "柜员", field: null }, { header: "", field: null }],
    }).slice(5),
    ["柜员", "柜员 (2)", "#8"],
  );
  assert.ok(usedFields(good).has("direction"));
  assert.ok(!usedFields(good).has("debit"));
  assert.ok(!usedFields(good).has("ownAccount"));
  assert.ok(!usedFields({ ...good, layout: "register", sign: { kind: "parties" } }).has("balance"));
});
