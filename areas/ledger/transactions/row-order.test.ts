// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { between, columnsOf, orderBy } from "./row-order.ts";

test("every order ends in what names a row", () => {
  for (const sort of ["bookedOn", "amount", "source"] as const) {
    assert.deepEqual(columnsOf({ sort, isDescending: false }).slice(-2), [
      "segment_order",
      "row_no",
    ]);
  }
});

test("a range is bounded as a whole and by its first column", () => {
  const order = { sort: "source", isDescending: false } as const;
  assert.equal(
    between(order, [0, 5], [1, 7]),
    "(segment_order > 0 or (segment_order = 0 and row_no >= 5)) and " +
      "(segment_order < 1 or (segment_order = 1 and row_no < 7)) and " +
      "segment_order >= 0 and segment_order <= 1",
  );
  const byDate = { sort: "bookedOn", isDescending: false } as const;
  assert.match(
    between(byDate, ["2024-01-02", 0, 5], ["2024-02-01", 1, 7]),
    /and booked_on >= date '2024-01-02' and booked_on <= date '2024-02-01'$/u,
  );
});

test("where rows without a date may follow, the first column is not bounded", () => {
  const order = { sort: "bookedOn", isDescending: false } as const;
  assert.doesNotMatch(between(order, ["2024-01-02", 0, 5], null), /(^|\s)booked_on [<>]/u);
  assert.doesNotMatch(
    between(order, ["2024-01-02", 0, 5], ["9999-12-31", 0, 9]),
    /(^|\s)booked_on [<>]/u,
  );
});

test("a descending order turns the bounds, and quotes are doubled", () => {
  const order = { sort: "amount", isDescending: true } as const;
  assert.equal(orderBy(order), "currency desc, amount_minor desc, segment_order desc, row_no desc");
  assert.equal(
    between(order, ["O'X", 5n, 0, 1], null),
    "(currency < 'O''X' or (currency = 'O''X' and (amount_minor < 5 or (amount_minor = 5 and " +
      "(segment_order < 0 or (segment_order = 0 and row_no <= 1))))))",
  );
});
