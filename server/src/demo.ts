// SPDX-License-Identifier: Apache-2.0
// The fictional demo case: in a workspace of its own, brought in by the code that reads any folder.
import { openCase } from "@tianwang/casework/server";
import { addIntakeFile, findIntake, openIntake, startIntake } from "@tianwang/evidence/server";
import type { JobId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import type { Acting, JobState } from "@tianwang/store";
import { findJob, listJobs } from "@tianwang/store";
import {
  addAdministrators,
  allWorkspaces,
  createWorkspace,
  removeWorkspace,
} from "@tianwang/store/access";
import { demoTexts } from "./demo.text.ts";
import type { RunningServer } from "./main.ts";

/** What a demo is made of. */
export interface DemoMaterial {
  readonly title: Text;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** Largest demo file. */
const fileByteCountMax = 64 * 1024 * 1024;

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Whether there is a demo workspace already. */
export async function hasDemo({ store }: RunningServer): Promise<boolean> {
  return (await store.asOwner(allWorkspaces)).some((workspace) => workspace.kind === "demo");
}

/** Makes the demo workspace and starts reading the demo's files; gives the job that reads them. */
export async function importDemo(
  { store, installation }: RunningServer,
  material: DemoMaterial,
): Promise<{ acting: Acting; jobId: JobId }> {
  const setting = { now: store.clock(), randomBytes: store.randomBytes };
  const workspaceId = await store.asOwner(async (db) => {
    const made = await createWorkspace(db, setting, {
      kind: "demo",
      title: demoTexts.workspace,
      agencyName: demoTexts.agency,
    });
    await addAdministrators(db, setting, made.agencyId);
    return made.workspaceId;
  });
  const acting: Acting = {
    actorId: installation.operatorId,
    purpose: "demonstration",
    workspaceId,
  };
  const intakeId = await store.run(acting, "demo.open", async (work) => {
    const opened = await openCase(work, { title: material.title.zh, summary: material.title.en });
    return openIntake(
      work,
      opened.compartmentId,
      `${demoTexts.legalBasis.zh} · ${demoTexts.legalBasis.en}`,
    );
  });
  for (const file of material.files) {
    const blob = await store.blobs.put(once(file.bytes), fileByteCountMax);
    await store.run(acting, "demo.file", async (work) =>
      addIntakeFile(work, await findIntake(work, intakeId), { relativePath: file.path, blob }),
    );
  }
  const jobId = await store.run(acting, "demo.start", async (work) =>
    startIntake(work, await findIntake(work, intakeId)),
  );
  return { acting, jobId };
}

const isOver = (state: JobState) => state !== "waiting" && state !== "running";

/** Waits until a job and those that it brought about are over; gives its last state. */
export async function waitForJobs(
  { store }: RunningServer,
  acting: Acting,
  jobId: JobId,
  said: (text: string) => void,
): Promise<JobState> {
  for (;;) {
    const { job, rest } = await store.run(acting, "demo.wait", async (work) => {
      const job = await findJob(work, jobId);
      return { job, rest: job ? await listJobs(work, [job.compartmentId], 20) : [] };
    });
    if (!job) return "failed";
    said(`${job.doneCount}/${job.totalCount ?? "?"}`);
    if (isOver(job.state) && rest.every((other) => isOver(other.state))) return job.state;
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
}

/** Removes every demo workspace with all that is in it; gives their number. */
export async function removeDemos({ store }: Pick<RunningServer, "store">): Promise<number> {
  return store.asOwner(async (db) => {
    const demos = (await allWorkspaces(db)).filter((workspace) => workspace.kind === "demo");
    for (const demo of demos) await removeWorkspace(db, demo.id);
    return demos.length;
  });
}
