// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Counter, gauge, Histogram, writeMetrics } from "./metrics.ts";

test("metrics are written as Prometheus reads them", () => {
  const counter = new Counter("x_total", "Things.", "state", ["good"]);
  counter.add("good", 2);
  counter.add('a "b"\\\n');
  const histogram = new Histogram("x_seconds", "Time.", [0.1, 1]);
  for (const value of [0.1, 0.5, 7]) histogram.observe(value);
  const size = gauge("x_size", "Size.", () => 3);
  assert.equal(
    writeMetrics([counter, histogram, size]),
    [
      "# HELP x_total Things.",
      "# TYPE x_total counter",
      'x_total{state="good"} 2',
      'x_total{state="a \\"b\\"\\\\\\n"} 1',
      "",
      "# HELP x_seconds Time.",
      "# TYPE x_seconds histogram",
      'x_seconds_bucket{le="0.1"} 1',
      'x_seconds_bucket{le="1"} 2',
      'x_seconds_bucket{le="+Inf"} 3',
      "x_seconds_sum 7.6",
      "x_seconds_count 3",
      "",
      "# HELP x_size Size.",
      "# TYPE x_size gauge",
      "x_size 3",
      "",
    ].join("\n"),
  );
});
