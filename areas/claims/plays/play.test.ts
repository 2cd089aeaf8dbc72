// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { doctrines } from "@tianwang/flows";
import * as fc from "fast-check";
import { claimsOf } from "../schedules/claim.ts";
import { randomDocument, randomMovements } from "../schedules/random-trace.test.ts";
import { holdingsBefore, playOf } from "./play.ts";

test("played to the end, what lies where is what the trace says, and nothing is ever negative", () => {
  const rowByRow = new Map<string, number>();
  fc.assert(
    fc.property(randomMovements, (movements) => {
      for (const doctrine of doctrines) {
        const document = randomDocument(doctrine, movements);
        const play = playOf(document);
        assert.equal(
          play.frames.reduce((sum, { stepCount }) => sum + stepCount, 0),
          document.steps.length,
        );
        if (play.isRowByRow) rowByRow.set(doctrine.id, (rowByRow.get(doctrine.id) ?? 0) + 1);
        const held = holdingsBefore(play, play.frames.length);
        for (const claim of claimsOf(document).filter(({ fate }) => fate === "lies")) {
          const found = held.find(
            ({ account, claimant }) =>
              account === claim.account && play.claimants[claimant] === claim.claimant,
          );
          const difference = (found?.amountMinor ?? 0n) - claim.amountMinor;
          // Largest remainder and the nearest unit differ by one at most.
          assert.ok(difference <= 1n && difference >= -1n, `${doctrine.id} ${difference}`);
        }
        if (!play.isRowByRow) continue;
        for (const { after } of play.frames)
          for (const { amountMinor } of after) assert.ok(amountMinor >= 0n, doctrine.id);
      }
    }),
    { seed: 20261124, numRuns: 50 },
  );
  for (const id of [
    "fifo",
    "lifo",
    "own-first",
    "libr-inverse",
    "rolling-pro-rata",
    "libr-rateable",
  ])
    assert.equal(rowByRow.get(id), 50, id);
});
