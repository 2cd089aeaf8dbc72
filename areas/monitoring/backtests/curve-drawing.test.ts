// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { alertMarks, alertsAt, field, linePoints, rateAt } from "./curve-drawing.ts";

const point = (alerts: number, f1: number) => ({ alerts, precision: 1, recall: 0.5, f1 });

test("tenfold steps are equally wide, and nothing leaves the field", () => {
  const [one, ten, hundred] = [1, 10, 100].map((alerts) => alertsAt(alerts, 100));
  assert.deepEqual([one, hundred], [field.left, field.left + field.width]);
  assert.equal(ten, field.left + field.width / 2);
  assert.equal(alertsAt(5_000, 100), field.left + field.width);
  assert.equal(alertsAt(0, 100), field.left);
  assert.deepEqual([rateAt(1), rateAt(0)], [field.top, field.top + field.height]);
});

test("a line goes through its points, and the axis is marked as far as they reach", () => {
  const curve = [point(10, 0.25), point(100, 0.75)];
  assert.equal(linePoints(curve, "f1"), "264.0,147.0 484.0,57.0");
  assert.deepEqual(alertMarks(curve), [1, 10, 100]);
  assert.deepEqual([alertMarks([]), linePoints([], "f1")], [[1, 10], ""]);
});
