// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileTimes } from "./file-log.ts";
import type { Step } from "./step.ts";
import { describeRan, describeSlowest, runStep } from "./step.ts";

const step = (script: string, more: Partial<Step> = {}): Step => ({
  name: "step",
  command: process.execPath,
  words: ["-e", script],
  millisMax: 60_000,
  ...more,
});

/** Whether a process is there; one that was killed may still wait to be fetched by its parent. */
async function isGone(pid: number): Promise<boolean> {
  const ask = step(
    `const { readFileSync } = require("node:fs");
     const isThere = () => { try { process.kill(${pid}, 0); } catch { return false; }
       try { return !/^\\d+ \\(.*\\) Z/su.test(readFileSync("/proc/${pid}/stat", "utf8")); } catch { return true; } };
     const look = () => isThere() ? setTimeout(look, 20) : undefined; look();`,
  );
  return (await runStep(ask, tmpdir())).code === 0;
}

/** Starts a process that stays and holds the output open, and says its number. */
const leavesBehind = `
  const { spawn } = require("node:child_process");
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
  console.log("left " + child.pid);
  child.unref();
`;
const leftBy = (output: string) => Number(/left (\d+)/u.exec(output)?.[1]);

test("a step that is out of time is cut off", async () => {
  const ran = await runStep(step("setInterval(() => {}, 1000)", { millisMax: 1 }), tmpdir());
  assert.deepEqual([ran.code, ran.isCutOff], [1, true]);
  assert.match(describeRan(ran), /cut off after/u);
});

test("a step ends with the code of its process, and a failed one shows its output", async () => {
  const ran = await runStep(step("console.log('seen'); process.exitCode = 3"), tmpdir());
  assert.deepEqual([ran.code, ran.isCutOff, ran.output], [3, false, "seen\n"]);
  assert.match(describeRan(ran), /^✖ step \(\d+\.\d s\)\nseen\n$/u);
  const fine = await runStep(step("console.log('unseen')"), tmpdir());
  assert.match(describeRan(fine), /^✔ step \(\d+\.\d s\)$/u);
  const missing = await runStep(step("", { command: join(tmpdir(), "no-such-tool") }), tmpdir());
  assert.notEqual(missing.code, 0);
  assert.match(missing.output, /ENOENT/u);
});

test("what a step leaves behind ends with it", async () => {
  const ran = await runStep(step(leavesBehind), tmpdir());
  assert.equal(ran.code, 0);
  assert.ok(await isGone(leftBy(ran.output)));
});

test("a step that is cut off is killed with all that it started, and names the files it waited for", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-step-test-"));
  try {
    const head = 'const { test } = require("node:test");\n';
    await writeFile(join(folder, "good.test.cjs"), `${head}test("good", () => {});`);
    await writeFile(
      join(folder, "stuck.test.cjs"),
      `${head}${leavesBehind}
       require("node:fs").writeFileSync("stuck", String(child.pid));
       test("stuck", () => new Promise(() => setInterval(() => {}, 1000)));`,
    );
    const words = ["--test-concurrency=1", "*.test.cjs"];
    const stop = new AbortController();
    const running = runStep(step("", { words, isTest: true }), folder, stop.signal);
    let left = "";
    while (left === "") {
      await setTimeout(20);
      left = await readFile(join(folder, "stuck"), "utf8").catch(() => "");
    }
    stop.abort();
    const ran = await running;
    assert.deepEqual([ran.code, ran.isCutOff], [1, true]);
    assert.match(describeRan(ran), /cut off after .*\ntest files .*:\n {2}stuck\.test\.cjs$/u);
    assert.ok(await isGone(Number(left)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("the log of files tells the open ones first, then the slowest; a cut line is left out", () => {
  const line = (file: string, at: number) => `${JSON.stringify({ file, at })}\n`;
  const log = [line("a", 10), line("b", 20), line("c", 30), line("a", 15), line("b", 120)].join("");
  const files = fileTimes(`${log}{"file":"c","a`);
  assert.deepEqual(files, [
    { file: "c", millis: null },
    { file: "b", millis: 100 },
    { file: "a", millis: 5 },
  ]);
  const ran = { step: step(""), code: 0, output: "", millis: 0, isCutOff: false, files };
  assert.equal(describeSlowest([ran], 1), "     0.1 s  b");
});
