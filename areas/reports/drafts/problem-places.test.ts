// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemGroups } from "./problem-places.ts";

const both = { zh: "。", en: "." };
const problem = (code: string, locator: string, field: string, value = "") => ({
  code,
  severity: code === "NO_INDICATOR" ? ("warning" as const) : ("error" as const),
  locator,
  field,
  value,
  says: both,
  mend: both,
});

test("a place in each transaction is one place, called as the form calls it", () => {
  const groups = problemGroups([
    problem("NO_INDICATOR", "report", "indicators"),
    problem("GOAML_REQUIRED", "transactions[0].from.fundsCode", "from_funds_code"),
    problem("GOAML_REQUIRED", "transactions[1].from.fundsCode", "from_funds_code"),
    problem("GOAML_REQUIRED", "transactions[1].to.account.openedOn", "opened"),
  ]);
  assert.deepEqual(
    groups.map(({ code, places }) => [
      code,
      places.map(({ path, label, count }) => [path, label.map(({ en }) => en).join(" · "), count]),
    ]),
    [
      [
        "GOAML_REQUIRED",
        [
          ["transactions[].from.fundsCode", "All payments · Kind of funds", 2],
          ["transactions[].to.account.openedOn", "Accounts · Opened on", 1],
        ],
      ],
      ["NO_INDICATOR", [["indicators", "Indicators", 1]]],
    ],
  );
});

test("what the check of the report told is not told again for the profile", () => {
  const groups = problemGroups([
    problem("NO_REASON", "report", "reason"),
    problem("GOAML_REQUIRED", "reason", "reason"),
    problem("GOAML_FORM", "reason", "reason", "x"),
  ]);
  assert.deepEqual(
    groups.map(({ code }) => code),
    ["NO_REASON", "GOAML_FORM"],
  );
});
