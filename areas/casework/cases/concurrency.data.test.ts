// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "@tianwang/kernel/refusal";
import { call, newCase, useGround } from "../ground.test.ts";
import { listJournalEndpoint, writeJournalEndpoint } from "../journal/journal.wire.ts";
import { editCaseEndpoint } from "./case.wire.ts";

const ground = useGround("casework-concurrency");
const me = () => ground().acting;
const eight = Array.from({ length: 8 }, (_, index) => index);

test("cases opened at the same time get different numbers, without a gap", async () => {
  const opened = await Promise.all(eight.map((index) => newCase(`并发 ${index}`)));
  assert.deepEqual(
    opened.map((one) => one.number).toSorted(),
    eight.map((index) => `2026-000${index + 1}`),
  );
});

test("of edits made on one version at the same time, one is kept and the others are told", async () => {
  const { id: caseId, version } = await newCase("同时修改");
  const edits = await Promise.allSettled(
    eight.map((index) =>
      call(me(), editCaseEndpoint, {
        params: { caseId },
        body: { version, title: `第 ${index} 人` },
      }),
    ),
  );
  assert.equal(edits.filter((edit) => edit.status === "fulfilled").length, 1);
  for (const edit of edits) {
    if (edit.status === "fulfilled") continue;
    assert.ok(edit.reason instanceof Refusal);
    assert.equal(edit.reason.code, "CASEWORK_CHANGED_MEANWHILE");
  }
});

test("entries written at the same time are numbered one by one", async () => {
  const { id: caseId } = await newCase("同时记录");
  await Promise.all(
    eight.map((index) =>
      call(me(), writeJournalEndpoint, {
        params: { caseId },
        body: { kind: "note", text: `第 ${index} 条` },
      }),
    ),
  );
  const { rows } = await call(me(), listJournalEndpoint, { params: { caseId } });
  assert.deepEqual(
    rows.map((entry) => entry.number),
    [9, 8, 7, 6, 5, 4, 3, 2, 1],
  );
});
