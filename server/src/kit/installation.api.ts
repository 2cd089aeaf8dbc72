// SPDX-License-Identifier: Apache-2.0
// Routes that concern the whole installation: for its operator alone, whoever is signed in.
import { isAbsolute } from "node:path";
import type { Acting } from "@tianwang/store";
import { countBlobs, describeStore, listKept, readFailure, resumeJobs } from "@tianwang/store";
import type { AnyEndpoint, BodyOf, OutputOf } from "@tianwang/wire/endpoint";
import * as wire from "@tianwang/wire/installation";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { removeDemos } from "../demo.ts";
import { refuse } from "../errors.ts";
import type { Gatekeeper } from "../http/acting.ts";
import { actingOf, requireOperator } from "../http/acting.ts";
import { mountEndpoint } from "../http/mount.ts";
import type { BackupProgress, Upkeep } from "./upkeep.ts";

/** What the routes of the installation are made of. */
export interface InstallationParts {
  readonly gate: Gatekeeper;
  readonly upkeep: Upkeep;
  readonly version: string;
}

/** Adds a line to the audit log: counts only. */
function note(
  { gate }: InstallationParts,
  acting: Acting,
  action: string,
  counts: Readonly<Record<string, unknown>>,
): Promise<void> {
  return gate.store.run(acting, action, async (work) => {
    work.require("workspace.administer");
    work.audit(action, "", counts);
  });
}

async function backUp(
  parts: InstallationParts,
  acting: Acting,
  dir: string,
): Promise<OutputOf<typeof wire.backUpInstallation>> {
  if (!isAbsolute(dir)) throw refuse("REQUEST_INVALID", { reason: "dir" });
  const progress = await parts.upkeep.backUp(dir);
  const { rowCount, blobCount, end } = progress;
  if (end) {
    const isWhole = end.verified.isWhole;
    await note(parts, acting, wire.backUpInstallation.id, { rowCount, blobCount, isWhole });
  }
  return { rowCount, blobCount, end: end && endOf(end) };
}

const endOf = ({ manifest, verified }: NonNullable<BackupProgress["end"]>) => ({
  madeAt: manifest.madeAt,
  rowCount: manifest.tables.reduce((sum, table) => sum + table.rowCount, 0),
  blobCount: manifest.blobs.count,
  linkCount: manifest.audit.linkCount,
  lastSha256: manifest.audit.lastSha256,
  lostCount: manifest.blobs.lost.length,
  isWhole: verified.isWhole,
  fault: verified.fault && { ...verified.fault },
});

async function removeAllDemos(
  parts: InstallationParts,
  acting: Acting,
): Promise<OutputOf<typeof wire.removeDemos>> {
  const count = await removeDemos(parts.gate);
  await note(parts, acting, wire.removeDemos.id, { count });
  return { count };
}

async function resume(
  parts: InstallationParts,
  acting: Acting,
): Promise<OutputOf<typeof wire.resumeJobs>> {
  const count = await parts.gate.store.asOwner(resumeJobs);
  await note(parts, acting, wire.resumeJobs.id, { count });
  return { count };
}

async function show(
  { gate, upkeep, version }: InstallationParts,
  acting: Acting,
): Promise<OutputOf<typeof wire.showInstallation>> {
  const { store } = gate;
  const description = await describeStore(store);
  const { noted, unnamed } = await countBlobs(store);
  const kept = await listKept(upkeep.backupsFolder);
  const [last] = kept;
  await note({ gate, upkeep, version }, acting, wire.showInstallation.id, {});
  return {
    ...description,
    version,
    tables: [...description.tables],
    interrupted: [...description.interrupted],
    blobs: { ...noted, unnamedCount: unnamed.count, unnamedByteCount: unnamed.byteCount },
    backups: {
      folder: upkeep.backupsFolder,
      count: kept.length,
      last: last
        ? {
            name: last.name,
            madeAt: last.manifest.madeAt,
            verifiedAt: last.verified?.verifiedAt ?? null,
            isWhole: last.verified?.isWhole ?? null,
            fault: last.verified?.fault ? { ...last.verified.fault } : null,
          }
        : null,
      failure: await readFailure(upkeep.backupsFolder),
    },
  };
}

/** Mounts the routes of the installation. */
export function mountInstallation(app: FastifyInstance, parts: InstallationParts): void {
  const mount = <E extends AnyEndpoint>(
    endpoint: E,
    handle: (acting: Acting, body: BodyOf<E>) => Promise<OutputOf<E>>,
  ) =>
    mountEndpoint(app, endpoint, async (request: FastifyRequest) => {
      requireOperator(parts.gate, request);
      return handle(await actingOf(parts.gate, request), request.body as BodyOf<E>);
    });
  mount(wire.backUpInstallation, (acting, body) => backUp(parts, acting, body.dir));
  mount(wire.removeDemos, (acting) => removeAllDemos(parts, acting));
  mount(wire.resumeJobs, (acting) => resume(parts, acting));
  mount(wire.showInstallation, (acting) => show(parts, acting));
}
