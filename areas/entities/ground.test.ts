// SPDX-License-Identifier: Apache-2.0
// What the tests of this area share: a store, statements, and calls of endpoints as the server makes
// them.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import type { Acting, Work } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import type { CallInput } from "@tianwang/wire/client";
import type { AnyEndpoint, OutputOf } from "@tianwang/wire/endpoint";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { routes } from "./server.ts";
import type { EntityDraft, Provenance, Statement } from "./statements/statement.ts";
import { stateDraft } from "./statements/statement.ts";

let opened: TestStore | undefined;

/** Opens one store for the tests of a file, fills it, and closes it after them. */
export function useGround(seed: string, fill: () => Promise<void> = async () => undefined): void {
  before(async () => {
    opened = await openTestStore(seed);
    await fill();
  });
  after(() => opened?.close());
}

export function ground(): TestStore {
  assert.ok(opened, "the store is open");
  return opened;
}

/** Does a piece of work as the administrator of the main workspace, or as somebody else. */
export const run = <T>(use: (work: Work) => Promise<T>, acting: Acting = ground().acting) =>
  ground().store.run(acting, "test", use);

export const newCompartment = (): Promise<CompartmentId> =>
  run((work) => createCompartment(work, "案件"));

export const exhibitA = "exh_0000A" as ExhibitId;
export const exhibitB = "exh_0000B" as ExhibitId;

/** Row `row` of an exhibit, entered by the administrator. */
export const from = (exhibitId: ExhibitId, row = 1): Provenance => ({
  exhibitId,
  locator: { kind: "row", row, sheet: "明细" },
  addedBy: ground().acting.actorId,
  addedAt: "2026-11-23T10:20:30.456Z" as Provenance["addedAt"],
});

export type Values = Readonly<Record<string, string | readonly string[]>>;

export function draft(id: string, schema: string, values: Values): EntityDraft {
  const entries = Object.entries(values).map(([name, value]) => [name, [value].flat()] as const);
  return { id, schema, properties: new Map(entries) };
}

/** Statements of drafts, all citing one place. */
export const state = (
  drafts: readonly EntityDraft[],
  provenance: Provenance,
): readonly Statement[] => drafts.flatMap((one) => stateDraft(one, provenance, false).statements);

/** Calls an endpoint as the server does; input and output are held against the contract. */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  query: NonNullable<CallInput<E>["query"]>,
  acting: Acting = ground().acting,
): Promise<OutputOf<E>> {
  const route = routes.find((candidate) => candidate.endpoint === endpoint);
  assert.ok(route, `${endpoint.id} is served`);
  checkForm(endpoint.query, query, `query of ${endpoint.id}`);
  const output = await ground().store.run(acting, endpoint.id, async (work) => {
    if (endpoint.permission !== "public") work.require(endpoint.permission);
    const facts = { requestId: "test", mediaType: "application/json" };
    return route.handle(work, { params: {}, query, body: undefined } as never, facts);
  });
  if (endpoint.response === "stream") return output as OutputOf<E>;
  // What travels is JSON.
  const sent: unknown = JSON.parse(JSON.stringify(output));
  checkForm(endpoint.response as TSchema, sent, `answer of ${endpoint.id}`);
  return sent as OutputOf<E>;
}

function checkForm(schema: TSchema, value: unknown, what: string): void {
  const [fault] = Value.Errors(schema, value);
  assert.ok(Value.Check(schema, value), `${what}: ${JSON.stringify(fault)}`);
}

/** The bytes of a stream as text. */
export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
