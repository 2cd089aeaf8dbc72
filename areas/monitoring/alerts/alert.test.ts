// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawAlert, drawnNodesMax } from "./alert-flow.ts";
import type { AlertStand } from "./alert.ts";
import { judge, mayJudge, stateOn } from "./alert.ts";

const open: AlertStand = {
  state: "open",
  assigneeId: "act_A",
  snoozedUntil: null,
  joinedId: null,
  caseId: null,
};

test("each judgement changes what it is about and keeps who is in charge", () => {
  const slept = judge(open, { kind: "snooze", snoozedUntil: "2026-02-01" });
  assert.deepEqual(slept, { ...open, state: "snoozed", snoozedUntil: "2026-02-01" });
  assert.deepEqual(judge(slept, { kind: "dismiss" }), { ...open, state: "dismissed" });
  assert.deepEqual(judge(slept, { kind: "join", joinedId: "alr_B" }), {
    ...open,
    state: "joined",
    joinedId: "alr_B",
  });
  const raised = judge(open, { kind: "raise", caseId: "cas_C" });
  assert.deepEqual(raised, { ...open, state: "raised", caseId: "cas_C" });
  assert.deepEqual(judge(raised, { kind: "reopen" }), open);
  assert.equal(judge(raised, { kind: "assign", assigneeId: null }).assigneeId, null);
});

test("what is settled must be reopened before it is judged anew", () => {
  assert.equal(mayJudge("open", "reopen"), false);
  for (const kind of ["dismiss", "join", "raise", "snooze"] as const) {
    assert.equal(mayJudge("dismissed", kind), false, kind);
    assert.equal(mayJudge("open", kind), true, kind);
  }
});

test("a snoozed alert is open again on its day", () => {
  const slept = { state: "snoozed", snoozedUntil: "2026-02-01" } as const;
  assert.equal(stateOn(slept, "2026-01-31"), "snoozed");
  assert.equal(stateOn(slept, "2026-02-01"), "open");
});

const paid = (from: string, to: string) => ({ from, to, amountMinor: 5n, currency: "CNY" });

test("money flows to the right; an account that it comes back to is drawn again", () => {
  const { nodes, edges } = drawAlert([
    paid("a", "b"),
    paid("b", "c"),
    paid("c", "a"),
    paid("a", "b"),
  ]);
  assert.deepEqual(
    nodes.map(({ account, layer }) => `${account}${layer}`),
    ["a0", "b1", "c2", "a3", "b4"],
  );
  const layerOf = new Map(nodes.map(({ id, layer }) => [id, layer]));
  for (const { from, to } of edges) assert.ok((layerOf.get(from) ?? 0) < (layerOf.get(to) ?? 0));
  const [twice] = drawAlert([paid("x", "y"), paid("x", "y")]).edges;
  assert.deepEqual([twice?.amountMinor, twice?.paymentCount], [10n, 2]);
});

test("what does not fit the drawing is counted", () => {
  const many = Array.from({ length: 100 }, (_, at) => paid(`p${at}`, "hub"));
  const { nodes, edges, hiddenCount } = drawAlert(many);
  assert.equal(nodes.length, drawnNodesMax);
  assert.equal(edges.length + hiddenCount, 100);
});
