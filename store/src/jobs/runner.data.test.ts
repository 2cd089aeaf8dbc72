// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JobId } from "@tianwang/kernel/ids";
import { createCompartment } from "../access/compartment.data.ts";
import type { TestStore } from "../testing.ts";
import { openTestStore } from "../testing.ts";
import { enqueueJob } from "./job.data.ts";
import { startRunner } from "./runner.ts";

let ground: TestStore;
before(async () => {
  ground = await openTestStore("runner");
});
after(() => ground.close());

test("a job is announced when it has been committed, and not when it was rolled back", async () => {
  let heardCount = 0;
  const stopListening = ground.store.onJob(() => {
    heardCount += 1;
  });
  const enqueue = (isRolledBack: boolean) =>
    ground.store.run(ground.acting, "test.job", async (work) => {
      const compartmentId = await createCompartment(work, "案件");
      await enqueueJob(work, { kind: "test.none", compartmentId, payload: {} });
      assert.equal(heardCount, 0);
      if (isRolledBack) throw new Error("rolled back");
    });
  await assert.rejects(enqueue(true), /rolled back/u);
  assert.equal(heardCount, 0);
  await enqueue(false);
  assert.equal(heardCount, 1);
  stopListening();
});

test("jobs put in line one after another do not wait for the runner to look", async (t) => {
  // Time stands still: a runner that waited for its next look would wait for ever.
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let tell: (id: JobId) => void = () => undefined;
  const handler = {
    kind: "test.quick",
    run: async (_: unknown, { job }: { job: { id: JobId } }) => tell(job.id),
  };
  const runner = startRunner(ground.store, [handler], "test-runner", () => undefined);
  const jobCount = 8;
  for (let i = 0; i < jobCount; i += 1) {
    const told = new Promise<JobId>((resolve) => {
      tell = resolve;
    });
    const jobId = await ground.store.run(ground.acting, "test.job", async (work) => {
      const compartmentId = await createCompartment(work, "案件");
      return enqueueJob(work, { kind: "test.quick", compartmentId, payload: {} });
    });
    assert.equal(await told, jobId);
  }
  await runner.stop();
});
