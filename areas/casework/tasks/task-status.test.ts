// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPlaceNeeded, taskKindIds, taskKinds } from "./task-kind.ts";
import { checkTaskMove, isUnfinished, nextTaskStatuses, taskStatuses } from "./task-status.ts";

test("a task moves along these lines and no others", () => {
  const allowed = taskStatuses.flatMap((from) =>
    taskStatuses.filter((to) => checkTaskMove(from, to, "why") === null).map((to) => [from, to]),
  );
  assert.deepEqual(allowed, [
    ["open", "in-progress"],
    ["open", "done"],
    ["open", "dropped"],
    ["in-progress", "open"],
    ["in-progress", "done"],
    ["in-progress", "dropped"],
    ["done", "open"],
    ["dropped", "open"],
  ]);
});

test("dropping and taking up again need a reason, the rest does not", () => {
  for (const from of taskStatuses) {
    for (const to of nextTaskStatuses(from)) {
      const needed = to === "dropped" || !isUnfinished(from);
      assert.equal(checkTaskMove(from, to, " "), needed ? "reason-missing" : null, `${from} ${to}`);
    }
  }
});

test("kinds that touch people or places must say where; the work at the desk need not", () => {
  assert.deepEqual(
    taskKindIds.filter((kind) => isPlaceNeeded(kind)),
    ["interview", "contact", "travel", "surveillance", "service", "other"],
  );
});

test("no kind of task has a field about relatives (G-05)", () => {
  assert.doesNotMatch(JSON.stringify(taskKinds), /relativ|family|亲属|家属/iu);
  for (const kind of taskKinds) {
    assert.deepEqual(Object.keys(kind).toSorted(), ["id", "isPlaceNeeded", "title"]);
  }
});
