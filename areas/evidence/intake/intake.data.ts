// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, ExhibitId, Id, JobId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import type { StoredBlob, Work } from "@tianwang/store";
import { enqueueJob, noteBlob, sql } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";

export type IntakeId = Id<"intake">;

/** What the job is called that reads the files of an intake. */
export const intakeJobKind = "evidence.intake";

/** Files brought in together under one legal basis. */
export interface Intake {
  readonly id: IntakeId;
  readonly compartmentId: CompartmentId;
  readonly legalBasis: string;
  readonly createdAt: string;
  readonly jobId: JobId | null;
}

/** One file of an intake. */
export interface IntakeFile {
  readonly id: Id<"intakeFile">;
  readonly relativePath: string;
  readonly sha256: string;
  readonly byteCount: bigint;
  /** Content hash of the archive that it came out of. */
  readonly parentSha256: string | null;
  readonly depth: number;
  readonly state: "waiting" | "done" | "failed";
  readonly exhibitId: ExhibitId | null;
  readonly message: Text | null;
}

const fileColumns = sql.raw(`id, relative_path as "relativePath", sha256, byte_count as "byteCount",
  parent_sha256 as "parentSha256", depth, state, exhibit_id as "exhibitId", message`);

/** Opens an intake into a compartment; every exhibit carries how it was lawfully obtained. */
export async function openIntake(
  work: Work,
  compartmentId: CompartmentId,
  legalBasis: string,
): Promise<IntakeId> {
  await requireIn(work, compartmentId, "write");
  const id = work.newId("intake");
  await work.change(sql`
    insert into evidence.intakes (id, compartment_id, legal_basis, created_by, created_at)
    values (${id}, ${compartmentId}, ${legalBasis}, ${work.acting.actorId}, ${work.now})
  `);
  work.audit("evidence.intake.open", id, { compartmentId });
  return id;
}

/** An intake that the actor may see; refuses when there is none. */
export async function findIntake(work: Work, id: string): Promise<Intake> {
  const found = await work.first(sql<Intake>`
    select id, compartment_id as "compartmentId", legal_basis as "legalBasis", created_at as "createdAt",
      job_id as "jobId"
    from evidence.intakes where id = ${id}
  `);
  if (!found) throw refuse("EVIDENCE_NO_INTAKE", { id });
  return found;
}

/** Adds a file whose bytes are in the blob store already. */
export async function addIntakeFile(
  work: Work,
  intake: Intake,
  file: {
    readonly relativePath: string;
    readonly blob: StoredBlob;
    readonly parentSha256?: string;
    readonly depth?: number;
  },
): Promise<Id<"intakeFile">> {
  const id = work.newId("intakeFile");
  await work.change(sql`
    insert into evidence.intake_files
      (id, compartment_id, intake_id, relative_path, sha256, byte_count, parent_sha256, depth, state)
    values (${id}, ${intake.compartmentId}, ${intake.id}, ${file.relativePath}, ${file.blob.sha256},
      ${file.blob.byteCount}, ${file.parentSha256 ?? null}, ${file.depth ?? 0}, 'waiting')
  `);
  await noteBlob(work, file.blob);
  return id;
}

/** Starts reading the files that wait; one job an intake at a time. */
export async function startIntake(work: Work, intake: Intake): Promise<JobId> {
  const jobId = await enqueueJob(work, {
    kind: intakeJobKind,
    compartmentId: intake.compartmentId,
    payload: { intakeId: intake.id },
  });
  await work.change(sql`update evidence.intakes set job_id = ${jobId} where id = ${intake.id}`);
  return jobId;
}

/** The next files that wait, in the order of their paths. */
export function waitingFiles(work: Work, intakeId: IntakeId): Promise<IntakeFile[]> {
  return work.rows(sql<IntakeFile>`
    select ${fileColumns} from evidence.intake_files
    where intake_id = ${intakeId} and state = 'waiting'
    order by depth, relative_path collate "C", id limit 20000
  `);
}

/** The files of an intake with what became of them. */
export function intakeFiles(work: Work, intakeId: IntakeId): Promise<IntakeFile[]> {
  return work.rows(sql<IntakeFile>`
    select ${fileColumns} from evidence.intake_files where intake_id = ${intakeId}
    order by relative_path collate "C", id limit 20000
  `);
}

/** Notes what became of a file. */
export async function endIntakeFile(
  work: Work,
  fileId: string,
  end: {
    readonly state: "done" | "failed";
    readonly exhibitId: ExhibitId | null;
    readonly message: Text | null;
  },
): Promise<void> {
  await work.change(sql`
    update evidence.intake_files set state = ${end.state}, exhibit_id = ${end.exhibitId},
      message = ${end.message === null ? null : JSON.stringify(end.message)}::jsonb
    where id = ${fileId}
  `);
}
