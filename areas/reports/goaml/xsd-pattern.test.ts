// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { repairPattern } from "./xsd-pattern.ts";

const same = (pattern: string) => ({ pattern, repairs: [] });

test("what XML Schema says itself stays as it is", () => {
  for (const pattern of [
    "[0-9]{1,3}",
    "((1?[0-9]?[0-9]|2[0-4][0-9]|25[0-5])\\.){3}",
    "[ \\t\\n&'\\\\-`,:.;_~A-Za-z0-9()-]+",
    "[a-z-[aeiou]]+",
    "[-a]|[a-]|[$^]",
    "\\p{Lu}\\P{N}\\d\\W.",
    "a{2}b{2,}",
  ])
    assert.deepEqual(repairPattern(pattern), same(pattern));
});

test("anchors go: whole texts are matched anyway, and they would be plain characters", () => {
  const { pattern, repairs } = repairPattern("^[a-zA-Z0-9 .'-]*$");
  assert.deepEqual({ pattern, repairs }, { pattern: "[a-zA-Z0-9 .'-]*", repairs: ["anchor"] });
  assert.equal(repairPattern("(^a|b$)").pattern, "(a|b)");
  assert.equal(repairPattern("\\Aab\\z").pattern, "ab");
  assert.equal(repairPattern("\\^\\$").pattern, "\\^$");
});

test("a hyphen after a range or a set is the sign itself", () => {
  const email = "[_a-zA-Z0-9-+]+(\\.[_a-zA-Z0-9-\\+]+)*@[a-zA-Z0-9-]+";
  assert.deepEqual(repairPattern(email), {
    pattern: "[_a-zA-Z0-9\\-+]+(\\.[_a-zA-Z0-9\\-\\+]+)*@[a-zA-Z0-9-]+",
    repairs: ["hyphen"],
  });
  assert.equal(repairPattern("[\\w-\\.]").pattern, "[\\w\\-\\.]");
  assert.equal(repairPattern("[a-\\w]").pattern, "[a\\-\\w]");
  assert.equal(repairPattern("[+--]").pattern, "[+-\\-]");
});

test("groups, lazy marks, escapes, codes and loose brackets are said in the smaller language", () => {
  assert.deepEqual(repairPattern("(?:ab)+?(?<n>c)??"), {
    pattern: "(ab)+(c)?",
    repairs: ["group", "lazy"],
  });
  assert.deepEqual(repairPattern("\\/\\@\\_"), { pattern: "/@_", repairs: ["escape"] });
  assert.deepEqual(repairPattern("\\x41\\u002E"), {
    pattern: "A\\.",
    repairs: ["character-code"],
  });
  assert.equal(repairPattern("[\\u002d\\x5D]").pattern, "[\\-\\]]");
  assert.deepEqual(repairPattern("a]b{,3}"), { pattern: "a\\]b\\{,3\\}", repairs: ["literal"] });
  assert.equal(repairPattern("[[]").pattern, "[\\[]");
});

test("letters get the Han and Hangul that the checker's tables lack", () => {
  const { pattern, repairs } = repairPattern("\\p{L}+[\\p{Lo}-]");
  assert.deepEqual(repairs, ["letters"]);
  assert.match(pattern ?? "", /^\[\\p\{L\}㐀-䶿一-鿿가-힣/u);
});

test("what cannot be said is not said, and never thrown", () => {
  for (const pattern of [
    "(?=a)b",
    "(?<!a)b",
    "(?i)a",
    "\\bfoo",
    "(a)\\1",
    "[^]",
    "[]a]",
    "[a",
    "a++",
    "\\x4",
    "\\u{1F4B0}",
    "\\uD800",
    "\\p",
    "\\",
    "\\cA",
  ])
    assert.deepEqual(repairPattern(pattern), { pattern: null, repairs: [] }, pattern);
});
