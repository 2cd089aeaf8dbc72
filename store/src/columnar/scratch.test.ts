// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openScratch } from "./scratch.ts";

test("a scratch database reads the files that it was given, in chunks, and no other", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-scratch-test-"));
  const path = join(folder, "it's.csv");
  await writeFile(path, "a,b\n1,2.5\n3,4.5\n");
  const scratch = await openScratch([path]);
  try {
    const name = path.replaceAll("'", "''");
    await scratch.run(`create table given as select * from read_csv('${name}')`);
    assert.deepEqual(await scratch.rows("select a from given"), [{ a: 1n }, { a: 3n }]);
    const seen: number[][] = [];
    for await (const { rowCount, columns } of scratch.chunks(
      "select a::integer, b::double from given",
    ))
      for (let row = 0; row < rowCount; row += 1) seen.push(columns.map((each) => each[row]!));
    assert.deepEqual(seen, [
      [1, 2.5],
      [3, 4.5],
    ]);
    await assert.rejects(scratch.rows("select * from read_text('/etc/hostname')"), /Permission/iu);
  } finally {
    await scratch.close();
    await rm(folder, { recursive: true });
  }
});
