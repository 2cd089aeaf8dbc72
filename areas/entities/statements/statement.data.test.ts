// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { CompartmentId } from "@tianwang/kernel/ids";
import { sql } from "@tianwang/store";
import {
  draft,
  exhibitA,
  exhibitB,
  from,
  ground,
  newCompartment,
  run,
  state,
  useGround,
} from "../ground.test.ts";
import { entityLines, listEntities, readEntities, searchEntities } from "../search/entity.data.ts";
import { valuesOf } from "./entity.ts";
import {
  addStatementBatches,
  addStatements,
  readStatements,
  withdrawStatements,
} from "./statement.data.ts";
import type { Statement } from "./statement.ts";

useGround("statements");

const add = (compartmentId: CompartmentId, statements: readonly Statement[]) =>
  run((work) => addStatements(work, compartmentId, statements));
const everything = { schemas: [], from: 0, count: 100 };
const list = (compartmentId: CompartmentId) =>
  run((work) => listEntities(work, { ...everything, compartmentId }));
const find = (compartmentId: CompartmentId, typed: string) =>
  run((work) => searchEntities(work, typed, { ...everything, compartmentId }));

/** The whole content of both tables, without times. */
const dump = (compartmentId: CompartmentId) =>
  run(async (work) => ({
    entities: await work.rows(
      sql`select * from entities.entities where compartment_id = ${compartmentId} order by id`,
    ),
    statements: await work.rows(
      sql`select * from entities.statements where compartment_id = ${compartmentId} order by statement_sha256`,
    ),
  }));

const person = (name: string | readonly string[], extra = {}) =>
  draft("ent-P1", "Person", { name, ...extra });

suite("adding", () => {
  test("twice is once, in one call and in two", async () => {
    const compartmentId = await newCompartment();
    const statements = state([person(["张伟", "Zhang Wei"])], from(exhibitA));
    assert.equal(await add(compartmentId, [...statements, ...statements]), 3);
    const before = await dump(compartmentId);
    assert.equal(before.statements.length, 3);
    assert.equal(await add(compartmentId, statements), 0);
    assert.deepEqual(await dump(compartmentId), before);
  });

  test("what was stated comes back as it was", async () => {
    const compartmentId = await newCompartment();
    const [existence] = state([person([])], from(exhibitA));
    const odd: Statement = {
      ...existence!,
      prop: "notes",
      value: `"{\\,}' NULL null 𠮷\u202Eabc\u0007\n`,
      lang: "zho",
      originalValue: "{}",
      foreign: '{"dataset":"x"}',
      locator: { kind: "element", path: "Stmt[1]/Ntry[3]" },
    };
    await add(compartmentId, [existence!, odd]);
    const read = await run((work) => readStatements(work, compartmentId, ["ent-P1"]));
    assert.deepEqual(read, [existence, odd]);
  });

  test("in any order and in any portions gives the same index", async () => {
    const drafts = [
      person(["张伟", "Zhang Wei"], { birthDate: "1970-05" }),
      draft("ent-A1", "BankAccount", { accountNumber: "6222020200112233445", country: "cn" }),
      draft("ent-O1", "Ownership", { owner: "ent-P1", asset: "ent-A1", role: "account holder" }),
    ];
    const statements = [...state(drafts, from(exhibitA)), ...state(drafts, from(exhibitB, 2))];
    const [whole, backwards, portions] = [
      await newCompartment(),
      await newCompartment(),
      await newCompartment(),
    ];
    await add(whole, statements);
    for (const statement of statements.toReversed()) await add(backwards, [statement]);
    await run((work) =>
      addStatementBatches(
        work,
        portions,
        (async function* () {
          yield statements.slice(0, 5);
          yield statements.slice(5);
        })(),
      ),
    );
    const content = async (compartmentId: CompartmentId) =>
      JSON.stringify(await dump(compartmentId)).replaceAll(compartmentId, "");
    assert.equal(await content(backwards), await content(whole));
    assert.equal(await content(portions), await content(whole));
  });

  test("counts statements and the exhibits that make them", async () => {
    const compartmentId = await newCompartment();
    await add(compartmentId, state([person(["张伟"])], from(exhibitA)));
    await add(compartmentId, state([person(["张伟", "张卫"])], from(exhibitB)));
    const { rows, totalCount } = await list(compartmentId);
    assert.equal(totalCount, 1);
    assert.deepEqual(
      rows.map((row) => [row.captionZh, row.statementCount, row.sourceCount]),
      [["张伟", 3, 2]],
    );
  });

  test("refuses an id that is longer than any tool makes them", async () => {
    const compartmentId = await newCompartment();
    const statements = state([draft("x".repeat(513), "Person", {})], from(exhibitA));
    await assert.rejects(
      add(compartmentId, statements),
      /ids and schemata of statements are short/u,
    );
  });

  test("goes into a compartment that one may write to, and into no other", async () => {
    const compartmentId = await newCompartment();
    const other = await ground().stranger("administrator", "stranger-writer");
    const statements = state([person("张伟")], from(exhibitA));
    await assert.rejects(
      run((work) => addStatements(work, compartmentId, statements), other),
      { code: "42501" },
    );
  });
});

suite("withdrawing", () => {
  test("takes one exhibit's word back and leaves the others'", async () => {
    const compartmentId = await newCompartment();
    const ofA = state(
      [person("张伟"), draft("ent-C1", "Company", { name: "海川贸易" })],
      from(exhibitA),
    );
    await add(compartmentId, [...ofA, ...state([person("张卫")], from(exhibitB))]);
    const withdraw = () => run((work) => withdrawStatements(work, compartmentId, exhibitA));
    assert.equal(await withdraw(), 4);
    assert.equal(await withdraw(), 0);
    const entities = await run((work) => readEntities(work, compartmentId, ["ent-P1", "ent-C1"]));
    assert.deepEqual([...entities.keys()], ["ent-P1"]);
    assert.deepEqual(valuesOf(entities.get("ent-P1")!, "name"), ["张卫"]);
    assert.equal((await find(compartmentId, "张伟")).totalCount, 0);
    assert.equal((await find(compartmentId, "海川")).totalCount, 0);
    assert.equal((await find(compartmentId, "张卫")).totalCount, 1);
    // Nothing is deleted: the withdrawn statements stay, marked.
    assert.equal((await dump(compartmentId)).statements.length, 6);
  });

  test("and stating the same again gives the same as before", async () => {
    const compartmentId = await newCompartment();
    const statements = state([person(["张伟", "Zhang Wei"])], from(exhibitA));
    await add(compartmentId, statements);
    const before = await dump(compartmentId);
    await run((work) => withdrawStatements(work, compartmentId, exhibitA));
    assert.equal(await add(compartmentId, statements), 3);
    assert.deepEqual(await dump(compartmentId), before);
  });

  test("is all that can be done to a statement", async () => {
    const compartmentId = await newCompartment();
    await add(compartmentId, state([person("张伟")], from(exhibitA)));
    for (const change of [
      sql`update entities.statements set value = '李四' where compartment_id = ${compartmentId}`,
      sql`delete from entities.statements where compartment_id = ${compartmentId}`,
    ]) {
      await assert.rejects(
        run((work) => work.change(change)),
        { code: "42501" },
      );
    }
  });

  test("is refused to whom may not write", async () => {
    const compartmentId = await newCompartment();
    await add(compartmentId, state([person("张伟")], from(exhibitA)));
    const other = await ground().stranger("administrator", "stranger-withdrawer");
    const count = await run((work) => withdrawStatements(work, compartmentId, exhibitA), other);
    assert.equal(count, 0);
    assert.equal((await list(compartmentId)).totalCount, 1);
  });
});

suite("an entity that another tool merged", () => {
  test("is found under each of its ids", async () => {
    const compartmentId = await newCompartment();
    const merged = state([draft("src-1", "Person", { name: "张伟" })], from(exhibitA)).map(
      (statement) => ({ ...statement, canonicalId: "NK-1" }),
    );
    await add(compartmentId, [...merged, ...state([draft("NK-1", "Person", {})], from(exhibitB))]);
    const lines = await run((work) => entityLines(work, null, ["src-1", "NK-1", "NK-2"]));
    assert.deepEqual(
      lines.map((line) => [line.askedId, line.id]),
      [
        ["NK-1", "NK-1"],
        ["src-1", "NK-1"],
      ],
    );
    const entity = (await run((work) => readEntities(work, compartmentId, ["NK-1"]))).get("NK-1");
    assert.deepEqual(entity?.members, ["NK-1", "src-1"]);
  });
});
