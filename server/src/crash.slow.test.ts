// SPDX-License-Identifier: Apache-2.0
// `kill -9` at many moments of an import: each file is wholly in or not at all, the next start says
// what was cut off, and starting again finishes the rest.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { ChildNews, ChildOrder, FileFacts, Moment } from "./crash-child.ts";

const childPath = fileURLToPath(new URL("crash-child.ts", import.meta.url));
const cliPath = fileURLToPath(new URL("../../cli/src/main.ts", import.meta.url));

/** Many processes load the same modules: Node keeps them compiled between runs. */
const environment = {
  ...process.env,
  NODE_COMPILE_CACHE: fileURLToPath(
    new URL("../../node_modules/.cache/tianwang/compiled", import.meta.url),
  ),
};

/** Rows of one statement: enough that its segment takes a while to write. */
const rowCount = 300;

/** A statement of a fictional account, whose transfers meet those of the next file. */
function statement(number: number): string {
  const account = (of: number) => `62000000000${String(of).padStart(5, "0")}`;
  const entries = Array.from({ length: rowCount }, (_, row) => [
    `:61:2401020102${row % 2 === 0 ? "C" : "D"}${row + 1},00NTRFNONREF//REF${Math.floor((number + (row % 2)) / 2)}X${row}`,
    `:86:166?20货款 ${row}?31${account(row % 2 === 0 ? number - 1 : number + 1)}?32虚构贸易有限公司 ${row % 40}`,
  ]).flat();
  const credit = (rowCount / 2) * (rowCount / 2);
  const debit = credit + rowCount / 2;
  const closing = 100_000 + credit - debit;
  return [
    `:20:CRASH${number}`,
    `:25:${account(number)}`,
    ":28C:1/1",
    ":60F:C240101CNY100000,00",
    ...entries,
    `:62F:C240102CNY${closing},00`,
    "-",
    "",
  ].join("\r\n");
}

const allFiles: Record<string, string> = {
  "函.txt": "关于协助查询的函（虚构）",
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [
      `对账单/${String(i).padStart(2, "0")}.sta`,
      statement(i),
    ]),
  ),
};

let folder: string;
let material: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-crash-"));
  material = `${folder}.json`;
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(material, { force: true });
});

interface Ended {
  readonly news: readonly ChildNews[];
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
}

async function runChild(
  title: string,
  moment: Moment,
  files: Readonly<Record<string, string>> = allFiles,
): Promise<Ended> {
  await writeFile(material, JSON.stringify(files));
  const order: ChildOrder = { folder, material, title, moment };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [childPath, JSON.stringify(order)], {
      stdio: ["ignore", "pipe", "inherit"],
      env: environment,
    });
    const news: ChildNews[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => news.push(JSON.parse(line)));
    child.on("close", (code, signal) => resolve({ news, signal, code }));
  });
}

const never: Moment = { at: "never", skip: 0, delayMillis: 0 };

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(20_261_123);
const moments: readonly Moment[] = [
  { at: "during-put", skip: 3, delayMillis: 0 },
  { at: "after-put", skip: 2, delayMillis: 0 },
  { at: "during-segment", skip: 2, delayMillis: 0 },
  { at: "after-segment", skip: 1, delayMillis: 0 },
  { at: "inside-transaction", skip: 1, delayMillis: 0 },
  { at: "inside-transaction", skip: 9, delayMillis: 0 },
  { at: "before-commit", skip: 0, delayMillis: 0 },
  { at: "during-commit", skip: 0, delayMillis: 1 },
  { at: "during-commit", skip: 1, delayMillis: 3 },
  { at: "after-commit", skip: 0, delayMillis: 0 },
  ...Array.from({ length: 2 }, (): Moment => ({
    at: "any-time",
    skip: 0,
    delayMillis: 20 + Math.floor(random() * 700),
  })),
  { at: "during-folds", skip: 0, delayMillis: 0 },
];

/** What a file amounts to when it was taken in without any accident. */
let whole: Readonly<Record<string, FileFacts>> = {};

/** Every file is as if nothing had happened, or as if it had never been looked at. */
function checkFiles(found: Readonly<Record<string, FileFacts>>): number {
  let doneCount = 0;
  for (const [path, facts] of Object.entries(found)) {
    if (facts["state"] === "done") {
      assert.deepEqual(facts, whole[path], path);
      doneCount += 1;
      continue;
    }
    const { state, ...rest } = facts;
    assert.equal(state, "waiting", path);
    for (const [name, value] of Object.entries(rest))
      assert.ok(value === null || value === 0, `${path}: ${name} is ${value}`);
  }
  return doneCount;
}

function checkStart(ended: Ended): ChildNews & { kind: "started" } {
  const started = ended.news.find((one) => one.kind === "started");
  assert.ok(started, "the server starts again");
  assert.equal(started.isChainWhole, true);
  assert.deepEqual(started.drafts, []);
  assert.deepEqual(started.badBlobs, []);
  assert.deepEqual(new Set(Object.values(started.orphans)), new Set([0]));
  return started;
}

suite("kill -9 during an import", () => {
  test("without an accident every file is taken in", async () => {
    const ended = await runChild("参照", never);
    assert.equal(ended.code, 0);
    const finished = ended.news.find((one) => one.kind === "finished");
    assert.ok(finished);
    whole = finished.files;
    assert.equal(Object.keys(whole).length, Object.keys(allFiles).length);
    const first = whole["对账单/00.sta"];
    assert.equal(first?.["storedRowCount"], rowCount);
    assert.equal(first?.["ledger.statements"], 1);
    assert.ok(Number(first?.["entities.statements"]) > 40);
  });

  let wasReading = false;
  let doneBefore = 0;
  for (const [index, moment] of moments.entries()) {
    const name = `${index + 1}. ${moment.at}, after ${moment.skip}, ${moment.delayMillis} ms`;
    test(name, async () => {
      const ended = await runChild("案件", moment);
      assert.equal(ended.signal, "SIGKILL", "the process was killed where it was to be");
      const started = checkStart(ended);
      const doneCount = checkFiles(started.files);
      assert.ok(doneCount >= doneBefore, "what was in stays in");
      doneBefore = doneCount;
      if (wasReading) assert.equal(started.interruptedCount, 1, "the start says what was cut off");
      wasReading = !["during-put", "after-put", "during-folds", "any-time"].includes(moment.at);
    });
  }

  test("the command line says it, tells who holds the folder, and finishes the rest", async () => {
    const env = {
      ...environment,
      TIANWANG_DATA: folder,
      TIANWANG_LANG: "en",
      TIANWANG_LOG: "silent",
      TIANWANG_DEMO: "off",
      PORT: "0",
    };
    // Kill it once more while it reads, so that there is something to say.
    const moment: Moment = { at: "before-commit", skip: 0, delayMillis: 0 };
    const more = { ...allFiles, "last.sta": statement(77) };
    assert.equal((await runChild("案件", moment, more)).signal, "SIGKILL");
    const server = spawn(process.execPath, [cliPath, "start"], { env });
    let said = "";
    server.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const url = await new Promise<string>((resolve) => {
      createInterface({ input: server.stdout }).on("line", (line) => {
        if (/^http:\/\/127\.0\.0\.1:\d+$/u.test(line)) resolve(line);
      });
    });
    try {
      assert.match(said, /The last run was cut off: 1 import did not finish\./u);
      const tianwang = (...words: string[]) =>
        spawnSync(process.execPath, [cliPath, ...words], { env, encoding: "utf8" });
      const locked = tianwang("restore", folder);
      assert.equal(locked.status, 5);
      assert.match(locked.stderr, new RegExp(`in use by process ${server.pid} \\(${url}\\)`, "u"));
      const resumed = tianwang("resume", "--json");
      assert.deepEqual(JSON.parse(resumed.stdout), { count: 1, interrupted: 0 });
    } finally {
      server.kill("SIGINT");
      await new Promise((resolve) => server.once("exit", resolve));
    }
  });

  test("starting again finishes the rest without duplicates", async () => {
    const ended = await runChild("案件", never);
    assert.equal(ended.code, 0);
    checkStart(ended);
    const finished = ended.news.find((one) => one.kind === "finished");
    assert.ok(finished);
    const { "last.sta": last, ...rest } = finished.files;
    assert.equal(last?.["state"], "done");
    assert.equal(last?.["storedRowCount"], rowCount);
    assert.deepEqual(rest, whole);
  });
});
