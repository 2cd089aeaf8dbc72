// SPDX-License-Identifier: Apache-2.0
import type { ChosenFile } from "@tianwang/ui/file-drop/file-drop";
import type { Client } from "@tianwang/wire/client";
import type { JobView } from "@tianwang/wire/kit";
import { cancelJob, showJob } from "@tianwang/wire/kit";
import type { IntakePhase, SentFile } from "./intake-progress.ts";
import type { IntakeFileView } from "./intake.wire.ts";
import { openIntake, showIntake, startIntake } from "./intake.wire.ts";
import { sendFile } from "./send-file.screen.tsx";

/** Between two questions how far the reading is. */
const pollMillis = 500;
/** With more files than this, what became of them is asked at the end only. */
export const liveFileCountMax = 300;

/** How far an intake is. */
export interface IntakeState {
  readonly phase: IntakePhase;
  readonly files: readonly SentFile[];
  readonly results: readonly IntakeFileView[];
  readonly job: JobView | null;
  readonly isCancelling: boolean;
  /** Why it cannot go on now; `goOn` tries again. */
  readonly error?: unknown;
}

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

/** What the state of a job means for the intake; null while it goes on. */
function endOf(job: JobView): IntakePhase | null {
  if (job.state === "done") return "ended";
  if (job.state === "cancelled") return "cancelled";
  return job.state === "failed" || job.state === "interrupted" ? "failed" : null;
}

/** Files taken in together: uploads them one by one, has them read, and tells how far it is. */
export class IntakeRun {
  readonly #client: Client;
  readonly #chosen: readonly ChosenFile[];
  readonly #listeners = new Set<() => void>();
  readonly #leaving = new AbortController();
  #intakeId = "";
  #jobId = "";
  #state: IntakeState;

  constructor(client: Client, chosen: readonly ChosenFile[]) {
    this.#client = client;
    this.#chosen = chosen;
    this.#state = {
      phase: "sending",
      files: chosen.map(({ file, path }) => ({
        path,
        byteCount: file.size,
        sentByteCount: 0,
        fileId: null,
      })),
      results: [],
      job: null,
      isCancelling: false,
    };
  }

  readonly state = (): IntakeState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Uploads and reads everything; what goes wrong stands in the state. */
  async start(compartmentId: string, legalBasis: string): Promise<void> {
    await this.#attempt(async () => {
      const body = { compartmentId, legalBasis };
      this.#intakeId = (await this.#client.call(openIntake, { body })).intakeId;
      for (const [at, chosen] of this.#chosen.entries()) await this.#send(at, chosen);
      await this.#read();
    });
  }

  /** Goes on after the server could not be reached. */
  async goOn(): Promise<void> {
    await this.#attempt(() => this.#read());
  }

  /** Stops the upload, or asks that the reading stop after the file at hand. */
  async cancel(): Promise<void> {
    this.#change({ isCancelling: true });
    if (this.#jobId === "") return this.#leaving.abort();
    await this.#attempt(async () => {
      await this.#client.call(cancelJob, { params: { jobId: this.#jobId } });
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    const { error: _, ...rest } = this.#state;
    this.#put(rest);
    try {
      await work();
    } catch (error) {
      if (this.#leaving.signal.aborted) this.#change({ phase: "cancelled", isCancelling: false });
      else this.#change({ error, isCancelling: false });
    }
  }

  async #send(at: number, { file, path }: ChosenFile): Promise<void> {
    const { signal } = this.#leaving;
    const onSent = (sentByteCount: number) => this.#changeFile(at, { sentByteCount });
    try {
      const intakeId = this.#intakeId;
      const fileId = await sendFile(this.#client, { intakeId, path, file, signal, onSent });
      this.#changeFile(at, { fileId, sentByteCount: file.size });
    } catch (error) {
      signal.throwIfAborted();
      this.#changeFile(at, { error });
    }
  }

  async #read(): Promise<void> {
    if (this.#state.files.every((file) => file.fileId === null)) {
      return this.#change({ phase: "failed" });
    }
    if (this.#jobId === "") {
      const params = { intakeId: this.#intakeId };
      this.#jobId = (await this.#client.call(startIntake, { params })).jobId;
    }
    this.#change({ phase: "reading" });
    for (let doneCount = 0; ; await wait(pollMillis)) {
      const job = await this.#client.call(showJob, { params: { jobId: this.#jobId } });
      const end = endOf(job);
      const isLive = this.#state.files.length <= liveFileCountMax && job.doneCount !== doneCount;
      if (end !== null || isLive) await this.#loadResults();
      doneCount = job.doneCount;
      this.#change({ job, ...(end === null ? {} : { phase: end, isCancelling: false }) });
      if (end !== null) return;
    }
  }

  async #loadResults(): Promise<void> {
    const params = { intakeId: this.#intakeId };
    this.#change({ results: (await this.#client.call(showIntake, { params })).files });
  }

  #changeFile(at: number, change: Partial<SentFile>): void {
    const file = this.#state.files[at];
    if (file) this.#change({ files: this.#state.files.with(at, { ...file, ...change }) });
  }

  #change(change: Partial<IntakeState>): void {
    this.#put({ ...this.#state, ...change });
  }

  #put(state: IntakeState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
