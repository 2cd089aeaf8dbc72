// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { RowRequest } from "./row-pages.ts";
import { RowPages } from "./row-pages.ts";

/** A source of a million rows that answers when told and remembers what it was asked. */
function slowSource() {
  const asked: (RowRequest & { answer: () => void; fail: (error: unknown) => void })[] = [];
  const fetch = (request: RowRequest) =>
    new Promise<readonly string[]>((resolve, reject) => {
      asked.push({
        ...request,
        answer: () => {
          resolve(Array.from({ length: request.count }, (_, at) => `row ${request.from + at}`));
        },
        fail: reject,
      });
    });
  return { asked, fetch };
}

const settle = () => wait(0);
const pause = () => wait(80);

test("rows in sight are asked for once, by page, and kept", async () => {
  const { asked, fetch } = slowSource();
  const pages = new RowPages(fetch);
  pages.want(90, 130);
  assert.deepEqual(
    asked.map((one) => [one.from, one.count]),
    [
      [0, 100],
      [100, 100],
    ],
  );
  assert.equal(pages.row(95), undefined);
  for (const one of asked) one.answer();
  await settle();
  assert.equal(pages.row(95), "row 95");
  assert.equal(pages.row(130), "row 130");
  await pause();
  pages.want(95, 140);
  assert.equal(asked.length, 2);
  pages.close();
});

test("what went out of sight is ended, and a late answer changes nothing", async () => {
  const { asked, fetch } = slowSource();
  const pages = new RowPages(fetch);
  pages.want(0, 30);
  pages.want(500_000, 500_030);
  await pause();
  assert.ok(asked.at(0)!.signal.aborted);
  assert.equal(asked.at(1)!.from, 500_000);
  asked.at(0)!.answer();
  asked.at(1)!.answer();
  await settle();
  assert.equal(pages.row(0), undefined);
  assert.equal(pages.row(500_030), "row 500030");
  pages.close();
});

test("a dragged thumb asks for the places where it rests only", async () => {
  const { asked, fetch } = slowSource();
  const pages = new RowPages(fetch);
  for (let at = 0; at < 50; at++) pages.want(at * 1000, at * 1000 + 30);
  await pause();
  assert.deepEqual(
    asked.map((one) => one.from),
    [0, 49_000],
  );
  pages.close();
});

test("a failure is kept until it is retried", async () => {
  const { asked, fetch } = slowSource();
  const pages = new RowPages(fetch);
  let changes = 0;
  pages.subscribe(() => {
    changes += 1;
  });
  pages.want(0, 30);
  asked.at(0)!.fail(new Error("gone"));
  await settle();
  assert.match(String(pages.error), /gone/u);
  assert.equal(changes, 1);
  await pause();
  pages.want(0, 30);
  assert.equal(asked.length, 1);
  pages.retry();
  assert.equal(pages.error, undefined);
  asked.at(1)!.answer();
  await settle();
  assert.equal(pages.row(7), "row 7");
  pages.close();
});

test("memory is bounded: pages longest out of sight are forgotten", async () => {
  const pages = new RowPages((request) =>
    Promise.resolve(Array.from({ length: request.count }, (_, at) => request.from + at)),
  );
  for (let page = 0; page < 12; page++) {
    pages.want(page * 1000, page * 1000 + 999);
    await pause();
  }
  assert.equal(pages.row(0), undefined);
  assert.equal(pages.row(11_999), 11_999);
  pages.close();
});
