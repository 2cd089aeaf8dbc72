// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { guardedFetch } from "./guarded-fetch.ts";

/** A server that wants a sign-in until it is told otherwise. */
function server() {
  const seen: { address: string; csrf: string | null }[] = [];
  const state = { isSignedIn: false, token: "old" };
  const signIn = Promise.withResolvers<void>();
  const guarded = guardedFetch({
    fetch: (input, init) => {
      const csrf = new Headers(init?.headers).get("x-csrf-token");
      seen.push({ address: input instanceof Request ? input.url : input.toString(), csrf });
      return Promise.resolve(new Response(null, { status: state.isSignedIn ? 200 : 401 }));
    },
    renewed: () => signIn.promise,
    csrfToken: () => state.token,
  });
  const renew = () => {
    state.isSignedIn = true;
    state.token = "new";
    signIn.resolve();
  };
  return { seen, guarded, renew };
}

test("a request that needs a sign-in waits for it and is sent again with the new token", async () => {
  const { seen, guarded, renew } = server();
  const answer = guarded("/api/cases", { method: "POST", headers: { "x-csrf-token": "old" } });
  await Promise.resolve();
  renew();
  assert.equal((await answer).status, 200);
  assert.deepEqual(
    seen.map((one) => one.csrf),
    ["old", "new"],
  );
});

test("a wrong password is answered at once", async () => {
  const { seen, guarded } = server();
  assert.equal((await guarded("/api/session", { method: "POST" })).status, 401);
  assert.equal(seen.length, 1);
});

test("a body that can be read only once is not sent twice", async () => {
  const { seen, guarded } = server();
  const body = new ReadableStream<Uint8Array>();
  assert.equal((await guarded("/api/evidence", { method: "POST", body })).status, 401);
  assert.equal(seen.length, 1);
});

test("a request that is no longer wanted is not sent again", async () => {
  const { seen, guarded, renew } = server();
  const leaving = new AbortController();
  const answer = guarded("/api/cases", { signal: leaving.signal });
  leaving.abort();
  renew();
  await assert.rejects(answer, { name: "AbortError" });
  assert.equal(seen.length, 1);
});
