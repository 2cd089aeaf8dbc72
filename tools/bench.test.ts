// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { benchNames } from "./bench.ts";
import { root } from "./tidy.ts";

function bench(...args: readonly string[]) {
  const tool = join(root, "tools/bench.ts");
  return spawnSync(process.execPath, [tool, ...args], { cwd: root, encoding: "utf8" });
}

test("a bench is a file of the folder; results and tests are none", () => {
  const files = ["table.ts", "ingest.ts", "ingest-frozen.csv", "ingest.test.ts", "README.md"];
  assert.deepEqual(benchNames(files), ["ingest", "table"]);
});

test("without a name, all benches are listed", () => {
  const { status, stdout } = bench();
  assert.equal(status, 0);
  for (const name of benchNames(readdirSync(join(root, "bench")))) {
    assert.match(stdout, new RegExp(`^ {2}${name}$`, "mu"));
  }
});

test("a name that is none is a mistake of usage", () => {
  const { status, stderr } = bench("nothing");
  assert.equal(status, 2);
  assert.match(stderr, /There is no bench nothing/u);
});
