// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { renderText } from "@tianwang/kernel/text";
import { problemTable } from "../errors.ts";
import type { PropertyTypeName } from "../model/compile.ts";
import { propertyTypeNames } from "../model/compile.ts";
import { getProperty } from "../model/model.ts";
import { checkValue, cleanValue } from "./cleaning.ts";
import { parseIban } from "./iban.ts";
import { readIdentifier } from "./identifier-form.ts";
import { readVagueDate } from "./vague-date.ts";

const locator = { kind: "line", line: 7 } as const;

function clean(type: PropertyTypeName, raw: string, format: string | null = null) {
  const { value, problems } = cleanValue(raw, { type, format, lengthMax: 100 }, "field", locator);
  return [value, ...problems.map(({ code }) => code)];
}

suite("dates", () => {
  const cases: readonly (readonly [string, string, string?])[] = [
    ["1984", "1984"],
    ["2011-05", "2011-05"],
    ["2011-5-3", "2011-05-03"],
    ["2011/05/03", "2011-05-03"],
    ["2011.5.3", "2011-05-03"],
    ["20110503", "2011-05-03"],
    ["2011年5月3日", "2011-05-03"],
    ["２０１１年５月", "2011-05"],
    ["1984年", "1984"],
    ["1984-00-00", "1984"],
    ["3 May 2011", "2011-05-03"],
    ["3-May-2011", "2011-05-03"],
    ["May 3rd, 2011", "2011-05-03"],
    ["Sept 2011", "2011-09"],
    ["23/04/2011", "2011-04-23"],
    ["04/23/2011", "2011-04-23"],
    ["05/05/2011", "2011-05-05"],
    ["2024-02-29", "2024-02-29"],
    ["2011-05-03T10:20:30Z", "2011-05-03T10:20:30"],
    ["2011-05-03 00:30+08:00", "2011-05-02T16:30"],
    ["2011-05-03T10", "2011-05-03T10"],
    ["spring 2011", "2011", "DATE_VAGUE"],
    ["2011年上半年", "2011", "DATE_VAGUE"],
    ["2011年5月底", "2011-05", "DATE_VAGUE"],
    ["Q1 2011", "2011", "DATE_VAGUE"],
    ["winter 2011", "winter 2011", "DATE_UNREADABLE"],
    ["about 1984", "about 1984", "DATE_UNREADABLE"],
    ["2011-2014", "2011-2014", "DATE_UNREADABLE"],
    ["Mayor 2011", "Mayor 2011", "DATE_UNREADABLE"],
    ["2023-02-29", "2023-02-29", "DATE_IMPOSSIBLE"],
    ["2011-13-01", "2011-13-01", "DATE_IMPOSSIBLE"],
    ["0000-00-00", "0000-00-00", "DATE_IMPOSSIBLE"],
    ["2011-02-30T10:00:00Z", "2011-02-30T10:00:00Z", "DATE_IMPOSSIBLE"],
    ["03/04/2011", "03/04/2011", "DATE_AMBIGUOUS"],
  ];
  for (const [raw, value, code] of cases) {
    test(`${raw} → ${value}${code === undefined ? "" : ` (${code})`}`, () => {
      assert.deepEqual(clean("date", raw), code === undefined ? [value] : [value, code]);
    });
  }

  test("every date of the calendar is read as itself", () => {
    const date = fc.date({
      min: new Date("1000-01-01"),
      max: new Date("9999-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (at) => {
        const day = at.toISOString().slice(0, 10);
        assert.deepEqual(readVagueDate(day), { value: day });
        const [year = "", month = "", dayOfMonth = ""] = day.split("-");
        const chinese = `${year}年${Number(month)}月${Number(dayOfMonth)}日`;
        assert.deepEqual(readVagueDate(chinese), { value: day });
      }),
    );
  });
});

suite("identifiers", () => {
  const good: readonly (readonly [string, string, string])[] = [
    ["iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"],
    ["iban", "gb29nwbk60161331926819", "GB29NWBK60161331926819"],
    ["bic", "DEUTDEFF500", "DEUTDEFF500"],
    ["lei", "0000000000TIANWANG71", "0000000000TIANWANG71"],
    ["isin", "XS0000000009", "XS0000000009"],
    ["imo", "IMO 0000012", "IMO0000012"],
    ["inn", "9900000000", "9900000000"],
    ["inn", "990000000041", "990000000041"],
    ["ogrn", "1990000000000", "1990000000000"],
    ["ogrn", "399000000000000", "399000000000000"],
    ["uscc", "91990000MA00000008", "91990000MA00000008"],
    ["npi", "1000000004", "1000000004"],
    ["wikidata", "q42", "Q42"],
  ];
  for (const [format, raw, value] of good) {
    test(`${format} ${raw}`, () => {
      assert.deepEqual(clean("identifier", raw, format), [value]);
    });
    test(`${format} ${raw} with one digit changed`, () => {
      const at = raw.search(/\d(?=\D*$)/u);
      const digit = (Number(raw.charAt(at)) + 1) % 10;
      const wrong = `${raw.slice(0, at)}${digit}${raw.slice(at + 1)}`;
      const isChecked = format !== "bic" && format !== "wikidata";
      assert.equal(readIdentifier(format, wrong) === null, isChecked);
    });
  }

  test("of an unknown form are kept, on one line", () => {
    assert.deepEqual(clean("identifier", " A  1 ", "nothing"), ["A 1"]);
    assert.equal(readIdentifier("__proto__", "1"), undefined);
  });

  test("a wrong one is kept as it stood, with a problem", () => {
    const raw = "DE89 3704 0044 0532 0130 01";
    assert.deepEqual(clean("identifier", raw, "iban"), [raw, "IDENTIFIER_INVALID"]);
  });

  test("an IBAN gives its country and bank", () => {
    assert.deepEqual(parseIban("IT60 X054 2811 1010 0000 0123 456"), {
      iban: "IT60X0542811101000000123456",
      country: "it",
      bankCode: "05428",
    });
    assert.equal(parseIban("CN89370400440532013000"), null);
    assert.equal(parseIban("DE8937040044053201300"), null);
    assert.equal(parseIban(""), null);
  });
});

suite("other types", () => {
  const cases: readonly (readonly [PropertyTypeName, string, ...string[]])[] = [
    ["name", "  张　伟\n", "张 伟"],
    ["name", "Zoe\u0308", "Zoë"],
    ["name", "\u202Etxt.exe\u202C", "txt.exe", "TEXT_INVISIBLE"],
    ["name", "می\u200Cخواهم", "می\u200Cخواهم"],
    ["name", "𠮷田", "𠮷田"],
    ["name", "half \uD800 pair", "half � pair", "TEXT_UNSTORABLE"],
    ["name", "nul\0", "nul�", "TEXT_UNSTORABLE"],
    ["name", "\u200E \u200F", "", "VALUE_EMPTY", "TEXT_INVISIBLE"],
    ["string", "two  spaces", "two  spaces"],
    ["string", "x".repeat(101), "x".repeat(101), "VALUE_LONG"],
    ["text", "a\nb", "a\nb"],
    ["country", "Cayman Islands", "ky"],
    ["country", "Atlantis", "Atlantis", "COUNTRY_UNKNOWN"],
    ["gender", "男", "male"],
    ["gender", "F", "female"],
    ["gender", "constructor", "constructor", "CODE_UNKNOWN"],
    ["language", "zh", "zho"],
    ["language", "zho", "zho"],
    ["language", "tlh", "tlh", "CODE_UNKNOWN"],
    ["topic", "corp.shell", "corp.shell"],
    ["topic", "guilty", "guilty", "CODE_UNKNOWN"],
    ["number", "1,234,567.80", "1234567.80"],
    ["number", "12,34,567", "1234567"],
    ["number", "−5", "-5"],
    ["number", "１２３", "123"],
    ["number", "12 km", "12 km"],
    ["number", "1.234,56", "1.234,56", "NUMBER_UNREADABLE"],
    ["number", "12-14", "12-14", "NUMBER_UNREADABLE"],
    ["phone", "+86 (10) 1234-5678", "+861012345678"],
    ["phone", "0041 (0)44 123 45 67", "+41441234567"],
    ["phone", "010-12345678", "010-12345678", "PHONE_NATIONAL"],
    ["phone", "call me", "call me", "FORM_INVALID"],
    ["email", "mailto:A.B@Example.COM", "A.B@example.com"],
    ["email", "a b@example.com", "a b@example.com", "FORM_INVALID"],
    ["url", "https://example.com/ä", "https://example.com/ä"],
    ["url", "example.com", "example.com", "FORM_INVALID"],
    ["ip", "192.168.1.143", "192.168.1.143"],
    ["ip", "fe80::1", "fe80::1"],
    ["ip", "::", "::"],
    ["ip", "256.1.1.1", "256.1.1.1", "FORM_INVALID"],
    ["ip", "1:2:3", "1:2:3", "FORM_INVALID"],
    ["mimetype", "Text/HTML; charset=utf-8", "text/html"],
    ["mimetype", "page", "page", "FORM_INVALID"],
    [
      "checksum",
      "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
      "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    ],
    ["checksum", "da39", "da39", "FORM_INVALID"],
    ["json", '{"a":1}', '{"a":1}'],
    ["json", "{", "{", "FORM_INVALID"],
    ["entity", "NK-abc", "NK-abc"],
    ["entity", "a b", "a b", "FORM_INVALID"],
    ["entity", "a_b", "a_b", "FORM_INVALID"],
  ];
  for (const [type, raw, ...expected] of cases) {
    test(`${type} ${JSON.stringify(raw.slice(0, 40))}`, () => {
      assert.deepEqual(clean(type, raw), expected);
    });
  }
});

suite("cleaning any text", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
  const anyProperty = fc.constantFrom(...propertyTypeNames);

  test("twice is cleaning once", () => {
    fc.assert(
      fc.property(anyText, anyProperty, (raw, type) => {
        const [value = ""] = clean(type, raw);
        assert.equal(clean(type, value)[0], value);
      }),
    );
  });

  test("never loses a value that shows anything, nor makes one that cannot be stored", () => {
    fc.assert(
      fc.property(anyText, anyProperty, (raw, type) => {
        const [value = "", ...codes] = clean(type, raw);
        assert.equal(value === "", codes.includes("VALUE_EMPTY"));
        assert.ok(value.isWellFormed() && !value.includes("\0"));
      }),
    );
  });

  test("that another tool has cleaned leaves it as it is", () => {
    const country = getProperty("Person", "country");
    const { value, problems } = checkValue("Germany", country, "country", locator);
    assert.equal(value, "Germany");
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["VALUE_NOT_CANONICAL"],
    );
    assert.deepEqual(checkValue("de", country, "country", locator), { value: "de", problems: [] });
    assert.equal(checkValue(" \u200F", country, "country", locator).value, "");
    const spaced = checkValue(" two  spaces ", getProperty("Person", "name"), "name", locator);
    assert.equal(spaced.value, " two  spaces ");
  });
});

test("every problem says what is wrong and how to mend it, in both languages", () => {
  for (const [code, { says, mend }] of Object.entries(problemTable)) {
    for (const text of [says, mend]) {
      assert.ok(/\p{sc=Han}/u.test(renderText(text, {}, "zh")), code);
      assert.ok(!/\p{sc=Han}/u.test(renderText(text, {}, "en")), code);
    }
  }
});
