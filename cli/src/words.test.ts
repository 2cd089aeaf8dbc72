// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { defineCommand } from "@tianwang/wire/command";
import { parseWords } from "./words.ts";

const summary = { zh: "试", en: "try" };
const command = defineCommand({
  words: ["try"],
  usage: "",
  summary,
  options: [
    { name: "row", value: "ROW", isMany: true, summary },
    { name: "one", value: "ONE", summary },
  ],
  positionals: { min: 0, max: 0 },
  run: async () => 0,
});

test("an option that may be repeated gives all its values, another one its last", () => {
  const { options } = parseWords(command, [
    "try",
    "--row",
    "a",
    "--one",
    "1",
    "--row=b,c",
    "--one=2",
  ]);
  assert.deepEqual({ ...options }, { row: "a,b,c", one: "2" });
  assert.deepEqual({ ...parseWords(command, ["try", "--json"]).options }, { json: true });
});
