// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { openColumnar } from "./columnar.ts";

const folder = mkdtempSync(join(tmpdir(), "tianwang-columnar-"));
const path = join(folder, "rows.parquet");
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run(
  `copy (select i as row_no, i * 3::bigint as amount, 'n' || i as name from range(3) t(i)) to '${path}'`,
);
connection.closeSync();
instance.closeSync();
const columnar = openColumnar();
after(async () => {
  await columnar.close();
  rmSync(folder, { recursive: true });
});

test("a query gives rows or columns", async () => {
  const session = await columnar.over({ source_rows: [path] });
  const rows = await session.rows("select amount, name from source_rows order by row_no");
  assert.deepEqual(rows[2], { amount: 6n, name: "n2" });
  const columns = await session.columns("select amount, name from source_rows order by row_no");
  assert.deepEqual({ ...columns }, { amount: [0n, 3n, 6n], name: ["n0", "n1", "n2"] });
});

test("a session that is asked now and then is not the one that is closed", async () => {
  const open = (version: string) => columnar.over({ source_rows: [path] }, version);
  const asked = await open("asked");
  const forgotten = await open("forgotten");
  for (const version of ["b", "c", "d", "e", "f"]) {
    await asked.rows("select 1");
    await open(version);
  }
  assert.equal((await asked.rows("select * from source_rows")).length, 3);
  await assert.rejects(forgotten.rows("select * from source_rows"));
});

test("nothing but the given files can be read", async () => {
  const session = await columnar.over({ source_rows: [path] }, "locked");
  await assert.rejects(
    session.rows("select * from read_text('/etc/hostname')"),
    /Permission|access/iu,
  );
});
