// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { custodyRuns } from "./custody.ts";
import type { CustodyView } from "./exhibit.wire.ts";

const event = (second: number, part: Partial<CustodyView> = {}): CustodyView => ({
  at: `2024-05-06T07:08:0${second}.000Z`,
  actorName: "周明",
  kind: "viewed",
  detail: { purpose: "investigation" },
  ...part,
});

test("looks by one person in a row are one entry with its first and last moment", () => {
  const events = [
    event(1, { kind: "received" }),
    event(2),
    event(3),
    event(4),
    event(5, { actorName: "李敏" }),
    event(6),
    event(7, { detail: { purpose: "audit" } }),
  ];
  const runs = custodyRuns(events);
  assert.deepEqual(
    runs.map(({ count }) => count),
    [1, 3, 1, 1, 1],
  );
  assert.equal(runs[1]?.first, events[1]);
  assert.equal(runs[1]?.last, events[3]);
  assert.deepEqual(custodyRuns([]), []);
});
