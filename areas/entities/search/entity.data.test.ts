// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { suite, test } from "node:test";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Acting } from "@tianwang/store";
import { createPartyCollector } from "../accounts/party.ts";
import { stateMentions } from "../accounts/party-statements.ts";
import {
  call,
  draft,
  exhibitA,
  exhibitB,
  from,
  ground,
  newCompartment,
  run,
  state,
  textOf,
  useGround,
} from "../ground.test.ts";
import { addStatements } from "../statements/statement.data.ts";
import type { EntityRow } from "./entity.wire.ts";
import { entityCounts, entityDetails, entityExport, entityList } from "./entity.wire.ts";

const accountNumber = "6222 0208 0012 3456 789";
const iban = "DE89 3704 0044 0532 0130 00";

let compartmentId: CompartmentId;
let elsewhere: CompartmentId;
let accountId: string;
let stranger: Acting;

/** What a bank statement and a transfer register say of three parties. */
function stateParties() {
  const parties = createPartyCollector({
    compartmentId,
    hash: (text) => createHash("sha256").update(text, "utf8").digest(),
  });
  const row = (number: number) => ({ kind: "row", row: number }) as const;
  const own = { account: accountNumber, name: "海川贸易有限公司", bank: "中国某银行" };
  accountId = parties.see(own, "own", "", row(1)).accountId ?? "";
  const german = { account: iban, name: "Zhang Wei Trading GmbH", bank: "COBADEFFXXX" };
  parties.see(german, "counterparty", accountNumber, row(2));
  parties.see({ account: "", name: "张伟", bank: "" }, "counterparty", accountNumber, row(3));
  const { exhibitId, addedBy, addedAt } = from(exhibitA);
  return stateMentions(parties.mentions(), { exhibitId, addedBy, addedAt }).statements;
}

useGround("entities", async () => {
  compartmentId = await newCompartment();
  elsewhere = await newCompartment();
  stranger = await ground().stranger("administrator", "stranger-reader");
  const person = draft("ent-P1", "Person", {
    name: ["张伟", "Zhang Wei"],
    birthDate: "1970-05",
    nationality: "cn",
  });
  const other = draft("ent-P2", "Person", { name: ["张伟民", "Zhang Weimin"] });
  const firm = draft("ent-C1", "Company", { name: "Zhang Holdings", country: "vg" });
  const share = draft("ent-O1", "Ownership", {
    owner: "ent-P1",
    asset: "ent-C1",
    percentage: "60",
  });
  await run(async (work) => {
    await addStatements(work, compartmentId, stateParties());
    await addStatements(
      work,
      compartmentId,
      state([person, other, firm, share], from(exhibitB, 7)),
    );
    await addStatements(work, elsewhere, state([person], from(exhibitB, 9)));
  });
});

const search = (text: string, more = {}, acting?: Acting) =>
  call(entityList, { compartmentId, text, ...more }, acting);
const captions = (rows: readonly EntityRow[]) => rows.map((row) => row.caption.zh);
const reasons = (rows: readonly EntityRow[]) => rows[0]?.reasons.map(({ says }) => says);

suite("a search finds", () => {
  test("names in Chinese, the same name first, and says why in both languages", async () => {
    const { rows, totalCount } = await search("张伟");
    assert.equal(totalCount, 3);
    assert.equal(captions(rows)[2], "张伟民");
    const [first] = rows.filter((row) => row.id === "ent-P1");
    assert.deepEqual(first?.reasons[0], {
      prop: "name",
      label: { zh: "名称", en: "Name" },
      says: { zh: "名称相同：张伟", en: "Same name: 张伟" },
    });
    assert.deepEqual([first?.schemaLabel.zh, first?.schemaLabel.en], ["自然人", "Person"]);
  });

  test("names in English, whatever their case, and by the beginning of a word", async () => {
    const { rows } = await search("zhang wei");
    assert.equal(rows[0]?.caption.en, "Zhang Wei");
    assert.deepEqual(
      new Set(rows.slice(1).map((row) => row.caption.en)),
      new Set(["Zhang Weimin", "Zhang Wei Trading GmbH"]),
    );
    assert.deepEqual(
      rows.map((row) => row.scoreBasisPoints),
      [10_000, 8_000, 8_000],
    );
    assert.deepEqual(captions((await search("HOLDING")).rows), ["Zhang Holdings"]);
  });

  test("an account number in groups, without them, by its last four digits, by a part", async () => {
    for (const [typed, says] of [
      [accountNumber, "号码相同"],
      ["6222020800123456789", "号码相同"],
      ["6222-0208 0012", "号码以所查内容开头"],
      ["6789", "号码尾数相符"],
    ] as const) {
      const { rows, totalCount } = await search(typed);
      assert.equal(totalCount, 1, typed);
      assert.equal(rows[0]?.id, accountId, typed);
      assert.ok(reasons(rows)?.[0]?.zh.startsWith(says), `${typed}: ${reasons(rows)?.[0]?.zh}`);
    }
  });

  test("an IBAN in groups and the account number inside it", async () => {
    for (const typed of [iban, "DE89370400440532013000", "0532013000", "532013000", "05320"]) {
      const { rows } = await search(typed);
      assert.deepEqual(
        rows.map((row) => row.schema),
        ["BankAccount"],
        typed,
      );
    }
  });

  test("nothing for what is not there, and for signs only", async () => {
    for (const typed of ["李四", "6222 9999", "…", "'", "<>\\", ":*", "&|!"]) {
      assert.deepEqual(await search(typed), { rows: [], totalCount: 0 }, typed);
    }
  });

  test("in all compartments that one may see when none is named", async () => {
    const { rows } = await call(entityList, { text: "Zhang Wei", schemas: ["Person"] });
    const found = rows.filter((row) => row.id === "ent-P1").map((row) => row.compartmentId);
    assert.deepEqual(found.toSorted(), [compartmentId, elsewhere].toSorted());
  });

  test("by kind and by page", async () => {
    const all = await search("zhang");
    assert.equal(all.totalCount, 4);
    const people = await search("zhang", { schemas: ["Person", "Company"] });
    assert.deepEqual(new Set(people.rows.map((row) => row.schema)), new Set(["Person", "Company"]));
    const pages = [
      ...(await search("zhang", { from: 0, count: 2 })).rows,
      ...(await search("zhang", { from: 2, count: 3 })).rows,
    ];
    assert.deepEqual(pages, all.rows);
  });
});

test("of more hits than are ranked, the one called just so comes first", async () => {
  const crowded = await newCompartment();
  const many = Array.from({ length: 600 }, (_, i) =>
    draft(`ent-M${i}`, "Company", { name: [`海川${i}号`, `Haichuan No ${i}`] }),
  );
  const exact = draft("ent-M", "Company", { name: "海川" });
  await run((work) => addStatements(work, crowded, state([...many, exact], from(exhibitA))));
  await run((work) => addStatements(work, crowded, state(many, from(exhibitB))));
  const { rows, totalCount } = await search("海川", { compartmentId: crowded });
  assert.equal(totalCount, 601);
  assert.equal(rows[0]?.id, "ent-M");
});

test("a list is in the order of names and can be narrowed to a kind", async () => {
  const { rows, totalCount } = await call(entityList, { compartmentId, schemas: ["Person"] });
  assert.equal(totalCount, 2);
  assert.deepEqual(
    rows.map((row) => [row.caption.zh, row.caption.en, row.statementCount, row.scoreBasisPoints]),
    [
      ["张伟", "Zhang Wei", 4, null],
      ["张伟民", "Zhang Weimin", 2, null],
    ],
  );
  const counts = await call(entityCounts, { compartmentId });
  assert.deepEqual(
    counts.rows.map(({ schema, label, count }) => [schema, label.zh, count]),
    [
      ["BankAccount", "银行账户", 2],
      ["Company", "公司", 3],
      ["LegalEntity", "主体（类型未定）", 1],
      ["Ownership", "所有关系", 3],
      ["Person", "自然人", 2],
    ],
  );
});

suite("an entity is shown", () => {
  test("with its values in words, each with its places", async () => {
    const view = await call(entityDetails, { compartmentId, entityId: "ent-P1" });
    assert.deepEqual(view.entity.caption, { zh: "张伟", en: "Zhang Wei" });
    const nationality = view.properties.find(({ name }) => name === "nationality");
    assert.deepEqual(nationality, {
      name: "nationality",
      label: { zh: "国籍", en: "Nationality" },
      type: "country",
      values: [
        {
          value: "cn",
          lang: null,
          shown: { zh: "中国", en: "China" },
          entity: null,
          sources: [
            {
              exhibitId: exhibitB,
              exhibitName: exhibitB,
              locator: "row 7 @明细",
              originalValue: null,
              addedAt: "2026-11-23T10:20:30.456Z",
            },
          ],
          sourceCount: 1,
        },
      ],
      valueCount: 1,
    });
    // What matters most of a person comes first.
    assert.equal(view.properties[0]?.name, "name");
  });

  test("an account with who holds it, and by whose word", async () => {
    const view = await call(entityDetails, { entityId: accountId });
    assert.equal(view.naming.length, 1);
    const [held] = view.naming;
    assert.deepEqual(
      held?.others.map(({ prop, entity }) => [prop, entity.caption.zh]),
      [["owner", "海川贸易有限公司"]],
    );
    assert.deepEqual(
      held?.facts.map(({ prop, shown }) => [prop, shown.zh]),
      [["role", "户主（开户行记载）"]],
    );
    const holder = await call(entityDetails, { entityId: held?.others[0]?.entity.id ?? "" });
    assert.deepEqual(
      holder.naming.flatMap(({ others }) => others.map(({ entity }) => entity.id)),
      [accountId],
    );
  });

  test("a link with the entities at its ends", async () => {
    const view = await call(entityDetails, { compartmentId, entityId: "ent-O1" });
    const owner = view.properties.find(({ name }) => name === "owner")?.values[0];
    assert.deepEqual(
      [owner?.value, owner?.entity?.caption.en, owner?.shown.zh],
      ["ent-P1", "Zhang Wei", "张伟"],
    );
    const firm = await call(entityDetails, { compartmentId, entityId: "ent-C1" });
    assert.deepEqual(
      firm.naming.map(({ facts }) => facts.map(({ shown }) => shown.en)),
      [["60"]],
    );
  });

  test("only when its id says which one is meant", async () => {
    await assert.rejects(call(entityDetails, { entityId: "ent-P1" }), {
      code: "ENTITIES_SEVERAL",
    });
    await assert.rejects(call(entityDetails, { compartmentId, entityId: "ent-none" }), {
      code: "ENTITIES_NO_ENTITY",
    });
  });

  test("with what its sources contradict each other in", async () => {
    const own = await newCompartment();
    const both = [
      draft("ent-X", "Person", { name: "丁" }),
      draft("ent-X", "Vessel", { name: "丁" }),
    ];
    await run((work) => addStatements(work, own, state(both, from(exhibitA))));
    const view = await call(entityDetails, { entityId: "ent-X" });
    assert.deepEqual(
      view.conflicts.map(({ schema }) => schema),
      ["Vessel"],
    );
  });

  test("however its id is written", async () => {
    const own = await newCompartment();
    const ids = ["../../x", "..", "a/b?c#d%2F", "张伟 🐉", "\u202Eabc", "x".repeat(512)];
    const all = ids.map((id) => draft(id, "Person", { name: "丁" }));
    await run((work) => addStatements(work, own, state(all, from(exhibitA))));
    for (const id of ids) {
      assert.equal((await call(entityDetails, { entityId: id })).entity.id, id);
    }
  });
});

suite("another agency", () => {
  const nothing = { rows: [], totalCount: 0 };

  test("finds nothing by name, by number, in the list and in the counts", async () => {
    assert.deepEqual(await search("张伟", {}, stranger), nothing);
    assert.deepEqual(await search(accountNumber, {}, stranger), nothing);
    assert.deepEqual(await call(entityList, { text: "张伟" }, stranger), nothing);
    assert.deepEqual(await call(entityList, {}, stranger), nothing);
    assert.deepEqual(await call(entityCounts, { compartmentId }, stranger), nothing);
  });

  test("is shown nothing, as if there were none", async () => {
    for (const query of [{ entityId: "ent-P1", compartmentId }, { entityId: accountId }]) {
      await assert.rejects(call(entityDetails, query, stranger), { code: "ENTITIES_NO_ENTITY" });
    }
  });

  test("exports nothing", async () => {
    const { bytes, byteCount } = await call(entityExport, { compartmentId }, stranger);
    assert.deepEqual([await textOf(bytes), byteCount], ["", 0]);
  });
});
