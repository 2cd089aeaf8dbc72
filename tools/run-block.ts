// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { CommandBlock } from "./docs.ts";
import { isAsPromised } from "./docs.ts";
import { root } from "./tidy.ts";

/** Runs the commands of a page on a data folder of their own; what they print must be as promised. */
export function runBlock(block: CommandBlock): void {
  const data = mkdtempSync(join(tmpdir(), "tianwang-docs-"));
  try {
    const bin = join(root, "node_modules/.bin");
    const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", block.commands.join("\n")], {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: [bin, process.env["PATH"]].join(delimiter),
        TIANWANG_DATA: data,
        TIANWANG_LANG: "en",
      },
    });
    assert.equal(status, 0, stderr);
    if (block.output !== null) assert.ok(isAsPromised(stdout, block.output), stdout);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
