// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { draft, exhibitA, from, newCompartment, run, state, useGround } from "../ground.test.ts";
import { countEntities, searchEntities } from "../search/entity.data.ts";
import { addStatements, readAllStatements } from "./statement.data.ts";

useGround("many-statements");

suite("many statements", () => {
  test("40,000 accounts of 4 statements enter, are found, and come back each once", async () => {
    const compartmentId = await newCompartment();
    const accounts = Array.from({ length: 40_000 }, (_, i) =>
      draft(`ent-${String(i).padStart(26, "0")}`, "BankAccount", {
        accountNumber: `62220202${String(i).padStart(11, "0")}`,
        bankName: `中国某银行第${i % 97}支行`,
        country: "cn",
      }),
    );
    const statements = accounts.flatMap((account, i) => state([account], from(exhibitA, i + 2)));
    assert.equal(statements.length, 160_000);
    assert.equal(await run((work) => addStatements(work, compartmentId, statements)), 160_000);
    assert.deepEqual(await run((work) => countEntities(work, compartmentId)), [
      { schema: "BankAccount", count: 40_000 },
    ]);
    const { rows, totalCount } = await run((work) =>
      searchEntities(work, "6222 0202 0000 0012 345", {
        schemas: [],
        from: 0,
        count: 100,
        compartmentId,
      }),
    );
    assert.equal(totalCount, 1);
    assert.equal(rows[0]?.line.captionZh, "6222020200000012345");
    let count = 0;
    await run(async (work) => {
      let last = "";
      for await (const of of readAllStatements(work, compartmentId)) {
        const id = of[0]?.entityId ?? "";
        assert.ok(id > last, "in the order of ids, each once");
        last = id;
        count += 1;
      }
    });
    assert.equal(count, 40_000);
  });
});
