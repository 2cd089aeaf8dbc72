// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { endSession, openSession } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import { lookUpSession } from "./session-desk.ts";

let ground: TestStore;
before(async () => {
  ground = await openTestStore("session-desk");
});
after(() => ground.close());

async function signedIn(name: string) {
  const { store } = ground;
  const { actorId } = await ground.stranger("reader", name);
  const { token } = await store.asOwner((db) => openSession(db, actorId, store.clock()));
  return { actorId, token };
}

test("many requests at once each get the session of their own token", async () => {
  const [one, other] = [await signedIn("desk-one"), await signedIn("desk-other")];
  const tokens = Array.from({ length: 30 }, (_, at) => [one.token, other.token, "none"][at % 3]);
  const found = await Promise.all(tokens.map((token) => lookUpSession(ground.store, token ?? "")));
  for (const [at, session] of found.entries())
    assert.equal(session?.actorId, [one.actorId, other.actorId, undefined][at % 3]);
});

test("a session that has ended opens nothing, also while others are being looked up", async () => {
  const { store } = ground;
  const [ended, other] = [await signedIn("desk-ended"), await signedIn("desk-still")];
  const running = lookUpSession(store, other.token);
  await store.asOwner((db) => endSession(db, ended.token));
  const after = lookUpSession(store, ended.token);
  assert.equal((await running)?.actorId, other.actorId);
  assert.equal(await after, null);
});

test("an idle session ends; one that is used goes on", async () => {
  const { store } = ground;
  const { token } = await signedIn("desk-idle");
  const { clock } = store;
  const at = Date.parse(clock());
  const setHour = (hours: number) =>
    Object.assign(store, { clock: () => new Date(at + hours * 3_600_000).toISOString() });
  try {
    setHour(7);
    assert.ok(await lookUpSession(store, token), "used after seven hours");
    setHour(14);
    assert.ok(await lookUpSession(store, token), "and again seven hours later");
    setHour(23);
    assert.equal(await lookUpSession(store, token), null, "not after nine hours of nothing");
  } finally {
    Object.assign(store, { clock });
  }
});
