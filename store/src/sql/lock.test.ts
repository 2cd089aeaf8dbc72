// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import type { LockHolder } from "./lock.ts";
import { isLock, lockFileNames, readLock, takeLock } from "./lock.ts";

const lockModule = new URL("lock.ts", import.meta.url).href;
const address = "http://127.0.0.1:1234";

/** Takes, lets go and asks in a process of its own, one answer for each line of its input. */
const takerText = `
  import { createInterface } from "node:readline";
  const { isLock, readLock, takeLock } = await import(${JSON.stringify(lockModule)});
  let lock = null;
  async function take(folder) {
    const taken = await takeLock(folder);
    if (!isLock(taken)) return { holder: taken };
    lock = taken;
    await lock.announce(${JSON.stringify(address)});
    return { own: process.pid };
  }
  const tasks = {
    take,
    read: async (folder) => ({ holder: await readLock(folder) }),
    release: async () => { await lock?.release(); lock = null; return {}; },
    becomeNobody: async () => { if (process.getuid() === 0) process.setuid(65534); return {}; },
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const [task, folder] = JSON.parse(line);
    const answer = await tasks[task](folder).catch((error) => ({ failed: String(error) }));
    process.stdout.write(JSON.stringify(answer) + "\\n");
  }
`;

interface Answer {
  readonly own?: number;
  readonly holder?: LockHolder | null;
  readonly failed?: string;
}

class Taker {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    const child = spawn(process.execPath, ["--input-type=module", "-e", takerText], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async ask(task: "take" | "read" | "release" | "becomeNobody", folder = ""): Promise<Answer> {
    this.child.stdin?.write(`${JSON.stringify([task, folder])}\n`);
    const { value, done } = await this.#lines.next();
    assert.ok(!done, `the process ended before it answered to ${task}`);
    return JSON.parse(value) as Answer;
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }
}

/** Gives a folder and processes that take it; whatever happens, none of them stays. */
async function withTakers(
  count: number,
  use: (folder: string, takers: readonly Taker[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-lock-"));
  const takers = Array.from({ length: count }, () => new Taker());
  try {
    await use(folder, takers);
  } finally {
    await Promise.all(takers.map((taker) => taker.kill()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a killed holder leaves, whose process number a living process has by now. */
const leaveStale = (folder: string) =>
  writeFile(join(folder, "lock.json"), JSON.stringify({ pid: process.ppid, url: "http://x" }));

test("the second process is told who holds the folder and where; a killed holder holds it no more", () =>
  withTakers(1, async (folder, [first]) => {
    assert.ok(first);
    assert.equal(await readLock(folder), null);
    assert.deepEqual(await first.ask("take", folder), { own: first.child.pid });
    const holder = { pid: first.child.pid, url: address };
    assert.deepEqual(await takeLock(folder), holder);
    assert.deepEqual(await readLock(folder), holder);
    assert.deepEqual((await readdir(folder)).toSorted(), ["lock.db", "lock.json"]);
    await first.kill();
    assert.equal(await readLock(folder), null);
    const taken = await takeLock(folder);
    assert.ok(isLock(taken));
    await taken.release();
  }));

test("whoever lets the folder go leaves it to the next one, in the same process and in another", () =>
  withTakers(1, async (folder, [other]) => {
    assert.ok(other);
    const taken = await takeLock(folder);
    assert.ok(isLock(taken));
    await taken.announce(address);
    const holder = { pid: process.pid, url: address };
    assert.deepEqual(await takeLock(folder), holder);
    assert.deepEqual(await other.ask("take", folder), { holder });
    assert.deepEqual(await other.ask("read", folder), { holder });
    await taken.release();
    assert.deepEqual(await readdir(folder), ["lock.db"]);
    await assert.rejects(taken.announce(address), /only who holds the folder/u);
    assert.deepEqual(await other.ask("take", folder), { own: other.child.pid });
    await taken.release();
    assert.equal((await readLock(folder))?.pid, other.child.pid);
    await other.ask("release");
    assert.equal(await readLock(folder), null);
    assert.ok((await readdir(folder)).every((name) => lockFileNames.includes(name)));
  }));

test("what a holder left that was killed is never believed, whatever it says", () =>
  withTakers(0, async (folder) => {
    for (const text of ["", '{"pid":', "{}", "null", "[]", '{"pid":"1","url":""}']) {
      await writeFile(join(folder, "lock.json"), text);
      assert.equal(await readLock(folder), null, text);
      const taken = await takeLock(folder);
      assert.ok(isLock(taken), text);
      assert.deepEqual(await readLock(folder), { pid: process.pid, url: "" });
      await taken.release();
      await leaveStale(folder);
      assert.equal(await readLock(folder), null);
    }
  }));

test("a holder that has not said who it is yet is waited for, and then told without a name", () =>
  withTakers(0, async (folder) => {
    await leaveStale(folder);
    const starting = new DatabaseSync(join(folder, "lock.db"));
    try {
      starting.exec("begin immediate");
      assert.deepEqual(await takeLock(folder, 50), { pid: null, url: "" });
      const patient = takeLock(folder);
      starting.close();
      const taken = await patient;
      assert.ok(isLock(taken));
      await taken.release();
    } finally {
      if (starting.isOpen) starting.close();
    }
  }));

test("a folder that cannot be locked is refused with the reason", () =>
  withTakers(1, async (folder, [nobody]) => {
    assert.ok(nobody);
    const isRefused = async (path: string, reason: RegExp) => {
      const answer = await nobody.ask("take", path);
      assert.match(answer.failed ?? "", /STORE_FOLDER_UNUSABLE/u);
      assert.match(answer.failed ?? "", reason);
    };
    await writeFile(join(folder, "file"), "not a folder");
    await isRefused(join(folder, "file"), /EEXIST|ENOTDIR/u);
    const garbage = join(folder, "garbage");
    await mkdir(garbage);
    await writeFile(join(garbage, "lock.db"), "something else that somebody put there");
    await isRefused(garbage, /not a database/u);
    assert.match(await readFile(join(garbage, "lock.db"), "utf8"), /something else/u);
    const readOnly = join(folder, "read-only");
    await mkdir(readOnly);
    await writeFile(join(readOnly, "lock.db"), "");
    await chmod(join(readOnly, "lock.db"), 0o444);
    await chmod(readOnly, 0o555);
    await chmod(folder, 0o755);
    // Modes do not bind the administrator of a system.
    await nobody.ask("becomeNobody");
    await isRefused(readOnly, /readonly database/u);
    await isRefused(join(readOnly, "inner"), /EACCES/u);
    await chmod(readOnly, 0o755);
  }));

test("of processes that all want the folder at once, one gets it and all others are told of it", () =>
  withTakers(4, async (folder, takers) => {
    for (let round = 0; round < 50; round++) {
      await leaveStale(folder);
      const got = await Promise.all(takers.map((taker) => taker.ask("take", folder)));
      const owners = takers.filter((taker, index) => got[index]?.own === taker.child.pid);
      assert.equal(owners.length, 1, JSON.stringify(got));
      const pid = owners[0]?.child.pid;
      for (const { own, holder } of got) if (own === undefined) assert.equal(holder?.pid, pid);
      assert.equal((await readLock(folder))?.pid, pid);
      await owners[0]?.ask("release");
    }
  }));

test("asking who holds a folder keeps nobody from taking it", () =>
  withTakers(3, async (folder, [taker, ...askers]) => {
    assert.ok(taker);
    const over = new AbortController();
    const keepAsking = async (asker: Taker) => {
      while (!over.signal.aborted) {
        const { holder, failed } = await asker.ask("read", folder);
        assert.equal(failed, undefined);
        if (holder) assert.equal(holder.pid, taker.child.pid);
      }
    };
    const asking = Promise.all(askers.map(keepAsking));
    try {
      for (let round = 0; round < 100; round++) {
        assert.deepEqual(await taker.ask("take", folder), { own: taker.child.pid });
        await taker.ask("release");
      }
    } finally {
      over.abort();
      await asking;
    }
  }));

test("a folder is free as soon as its holder was killed, and again and again", () =>
  withTakers(6, async (folder, takers) => {
    for (const [index, taker] of takers.entries()) {
      assert.deepEqual(await taker.ask("take", folder), { own: taker.child.pid });
      const next = takers[index + 1];
      if (next) assert.equal((await next.ask("take", folder)).holder?.pid, taker.child.pid);
      await taker.kill();
    }
    assert.equal(await readLock(folder), null);
  }));
