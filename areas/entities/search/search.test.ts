// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId, ExhibitId } from "@tianwang/kernel/ids";
import { entityFrom } from "../statements/entity.ts";
import { stateDraft } from "../statements/statement.ts";
import { comparisonKey, foldText, numberKey } from "./fold.ts";
import { rank, searchFieldsOf } from "./rank.ts";
import { searchTexts } from "./search.text.ts";
import type { SearchField } from "./terms.ts";
import {
  queryLengthMax,
  searchQuery,
  termLengthMax,
  termsMax,
  termsOf,
  toTsQuery,
} from "./terms.ts";

const words = (value: string, prop = "name"): SearchField => ({ prop, value, kind: "words" });
const number = (value: string, prop = "accountNumber"): SearchField => ({
  prop,
  value,
  kind: "number",
});

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

suite("folding", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["ＭÜLLER & Söhne", "muller & sohne"],
    ["Łódź", "lodz"],
    ["Straße", "strasse"],
    ["İstanbul", "istanbul"],
    ["６２２２", "6222"],
    ["\u202Eabc\u200F", "abc"],
    ["محمد", "محمد"],
    ["مُحَمَّد", "محمد"],
    ["が", "が"],
    ["กั", "กั"],
    ["張", "張"],
    ["ﬁn", "fin"],
  ];
  for (const [text, folded] of cases) {
    test(text, () => assert.equal(foldText(text), folded));
  }

  test("twice is folding once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = comparisonKey(text);
        assert.equal(comparisonKey(key), key);
      }),
    );
  });

  test("keys leave grouping and punctuation out", () => {
    assert.equal(comparisonKey("Hai-Chuan Trading Co., Ltd."), "haichuantradingcoltd");
    assert.equal(numberKey("6222 0200-1234"), "622202001234");
    assert.equal(comparisonKey("— / —"), "");
  });
});

suite("terms", () => {
  const cases: readonly (readonly [SearchField, readonly string[]])[] = [
    [words("张伟 Zhang"), ["zhang", "伟", "张", "张伟"]],
    [words("李"), ["李"]],
    [words("𠮷田"), ["田", "𠮷", "𠮷田"]],
    [words("Jean-Luc d’Arc"), ["darc", "jean", "luc"]],
    [words("账号 6222-0200-1234"), ["622202001234", "…1234", "号", "账", "账号"]],
    [words("3rd Floor"), ["3rd", "floor"]],
    [number("6222 0200"), ["62220200", "…0200"]],
    [number("12-34"), ["1234"]],
    [
      number("DE89 3704 0044 0532 0130 00"),
      ["0532013000", "532013000", "de89370400440532013000", "…3000"],
    ],
    [words("— —"), []],
  ];
  for (const [field, terms] of cases) {
    test(`of ${field.value}`, () => assert.deepEqual(termsOf([field]), terms));
  }

  test("have limits", () => {
    const long = "a".repeat(1000);
    assert.deepEqual(termsOf([words(long)]), ["a".repeat(termLengthMax)]);
    const many = Array.from({ length: termsMax + 10 }, (_, i) => words(`w${i}`));
    assert.equal(termsOf(many).length, termsMax);
    assert.equal(searchQuery("x".repeat(1000)).text.length, queryLengthMax);
  });
});

suite("queries", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["张伟 tra", "'张伟' & 'tra':*"],
    ["海川贸易", "'海川' & '川贸' & '贸易'"],
    ["张", "'张'"],
    ["5678", "(('5678':* | '…5678')) | '5678':*"],
    ["6222 0200 1234 5678", "'6222020012345678':*"],
    ["DE89 3704", "('de89':* & ('3704':* | '…3704')) | 'de893704':*"],
    ["o'neil", "'oneil':*"],
    ["'; drop table", "'drop':* & 'table':*"],
    ["  ", null],
    ["\\ & | ! :* ( )", null],
  ];
  for (const [typed, query] of cases) {
    test(typed, () => assert.equal(toTsQuery(searchQuery(typed)), query));
  }

  test("of any text are well-formed: terms in quotes and nothing that PostgreSQL could run", () => {
    const term = /'(?:[^'\\]|''|\\\\)+'(?::\*)?/gu;
    fc.assert(
      fc.property(anyText, (typed) => {
        const query = toTsQuery(searchQuery(typed)) ?? "";
        assert.match(query.replaceAll(term, ""), /^[ &|()]*$/u);
      }),
    );
  });
});

suite("ranking", () => {
  const zhang = [words("张伟"), words("Zhang Wei", "alias"), number("6222-0200-1234-5678")];
  const cases: readonly (readonly [string, number, readonly string[]])[] = [
    ["张伟", 10_000, ["sameName name 张伟"]],
    ["ZHANG WEI", 10_000, ["sameName alias Zhang Wei"]],
    ["wei zhang", 9_000, ["sameWords alias Zhang Wei"]],
    ["zha", 8_000, ["nameStarts alias Zhang Wei"]],
    ["wei", 7_000, ["nameContains alias Zhang Wei"]],
    ["we zh", 6_000, ["allWords alias Zhang Wei"]],
    ["6222020012345678", 10_000, ["sameNumber accountNumber 6222-0200-1234-5678"]],
    ["6222 02", 7_500, ["numberStarts accountNumber 6222-0200-1234-5678"]],
    ["5678", 6_500, ["numberEnds accountNumber 6222-0200-1234-5678"]],
    ["020012", 4_500, ["numberContains accountNumber 6222-0200-1234-5678"]],
    ["张伟 5678", 5_000, ["someWords accountNumber 6222-0200-1234-5678", "someWords name 张伟"]],
    ["张伟 王五", 3_000, ["someWords name 张伟"]],
  ];
  for (const [typed, score, reasons] of cases) {
    test(typed, () => {
      const hit = rank(searchQuery(typed), zhang);
      assert.equal(hit?.scoreBasisPoints, score);
      assert.deepEqual(
        hit?.reasons.map(({ kind, prop, value }) => `${kind} ${prop} ${value}`),
        reasons,
      );
    });
  }

  test("is silent about what does not answer", () => {
    for (const typed of ["王五", "9999", "", "—", "2001"]) {
      assert.equal(rank(searchQuery(typed), zhang), null);
    }
  });

  test("finds every name by itself and by its beginning", () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => comparisonKey(text) !== "" && text.length < 100),
        (name) => {
          const hit = rank(searchQuery(name), [words(name)]);
          assert.equal(hit?.reasons[0]?.kind, "sameName");
        },
      ),
    );
  });

  test("has words for every reason in both languages", () => {
    for (const text of Object.values(searchTexts)) {
      assert.ok(text.zh.includes("{value}") && text.en.includes("{value}"));
    }
  });
});

test("an entity is searched by names, addresses and numbers, not by its remarks", () => {
  const properties = new Map([
    ["name", ["海川贸易有限公司"]],
    ["registrationNumber", ["91990000MA00000008"]],
    ["notes", ["seen in May"]],
    ["hotelRoom", ["101"]],
  ]);
  const { statements } = stateDraft(
    { id: "c", schema: "Company", properties },
    {
      exhibitId: "exh_0000A" as ExhibitId,
      locator: { kind: "whole" },
      addedBy: "act_0000A" as ActorId,
      addedAt: "2026-11-23T00:00:00.000Z" as Instant,
    },
    false,
  );
  assert.deepEqual(searchFieldsOf(entityFrom(statements)!), [
    { prop: "name", value: "海川贸易有限公司", kind: "words" },
    { prop: "registrationNumber", value: "91990000MA00000008", kind: "number" },
  ]);
});
