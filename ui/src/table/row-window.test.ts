// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  offsetAfterScroll,
  offsetMax,
  offsetToShow,
  scrollTopAt,
  trackHeight,
  trackHeightMax,
  visibleRows,
} from "./row-window.ts";

const million = { rowCount: 1_000_000, rowHeight: 34, viewHeight: 600 };
const small = { rowCount: 100, rowHeight: 34, viewHeight: 600 };

test("a short table scrolls pixel by pixel", () => {
  assert.equal(trackHeight(small), 3400);
  assert.equal(offsetAfterScroll(0, { from: 0, to: 1234 }, small), 1234);
  assert.deepEqual(visibleRows(1234, small), { first: 36, last: 53, shift: 10 });
});

test("a long table has a clamped track whose ends are the ends of the rows", () => {
  assert.equal(trackHeight(million), trackHeightMax);
  const end = trackHeightMax - million.viewHeight;
  assert.equal(offsetAfterScroll(0, { from: 0, to: end }, million), offsetMax(million));
  assert.equal(visibleRows(offsetMax(million), million).last, 999_999);
  assert.equal(scrollTopAt(offsetMax(million), million), end);
});

test("on a scaled track the wheel moves by pixels, the thumb jumps", () => {
  assert.equal(offsetAfterScroll(500, { from: 100, to: 220 }, million), 620);
  const jumped = offsetAfterScroll(500, { from: 100, to: 4_000_100 }, million);
  assert.ok(Math.abs(jumped - offsetMax(million) / 2) < 3000);
});

test("an empty table has no place to go", () => {
  const empty = { rowCount: 0, rowHeight: 34, viewHeight: 600 };
  assert.equal(offsetMax(empty), 0);
  assert.equal(scrollTopAt(10, empty), 0);
  assert.equal(visibleRows(0, empty).last, -1);
});

test("any row can be shown wholly, and showing it twice changes nothing", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 999_999 }),
      fc.nat({ max: 999_999 }),
      fc.integer({ min: 40, max: 2000 }),
      (row, start, viewHeight) => {
        const shape = { ...million, viewHeight };
        const offset = offsetToShow(row, start * 34, shape);
        const top = row * 34 - offset;
        assert.ok(top >= 0 && top + 34 <= viewHeight, `row ${row} at ${top}`);
        assert.equal(offsetToShow(row, offset, shape), offset);
      },
    ),
  );
});
