// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId, ExhibitId } from "@tianwang/kernel/ids";
import type { Problem } from "@tianwang/kernel/problem";
import { entitiesFrom, entityFrom, valuesOf } from "../statements/entity.ts";
import type { Provenance } from "../statements/statement.ts";
import { createFtmReader } from "./ftm-json-lines.ts";
import { nestingMax, readFtmLine } from "./ftm-line.ts";
import type { FtmRecord } from "./ftm-record.ts";
import { contextOf, entityRecord, writeFtmRecord } from "./ftm-record.ts";
import { recordOfEntity, recordOfStatement, statementsOfRecord } from "./ftm-statements.ts";
import { readItems, readMembers, writeMembers } from "./json-object.ts";

const locator = { kind: "line", line: 1 } as const;
const provenance: Provenance = {
  exhibitId: "exh_0000A" as ExhibitId,
  locator,
  addedBy: "act_0000A" as ActorId,
  addedAt: "2026-11-23T10:20:30.456Z" as Instant,
};

interface Read {
  readonly records: readonly FtmRecord[];
  readonly problems: readonly Problem[];
}

function readAll(chunks: readonly string[], lengthMax?: number): Read {
  const records: FtmRecord[] = [];
  const problems: Problem[] = [];
  const sink = {
    record: (record: FtmRecord) => records.push(record),
    problem: (problem: Problem) => problems.push(problem),
  };
  const reader = createFtmReader(sink, lengthMax);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return { records, problems };
}

/** What a line becomes when it has gone through statements. */
function throughStatements(line: string): string {
  const { record } = readFtmLine(line, locator);
  const { statements } = statementsOfRecord(record!, provenance);
  return writeFtmRecord(recordOfEntity(entityFrom(statements)!));
}

/** Keys as hostile files have them. */
const anyKey = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "1",
    "0",
    "id ",
    "\u202Ename",
    "𠮷",
    "\uD800",
    "datasets",
  ),
);
const anyJson = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(1e300, -0, "\uD800", "\0"));

/** A JSON object as text, keys in any order and perhaps twice. */
const anyObject = fc
  .array(fc.tuple(anyKey, anyJson))
  .map((entries) => writeMembers(entries.map(([key, value]) => [key, JSON.stringify(value)])));

suite("members of a JSON object", () => {
  test("are read and written without change", () => {
    fc.assert(
      fc.property(anyObject, (json) => assert.equal(writeMembers(readMembers(json)), json)),
    );
  });

  test("lose the white space between tokens and nothing else", () => {
    fc.assert(
      fc.property(
        fc.object({ withNullPrototype: false }),
        fc.integer({ min: 1, max: 4 }),
        (value, indent) => {
          const spaced = JSON.stringify(value, null, indent);
          assert.equal(writeMembers(readMembers(spaced)), JSON.stringify(value));
        },
      ),
    );
  });

  test("keep numbers as they are written, repeated keys and their order", () => {
    const json = '{"2":1.0,"1":12345678901234567890,"a":1e400,"a":-0,"__proto__":{"x":[]}}';
    assert.equal(writeMembers(readMembers(json)), json);
    assert.deepEqual(readMembers(" { } "), []);
    assert.deepEqual(readMembers('{"a\\"b\\\\":"\\\\"}'), [['a"b\\', '"\\\\"']]);
  });

  test("items of a list stay as they are written", () => {
    assert.deepEqual(readItems('["a,]",1.0,{"b":[1,2]},[],null]'), [
      '"a,]"',
      "1.0",
      '{"b":[1,2]}',
      "[]",
      "null",
    ]);
    assert.deepEqual(readItems("[]"), []);
    assert.deepEqual(readItems('"x"'), ['"x"']);
  });
});

const anyEntityLine = fc
  .record({
    id: fc.string({ minLength: 1, unit: "binary" }),
    schema: fc.constantFrom("Person", "Company", "HotelBooking", "__proto__"),
    properties: fc.dictionary(anyKey, fc.array(fc.string({ unit: "binary" }))),
    extra: fc.array(fc.tuple(anyKey, anyJson)),
  })
  .map(({ id, schema, properties, extra }) => {
    const known = new Set(["id", "schema", "properties"]);
    const rest = new Map(extra.filter(([key]) => !known.has(key)));
    const members = [
      ...[...rest].map(([key, value]) => [key, JSON.stringify(value)] as const),
      ["schema", JSON.stringify(schema)] as const,
      [
        "properties",
        writeMembers(Object.entries(properties).map(([k, v]) => [k, JSON.stringify(v)])),
      ] as const,
      ["id", JSON.stringify(id)] as const,
    ];
    return writeMembers(members);
  });

suite("an entity line", () => {
  test("is written as it was read, whatever stands in it", () => {
    fc.assert(
      fc.property(anyEntityLine, (line) => {
        const { record } = readFtmLine(line, locator);
        assert.equal(record?.kind, "entity");
        assert.equal(writeFtmRecord(record), line);
      }),
    );
  });

  test("keeps unknown schemata, unknown properties and extra keys through statements", () => {
    const line =
      '{"id":"NK-1","schema":"HotelBooking","properties":{"guest":["王五"],"room":["101","102"]},' +
      '"caption":"王五","datasets":["hotels"],"first_seen":"2026-01-01T00:00:00","rate":1.50}';
    assert.equal(throughStatements(line), line);
    assert.equal(throughStatements(throughStatements(line)), line);
  });

  test("keeps values as the other tool wrote them, and says what is not canonical", () => {
    const line =
      '{"id":"p","schema":"Person","properties":{"birthDate":["1984年"],"country":["Germany"],"name":[" \u200Fشركة ","𠮷田  太郎"]}}';
    assert.equal(throughStatements(line), line);
    const { record } = readFtmLine(line, locator);
    const codes = statementsOfRecord(record!, provenance).problems.map(({ code }) => code);
    assert.deepEqual(codes.sort(), [
      "TEXT_INVISIBLE",
      "VALUE_NOT_CANONICAL",
      "VALUE_NOT_CANONICAL",
      "VALUE_NOT_CANONICAL",
    ]);
  });

  test("of any content comes out of statements the same the second time", () => {
    fc.assert(
      fc.property(anyEntityLine, (line) => {
        const once = throughStatements(line);
        assert.equal(throughStatements(once), once);
        const { record } = readFtmLine(line, locator);
        const out = readFtmLine(once, locator).record;
        assert.equal(record?.kind === "entity" && out?.kind === "entity", true);
        if (record?.kind !== "entity" || out?.kind !== "entity") return;
        assert.equal(
          contextOf(out).size,
          new Set(
            [...contextOf(record).keys()].map((key) =>
              key.toWellFormed().replaceAll("\0", "\uFFFD"),
            ),
          ).size,
        );
      }),
    );
  });

  test("without properties is an entity all the same", () => {
    for (const line of [
      '{"id":"p","schema":"Person","properties":{}}',
      '{"id":"p","schema":"Person"}',
    ]) {
      const { record, problems } = readFtmLine(line, locator);
      assert.deepEqual(problems, []);
      assert.equal(writeFtmRecord(record!), line);
      assert.equal(throughStatements(line), '{"id":"p","schema":"Person","properties":{}}');
    }
    const empty = '{"id":"p","schema":"Person","properties":{"name":[]}}';
    assert.equal(writeFtmRecord(readFtmLine(empty, locator).record!), empty);
  });

  test("with values that are no lists of texts is read as texts and written as it was", () => {
    const line =
      '{"id":"p","schema":"Company","properties":{"name":"One","sector":[1.0,true,null,["x"]],"alias":null}}';
    const { record, problems } = readFtmLine(line, locator);
    assert.deepEqual(
      problems.map(({ code, field }) => [code, field]),
      [
        ["VALUE_NOT_TEXT", "name"],
        ["VALUE_NOT_TEXT", "sector"],
        ["VALUE_NOT_TEXT", "alias"],
      ],
    );
    assert.equal(writeFtmRecord(record!), line);
    const entity = entityFrom(statementsOfRecord(record!, provenance).statements);
    assert.deepEqual(valuesOf(entity!, "name"), ["One"]);
    assert.deepEqual(valuesOf(entity!, "sector"), ["1.0", "true"]);
  });

  test("with a key that stands twice counts the last and says so", () => {
    const { record, problems } = readFtmLine(
      '{"id":"p","schema":"Person","properties":{"name":["A"],"name":["B"]},"x":1,"x":2}',
      locator,
    );
    assert.deepEqual(
      problems.map(({ code, field, value }) => [code, field, value]),
      [
        ["KEY_TWICE", "x", "1"],
        ["KEY_TWICE", "name", '["A"]'],
      ],
    );
    assert.equal(record?.kind === "entity" && record.properties.get("name")?.[0], "B");
  });

  test("with entities inside gives all of them, in a ring too", () => {
    const inner =
      '{"id":"a","schema":"Company","properties":{"ownershipOwner":[{"id":"o","schema":"Ownership"}]}}';
    const line = `{"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":[${inner},{"id":"z"},{}]}}`;
    const { record } = readFtmLine(line, locator);
    const entities = entitiesFrom(statementsOfRecord(record!, provenance).statements);
    assert.deepEqual(
      entities.map(({ id, schema }) => [id, schema]),
      [
        ["a", "Company"],
        ["o", "Ownership"],
      ],
    );
    assert.deepEqual(valuesOf(entities.at(1)!, "asset"), ["a", "z"]);
    assert.deepEqual(valuesOf(entities.at(0)!, "ownershipOwner"), ["o"]);
  });

  test("with entities nested without end stops at the limit", () => {
    const nest = (depth: number): string =>
      `{"id":"e${depth}","schema":"Company","properties":{"parent":[${depth === 0 ? "" : nest(depth - 1)}]}}`;
    const { record, problems } = readFtmLine(nest(nestingMax + 5), locator);
    assert.equal(problems.filter(({ code }) => code === "NESTING_TOO_DEEP").length, 1);
    const { statements } = statementsOfRecord(record!, provenance);
    assert.equal(entitiesFrom(statements).length, nestingMax + 1);
    assert.equal(writeFtmRecord(record!), nest(nestingMax + 5));
    const brackets = `{"id":"p","schema":"Person","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    assert.equal(writeFtmRecord(readFtmLine(brackets, locator).record!), brackets);
  });

  test("of a megabyte is read and written", () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `张伟 "${i}" \\ 的第${i}个化名`);
    const line = JSON.stringify({ id: "p", schema: "Person", properties: { name: names } });
    assert.ok(line.length > 500_000);
    const { records, problems } = readAll([line]);
    assert.deepEqual(problems, []);
    assert.equal(writeFtmRecord(records.at(0)!), line);
  });

  test("keys called __proto__ change nothing but themselves", () => {
    const line =
      '{"id":"p","schema":"Person","properties":{"__proto__":["x"],"constructor":["y"]},"__proto__":{"isAdmin":true}}';
    assert.equal(throughStatements(line), line);
    assert.equal(({} as Readonly<Record<string, unknown>>)["isAdmin"], undefined);
  });

  test("cannot put NUL or half a character pair into the store", () => {
    const line = String.raw`{"id":"p\ud800","schema":"Person","properties":{"name":["a\u0000b\udc00"]},"note":"\u0000"}`;
    const { record } = readFtmLine(line, locator);
    assert.equal(writeFtmRecord(record!), line);
    const { statements, problems } = statementsOfRecord(record!, provenance);
    for (const { entityId, prop, value, originalValue } of statements) {
      for (const text of [entityId, prop, value, originalValue ?? ""]) {
        assert.ok(text.isWellFormed() && !text.includes("\0"));
      }
    }
    assert.ok(problems.some(({ code }) => code === "TEXT_UNSTORABLE"));
  });
});

suite("statement form", () => {
  const line =
    '{"id":"f00","entity_id":"e1","canonical_id":"NK-1","schema":"Person","prop":"name","prop_type":"name",' +
    '"value":"王五","dataset":"list","lang":"zho","original_value":"王　五","first_seen":"2026-01-01T00:00:00",' +
    '"last_seen":null,"external":false,"origin":"crawler"}';

  test("of another tool goes through our statements without loss", () => {
    const { record } = readFtmLine(line, locator);
    assert.equal(record?.kind, "statement");
    assert.equal(writeFtmRecord(record), line);
    const { statements, problems } = statementsOfRecord(record, provenance);
    assert.deepEqual(problems, []);
    assert.equal(statements.length, 1);
    assert.equal(statements[0]?.canonicalId, "NK-1");
    assert.equal(statements[0]?.originalValue, "王　五");
    assert.equal(writeFtmRecord(recordOfStatement(statements.at(0)!)!), line);
  });

  test("of ours names the exhibit and the place in it", () => {
    const entity = entityRecord(
      "e1",
      "BankAccount",
      new Map([["iban", ["DE89370400440532013000"]]]),
      new Map([["x", "1"]]),
    );
    const { statements } = statementsOfRecord(entity, provenance);
    const lines = statements
      .map(recordOfStatement)
      .filter((record) => record !== null)
      .map(writeFtmRecord);
    const rest =
      '"dataset":"exh_0000A","lang":null,"original_value":null,"first_seen":"2026-11-23T10:20:30","last_seen":"2026-11-23T10:20:30","origin":"line 1"}';
    assert.deepEqual(lines, [
      `{"entity_id":"e1","canonical_id":"e1","schema":"BankAccount","prop":"id","prop_type":"id","value":"e1",${rest}`,
      `{"entity_id":"e1","canonical_id":"e1","schema":"BankAccount","prop":"iban","prop_type":"identifier","value":"DE89370400440532013000",${rest}`,
    ]);
  });

  test("inside an entity, as newer tools write it, gives its statements", () => {
    const { record } = readFtmLine(
      `{"id":"NK-1","schema":"Person","statements":[${line},{"prop":1}]}`,
      locator,
    );
    const { statements, problems } = statementsOfRecord(record!, provenance);
    assert.deepEqual(
      statements.map(({ prop, value }) => [prop, value]),
      [
        ["id", "NK-1"],
        ["name", "王五"],
      ],
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["LINE_NOT_AN_ENTITY"],
    );
  });

  test("what several sources say beside the properties is joined or the latest", () => {
    const later = { ...provenance, addedAt: "2026-11-24T00:00:00.000Z" as Instant };
    const lines = [
      '{"id":"p","schema":"Person","properties":{},"datasets":["b"],"last_seen":"2026-02-01"}',
      '{"id":"p","schema":"Person","properties":{},"datasets":["a","b"],"last_seen":"2026-01-01"}',
    ];
    const statements = lines.flatMap(
      (text, i) =>
        statementsOfRecord(readFtmLine(text, locator).record!, i === 0 ? later : provenance)
          .statements,
    );
    assert.equal(
      writeFtmRecord(recordOfEntity(entityFrom(statements)!)),
      '{"id":"p","schema":"Person","properties":{},"datasets":["a","b"],"last_seen":"2026-02-01"}',
    );
  });
});

suite("a file of JSON lines", () => {
  const lines = [
    '{"id":"a","schema":"Person","properties":{"name":["王五"]}}',
    "",
    "{broken",
    '  {"id": "b", "schema": "Company"}\r',
    "[1]",
    '{"id":"","schema":"Person"}',
    '{"entity_id":"a","schema":"Person","prop":"name"}',
    "null",
    '{"id":"c","schema":"Person"}',
  ];

  test("gives a record or a problem with its number for every line that is not blank", () => {
    const { records, problems } = readAll([`\uFEFF${lines.join("\n")}`]);
    assert.deepEqual(
      records.map((record) => record.kind === "entity" && record.id),
      ["a", "b", "c"],
    );
    assert.deepEqual(
      problems.map(({ code, severity, locator: place }) => [
        code,
        severity,
        place.kind === "line" && place.line,
      ]),
      [
        ["LINE_NOT_JSON", "error", 3],
        ["LINE_NOT_AN_ENTITY", "error", 5],
        ["LINE_NOT_AN_ENTITY", "error", 6],
        ["LINE_NOT_AN_ENTITY", "error", 7],
        ["LINE_NOT_AN_ENTITY", "error", 8],
      ],
    );
  });

  test("is read the same in pieces of any size", () => {
    const text = `${lines.join("\n")}\n`;
    const whole = readAll([text]);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((end, i) => text.slice(places[i], end));
        assert.deepEqual(readAll(chunks), whole);
      }),
    );
  });

  test("a line over the limit is skipped, counted and the next one read", () => {
    const long = `{"id":"x","schema":"Person","x":"${"y".repeat(200)}"}`;
    const { records, problems } = readAll(
      [long.slice(0, 90), `${long.slice(90)}\n${lines[0]}`],
      100,
    );
    assert.equal(records.length, 1);
    assert.deepEqual(
      problems.map(({ code, value }) => [code, value]),
      [["LINE_TOO_LONG", String(long.length)]],
    );
  });
});
