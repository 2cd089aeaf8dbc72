// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { JobId } from "@tianwang/kernel/ids";
import { makeComparison } from "../comparisons/comparison.wire.ts";
import { call, firm, ground, office, openedCase, rowIdOf, useGround } from "../ground.test.ts";
import { runWaiting } from "../served.test.ts";
import { listClaims, showPath, showPlay } from "./play.wire.ts";

useGround("plays");

async function compared(): Promise<string> {
  const compartmentId = await openedCase();
  const rowId = await rowIdOf(compartmentId, 500_000n, office);
  const body = { compartmentId, deposits: [{ rowId, claimant: "省级专项" }] };
  const { jobId, comparisonId } = await call(makeComparison, { body });
  await runWaiting(jobId as JobId);
  return comparisonId;
}

test("rows are played a page at a time, and a page begins where the one before ended", async () => {
  const params = { subjectId: await compared() };
  const whole = await call(showPlay, { params, query: { doctrine: "fifo" } });
  assert.ok(whole.isRowByRow && whole.frameCount === whole.frames.length && whole.frameCount > 5);
  assert.deepEqual(whole.before, []);
  const [first] = whole.frames;
  assert.deepEqual(
    [first?.row.locator, first?.row.exhibitName, first?.after.map((each) => each.amountMinor)],
    ["line 5", "office.sta", ["500000"]],
  );
  const later = await call(showPlay, { params, query: { doctrine: "fifo", from: 3, count: 2 } });
  assert.deepEqual(later.frames, whole.frames.slice(3, 5));
  const lying = later.before.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  assert.ok(lying > 0n && lying <= 500_000n);
});

test("each claim leads to the rows that it came along, in order, to the original", async () => {
  const subjectId = await compared();
  const query = { doctrine: "fifo" };
  const claims = await call(listClaims, { params: { subjectId }, query });
  const inFirm = claims.rows.find(({ fate, says }) => fate === "lies" && says.en.includes(firm));
  assert.equal(inFirm?.amount.amountMinor, "180000");
  assert.ok(claims.rows.some(({ isGap }) => isGap));
  const path = await call(showPath, {
    params: { subjectId, number: String(inFirm.number) },
    query,
  });
  assert.deepEqual(
    path.rows.map(({ moved, exhibitName }) => [moved.amountMinor, exhibitName]),
    [
      ["180000", "office.sta"],
      ["180000", "office.sta"],
    ],
  );
  await assert.rejects(call(showPath, { params: { subjectId, number: "999" }, query }), {
    code: "CLAIMS_NO_CLAIM",
  });
});

test("another agency plays nothing, and a doctrine that is not kept is refused", async () => {
  const subjectId = await compared();
  const other = await ground().stranger("case-officer", "plays");
  const query = { doctrine: "fifo" };
  for (const endpoint of [showPlay, listClaims])
    await assert.rejects(call(endpoint, { params: { subjectId }, query }, other), {
      code: "CLAIMS_NO_COMPARISON",
    });
  await assert.rejects(call(showPlay, { params: { subjectId }, query: { doctrine: "none" } }), {
    code: "CLAIMS_NO_DOCTRINE_IN",
  });
});
