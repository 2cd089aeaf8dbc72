// SPDX-License-Identifier: Apache-2.0
// The fictional demo case: in a workspace of its own, brought in by the code that reads any folder.
import { openCase } from "@tianwang/casework/server";
import {
  addIntakeFile,
  findIntake,
  intakeJobKind,
  openIntake,
  startIntake,
} from "@tianwang/evidence/server";
import type { JobId, WorkspaceId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import type { Acting, Job, JobState, StoredBlob } from "@tianwang/store";
import { findJob, listJobs } from "@tianwang/store";
import {
  addAdministrators,
  allWorkspaces,
  createWorkspace,
  myCompartments,
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

/** Who acts in the demo, and the job that reads its files. */
export interface DemoImport {
  readonly acting: Acting;
  readonly jobId: JobId;
}

const actingIn = (
  { installation }: Pick<RunningServer, "installation">,
  id: WorkspaceId,
): Acting => ({
  actorId: installation.operatorId,
  purpose: "demonstration",
  workspaceId: id,
});

const isOver = (state: JobState) => state !== "waiting" && state !== "running";

const intakeIdOf = (job: Job | undefined): string | null =>
  job ? (job.payload as { readonly intakeId: string }).intakeId : null;

/** Makes the demo workspace and starts reading the demo's files; gives the job that reads them. */
export async function importDemo(
  server: Pick<RunningServer, "store" | "installation">,
  material: DemoMaterial,
): Promise<DemoImport> {
  const { store } = server;
  const files: { relativePath: string; blob: StoredBlob }[] = [];
  for (const { path, bytes } of material.files) {
    files.push({ relativePath: path, blob: await store.blobs.put(once(bytes), fileByteCountMax) });
  }
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
  const acting = actingIn(server, workspaceId);
  // In one commit: a start that is cut off leaves the whole import to go on with, or an empty workspace.
  const jobId = await store.run(acting, "demo.open", async (work) => {
    const { title } = material;
    const { summary, legalBasis } = demoTexts;
    const opened = await openCase(work, {
      title: title.zh,
      summary: [summary.zh, title.en, summary.en].join("\n\n"),
    });
    const basis = `${legalBasis.zh} · ${legalBasis.en}`;
    const intake = await findIntake(work, await openIntake(work, opened.compartmentId, basis));
    for (const file of files) await addIntakeFile(work, intake, file);
    return startIntake(work, intake);
  });
  return { acting, jobId };
}

/** Jobs of the demo that are looked through for the one that reads its files. */
const demoJobCountMax = 1_000;

/** What an earlier start left of the demo. */
export type DemoState =
  | { readonly kind: "none" | "whole" }
  /** It was cut off before anything was in it, and is gone now. */
  | { readonly kind: "removed" }
  /** It was cut off while its files were read, and goes on. */
  | { readonly kind: "resumed"; readonly going: DemoImport };

/** Goes on with a demo whose import was cut off; one in which nothing is yet is removed. */
export async function resumeDemo(
  server: Pick<RunningServer, "store" | "installation">,
): Promise<DemoState> {
  const { store } = server;
  const demo = (await store.asOwner(allWorkspaces)).find(({ kind }) => kind === "demo");
  if (!demo) return { kind: "none" };
  const acting = actingIn(server, demo.id);
  const found = await store.run(acting, "demo.resume", async (work) => {
    const compartments = await myCompartments(work, "read");
    const jobs = await listJobs(work, compartments, demoJobCountMax);
    const readings = jobs.filter(({ kind }) => kind === intakeJobKind);
    // The first import of the demo is its own; what people add to it later is theirs to go on with.
    const intakeId = intakeIdOf(readings.at(-1));
    const last = readings.find((job) => intakeIdOf(job) === intakeId);
    if (!last || intakeId === null) return { isEmpty: compartments.length === 0, jobId: null };
    if (!isOver(last.state)) return { isEmpty: false, jobId: last.id };
    if (last.state !== "interrupted") return { isEmpty: false, jobId: null };
    work.audit("demo.resume", intakeId);
    return { isEmpty: false, jobId: await startIntake(work, await findIntake(work, intakeId)) };
  });
  if (found.jobId !== null) return { kind: "resumed", going: { acting, jobId: found.jobId } };
  if (!found.isEmpty) return { kind: "whole" };
  await store.asOwner((db) => removeWorkspace(db, demo.id));
  return { kind: "removed" };
}

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
