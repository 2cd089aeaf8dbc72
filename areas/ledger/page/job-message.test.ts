// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { readJobMessage } from "./job-message.ts";

test("a running job says its phase and its rows", () => {
  assert.deepEqual(readJobMessage('{"phase":"reading","rowCount":1200}'), {
    phase: "reading",
    rowCount: 1200,
    failure: null,
  });
});

test("a failed job says why, and how to mend it", () => {
  const says = { zh: "列映射无效", en: "The mapping is not valid" };
  const mend = { zh: "请更正", en: "Correct it" };
  const read = readJobMessage(JSON.stringify({ code: "LEDGER_BAD_MAPPING", says, mend }));
  assert.deepEqual(read.failure, { says, mend });
});

test("what is no message says nothing", () => {
  for (const message of ["", "null", "12", '"text"', "{", '{"says":"one language"}']) {
    assert.deepEqual(readJobMessage(message), { phase: "", rowCount: null, failure: null });
  }
});
