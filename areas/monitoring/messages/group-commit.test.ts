// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { CommitGroup, Waits } from "./group-commit.ts";
import { GroupCommit } from "./group-commit.ts";

const limits = { gatherCount: 4, gatherMillis: 5, groupCountMax: 6, waitingCountMax: 10 };

/** Time that goes on when told to. */
function heldTime() {
  let wakes: (() => void)[] = [];
  const waits: Waits = {
    wait: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      wakes.push(resolve);
      return { ended: promise, wake: resolve };
    },
  };
  const goOn = () => {
    const all = wakes;
    wakes = [];
    for (const wake of all) wake();
  };
  return { waits, goOn };
}

/** Commits by hand, so that a test sees what makes a group. */
function handCommit() {
  const groups: { party: string; items: readonly number[]; done: () => void; fail: () => void }[] =
    [];
  const commit: CommitGroup<string, number, string> = (party, items) =>
    new Promise((resolve, reject) => {
      const done = () => resolve(items.map((item) => `${party}${item}`));
      groups.push({ party, items, done, fail: () => reject(new Error("no")) });
    });
  return { groups, commit };
}

const settle = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

function opened() {
  const { waits, goOn } = heldTime();
  const { groups, commit } = handCommit();
  const group = new GroupCommit<string, number, string>(limits, waits, (party) => party, commit);
  return { group, groups, goOn };
}

suite("group commit", () => {
  test("the first goes at once; what comes while it commits goes together", async () => {
    const { group, groups, goOn } = opened();
    const first = group.submit("a", [1]);
    const second = group.submit("a", [2]);
    const third = group.submit("a", [3, 4]);
    assert.deepEqual(groups[0]?.items, [1]);
    groups[0]?.done();
    assert.deepEqual(await first, ["a1"]);
    await settle();
    assert.equal(groups.length, 1, "the one that was answered is likely to send again");
    goOn();
    await settle();
    assert.deepEqual(groups[1]?.items, [2, 3, 4]);
    assert.equal(group.waitingCount, 3);
    groups[1]?.done();
    assert.deepEqual([await second, await third], [["a2"], ["a3", "a4"]]);
    await settle();
    assert.equal(group.waitingCount, 0);
  });

  test("it waits for as many as came before, no longer than told", async () => {
    const { group, groups, goOn } = opened();
    void group.submit("a", [1]);
    const both = [group.submit("a", [2]), group.submit("a", [3])];
    groups[0]?.done();
    await settle();
    goOn();
    await settle();
    groups[1]?.done();
    await Promise.all(both);
    await settle();
    const late = group.submit("a", [4]);
    assert.equal(groups.length, 2, "two came together before: a second one is waited for");
    goOn();
    await settle();
    assert.deepEqual(groups[2]?.items, [4]);
    groups[2]?.done();
    assert.deepEqual(await late, ["a4"]);
  });

  test("enough items are not waited with, and a group has a limit", async () => {
    const { group, groups } = opened();
    void group.submit("a", [1]);
    for (const items of [[2], [3], [4, 5, 6, 7], [8, 9]]) void group.submit("a", items);
    groups[0]?.done();
    await settle();
    assert.deepEqual(groups[1]?.items, [2, 3, 4, 5, 6, 7]);
    groups[1]?.done();
    await settle();
    assert.deepEqual(groups[2]?.items, [8, 9]);
  });

  test("each party has groups of its own, in the order of coming", async () => {
    const { group, groups, goOn } = opened();
    void group.submit("a", [1]);
    void group.submit("b", [2]);
    void group.submit("a", [3]);
    void group.submit("b", [4]);
    groups[0]?.done();
    await settle();
    goOn();
    await settle();
    assert.deepEqual([groups[1]?.party, groups[1]?.items], ["b", [2, 4]]);
    groups[1]?.done();
    await settle();
    assert.deepEqual([groups[2]?.party, groups[2]?.items], ["a", [3]]);
  });

  test("when a group fails each request is tried alone, and only the bad one fails", async () => {
    const { group, groups, goOn } = opened();
    void group.submit("a", [1]);
    const good = group.submit("a", [2]);
    const bad = group.submit("a", [3]);
    groups[0]?.done();
    await settle();
    goOn();
    await settle();
    groups[1]?.fail();
    await settle();
    groups[2]?.done();
    assert.deepEqual(await good, ["a2"]);
    await settle();
    groups[3]?.fail();
    await assert.rejects(bad, /no/u);
    await settle();
    assert.equal(group.waitingCount, 0);
  });

  test("there is room for so many and no more, until some are committed", async () => {
    const { group, groups } = opened();
    void group.submit("a", [1, 2, 3, 4, 5, 6]);
    assert.equal(group.hasRoomFor(4), true);
    void group.submit("a", [7, 8, 9, 10]);
    assert.equal(group.hasRoomFor(1), false);
    groups[0]?.done();
    await settle();
    assert.equal(group.hasRoomFor(6), true);
  });
});
