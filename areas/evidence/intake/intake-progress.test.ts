// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SentFile } from "./intake-progress.ts";
import { progressOf, readingNow } from "./intake-progress.ts";
import type { IntakeFileView } from "./intake.wire.ts";

const sent = (path: string, part: Partial<SentFile> = {}): SentFile => ({
  path,
  byteCount: 10,
  sentByteCount: 0,
  fileId: null,
  ...part,
});
const result = (id: string, state: IntakeFileView["state"]): IntakeFileView => ({
  id,
  relativePath: `${id}.csv`,
  sha256: "0".repeat(64),
  byteCount: 10,
  state,
  exhibitId: null,
  message: null,
});
const states = (...args: Parameters<typeof progressOf>) =>
  progressOf(...args).map(({ name, state }) => `${name} ${state}`);

test("a file waits, is sent, waits for the others, is read, and is done", () => {
  assert.deepEqual(states([sent("a")], [], "sending"), ["a waiting"]);
  assert.deepEqual(states([sent("a", { sentByteCount: 4 })], [], "sending"), ["a sending"]);
  const there = [sent("a", { sentByteCount: 10, fileId: "f1" })];
  assert.deepEqual(states(there, [], "sending"), ["a waiting"]);
  assert.deepEqual(states(there, [result("f1", "waiting")], "reading"), ["a reading"]);
  assert.deepEqual(states(there, [result("f1", "done")], "reading"), ["a done"]);
});

test("what was refused or not read at the end has failed", () => {
  const files = [sent("a", { error: new Error("empty") }), sent("b", { fileId: "f2" })];
  assert.deepEqual(states(files, [], "reading"), ["a failed", "b reading"]);
  assert.deepEqual(states(files, [result("f2", "waiting")], "cancelled"), ["a failed", "b failed"]);
  assert.deepEqual(states(files, [result("f2", "failed")], "ended"), ["a failed", "b failed"]);
});

test("files out of archives follow the chosen ones", () => {
  const files = [sent("all.zip", { fileId: "f1" })];
  const results = [result("f1", "done"), result("f2", "waiting")];
  assert.deepEqual(states(files, results, "reading"), ["all.zip done", "f2.csv reading"]);
});

test("a message names the file being read, and anything else is no message", () => {
  assert.deepEqual(readingNow('{"file":"a.csv","rowCount":3}'), { file: "a.csv", rowCount: 3 });
  for (const text of ["", "null", "{}", '{"file":1,"rowCount":2}', '"x"']) {
    assert.equal(readingNow(text), null);
  }
});
