// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isLock, readLock, takeLock } from "./lock.ts";

const lockModule = new URL("lock.ts", import.meta.url).href;

/**
 * Takes the lock in a process of its own at a given moment and says what it got; announces an address
 * and stays until it is killed when it got it.
 */
const takerText = `
  const { isLock, takeLock } = await import(${JSON.stringify(lockModule)});
  const [folder, at] = process.argv.slice(1);
  while (Date.now() < Number(at));
  const taken = await takeLock(folder);
  if (isLock(taken)) {
    await taken.announce("http://127.0.0.1:1234");
    setInterval(() => undefined, 1000);
  }
  process.stdout.write(JSON.stringify(isLock(taken) ? { own: process.pid } : { holder: taken }) + "\\n");
`;

interface Taker {
  readonly got: Promise<{ own?: number; holder?: { pid: number; url: string } }>;
  readonly kill: () => Promise<void>;
}

function startTaker(folder: string, at = 0): Taker {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", takerText, folder, String(at)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  return {
    got: new Promise((resolve) => {
      child.stdout.once("data", (chunk: Buffer) => resolve(JSON.parse(chunk.toString())));
    }),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-lock-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("the second process is told who holds the folder and where; a killed holder holds it no more", () =>
  inFolder(async (folder) => {
    const first = startTaker(folder);
    const { own } = await first.got;
    assert.ok(own);
    const met = await takeLock(folder);
    assert.ok(!isLock(met));
    assert.deepEqual([met.pid, met.url], [own, "http://127.0.0.1:1234"]);
    assert.equal((await readLock(folder))?.pid, own);
    await first.kill();
    assert.equal(await readLock(folder), null);
    const taken = await takeLock(folder);
    assert.ok(isLock(taken));
    assert.equal((await readLock(folder))?.pid, process.pid);
    await taken.release();
    assert.deepEqual(await readdir(folder), []);
  }));

test("a lock whose process number now belongs to another process is stale", () =>
  inFolder(async (folder) => {
    const path = join(folder, "lock.json");
    await writeFile(
      path,
      JSON.stringify({ pid: process.ppid, startedTicks: "1", url: "http://x" }),
    );
    assert.equal(await readLock(folder), null);
    const taken = await takeLock(folder);
    assert.ok(isLock(taken));
    const own = JSON.parse(await readFile(path, "utf8")) as { pid: number; startedTicks: string };
    assert.equal(own.pid, process.pid);
    assert.match(own.startedTicks, /^\d+$/u);
    await taken.release();
  }));

test("a lock file that is empty, cut off, or of another shape is stale", () =>
  inFolder(async (folder) => {
    for (const text of [
      "",
      '{"pid":',
      "{}",
      "null",
      '{"pid":0,"startedTicks":"","url":""}',
      "[]",
    ]) {
      await writeFile(join(folder, "lock.json"), text);
      const taken = await takeLock(folder);
      assert.ok(isLock(taken), text);
      await taken.release();
    }
  }));

test("of many processes that find the same stale lock, one gets the folder", () =>
  inFolder(async (folder) => {
    for (let round = 0; round < 3; round++) {
      const stale = { pid: 2 ** 22 + 1, startedTicks: "1", url: "" };
      await writeFile(join(folder, "lock.json"), JSON.stringify(stale));
      const at = Date.now() + 1_500;
      const takers = Array.from({ length: 6 }, () => startTaker(folder, at));
      const got = await Promise.all(takers.map((taker) => taker.got));
      const owners = got.flatMap(({ own }) => own ?? []);
      assert.equal(owners.length, 1, JSON.stringify(got));
      for (const { holder } of got) if (holder) assert.equal(holder.pid, owners[0]);
      for (const taker of takers) await taker.kill();
    }
  }));
