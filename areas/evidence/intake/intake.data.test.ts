// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { deflateRawSync, crc32, gzipSync } from "node:zlib";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { RunningJob, Work } from "@tianwang/store";
import { findJob } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import {
  listCustody,
  listDerivatives,
  listExhibits,
  listProblems,
} from "../exhibits/exhibit.data.ts";
import { addIntakeFile, findIntake, intakeFiles, openIntake, startIntake } from "./intake.data.ts";
import type { IntakeMessage } from "./intake-job.data.ts";
import { intakeHandler } from "./intake-job.data.ts";
import type { ExhibitReader } from "./reader.data.ts";

let ground: TestStore;
before(async () => {
  ground = await openTestStore("intake");
});
after(() => ground.close());

const run = <T>(use: (work: Work) => Promise<T>) => ground.store.run(ground.acting, "test", use);

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A zip with given entries; `claimed` states another unfolded size than the true one. */
function zipOf(entries: readonly { name: string; bytes: Buffer; claimed?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimed } of entries) {
    const data = deflateRawSync(bytes, { level: 9 });
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(claimed ?? bytes.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, nameBytes, data]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0"), fields, end, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(entries.length, 4);
  tail.writeUInt16LE(entries.length, 6);
  tail.writeUInt32LE(directory.length, 8);
  tail.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), tail]);
}

/** Text that does not compress to nothing. */
function randomText(length: number): Buffer {
  let state = 7;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return 33 + (state % 90);
    }),
  );
}

interface Taking {
  readonly readers?: readonly ExhibitReader[];
  readonly into?: CompartmentId;
  /** The intake is cancelled when it comes to this file. */
  readonly cancelAt?: string;
}

async function takeIn(files: Readonly<Record<string, Buffer>>, taking: Taking = {}) {
  const compartmentId = taking.into ?? (await run((work) => createCompartment(work, "案件")));
  const intakeId = await run((work) => openIntake(work, compartmentId, "调取证据通知书 第1号"));
  for (const [relativePath, bytes] of Object.entries(files)) {
    const blob = await ground.store.blobs.put(once(bytes), 1 << 30);
    await run(async (work) =>
      addIntakeFile(work, await findIntake(work, intakeId), { relativePath, blob }),
    );
  }
  const jobId = await run(async (work) => startIntake(work, await findIntake(work, intakeId)));
  const job = await run((work) => findJob(work, jobId));
  assert.ok(job);
  const cancel = new AbortController();
  const running: RunningJob = {
    job,
    acting: ground.acting,
    signal: cancel.signal,
    progress: (_done, _total, message) => {
      if ((message as IntakeMessage).file === taking.cancelAt) cancel.abort();
    },
  };
  const ran = intakeHandler(taking.readers ?? []).run(ground.store, running);
  await (taking.cancelAt === undefined ? ran : assert.rejects(ran, { name: "AbortError" }));
  const page = { compartmentId, from: 0, count: 500 };
  return {
    compartmentId,
    files: await run((work) => intakeFiles(work, intakeId)),
    exhibits: (await run((work) => listExhibits(work, page))).rows,
    problems: (await run((work) => listProblems(work, page))).rows,
  };
}

test("a file becomes an exhibit with its hash, its custody and its text", async () => {
  const letter = Buffer.from("关于协助查询的函\n请予协助。\n");
  const { exhibits } = await takeIn({ "信函/函.txt": letter });
  const exhibit = exhibits[0];
  assert.ok(exhibit);
  assert.equal(exhibit.sha256, createHash("sha256").update(letter).digest("hex"));
  assert.equal(exhibit.originalName, "函.txt");
  assert.equal(exhibit.reading, "read");
  const custody = await run((work) => listCustody(work, exhibit.id));
  assert.deepEqual(
    custody.map((event) => event.kind),
    ["received", "stored", "derived"],
  );
  const made = await run((work) => listDerivatives(work, exhibit.id));
  assert.equal(made[0]?.kind, "text");
});

test("the same content twice is one exhibit with two receipts", async () => {
  const bytes = Buffer.from("同一份材料");
  const first = await takeIn({ "a.txt": bytes });
  const again = await takeIn({ "另一处/b.txt": bytes }, { into: first.compartmentId });
  assert.equal(again.exhibits.length, 1);
  const custody = await run((work) => listCustody(work, again.exhibits[0]?.id ?? ""));
  assert.equal(custody.at(-1)?.kind, "received-again");
  assert.equal(custody.at(-1)?.detail["path"], "另一处/b.txt");
});

test("an archive is unfolded, its files know where they came from, and slips are made harmless", async () => {
  const inner = zipOf([{ name: "内/附件.txt", bytes: Buffer.from("附件") }]);
  const archive = zipOf([
    { name: "../../etc/passwd", bytes: Buffer.from("text of no harm\n") },
    { name: "inner.zip", bytes: inner },
  ]);
  const { exhibits, problems } = await takeIn({ "evidence.zip": archive });
  assert.deepEqual(problems, []);
  assert.deepEqual(exhibits.map((exhibit) => exhibit.relativePath).toSorted(), [
    "evidence.zip",
    "evidence.zip/etc/passwd",
    "evidence.zip/inner.zip",
    "evidence.zip/inner.zip/内/附件.txt",
  ]);
  const child = exhibits.find((exhibit) => exhibit.relativePath.endsWith("passwd"));
  assert.equal(
    child?.parentId,
    exhibits.find((exhibit) => exhibit.relativePath === "evidence.zip")?.id,
  );
});

test("an archive whose intake was cancelled is finished when it comes again", async () => {
  const inner = zipOf([
    { name: "甲.txt", bytes: Buffer.from("甲方流水") },
    { name: "乙.txt", bytes: Buffer.from("乙方流水") },
  ]);
  const archive = zipOf([
    { name: "函.txt", bytes: Buffer.from("关于协助查询的函") },
    { name: "附件.zip", bytes: inner },
    { name: "附言.txt", bytes: Buffer.from("附言") },
  ]);
  const paths = [
    "材料.zip",
    "材料.zip/函.txt",
    "材料.zip/附件.zip",
    "材料.zip/附件.zip/乙.txt",
    "材料.zip/附件.zip/甲.txt",
    "材料.zip/附言.txt",
  ];
  const pathsOf = (exhibits: readonly { relativePath: string }[]) =>
    exhibits.map((exhibit) => exhibit.relativePath).toSorted();
  // First in the outer archive, then inside the inner one: each time the rest is taken in.
  for (const cancelAt of ["材料.zip/附件.zip", "材料.zip/附件.zip/乙.txt"]) {
    const cut = await takeIn({ "材料.zip": archive }, { cancelAt });
    assert.ok(cut.exhibits.length < paths.length);
    const again = await takeIn({ "材料.zip": archive }, { into: cut.compartmentId });
    assert.deepEqual(pathsOf(again.exhibits), paths);
    const before = new Set(cut.exhibits.map((exhibit) => exhibit.id));
    assert.equal(again.exhibits.filter(({ id }) => before.has(id)).length, before.size);
    const zip = again.exhibits.find((exhibit) => exhibit.relativePath === "材料.zip");
    const letter = again.exhibits.find((exhibit) => exhibit.relativePath === "材料.zip/函.txt");
    assert.equal(letter?.parentId, zip?.id);
    const third = await takeIn({ "材料.zip": archive }, { into: cut.compartmentId });
    assert.deepEqual(pathsOf(third.exhibits), paths);
    assert.ok(third.files.every((file) => file.state === "done"));
  }
});

test("bombs are not unfolded, whether their sizes are true or lies; the rest goes in", async () => {
  const zeros = Buffer.alloc(8 * 1024 * 1024);
  const { exhibits, problems } = await takeIn({
    "bomb.zip": zipOf([
      { name: "zeros.bin", bytes: zeros },
      { name: "liar.bin", bytes: zeros, claimed: 10 },
      { name: "good.txt", bytes: Buffer.from("正常文件") },
    ]),
  });
  assert.deepEqual(
    problems.map((problem) => problem.code),
    ["ARCHIVE_BOMB", "ARCHIVE_ENTRY_DAMAGED"],
  );
  assert.equal(exhibits.length, 2);
});

test("a gzip holds one file; one that is cut or a bomb is kept and says why", async () => {
  const good = gzipSync(Buffer.from("交易日期,金额\n2024-01-02,1\n2024-01-03,2\n"));
  const { exhibits, problems } = await takeIn({
    "transactions.csv.gz": good,
    "cut.csv.gz": gzipSync(randomText(200_000)).subarray(0, 50_000),
    "bomb.gz": gzipSync(Buffer.alloc(300 * 1024 * 1024)),
  });
  assert.deepEqual(exhibits.map((exhibit) => exhibit.relativePath).toSorted(), [
    "bomb.gz",
    "cut.csv.gz",
    "transactions.csv.gz",
    "transactions.csv.gz/transactions.csv",
  ]);
  assert.deepEqual(problems.map((problem) => problem.code).toSorted(), [
    "ARCHIVE_BOMB",
    "ARCHIVE_DAMAGED",
  ]);
});

test("a damaged archive and an unknown file are kept and say why", async () => {
  const cut = zipOf([{ name: "a.txt", bytes: Buffer.from("abc") }]).subarray(0, 40);
  const { exhibits } = await takeIn({
    "cut.zip": cut,
    "noise.bin": Buffer.from([0, 1, 2, 0, 255, 0, 9]),
  });
  assert.deepEqual(
    exhibits.map((exhibit) => [exhibit.originalName, exhibit.reading]),
    [
      ["cut.zip", "kept"],
      ["noise.bin", "kept"],
    ],
  );
  assert.ok(exhibits.every((exhibit) => exhibit.readingReason !== null));
});

test("what a reader writes goes in with the exhibit or not at all", async () => {
  let isDiscarded = false;
  const failing: ExhibitReader = {
    id: "failing",
    prepare: async () => ({
      outcome: "read",
      reason: null,
      problems: [],
      commit: async () => {
        throw new Error("deliberate");
      },
      discard: async () => {
        isDiscarded = true;
      },
    }),
  };
  const compartmentId = await run((work) => createCompartment(work, "案件"));
  await assert.rejects(
    takeIn({ "x.txt": Buffer.from("x y z") }, { readers: [failing], into: compartmentId }),
    /deliberate/u,
  );
  assert.equal(isDiscarded, true);
  const left = await run((work) => listExhibits(work, { compartmentId, from: 0, count: 10 }));
  assert.equal(left.totalCount, 0);
});

test("a reader that breaks leaves the original kept", async () => {
  const broken: ExhibitReader = {
    id: "broken",
    prepare: async () => Promise.reject(new Error("bug")),
  };
  const { exhibits } = await takeIn(
    { "t.csv": Buffer.from("a,b\n1,2\n3,4\n") },
    { readers: [broken] },
  );
  assert.equal(exhibits[0]?.reading, "unreadable");
});

test("another agency sees neither exhibits nor custody nor problems", async () => {
  const { compartmentId, exhibits } = await takeIn({ "secret.txt": Buffer.from("不公开") });
  const other = await ground.stranger();
  const seen = await ground.store.run(other, "test.look", async (work) => ({
    list: await listExhibits(work, { compartmentId, from: 0, count: 10 }),
    custody: await listCustody(work, exhibits[0]?.id ?? ""),
  }));
  assert.deepEqual(seen, { list: { rows: [], totalCount: 0 }, custody: [] });
  await assert.rejects(
    ground.store.run(other, "test.intake", (work) => openIntake(work, compartmentId, "无")),
    { code: "STORE_NOT_FOUND" },
  );
});
