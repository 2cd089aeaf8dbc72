// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { writeGoaml } from "./goaml-write.ts";
import { knownProfile } from "./profiles/known-profiles.ts";
import { sampleReport } from "../report/testing.ts";
import { checkByXsd, xsdBytesMax } from "./xsd-check.data.ts";
import { repairXsd } from "./xsd-repair.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** A schema of our own with the faults of those that units hand out. */
const xsd = `<?xml version="1.0" encoding="utf-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <!-- <xs:pattern value="^never$"/> -->
  <xs:element name="report"><xs:complexType><xs:sequence>
    <xs:element name="name" type="name_type"/>
    <xs:element name="email" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
      <xs:pattern id="e" value="[_a-zA-Z0-9-+]+@[a-z]+(?:\\.[a-z]{2,15})"/>
    </xs:restriction></xs:simpleType></xs:element>
    <xs:element name="code" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
      <xs:pattern value='(?=A)[A-Z]+'/>
    </xs:restriction></xs:simpleType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:simpleType name="name_type"><xs:restriction base="xs:string">
    <xs:pattern value="^[\\p{L} .'&amp;-]*$"/>
  </xs:restriction></xs:simpleType>
</xs:schema>`;

const report = (inside: string) => `<report>${inside}</report>`;

test("patterns in another language are repaired in memory, told with their lines, and hold", async () => {
  const right = report("<name>林 & Mora's</name>".replace("&", "&amp;"));
  const verdict = await checkByXsd(right, bytes(xsd));
  assert.deepEqual(
    { isValid: verdict.isValid, refusal: verdict.refusal, faults: verdict.faults },
    { isValid: true, refusal: null, faults: [] },
  );
  assert.deepEqual(
    verdict.repairs.map(({ line, was, kinds, is }) => [line, was, kinds, is === null]),
    [
      [7, "[_a-zA-Z0-9-+]+@[a-z]+(?:\\.[a-z]{2,15})", ["group", "hyphen"], false],
      [10, "(?=A)[A-Z]+", [], true],
      [14, "^[\\p{L} .'&-]*$", ["anchor", "letters"], false],
    ],
  );
});

test("after the repair the patterns still refuse what they are there to refuse", async () => {
  const wrong = await checkByXsd(
    report("<name>Lin1</name>\n<email>a b@c.de</email><code>b</code>"),
    bytes(xsd),
  );
  assert.equal(wrong.isValid, false);
  assert.deepEqual(
    wrong.faults.map(({ line, path, inFile }) => [line, path, inFile]),
    [
      [1, "/report/name", "xml"],
      [2, "/report/email", "xml"],
    ],
  );
  const plus = report("<name>Lin</name><email>a-b+c@d.ef</email><code>?</code>");
  assert.equal((await checkByXsd(plus, bytes(xsd))).isValid, true);
});

test("order and missing elements are found with line and path", async () => {
  const { isValid, faults } = await checkByXsd(
    "<report>\n<code>A</code>\n<name>x</name></report>",
    bytes(xsd),
  );
  assert.equal(isValid, false);
  assert.equal(faults[0]?.line, 2);
  assert.match(faults[0]?.says ?? "", /code/u);
});

test("the written case passes a schema with its order, and fails one that wants another", async () => {
  const profile = knownProfile("goaml-5-0-2");
  assert.ok(profile);
  const { xml } = writeGoaml(sampleReport(), profile);
  const schema = (first: string, second: string) => `
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="report">
      <xs:complexType><xs:sequence>
        <xs:element name="${first}"/><xs:element name="${second}"/>
        <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
      </xs:sequence></xs:complexType></xs:element></xs:schema>`;
  const right = await checkByXsd(xml, bytes(schema("rentity_id", "rentity_branch")));
  assert.equal(right.isValid, true);
  const wrong = await checkByXsd(xml, bytes(schema("rentity_branch", "rentity_id")));
  assert.equal(wrong.isValid, false);
});

test("what could reach outside, is no schema, or is no text is not checked and says why", async () => {
  const refusal = async (text: string | Uint8Array, xml = report("")) =>
    (await checkByXsd(xml, typeof text === "string" ? bytes(text) : text)).refusal;
  const doctype = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]>';
  assert.equal(await refusal(doctype + xsd), "doctype");
  assert.equal(await refusal(xsd, doctype + report("<name>&y;</name>")), "doctype");
  const include = '<xs:include schemaLocation="http://127.0.0.1:1/x.xsd"/>';
  const head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">';
  assert.equal(await refusal(`${head}${include}</xs:schema>`), "refers-elsewhere");
  assert.equal(await refusal("<html/>"), "not-a-schema");
  assert.equal(await refusal(`${head}<xs:element/></xs:schema>`), "not-a-schema");
  assert.equal(await refusal(Uint8Array.of(0x3c, 0xff, 0xc0)), "not-text");
  assert.equal(await refusal(new Uint8Array(xsdBytesMax + 1)), "too-large");
});

test("a schema in UTF-16 is read as its mark says", async () => {
  const text = xsd.replace("utf-8", "utf-16");
  const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
  const marked = new Uint8Array([0xff, 0xfe, ...new Uint8Array(units.buffer)]);
  assert.equal((await checkByXsd(report("<name>Lin</name>"), marked)).isValid, true);
});

test("a check that takes too long ends, and one that is called off throws", async () => {
  const late = await checkByXsd(report("<name>Lin</name>"), bytes(xsd), { millisMax: 0 });
  assert.equal(late.refusal, "time");
  assert.equal(late.isValid, null);
  const abort = new AbortController();
  const checking = checkByXsd(report("<name>Lin</name>"), bytes(xsd), { signal: abort.signal });
  abort.abort(new Error("called off"));
  await assert.rejects(checking, /called off/u);
});

test("comments and data that look like patterns are left alone", () => {
  const text = `<xs:schema xmlns:xs="x"><!-- <xs:pattern value="^a$"/> --><![CDATA[<xs:pattern value="^b$"/>]]></xs:schema>`;
  assert.deepEqual(repairXsd(text), { text, repairs: [], refusal: null });
});
