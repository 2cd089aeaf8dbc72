// SPDX-License-Identifier: Apache-2.0
// What the tests of claims share: a store, a fictional case of three accounts, calls as the server makes them.
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
import type { Acting, JobHandler, Work } from "@tianwang/store";
import { findJob, sql } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import type { AnyEndpoint, Input, OutputOf } from "@tianwang/wire/endpoint";
import { Value } from "typebox/value";
import { exhibitReaders, openTransactions, readWindow } from "@tianwang/ledger/server";
import * as ledger from "@tianwang/ledger/server";
import { routes } from "./server.ts";

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

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A row of a fictional statement: day of March 2024, signed amount, reference, other side, purpose. */
type Line = readonly [
  day: number,
  amount: string,
  reference: string,
  account: string,
  name: string,
  purpose: string,
];

/** A statement of March 2024 as an MT940 message. */
function mt940(account: string, opening: string, closing: string, lines: readonly Line[]): Buffer {
  const day = (number: number) => String(number).padStart(2, "0");
  const rows = lines.flatMap(([on, signed, reference, other, name, purpose]) => {
    const mark = signed.startsWith("-") ? "D" : "C";
    const amount = signed.replace("-", "").replace(".", ",");
    const end = reference === "" ? "NOTPROVIDED" : reference;
    return [
      `:61:2403${day(on)}03${day(on)}${mark}${amount}NTRFNONREF`,
      `:86:/EREF/${end}/CNTP/${other}//${name}//REMI/USTD//${purpose}`,
    ];
  });
  const text = [
    `:20:M${account.slice(-4)}`,
    `:25:${account}`,
    ":28C:3/1",
    `:60F:C240301CNY${opening.replace(".", ",")}`,
    ...rows,
    `:62F:C240331CNY${closing.replace(".", ",")}`,
    "-",
  ];
  return Buffer.from(`${text.join("\r\n")}\r\n`);
}

export const office = "6222020000000001";
export const firm = "6217000000000002";
export const person = "6228480000000003";
export const stranger = "6230580000000004";

/** The case: money paid to an office goes to a firm and a person, is split and merged, and leaves. */
const files = {
  "office.sta": mt940(office, "1000.00", "300.00", [
    [4, "5000.00", "GRANT-2024-7", "1000000000000009", "省级专项", "专项资金"],
    [5, "-4000.00", "T-AB-00001", firm, "临河商贸有限公司", "货款"],
    [7, "-1500.00", "T-AC-00001", person, "王某某", "劳务"],
    [13, "-200.00", "", firm, "临河商贸有限公司", "尾款"],
  ]),
  "firm.sta": mt940(firm, "500.00", "2000.00", [
    [6, "4000.00", "T-AB-00001", office, "临河县某所", "货款"],
    [7, "-2000.00", "T-BC-00001", person, "王某某", "分红"],
    [9, "-700.00", "T-BE-00001", stranger, "远方贸易", "采购"],
    [13, "200.00", "", office, "临河县某所", "尾款"],
  ]),
  "person.sta": mt940(person, "0.00", "100.00", [
    [7, "2000.00", "T-BC-00001", firm, "临河商贸有限公司", "分红"],
    [8, "1500.00", "T-AC-00001", office, "临河县某所", "劳务"],
    [8, "-300.00", "", "", "", "ATM取款"],
    [11, "-3000.00", "OUT-0001", "", "Blue Harbour Ltd", "购汇"],
    [12, "-100.00", "", "", "", "ATM取款"],
  ]),
};

export async function runJob(handler: JobHandler, jobId: JobId): Promise<unknown> {
  const job = await run((work) => findJob(work, jobId));
  assert.ok(job);
  const signal = new AbortController().signal;
  return handler.run(ground().store, {
    job,
    acting: ground().acting,
    signal,
    progress: () => undefined,
  });
}

const jobOf = (compartmentId: CompartmentId, kind: string) =>
  run(async (work) => {
    const job = await work.first(sql<{ id: JobId }>`
      select id from store.jobs where compartment_id = ${compartmentId} and kind = ${kind} order by id desc
    `);
    assert.ok(job);
    return job.id;
  });

/** Takes files in as the product does, and folds them. */
export async function openedCase(
  contents: Readonly<Record<string, Buffer>> = files,
  into?: CompartmentId,
): Promise<CompartmentId> {
  const compartmentId = into ?? (await run((work) => createCompartment(work, "临河案")));
  const intakeId = await run((work) => openIntake(work, compartmentId, "调取证据通知书"));
  for (const [relativePath, bytes] of Object.entries(contents)) {
    const blob = await ground().store.blobs.put(once(bytes), 1 << 20);
    await run(async (work) =>
      addIntakeFile(work, await findIntake(work, intakeId), { relativePath, blob }),
    );
  }
  const jobId = await run(async (work) => startIntake(work, await findIntake(work, intakeId)));
  await runJob(intakeHandler(exhibitReaders), jobId);
  const folding = ledger.jobHandlers.find(({ kind }) => kind === "ledger.folds");
  assert.ok(folding);
  await runJob(folding, await jobOf(compartmentId, folding.kind));
  return compartmentId;
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
  if (endpoint.response === "stream") return output as OutputOf<E>;
  const [first] = Value.Errors(endpoint.response as never, output);
  assert.equal(first, undefined, JSON.stringify(first));
  return output as OutputOf<E>;
}

/** The rows of a case by account side, day and amount: the ids that a person would click. */
export async function rowIdOf(
  compartmentId: CompartmentId,
  amountMinor: bigint,
  account: string,
): Promise<string> {
  return run(async (work) => {
    const transactions = await openTransactions(work, compartmentId);
    assert.ok(transactions);
    const { rows } = await readWindow(
      transactions,
      { account, amountMinorMin: String(amountMinor), amountMinorMax: String(amountMinor) },
      { sort: "source", isDescending: false },
      { from: 0, count: 10 },
    );
    const [row] = rows;
    assert.ok(row && rows.length === 1, `${amountMinor} of ${account}`);
    return `${row.segmentId}:${row.rowNo}`;
  });
}
