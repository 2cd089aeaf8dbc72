// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { CallRefused } from "@tianwang/wire/client";
import { errorWords } from "./error-words.ts";

test("a refusal is said in its own words, with its request id", () => {
  const refusal = {
    code: "CASE_CLOSED",
    says: { zh: "已办结", en: "Closed" },
    mend: { zh: "重新启动", en: "Reopen" },
    requestId: "r-1",
  };
  assert.deepEqual(errorWords(new CallRefused(409, refusal)), refusal);
});

test("no answer, no network, an old page and a fault of ours are told apart", () => {
  const cases = [
    [new DOMException("late", "TimeoutError"), "NO_ANSWER"],
    [new TypeError("Failed to fetch"), "UNREACHABLE"],
    [new TypeError("Failed to fetch dynamically imported module: a.js"), "OLD_PAGE"],
    [new Error("a form is not declared"), "a form is not declared"],
    ["thrown as text", "thrown as text"],
  ] as const;
  for (const [thrown, code] of cases) {
    const words = errorWords(thrown);
    assert.equal(words.code, code);
    assert.ok(words.says.zh !== "" && words.mend.en !== "");
  }
});
