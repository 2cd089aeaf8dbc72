// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  addIntakeFile,
  findIntake,
  intakeHandler,
  openIntake,
  startIntake,
} from "@tianwang/evidence/server";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { findJob, sql } from "@tianwang/store";
import { createCompartment } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import { statementReader } from "../ingest/reading.data.ts";
import { listStatements, supersedeStatements } from "./statement.data.ts";

let opened: TestStore;
let compartmentId: CompartmentId;

const run = <T>(use: (work: Work) => Promise<T>) => opened.store.run(opened.acting, "test", use);

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

const message = [
  ":20:M1",
  ":25:6222020000000001",
  ":28C:3/1",
  ":60F:C240229CNY1000,00",
  ":61:2403040304C500,00NTRFNONREF",
  ":62F:C240331CNY1400,00",
  "-",
  "",
].join("\r\n");

before(async () => {
  opened = await openTestStore("statements");
  compartmentId = await run((work) => createCompartment(work, "临河案"));
  const intakeId = await run((work) => openIntake(work, compartmentId, "调取证据通知书"));
  const blob = await opened.store.blobs.put(once(Buffer.from(message)), 1 << 20);
  const jobId = await run(async (work) => {
    await addIntakeFile(work, await findIntake(work, intakeId), { relativePath: "a.sta", blob });
    return startIntake(work, await findIntake(work, intakeId));
  });
  const job = await run((work) => findJob(work, jobId));
  assert.ok(job);
  const { acting, store } = opened;
  const { signal } = new AbortController();
  const running = { job, acting, signal, progress: () => undefined };
  await intakeHandler([statementReader]).run(store, running);
});

after(() => opened.close());

test("a statement keeps its balances with their days, and a difference with its size", async () => {
  const [statement, ...others] = await run((work) => listStatements(work, { compartmentId }));
  assert.deepEqual(others, []);
  assert.partialDeepStrictEqual(statement, {
    account: "6222020000000001",
    currency: "CNY",
    openingMinor: "100000",
    openingOn: "2024-02-29",
    sumMinor: "50000",
    closingMinor: "140000",
    closingOn: "2024-03-31",
    differenceMinor: "-10000",
    reconciles: "no",
    entryCount: 1,
  });
});

test("others read statements by their view; what is read anew goes out of use", async () => {
  const seen = () =>
    run((work) =>
      work.rows(sql<{ on: string }>`
        select opening_on::text as on from ledger.v_statements
        where compartment_id = ${compartmentId} and superseded_at is null
      `),
    );
  assert.deepEqual(await seen(), [{ on: "2024-02-29" }]);
  const [statement] = await run((work) => listStatements(work, { compartmentId }));
  assert.ok(statement);
  await run((work) => supersedeStatements(work, statement.exhibitId));
  assert.deepEqual(await seen(), []);
});
