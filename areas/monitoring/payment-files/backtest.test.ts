// SPDX-License-Identifier: Apache-2.0
import type { Shape, Typology } from "@tianwang/typologies";
import assert from "node:assert/strict";
import { test } from "node:test";
import { bestCut, judge } from "./backtest.ts";
import type { Truth } from "./truth.ts";
import { typologyOf } from "./truth.ts";

let nextId = 0;
function shape(typology: Typology, rows: readonly number[], strength: number): Shape {
  nextId += 1;
  return {
    id: nextId,
    typology,
    detector: typology,
    version: 1,
    accounts: [0],
    rows,
    fromMinutes: rows[0]!,
    toMinutes: rows.at(-1)!,
    strength,
    because: [],
  };
}

const truth: Truth = {
  isLaundering: Uint8Array.from([1, 1, 1, 1, 0, 0, 0, 0, 1, 1]),
  launderingCount: 6,
  attempts: [
    { id: "a", typology: "cycle", isLaundering: true, rows: [0, 1, 2, 3] },
    { id: "b", typology: "fan-in", isLaundering: true, rows: [8, 9] },
    { id: "d", typology: "fan-out", isLaundering: false, rows: [4, 5] },
  ],
  unmatched: 0,
};
/** One payment a minute. */
const minutes = Int32Array.from({ length: 10 }, (_, row) => row);
const evidence = (shapes: readonly Shape[]) => ({ shapes, truth, minutes, accountCount: 500 });

test("rows, attempts and decoys are judged at the cut", () => {
  const judged = judge(
    evidence([
      shape("cycle", [0, 1], 0.9),
      shape("fan-in", [2, 3, 4], 0.8),
      shape("fan-out", [5], 0.7),
      shape("fan-in", [8, 9], 0.3),
    ]),
    0.5,
  );
  const { byTransaction: hit } = judged;
  assert.deepEqual([hit.flagged, hit.right, hit.laundering], [6, 4, 6]);
  assert.deepEqual([hit.precision, hit.recall, hit.f1], [0.666667, 0.666667, 0.666667]);
  assert.deepEqual(judged.byTypology["cycle"], {
    attempts: 1,
    found: 1,
    named: 1,
    fragments: 2,
    foundAtAnyStrength: 1,
  });
  const late = judged.byTypology["fan-in"]!;
  assert.deepEqual([late.found, late.foundAtAnyStrength], [0, 1]);
  assert.equal(judged.decoysFlaggedShare, 1, "half of the decoy is flagged by one alert");
  assert.deepEqual([judged.falseAlerts, judged.falseAlertsPerThousandAccounts], [1, 2]);
  assert.deepEqual(judged.curve.at(-1)!.recall, 1);
});

test("a cut that is tuned before a moment knows nothing of what follows", () => {
  const shapes = [shape("cycle", [0, 1, 2, 3], 0.4), shape("fan-out", [4, 5], 0.3)];
  const before = { fromMinutes: Number.NEGATIVE_INFINITY, untilMinutes: 6 };
  assert.equal(bestCut(evidence(shapes), before), 0.4);
  const later = [...shapes, shape("fan-in", [8, 9], 0.2)];
  assert.equal(bestCut(evidence(later), before), 0.4, "the later shape changes nothing");
  const after = { fromMinutes: 6, untilMinutes: Number.POSITIVE_INFINITY };
  const sealed = judge(evidence(later), 0.2, after);
  assert.deepEqual([sealed.byTransaction.flagged, sealed.byTransaction.right], [2, 2]);
  assert.deepEqual(Object.keys(sealed.byTypology), ["fan-in"]);
});

test("words of sources mean typologies", () => {
  assert.equal(typologyOf("SCATTER-GATHER"), "scatter-gather");
  assert.equal(typologyOf("fan_in"), "fan-in");
  assert.equal(typologyOf("RANDOM"), "layering-chain");
});
