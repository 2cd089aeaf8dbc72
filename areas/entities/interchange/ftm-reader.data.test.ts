// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { suite, test } from "node:test";
import {
  addIntakeFile,
  findIntake,
  intakeHandler,
  listExhibits,
  listProblems,
  openIntake,
  startIntake,
} from "@tianwang/evidence/server";
import type { CompartmentId } from "@tianwang/kernel/ids";
import { findJob } from "@tianwang/store";
import {
  call,
  draft,
  exhibitA,
  from,
  ground,
  newCompartment,
  run,
  state,
  textOf,
  useGround,
} from "../ground.test.ts";
import { listEntities, readEntities } from "../search/entity.data.ts";
import { entityDetails, entityExport, entityList } from "../search/entity.wire.ts";
import { exhibitReaders } from "../server.ts";
import { idLengthMax } from "../statements/statement.ts";
import { addStatements, withdrawStatements } from "../statements/statement.data.ts";

useGround("ftm-reader");

/** Takes a file in as the intake of evidence does, with the readers of this area. */
async function takeIn(bytes: Buffer, name: string, abort = new AbortController()) {
  const { store, acting } = ground();
  const compartmentId = await newCompartment();
  const intakeId = await run((work) => openIntake(work, compartmentId, "调取证据通知书 第1号"));
  const once = async function* () {
    yield bytes;
  };
  const blob = await store.blobs.put(once(), 1 << 30);
  await run(async (work) =>
    addIntakeFile(work, await findIntake(work, intakeId), { relativePath: name, blob }),
  );
  const jobId = await run(async (work) => startIntake(work, await findIntake(work, intakeId)));
  const job = await run((work) => findJob(work, jobId));
  assert.ok(job);
  const running = { job, acting, signal: abort.signal, progress: () => undefined };
  await intakeHandler(exhibitReaders).run(store, running);
  const page = { compartmentId, from: 0, count: 500 };
  const exhibits = await run((work) => listExhibits(work, page));
  const problems = await run((work) => listProblems(work, page));
  return { compartmentId, exhibit: exhibits.rows[0]!, problems: problems.rows };
}

const lines = (...records: readonly unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

const takeInText = (text: string, name = "entities.ftm.json") => takeIn(Buffer.from(text), name);

async function exported(compartmentId: CompartmentId, more = {}): Promise<string> {
  const { bytes, byteCount } = await call(entityExport, { compartmentId, ...more });
  const text = await textOf(bytes);
  assert.equal(Buffer.byteLength(text), byteCount);
  return text;
}

/** Entities in canonical order, with everything that this program does not know. */
const foreignEntities = lines(
  {
    id: "NK-\u{1F409}龙",
    schema: "Person",
    properties: { name: ["\u200Fعلي حسن", "张伟", "\u{20BB7}田"] },
    caption: "张伟",
    datasets: ["b", "a"],
    first_seen: "2024-01-01T00:00:00",
    target: true,
  },
  {
    id: "acct/1?x=2",
    schema: "BankAccount",
    properties: { accountNumber: ["6222020200112233445"], tianwangBankCode: ["102100099996"] },
  },
  {
    id: "berth-1",
    schema: "SpaceBerth",
    properties: { constructor: ["a"], id: ["x"], orbit: ["LEO", "\\#odd"] },
    weights: { deep: [1.5, null, { "": "𠮷" }] },
  },
  {
    id: "own-1",
    schema: "Ownership",
    properties: { asset: ["acct/1?x=2"], madeUp: ["1"], owner: ["NK-\u{1F409}龙"] },
  },
);

/** Statements in canonical order as another tool writes them. */
const foreignStatements = lines(
  {
    id: "s1",
    entity_id: "src-1",
    canonical_id: "NK-1",
    schema: "Person",
    prop: "id",
    prop_type: "id",
    value: "0123abcd",
    dataset: "xx_list",
    lang: null,
    original_value: null,
    first_seen: "2024-01-01T00:00:00",
    last_seen: "2024-02-01T00:00:00",
    external: false,
  },
  {
    id: "s2",
    entity_id: "src-1",
    canonical_id: "NK-1",
    schema: "Person",
    prop: "name",
    prop_type: "name",
    value: "张伟",
    dataset: "xx_list",
    lang: "zho",
    original_value: "张 伟",
    first_seen: "2024-01-01T00:00:00",
    last_seen: "2024-02-01T00:00:00",
    external: false,
  },
);

suite("a file of entities", () => {
  test("goes through the store and out again without a change", async () => {
    const { compartmentId, exhibit } = await takeInText(foreignEntities);
    assert.equal(exhibit.reading, "read");
    assert.equal(await exported(compartmentId), foreignEntities);
    // The same bytes at every export, and no draft is left behind.
    assert.equal(await exported(compartmentId), foreignEntities);
    assert.deepEqual(await readdir(join(ground().folder, "blobs", "drafts")), []);
  });

  test("is shown with its places, its links and what the model does not know", async () => {
    const { compartmentId, exhibit, problems } = await takeInText(foreignEntities);
    const view = await call(entityDetails, { compartmentId, entityId: "berth-1" });
    assert.deepEqual(view.entity.schemaLabel, { zh: "SpaceBerth", en: "SpaceBerth" });
    const orbit = view.properties.find(({ name }) => name === "orbit");
    assert.deepEqual(
      orbit?.values.map(({ value, sources }) => [
        value,
        sources[0]?.exhibitName,
        sources[0]?.locator,
      ]),
      [
        ["LEO", exhibit.originalName, "line 3"],
        ["\\#odd", exhibit.originalName, "line 3"],
      ],
    );
    const owner = await call(entityDetails, { compartmentId, entityId: "NK-\u{1F409}龙" });
    assert.deepEqual(
      owner.naming.map(({ entity, others }) => [entity.id, others[0]?.entity.id]),
      [["own-1", "acct/1?x=2"]],
    );
    assert.deepEqual(
      problems.map(({ code, locator, field }) => [code, locator, field]),
      [
        ["TEXT_INVISIBLE", "line 1", "name"],
        ["SCHEMA_UNKNOWN", "line 3", "schema"],
        // By FtM's own form, ids are letters, digits, dots and dashes.
        ["FORM_INVALID", "line 4", "asset"],
        ["PROPERTY_UNKNOWN", "line 4", "madeUp"],
        ["FORM_INVALID", "line 4", "owner"],
      ],
    );
    const found = await call(entityList, { compartmentId, text: "علي" });
    assert.equal(found.totalCount, 1);
  });

  test("is recognised by its content, whatever its name, encoding and line ends", async () => {
    const one = lines({ id: "P1", schema: "Person", properties: { name: ["张伟"] } });
    const files = {
      "a.txt": Buffer.from(`\uFEFF\r\n\r\n${one.replace("\n", "\r\n")}`),
      "b.ndjson": Buffer.from(`\uFEFF${one}`, "utf16le"),
      "c.jsonl": Buffer.from(one.trimEnd()),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const { compartmentId, exhibit, problems } = await takeIn(bytes, name);
      assert.equal(exhibit.reading, "read", name);
      assert.deepEqual(problems, [], name);
      assert.equal(await exported(compartmentId), one, name);
    }
  });

  test("of many lines goes in whole", async () => {
    const people = Array.from({ length: 6_000 }, (_, i) => ({
      id: `P${String(i).padStart(5, "0")}`,
      schema: "Person",
      properties: { birthDate: ["1970"], name: [`张${i}`, `Zhang ${i}`].toSorted() },
    }));
    const text = lines(...people);
    const { compartmentId } = await takeInText(text);
    assert.equal(await exported(compartmentId), text);
    const found = await call(entityList, { compartmentId, text: "Zhang 5999" });
    assert.deepEqual([found.totalCount, found.rows[0]?.id], [1, "P05999"]);
  });
});

suite("a file of statements", () => {
  test("goes through the store and out again without a change", async () => {
    const { compartmentId, exhibit } = await takeInText(foreignStatements, "statements.json");
    assert.equal(exhibit.reading, "read");
    assert.equal(await exported(compartmentId, { form: "statements" }), foreignStatements);
  });

  test("keeps what another tool merged", async () => {
    const { compartmentId } = await takeInText(foreignStatements);
    const entities = await run((work) => readEntities(work, compartmentId, ["NK-1"]));
    assert.deepEqual(entities.get("NK-1")?.members, ["src-1"]);
    const view = await call(entityDetails, { compartmentId, entityId: "src-1" });
    assert.equal(view.entity.id, "NK-1");
    assert.equal(view.properties[0]?.values[0]?.sources[0]?.originalValue, "张 伟");
  });
});

suite("lines that are wrong", () => {
  test("become problems with their numbers, and the others enter", async () => {
    const good = (id: string) => ({ id, schema: "Person", properties: { name: ["张伟"] } });
    const long = "x".repeat(idLengthMax + 1);
    const text = [
      lines(good("P1")),
      '{"id":"P2","schema":"Person","properties":{"name":["张\n',
      lines([good("P3")], { schema: "Person" }, good(long), good("P4")),
      lines({ ...good("P5"), properties: { name: ["a\uFFFDb"] } }),
    ].join("");
    const { compartmentId, exhibit, problems } = await takeInText(text);
    assert.equal(exhibit.reading, "read");
    assert.deepEqual(
      problems.map(({ code, locator, severity }) => [code, locator, severity]),
      [
        ["LINE_NOT_JSON", "line 2", "error"],
        ["LINE_NOT_AN_ENTITY", "line 3", "error"],
        ["LINE_NOT_AN_ENTITY", "line 4", "error"],
        ["NAME_OF_ENTITY_LONG", "line 5", "error"],
        ["TEXT_UNDECODABLE", "line 7", "warning"],
      ],
    );
    const filter = { compartmentId, schemas: [], from: 0, count: 10 };
    const { rows } = await run((work) => listEntities(work, filter));
    assert.deepEqual(rows.map(({ id }) => id).toSorted(), ["P1", "P4", "P5"]);
  });

  test("are counted where there are too many of them", async () => {
    const first = lines({ id: "P1", schema: "Person" });
    const { problems, compartmentId } = await takeInText(first + "{\n".repeat(4_100));
    assert.equal(problems.at(-1)?.code === "PROBLEMS_CUT", false, "the page ends before");
    const last = await run((work) => listProblems(work, { compartmentId, from: 4_000, count: 10 }));
    assert.deepEqual(
      last.rows.map(({ code, value }) => [code, value]),
      [["PROBLEMS_CUT", "100"]],
    );
  });
});

test("files of other forms are left to other readers", async () => {
  const files = {
    "pretty.json": '{\n  "id": "P1",\n  "schema": "Person"\n}\n',
    "list.json": '[{"id":"P1","schema":"Person"}]\n',
    "log.jsonl": '{"at":"2024-01-01","says":"started"}\n{"id":"P1","schema":"Person"}\n',
    "table.csv": "id,schema\nP1,Person\nP2,Person\n",
    "empty.txt": " \n\n \n",
  };
  for (const [name, text] of Object.entries(files)) {
    const { compartmentId, problems } = await takeInText(text, name);
    assert.equal(await exported(compartmentId), "", name);
    assert.deepEqual(problems, [], name);
  }
});

test("an intake that is cancelled leaves no statement", async () => {
  const abort = new AbortController();
  abort.abort(new Error("cancelled"));
  await assert.rejects(takeIn(Buffer.from(foreignEntities), "x.json", abort), /cancelled/u);
});

suite("an export", () => {
  const account = () =>
    state(
      [
        draft("ent-A1", "BankAccount", {
          accountNumber: "6222020200112233445",
          tianwangBankCode: "102100099996",
          madeUp: "1",
        }),
        draft("ent-B1", "SpaceBerth", { orbit: "LEO" }),
      ],
      from(exhibitA, 4),
    );

  test("of our own statements names their exhibit and place", async () => {
    const compartmentId = await newCompartment();
    await run((work) => addStatements(work, compartmentId, account()));
    const text = await exported(compartmentId, { form: "statements" });
    const records = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      records.map((record) => record["prop"]),
      ["accountNumber", "id", "madeUp", "tianwangBankCode", "id", "orbit"],
    );
    assert.deepEqual([records[0]?.["dataset"], records[0]?.["origin"]], [exhibitA, "row 4 @明细"]);
  });

  test("in the plain form holds nothing that the stock model does not know", async () => {
    const compartmentId = await newCompartment();
    await run((work) => addStatements(work, compartmentId, account()));
    const text = await exported(compartmentId, { form: "statements", plain: true });
    assert.doesNotMatch(text, /tianwangBankCode|madeUp|SpaceBerth/u);
    assert.match(text, /accountNumber/u);
    assert.equal(
      await exported(compartmentId, { plain: true }),
      lines({
        id: "ent-A1",
        schema: "BankAccount",
        properties: { accountNumber: ["6222020200112233445"] },
      }),
    );
  });

  test("leaves out what was withdrawn", async () => {
    const { compartmentId, exhibit } = await takeInText(foreignEntities);
    await run((work) => withdrawStatements(work, compartmentId, exhibit.id));
    assert.equal(await exported(compartmentId), "");
    assert.equal(await exported(compartmentId, { form: "statements" }), "");
  });
});
