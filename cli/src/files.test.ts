// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FileError } from "./errors.ts";
import { diskFiles } from "./files.ts";

test("what the disk does not give is told with its path, in both languages", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-files-"));
  try {
    await writeFile(join(folder, "a.csv"), "1");
    const found = await diskFiles.list(folder);
    assert.deepEqual(
      found.map(({ relative, byteCount }) => [relative, byteCount]),
      [["a.csv", 1]],
    );
    const missing = join(folder, "nothing");
    for (const act of [
      () => diskFiles.list(missing),
      () => diskFiles.open(missing),
      () => diskFiles.list(join(folder, "a.csv", "b")),
    ]) {
      await assert.rejects(act(), (error) => {
        assert.ok(error instanceof FileError && error.isMissing);
        assert.ok(error.says.zh.includes(folder) && error.says.en.includes(folder));
        return true;
      });
    }
    async function* bytes() {
      yield new Uint8Array(1);
    }
    await assert.rejects(diskFiles.write(folder, bytes()), (error) => {
      assert.ok(error instanceof FileError && !error.isMissing);
      return true;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
