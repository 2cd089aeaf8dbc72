// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { BrokenInvariant } from "@tianwang/kernel/assert";
import chinese from "./chinese-labels.json" with { type: "json" };
import { compileModel, propertyTypeNames } from "./compile.ts";
import type { ModelSources } from "./compile.ts";
import { convertModel } from "./convert.ts";
import { countryCodeOf } from "./country.ts";
import stock from "./followthemoney.json" with { type: "json" };
import {
  getProperty,
  getPropertyType,
  getSchema,
  isA,
  model,
  narrowerSchema,
  propertyLabel,
  propertyTypeOf,
  schemaLabel,
  valueLabel,
} from "./model.ts";

suite("the model", () => {
  test("holds the stock model and our extension", () => {
    assert.equal(model.version, "4.11.2");
    assert.equal(model.schemata.size, 71);
    assert.deepEqual([...model.types.keys()].sort(), [...propertyTypeNames].sort());
    assert.equal(getProperty("BankAccount", "tianwangBankCode")?.type, "identifier");
    assert.equal(getProperty("Company", "tianwangBankCode"), undefined);
  });

  test("inherits properties, captions and time extents", () => {
    const company = getSchema("Company");
    assert.deepEqual([...(company?.ancestors ?? [])].sort(), [
      "Asset",
      "Company",
      "LegalEntity",
      "Organization",
      "Thing",
      "Value",
    ]);
    assert.equal(company?.properties.get("name")?.qname, "Thing:name");
    assert.deepEqual(getSchema("Ownership")?.temporalStart, ["startDate", "date"]);
    assert.deepEqual(getSchema("BankAccount")?.caption, ["name", "iban", "accountNumber"]);
    assert.equal(getProperty("BankAccount", "iban")?.format, "iban");
    assert.equal(getProperty("LegalEntity", "phone")?.lengthMax, 32);
  });

  test("knows both ends of a reference and reads a link as an edge", () => {
    const owner = getProperty("Ownership", "owner");
    assert.equal(owner?.range, "LegalEntity");
    assert.equal(owner?.reverse, "ownershipOwner");
    assert.equal(getProperty("Person", "ownershipOwner")?.isStub, true);
    const edge = getSchema("Ownership")?.edge;
    assert.deepEqual([edge?.source, edge?.target, edge?.isDirected], ["owner", "asset", true]);
  });

  test("answers for what it does not know instead of failing", () => {
    assert.equal(getSchema("HotelBooking"), undefined);
    assert.equal(getSchema("__proto__"), undefined);
    assert.equal(getProperty("Person", "constructor"), undefined);
    assert.equal(propertyTypeOf("HotelBooking", "room"), "string");
    assert.ok(isA("HotelBooking", "HotelBooking"));
    assert.ok(!isA("HotelBooking", "Thing"));
    assert.deepEqual(schemaLabel("HotelBooking"), { zh: "HotelBooking", en: "HotelBooking" });
    assert.deepEqual(propertyLabel("Person", "room"), { zh: "room", en: "room" });
  });

  test("chooses the narrower of two schemata, or none", () => {
    assert.equal(narrowerSchema("LegalEntity", "Company"), "Company");
    assert.equal(narrowerSchema("Company", "Thing"), "Company");
    assert.equal(narrowerSchema("Person", "Company"), null);
  });

  test("speaks Chinese everywhere", () => {
    const labels: Readonly<Record<string, string>> = chinese.labels;
    const missing = new Set<string>();
    const see = (label: string) => {
      if (!Object.hasOwn(labels, label)) missing.add(label);
    };
    const schemata: ModelSources["stock"]["schemata"] = stock.schemata;
    for (const schema of Object.values(schemata)) {
      [schema.label, schema.plural].forEach(see);
      if (schema.edge) see(schema.edge.label);
      for (const property of Object.values(schema.properties)) see(property.label);
    }
    for (const type of model.types.values()) {
      see(type.label.en);
      for (const value of type.values.values()) see(value.en);
    }
    assert.deepEqual([...missing], []);
    for (const qname of Object.keys(chinese.exceptions)) {
      const [schema = "", property = ""] = qname.split(":");
      assert.equal(getProperty(schema, property)?.qname, qname);
    }
    assert.equal(valueLabel("country", "vg").zh, "英属维尔京群岛");
    assert.equal(valueLabel("topic", "corp.shell").zh, "空壳公司");
    assert.equal(valueLabel("country", "??").en, "??");
    assert.equal(propertyLabel("Person", "title").zh, "称谓");
  });
});

suite("compiling a model", () => {
  const sources = (extensions: object): ModelSources => ({
    stock,
    chinese,
    extensions: { schemata: {}, properties: {}, ...extensions },
  });

  test("takes a new schema that extends a stock one", () => {
    const request = {
      label: "Request",
      plural: "Requests",
      zh: "请求",
      extends: ["Event"],
      caption: ["name"],
      properties: { treaty: { label: "Treaty", zh: "条约" } },
    };
    const compiled = compileModel(sources({ schemata: { TianwangRequest: request } }));
    const schema = compiled.schemata.get("TianwangRequest");
    assert.equal(schema?.label.zh, "请求");
    assert.equal(schema?.properties.get("treaty")?.label.zh, "条约");
    assert.ok(schema?.properties.has("startDate"));
    assert.ok(schema?.ancestors.has("Thing"));
  });

  test("stops at an extension that cannot be meant", () => {
    const schema = (more: object) =>
      sources({
        schemata: { A: { label: "A", plural: "As", extends: [], properties: {}, ...more } },
      });
    assert.throws(() => compileModel(schema({ extends: ["Nothing"] })), BrokenInvariant);
    assert.throws(() => compileModel(schema({ extends: ["A"] })), BrokenInvariant);
    assert.throws(() => compileModel(schema({ caption: ["nothing"] })), BrokenInvariant);
    const wrongType = { properties: { p: { label: "P", type: "nothing" } } };
    assert.throws(() => compileModel(schema(wrongType)), BrokenInvariant);
    const wrongRange = { properties: { p: { label: "P", type: "entity", range: "Nothing" } } };
    assert.throws(() => compileModel(schema(wrongRange)), BrokenInvariant);
    const wrongBase = sources({ properties: { Nothing: { p: { label: "P" } } } });
    assert.throws(() => compileModel(wrongBase), BrokenInvariant);
  });
});

suite("converting the upstream model", () => {
  const dump = {
    version: "9.9",
    types: {
      string: { label: "Label", maxLength: 10, group: "x" },
      name: { label: "Name", maxLength: 5, matchable: true },
    },
    schemata: {
      B: {
        label: "B",
        plural: "Bs",
        extends: [],
        schemata: ["B"],
        description: "left out",
        properties: {
          z: { label: "Z", type: "string", maxLength: 10, name: "z", qname: "B:z" },
          a: { label: "A", type: "name", maxLength: 7, matchable: true },
          h: { label: "H", type: "name", maxLength: 5 },
        },
      },
    },
  };

  test("keeps what cannot be derived and nothing else", () => {
    assert.equal(
      convertModel(JSON.stringify(dump)),
      `{"version":"9.9",
"schemata":{
"B":{"label":"B","plural":"Bs","extends":[],"properties":{
"a":{"label":"A","type":"name","maxLength":7},
"h":{"label":"H","type":"name","matchable":false},
"z":{"label":"Z"}}}},
"types":{
"name":{"label":"Name","maxLength":5,"matchable":true},
"string":{"label":"Label","maxLength":10}}}
`,
    );
  });
});

suite("countries", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["cn", "cn"],
    ["CHN", "cn"],
    ["People's Republic of China", "cn"],
    ["People’s Republic of China", "cn"],
    ["中华人民共和国", "cn"],
    ["香港", "hk"],
    ["Hong Kong SAR", "hk"],
    [" U.S.A. ", "us"],
    ["英属维尔京群岛", "vg"],
    ["ＶＧ", "vg"],
    ["Côte d’Ivoire", "ci"],
    ["Atlantis", null],
    ["", null],
    ["__proto__", null],
  ];
  for (const [text, code] of cases) {
    test(`${text} is ${code}`, () => assert.equal(countryCodeOf(text), code));
  }

  test("reads back every code and both names of every country", () => {
    for (const [code, label] of getPropertyType("country")?.values ?? []) {
      for (const text of [code, label.en, label.zh]) assert.equal(countryCodeOf(text), code);
    }
  });
});
