// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId, ExhibitId } from "@tianwang/kernel/ids";
import { captionOf, entitiesFrom, entityFrom, valuesOf } from "./entity.ts";
import type { Judgement } from "./judgement.ts";
import { applyResolution, resolveJudgements } from "./judgement.ts";
import { compareText } from "./plain-text.ts";
import type { EntityDraft, Provenance, Statement } from "./statement.ts";
import {
  contextKeyOf,
  contextProp,
  namedProp,
  stateDraft,
  statementKey,
  storedProp,
} from "./statement.ts";

const actor = "act_0000TEST" as ActorId;
const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T00:00:00.000Z` as Instant;

function provenance(exhibit: string, line: number, day = 1): Provenance {
  return {
    exhibitId: `exh_0000${exhibit}` as ExhibitId,
    locator: { kind: "line", line },
    addedBy: actor,
    addedAt: at(day),
  };
}

type Values = Readonly<Record<string, readonly string[]>>;

function draft(id: string, schema: string, properties: Values): EntityDraft {
  return { id, schema, properties: new Map(Object.entries(properties)) };
}

function state(id: string, schema: string, properties: Values, from = provenance("A", 1)) {
  return stateDraft(draft(id, schema, properties), from, false).statements;
}

suite("stating a draft", () => {
  test("gives one statement that it exists and one for each value, with the wording", () => {
    const { statements, problems } = stateDraft(
      draft("p1", "Person", { name: ["张　伟"], birthDate: ["1984年"], country: ["Atlantis"] }),
      provenance("A", 3),
      false,
    );
    assert.deepEqual(
      statements.map(({ prop, value, originalValue }) => [prop, value, originalValue]),
      [
        ["id", "p1", null],
        ["name", "张 伟", "张　伟"],
        ["birthDate", "1984", "1984年"],
        ["country", "Atlantis", null],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, field, locator }) => [code, field, locator]),
      [["COUNTRY_UNKNOWN", "country", { kind: "line", line: 3 }]],
    );
  });

  test("keeps unknown schemata and properties and says so", () => {
    const booking = draft("b", "HotelBooking", { room: ["101"] });
    const { statements, problems } = stateDraft(booking, provenance("A", 1), false);
    assert.equal(entityFrom(statements)?.schema, "HotelBooking");
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["SCHEMA_UNKNOWN"],
    );
    const person = draft("p", "Person", { shoeSize: ["43"] });
    const stated = stateDraft(person, provenance("A", 1), false);
    assert.deepEqual(valuesOf(entityFrom(stated.statements)!, "shoeSize"), ["43"]);
    assert.deepEqual(
      stated.problems.map(({ code, field }) => [code, field]),
      [["PROPERTY_UNKNOWN", "shoeSize"]],
    );
  });

  test("an entity without values still exists", () => {
    const entity = entityFrom(state("p", "Person", { name: [] }));
    assert.equal(entity?.id, "p");
    assert.equal(entity?.properties.size, 0);
    assert.equal(captionOf(entity, "zh"), "自然人");
  });

  test("names of properties never pass for existence or context", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        assert.equal(namedProp(storedProp(name)), name);
        assert.equal(contextKeyOf(storedProp(name)), null);
        assert.notEqual(storedProp(name), "id");
        assert.equal(contextKeyOf(contextProp(name)), name);
      }),
    );
    const odd = { id: ["1"], "#datasets": ["2"], "\\x": ["3"], ["__proto__"]: ["4"] };
    const entity = entityFrom(state("p", "Person", odd));
    assert.deepEqual(valuesOf(entity!, "id"), ["1"]);
    assert.deepEqual(valuesOf(entity!, "#datasets"), ["2"]);
    assert.deepEqual(valuesOf(entity!, "\\x"), ["3"]);
    assert.equal(entity?.context.size, 0);
  });

  test("a statement key stays when a statement is merged or withdrawn", () => {
    const name = state("p", "Person", { name: ["张伟"] }).at(1)!;
    const later = { ...name, canonicalId: "q", withdrawnAt: at(9), addedAt: at(8) };
    assert.equal(statementKey(later), statementKey(name));
    const elsewhere = { ...name, locator: { kind: "line", line: 2 } as const };
    assert.notEqual(statementKey(elsewhere), statementKey(name));
  });
});

suite("an entity", () => {
  const both = [
    ...state("p", "LegalEntity", { name: ["海川贸易有限公司"] }, provenance("B", 9, 2)),
    ...state("p", "Company", { name: ["海川贸易有限公司", "Haichuan Ltd"] }),
  ];

  test("is the sum of its statements: a value in two exhibits has two sources", () => {
    const entity = entityFrom(both);
    assert.equal(entity?.schema, "Company");
    assert.deepEqual(entity?.schemaConflicts, []);
    const names = entity?.properties.get("name");
    assert.deepEqual(
      names?.map(({ value, sources }) => [value, sources.length]),
      [
        ["Haichuan Ltd", 1],
        ["海川贸易有限公司", 2],
      ],
    );
    assert.deepEqual(
      names?.[1]?.sources.map(({ exhibitId }) => exhibitId),
      ["exh_0000A", "exh_0000B"],
    );
    assert.equal(entity?.addedFirstAt, at(1));
    assert.equal(entity?.addedLastAt, at(2));
  });

  test("is called by a name in the reader's script", () => {
    const entity = entityFrom(both);
    assert.equal(captionOf(entity!, "zh"), "海川贸易有限公司");
    assert.equal(captionOf(entity!, "en"), "Haichuan Ltd");
  });

  test("shows schemata that contradict one another", () => {
    const entity = entityFrom([
      ...state("p", "Person", { name: ["王五"] }),
      ...state("p", "Company", {}, provenance("B", 1)),
    ]);
    assert.equal(entity?.schema, "Person");
    assert.deepEqual(entity?.schemaConflicts, ["Company"]);
  });

  test("has no withdrawn values and ends with its last statement", () => {
    const withdrawn = both.map((statement) => ({ ...statement, withdrawnAt: at(3) }));
    assert.equal(entityFrom(withdrawn), null);
    assert.deepEqual(entitiesFrom(withdrawn), []);
    const kept = both.map((s) => (s.value === "Haichuan Ltd" ? { ...s, withdrawnAt: at(3) } : s));
    assert.deepEqual(valuesOf(entityFrom(kept)!, "name"), ["海川贸易有限公司"]);
  });

  test("does not depend on the order of its statements", () => {
    const expected = entityFrom(both);
    fc.assert(
      fc.property(fc.shuffledSubarray(both, { minLength: both.length }), (shuffled) => {
        assert.deepEqual(entityFrom(shuffled), expected);
      }),
    );
  });
});

function judge(left: string, right: string, verdict: Judgement["verdict"]): Judgement {
  const reason = "same identity card number";
  return { left, right, verdict, reason, judgedBy: actor, judgedAt: at(1), withdrawnAt: null };
}

suite("judgements", () => {
  const statements: readonly Statement[] = [
    ...state("a", "Person", { name: ["张伟"] }),
    ...state("b", "Person", { name: ["Zhang Wei"] }, provenance("B", 1)),
    ...state("c", "Person", { name: ["张玮"] }, provenance("C", 1)),
    ...state("o", "Ownership", { owner: ["b"], asset: ["x"] }, provenance("B", 2)),
  ];

  test("join entities and what points at them", () => {
    const merged = applyResolution(statements, resolveJudgements([judge("b", "a", "same")]));
    const entities = new Map(entitiesFrom(merged).map((entity) => [entity.id, entity]));
    assert.deepEqual([...entities.keys()], ["a", "c", "o"]);
    assert.deepEqual(entities.get("a")?.members, ["a", "b"]);
    assert.deepEqual(valuesOf(entities.get("a")!, "name"), ["Zhang Wei", "张伟"]);
    const [owner] = entities.get("o")?.properties.get("owner") ?? [];
    assert.equal(owner?.value, "a");
    assert.equal(owner?.sources[0]?.originalValue, "b");
  });

  test("are undone by withdrawing them", () => {
    const withdrawn = { ...judge("a", "b", "same"), withdrawnAt: at(2) };
    const kept = judge("b", "c", "same");
    const only = applyResolution(statements, resolveJudgements([kept]));
    assert.deepEqual(applyResolution(statements, resolveJudgements([withdrawn, kept])), only);
    assert.deepEqual(applyResolution(statements, resolveJudgements([])), statements);
  });

  test("that contradict are reported and not resolved", () => {
    const different = judge("a", "c", "different");
    const { canonicalIds, contradictions } = resolveJudgements([
      judge("a", "b", "same"),
      judge("b", "c", "same"),
      different,
      judge("a", "x", "unsure"),
    ]);
    assert.deepEqual(
      [...canonicalIds],
      [
        ["a", "a"],
        ["b", "a"],
        ["c", "a"],
      ],
    );
    assert.deepEqual(contradictions, [different]);
  });

  test("amount to the same in any order; a canonical id is its own", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
    const verdict = fc.constantFrom("same" as const, "different" as const, "unsure" as const);
    const any = fc.array(fc.tuple(id, id, verdict), { maxLength: 20 });
    fc.assert(
      fc.property(any, (triples) => {
        const judgements = triples.map((triple) => judge(...triple));
        const { canonicalIds } = resolveJudgements(judgements);
        assert.deepEqual(resolveJudgements(judgements.toReversed()).canonicalIds, canonicalIds);
        for (const [member, canonical] of canonicalIds) {
          assert.equal(canonicalIds.get(canonical), canonical);
          assert.ok(compareText(canonical, member) <= 0);
        }
      }),
    );
  });

  test("speak before a merge that another tool made", () => {
    const existence = state("b", "Person", {}).at(0)!;
    const foreign = { ...existence, canonicalId: "NK-1" };
    const untouched = applyResolution([foreign], resolveJudgements([]));
    assert.equal(untouched[0]?.canonicalId, "NK-1");
    const judged = applyResolution([foreign], resolveJudgements([judge("a", "b", "same")]));
    assert.equal(judged[0]?.canonicalId, "a");
  });
});
