// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entitiesOfParty, getProperty, getSchema, readFtmLine } from "@tianwang/entities";
import { reportToFtm } from "./report-ftm.ts";
import type { SuspicionReport } from "./report.ts";
import { sampleReport } from "./testing.ts";

const sampleScope = {
  compartmentId: "report",
  hash: (text: string): Uint8Array => createHash("sha256").update(text).digest(),
};

const sampleText = (name: string) =>
  readFileSync(new URL(`samples/${name}`, import.meta.url), "utf8");

interface Line {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const linesOf = (report: SuspicionReport, scope = sampleScope) =>
  reportToFtm(report, scope)
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);

test("the fictional case is exported as it was, byte for byte", () => {
  assert.equal(reportToFtm(sampleReport(), sampleScope), sampleText("pass-through.ftm.jsonl"));
});

test("every schema and property is one of the model, and every reference is there", () => {
  const lines = linesOf(sampleReport());
  const ids = new Set(lines.map(({ id }) => id));
  assert.equal(ids.size, lines.length);
  for (const { schema, properties } of lines) {
    assert.ok(getSchema(schema), schema);
    for (const [name, values] of Object.entries(properties)) {
      const property = getProperty(schema, name);
      assert.ok(property, `${schema}:${name}`);
      const references = property.type === "entity" ? values : [];
      assert.deepEqual(
        references.filter((value) => !ids.has(value)),
        [],
        `${schema}:${name}`,
      );
    }
  }
  for (const text of reportToFtm(sampleReport(), sampleScope).trimEnd().split("\n"))
    assert.deepEqual(readFtmLine(text, { kind: "whole" }).problems, []);
});

test("an account has the id that statements of the same compartment give it", () => {
  const party = { account: "6222020000000000017", name: "Anyone", bank: "HCBKCNSH", country: "cn" };
  const { account } = entitiesOfParty(party, "own", "", sampleScope);
  assert.ok(linesOf(sampleReport()).some(({ id }) => id === account?.id));
  const elsewhere = linesOf(sampleReport(), { ...sampleScope, compartmentId: "other" });
  assert.ok(!elsewhere.some(({ id }) => id === account?.id));
});

test("a payment carries what moved, exactly, and the rows that it rests on", () => {
  const payments = linesOf(sampleReport()).filter(({ schema }) => schema === "Payment");
  assert.equal(payments.length, 3);
  const abroad = payments.find(({ properties }) => properties["currency"]?.[0] === "USD");
  assert.deepEqual(abroad?.properties["amount"], ["50000.00"]);
  assert.deepEqual(abroad?.properties["recordId"], ["haichuan-2026-03.csv row 12"]);
});

test("persons and parties without a transaction are exported; nothing is made of nothing", () => {
  const person = { lastName: "Lin", nativeName: "林某", gender: "F", nationalities: ["CN"] };
  const entity = { name: "Mora BV", directors: [{ person, role: "DIR" }] };
  const lines = linesOf({ activity: { parties: [{ person }, { entity }, {}] } });
  assert.deepEqual(lines.map(({ schema }) => schema).toSorted(), [
    "Company",
    "Directorship",
    "Person",
  ]);
  assert.equal(reportToFtm({}, sampleScope), "");
});
