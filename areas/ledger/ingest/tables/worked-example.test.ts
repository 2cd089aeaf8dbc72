// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readText } from "./testing.ts";

test("the worked example of the page", () => {
  const page = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const [, example = ""] = /```csv\n([\s\S]*?)```/u.exec(page) ?? [];
  const { proposal, statements, problems } = readText(example);
  assert.deepEqual(proposal.questions, []);
  assert.deepEqual(
    problems.map(({ code, locator, field, value }) => [code, locator, field, value]),
    [["TABLE_AMOUNT_UNREADABLE", { kind: "row", row: 5 }, "交易金额", "abc"]],
  );
  const [statement, ...others] = statements;
  assert.deepEqual(others, []);
  assert.deepEqual(
    statement?.rows.map(({ locator, side, amountMinor, extra }) => [
      locator,
      side,
      amountMinor,
      extra,
    ]),
    [
      [{ kind: "row", row: 3 }, "beneficiary", 100_000n, { 网点号: "1001" }],
      [{ kind: "row", row: 4 }, "payer", 30_000n, { 网点号: "1001" }],
    ],
  );
  assert.equal((statement?.head.opening ?? statement?.tail?.opening)?.amountMinor, 50_000n);
  assert.equal(statement?.tail?.closing?.amountMinor, 90_000n);
});
