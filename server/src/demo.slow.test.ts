// SPDX-License-Identifier: Apache-2.0
// `kill -9` while the first start reads the demo case: the next start says so and goes on.
import assert from "node:assert/strict";
import { once } from "node:events";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const cliPath = fileURLToPath(new URL("../../cli/src/main.ts", import.meta.url));

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-demo-cut-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Starts the program and ends it with a signal when it says something; gives all that it said. */
async function startUntil(form: RegExp, signal: NodeJS.Signals): Promise<string> {
  const env = {
    ...process.env,
    TIANWANG_DATA: folder,
    TIANWANG_LANG: "en",
    TIANWANG_LOG: "silent",
    TIANWANG_DEMO: "on",
    PORT: "0",
  };
  const program = spawn(process.execPath, [cliPath, "start"], { env });
  const lines: string[] = [];
  const hear = (line: string) => {
    lines.push(line);
    if (form.test(line)) program.kill(signal);
  };
  createInterface({ input: program.stdout }).on("line", hear);
  createInterface({ input: program.stderr }).on("line", hear);
  await once(program, "close");
  return lines.join("\n");
}

test("a demo whose import was killed is finished by the next start", async () => {
  const first = await startUntil(/^ {2}[1-9]\d*\/\d+$/u, "SIGKILL");
  assert.match(first, /making and reading the fictional demo case/u);
  assert.doesNotMatch(first, /Ready/u);
  const second = await startUntil(/^http:/u, "SIGINT");
  assert.match(
    second,
    /the last start was cut off while the demo case was read; going on with it/u,
  );
  assert.doesNotMatch(second, /making and reading/u);
  assert.doesNotMatch(second, /was not read to the end/u);
  const third = await startUntil(/^http:/u, "SIGINT");
  assert.doesNotMatch(third, /demo case/u);
});
