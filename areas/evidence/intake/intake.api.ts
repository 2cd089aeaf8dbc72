// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { safePath } from "../exhibits/exhibit.ts";
import { refuse } from "../errors.ts";
import { addIntakeFile, findIntake, intakeFiles, openIntake, startIntake } from "./intake.data.ts";
import * as wire from "./intake.wire.ts";

/** Taking files in. The upload streams its bytes to the blob store before its short transaction. */
export const intakeRoutes: Route<Work>[] = [
  implement<Work, typeof wire.openIntake>(wire.openIntake, async (work, { body }) => ({
    intakeId: await openIntake(work, body.compartmentId as CompartmentId, body.legalBasis),
  })),

  implement<Work, typeof wire.startIntake>(wire.startIntake, async (work, { params }) => {
    const intake = await findIntake(work, params.intakeId);
    return { jobId: await startIntake(work, intake) };
  }),

  implement<Work, typeof wire.showIntake>(wire.showIntake, async (work, { params }) => {
    const intake = await findIntake(work, params.intakeId);
    const files = await intakeFiles(work, intake.id);
    work.audit(wire.showIntake.id, intake.id, { count: files.length });
    return {
      ...intake,
      files: files.map(({ parentSha256: _, depth: __, byteCount, ...file }) => ({
        ...file,
        byteCount: Number(byteCount),
      })),
    };
  }),
];

/** The upload opens its own transactions: the bytes may take long, the database must not wait. */
export const intakeOwnRoutes: Route<Opening>[] = [
  implement<Opening, typeof wire.addIntakeFile>(
    wire.addIntakeFile,
    async ({ store, acting }, { params, query, body }) => {
      const intake = await store.run(acting, "evidence.intakes.check", async (work) => {
        work.require("evidence.write");
        return findIntake(work, params.intakeId);
      });
      const blob = await store.blobs.put(body, wire.fileByteCountMax);
      const relativePath = safePath(query.path);
      if (blob.byteCount === 0) throw refuse("EVIDENCE_EMPTY_FILE", { path: relativePath });
      const fileId = await store.run(acting, wire.addIntakeFile.id, async (work) => {
        work.audit(wire.addIntakeFile.id, intake.id, { sha256: blob.sha256 });
        return addIntakeFile(work, intake, { relativePath, blob });
      });
      return { fileId, relativePath, ...blob };
    },
  ),
];
