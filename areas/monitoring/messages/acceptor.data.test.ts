// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "@tianwang/store";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import { Acceptor, groupLimits } from "./acceptor.data.ts";
import { readJsonMessages } from "./message-json.ts";
import type { StatedPayment } from "./message.ts";
import { writeMetrics } from "./metrics.ts";
import { jsonPayment } from "./testing.ts";
import { watchMaking } from "./watching.ts";

let ground: TestStore;
before(async () => {
  ground = await openTestStore("acceptor");
});
after(() => ground.close());

function payments(prefix: string, count: number): StatedPayment[] {
  const objects = Array.from({ length: count }, (_, at) =>
    jsonPayment({ messageId: `${prefix}${at}` }),
  );
  return readJsonMessages(JSON.stringify(objects)).flatMap((one) =>
    "payment" in one ? one.payment : [],
  );
}

const stored = async () => {
  const { rows } = await ground.store.asOwner((db) =>
    sql<{ count: number; gap: number }>`
      select count(*)::int as count, (max(number) + 1 - count(*))::int as gap from monitoring.payments
    `.execute(db),
  );
  return rows[0];
};

test("beyond the room in line requests are turned away whole, and none that got in is lost", async () => {
  const limits = { ...groupLimits, groupCountMax: 8, waitingCountMax: 24 };
  const acceptor = new Acceptor(ground.store, watchMaking, limits);
  const sender = { acting: ground.acting, feedId: null };
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) => acceptor.accept(sender, payments(`R${at}-`, 8))),
  );
  const taken = outcomes.filter(({ status }) => status === "fulfilled");
  const turned = outcomes.filter(({ status }) => status === "rejected");
  assert.deepEqual([taken.length, turned.length], [3, 7]);
  for (const one of turned)
    assert.match(String((one as PromiseRejectedResult).reason), /MONITORING_BUSY/u);
  assert.deepEqual(await stored(), { count: 24, gap: 0 });
  const again = await acceptor.accept(sender, payments("R9-", 8));
  assert.equal(again.length, 8);
  assert.deepEqual(await stored(), { count: 32, gap: 0 });
  assert.match(writeMetrics(acceptor.metrics), /state="turned-away"\} 56/u);
});

test("two watches of one database take turns: numbers stay whole, nothing is taken twice", async () => {
  const sender = { acting: ground.acting, feedId: null };
  const [one, other] = [
    new Acceptor(ground.store, watchMaking),
    new Acceptor(ground.store, watchMaking),
  ];
  const before = (await stored())?.count ?? 0;
  await one.accept(sender, payments("T", 3));
  await other.accept(sender, payments("U", 3));
  await one.accept(sender, payments("V", 3));
  const repeated = await other.accept(sender, payments("V", 3));
  assert.deepEqual(await stored(), { count: before + 9, gap: 0 });
  assert.deepEqual(
    repeated.map((answer) => "number" in answer && answer.number),
    [before + 6, before + 7, before + 8],
  );
});

test("an actor without the permission is denied inside the commit, and it is noted", async () => {
  const reader = await ground.stranger("reader", "acceptor-reader");
  const acceptor = new Acceptor(ground.store, watchMaking);
  await assert.rejects(
    acceptor.accept({ acting: reader, feedId: null }, payments("D", 1)),
    /STORE_NOT_ALLOWED/u,
  );
  const { rows } = await ground.store.asOwner((db) =>
    sql<{ outcome: string }>`
      select outcome from store.audit_entries where actor_id = ${reader.actorId}
    `.execute(db),
  );
  assert.deepEqual(rows, [{ outcome: "denied" }]);
});
