// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { commandBlocksOf } from "./docs.ts";
import { runBlock } from "./run-block.ts";
import { root } from "./tidy.ts";
import { readRepository } from "./tidy/repository.ts";

const blocks = readRepository(root)
  .files.filter((file) => file.path.endsWith(".md"))
  .flatMap((file) => commandBlocksOf(file, "run slow"));

suite("commands in pages that take their time work as the pages say", () => {
  test("there are some", () => assert.ok(blocks.length > 0));
  for (const block of blocks) {
    test(`${block.path}:${block.line} ${block.commands[0]}`, () => runBlock(block));
  }
});
