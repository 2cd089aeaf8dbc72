// SPDX-License-Identifier: Apache-2.0
// What the tests of findings share: a store, a fictional case with a planted circle, calls of routes.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import {
  addIntakeFile,
  findIntake,
  intakeHandler,
  openIntake,
  startIntake,
} from "@tianwang/evidence/server";
import type { CompartmentId, JobId } from "@tianwang/kernel/ids";
import { exhibitReaders } from "@tianwang/ledger/server";
import type { Acting, JobHandler, RunningJob, Work } from "@tianwang/store";
import { findJob } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import type { AnyEndpoint, Input, OutputOf } from "@tianwang/wire/endpoint";
import { Value } from "typebox/value";
import { routes } from "../server.ts";
import { findShapesHandler } from "./find-shapes.data.ts";
import type { FindingLine } from "./finding.wire.ts";
import { findShapesEndpoint, listFindingsEndpoint } from "./finding.wire.ts";

let opened: TestStore | undefined;

/** Opens one store for the tests of a file and closes it after them. */
export function useGround(seed: string): void {
  before(async () => {
    opened = await openTestStore(seed);
  });
  after(() => opened?.close());
}

export function ground(): TestStore {
  assert.ok(opened, "the store is open");
  return opened;
}

export const run = <T>(use: (work: Work) => Promise<T>) =>
  ground().store.run(ground().acting, "test", use);

/** A transfer: day of the case, payer and beneficiary, cents. */
type Transfer = readonly [day: number, from: number, to: number, cents: number];

export const accountNumber = (account: number) => `62220200000${String(account).padStart(5, "0")}`;

/** The accounts of the circle, which had nothing to do with each other before. */
export const circle = [101, 102, 103, 104, 105, 106] as const;

/** Ordinary life, the same each time: sixty accounts with a few partners each. */
function ordinary(): Transfer[] {
  const transfers: Transfer[] = [];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let day = 0; day < 120; day += 1)
    for (let count = 0; count < 4; count += 1) {
      const from = 1 + next(60);
      transfers.push([day, from, 1 + ((from + next(3)) % 60), 1_000 + next(500_000)]);
    }
  return transfers;
}

/** Money that comes back over six accounts within two days. */
function planted(): Transfer[] {
  return circle.map((from, at) => [
    60 + Math.floor(at / 3),
    from,
    circle[(at + 1) % circle.length] ?? circle[0],
    9_800_000 - at * 20_000,
  ]);
}

/** Each payer's own statement, from 1 March 2024. */
export function statements(transfers: readonly Transfer[]): Buffer {
  const date = (day: number) =>
    new Date(Date.UTC(2024, 2, 1 + day)).toISOString().slice(2, 10).replaceAll("-", "");
  const amount = (cents: number) =>
    `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
  const messages = [...Map.groupBy(transfers, ([, from]) => from)].map(([from, own]) => {
    const spent = own.reduce((sum, [, , , cents]) => sum + cents, 0);
    return [
      `:20:S${from}`,
      `:25:${accountNumber(from)}`,
      ":28C:1/1",
      `:60F:C240301CNY${amount(spent)}`,
      ...own.flatMap(([day, , to, cents]) => [
        `:61:${date(day)}${date(day).slice(2)}D${amount(cents)}NTRFNONREF`,
        `:86:/CNTP/${accountNumber(to)}//虚构户${to}//REMI/USTD//货款`,
      ]),
      ":62F:C240731CNY0,00",
      "-",
    ].join("\r\n");
  });
  return Buffer.from(`${messages.join("\r\n")}\r\n`);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Takes a file in as the product does. */
export async function takeIn(
  compartmentId: CompartmentId,
  relativePath: string,
  bytes: Buffer,
): Promise<void> {
  const intakeId = await run((work) => openIntake(work, compartmentId, "调取证据通知书"));
  const blob = await ground().store.blobs.put(once(bytes), 1 << 22);
  await run(async (work) =>
    addIntakeFile(work, await findIntake(work, intakeId), { relativePath, blob }),
  );
  const jobId = await run(async (work) => startIntake(work, await findIntake(work, intakeId)));
  await runJob(jobId, intakeHandler(exhibitReaders));
}

/** A case with the circle in the midst of ordinary life. */
export async function openedCase(into?: CompartmentId): Promise<CompartmentId> {
  const compartmentId = into ?? (await run((work) => createCompartment(work, "回流案（虚构）")));
  await takeIn(compartmentId, "statements.sta", statements([...ordinary(), ...planted()]));
  return compartmentId;
}

export async function runJob(
  jobId: string,
  handler: JobHandler = findShapesHandler,
  how: Partial<Pick<RunningJob, "signal">> = {},
): Promise<unknown> {
  const job = await run((work) => findJob(work, jobId as JobId));
  assert.ok(job);
  const signal = how.signal ?? new AbortController().signal;
  return handler.run(ground().store, {
    job,
    acting: ground().acting,
    signal,
    progress: () => undefined,
  });
}

/** Calls a route as the shell does; its answer must have the declared form. */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  input: Partial<Input<E>>,
  acting: Acting = ground().acting,
): Promise<OutputOf<E>> {
  const route = routes.find((each) => each.endpoint === endpoint);
  assert.ok(route);
  const output = await ground().store.run(acting, endpoint.id, (work) => {
    work.require(endpoint.permission as never);
    return route.handle(work, { params: {}, query: {}, body: undefined, ...input } as never, {
      requestId: "r",
      mediaType: "application/json",
    });
  });
  const [first] = Value.Errors(endpoint.response as never, output);
  assert.equal(first, undefined, JSON.stringify(first));
  return output as OutputOf<E>;
}

/** Looks for shapes and gives what was found. */
export async function found(compartmentId: CompartmentId) {
  const { jobId } = await call(findShapesEndpoint, { body: { compartmentId } });
  await runJob(jobId);
  return call(listFindingsEndpoint, { query: { compartmentId } });
}

/** The planted circle among what was found. */
export function circleOf(rows: readonly FindingLine[]): FindingLine {
  const line = rows.find(({ typology }) => typology === "cycle");
  assert.ok(line, "the circle is found");
  return line;
}
