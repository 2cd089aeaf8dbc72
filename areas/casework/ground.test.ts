// SPDX-License-Identifier: Apache-2.0
// What the tests of this area share: a store, and calls of endpoints as the server makes them.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { ActorId, CaseId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Acting } from "@tianwang/store";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import type { AnyEndpoint, OutputOf } from "@tianwang/wire/endpoint";
import type { CallInput } from "@tianwang/wire/client";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { openCaseEndpoint } from "./cases/case.wire.ts";
import { routes } from "./server.ts";

let opened: TestStore | undefined;

/** Opens one store for the tests of a file and closes it after them. */
export function useGround(seed: string): () => TestStore {
  before(async () => {
    opened = await openTestStore(seed);
  });
  after(() => opened?.close());
  return ground;
}

export function ground(): TestStore {
  assert.ok(opened, "the store is open");
  return opened;
}

function checkForm(schema: TSchema, value: unknown, what: string): void {
  const [fault] = Value.Errors(schema, value);
  assert.ok(Value.Check(schema, value), `${what}: ${JSON.stringify(fault)}`);
}

/**
 * Calls an endpoint as the server does: permission, input and output are held against the contract,
 * and the handler runs in a transaction of its own.
 */
export async function call<E extends AnyEndpoint>(
  acting: Acting,
  endpoint: E,
  input: CallInput<E> = {},
): Promise<OutputOf<E>> {
  const route = routes.find((candidate) => candidate.endpoint === endpoint);
  assert.ok(route, `${endpoint.id} is served`);
  const { params = {}, query = {}, body } = input;
  checkForm(endpoint.params, params, `params of ${endpoint.id}`);
  checkForm(endpoint.query, query, `query of ${endpoint.id}`);
  if (endpoint.body) checkForm(endpoint.body as TSchema, body, `body of ${endpoint.id}`);
  const output = await ground().store.run(acting, endpoint.id, async (work) => {
    if (endpoint.permission !== "public") work.require(endpoint.permission);
    return route.handle(work, { params, query, body } as never, {
      requestId: "test",
      mediaType: "application/json",
    });
  });
  // What travels is JSON.
  const sent: unknown = JSON.parse(JSON.stringify(output));
  checkForm(endpoint.response as TSchema, sent, `answer of ${endpoint.id}`);
  return sent as OutputOf<E>;
}

/** Expects a refusal with a code; gives it for a look at its words. */
export async function refused(promise: Promise<unknown>, code: string): Promise<Refusal> {
  const error: unknown = await promise.then(
    () => assert.fail(`${code} was expected, and it was done`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.code, code);
  // Every placeholder has its value, in both languages.
  for (const language of ["zh", "en"] as const) {
    assert.doesNotMatch(error.says(language) + error.mend(language), /[{}]/u);
  }
  return error;
}

/** Opens a case as the administrator of the main workspace, or as somebody else. */
export async function newCase(title = "河岸地块案", acting: Acting = ground().acting) {
  const view = await call(acting, openCaseEndpoint, { body: { title } });
  return { ...view, id: view.id as CaseId };
}

/** An actor as the schema of a path wants it. */
export const idOf = (acting: Acting): ActorId => acting.actorId;
