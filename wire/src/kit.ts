// SPDX-License-Identifier: Apache-2.0
// Contracts of the routes that the shell itself serves: sign-in, workspaces, jobs, audit.
import { roles } from "@tianwang/kernel/access";
import type { Static } from "typebox";
import { Type } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import {
  IdOf,
  InstantText,
  Line,
  Nothing,
  Nullable,
  OneOf,
  PermissionName,
  PurposeName,
  TextView,
} from "./schema.ts";

const RoleName = OneOf(Object.keys(roles) as (keyof typeof roles)[]);

/** A workspace in which the signed-in person serves. */
export const WorkspaceView = Type.Object({
  id: IdOf("workspace"),
  kind: OneOf(["main", "demo"]),
  title: TextView,
});
export type WorkspaceView = Static<typeof WorkspaceView>;

/** Who is signed in and what they may do in the workspace that was asked for. */
export const SessionView = Type.Object({
  isSetupNeeded: Type.Boolean(),
  actor: Nullable(Type.Object({ id: IdOf("actor"), displayName: Type.String() })),
  /** To be sent back as `x-csrf-token` with every change. */
  csrfToken: Nullable(Type.String()),
  workspaces: Type.Array(WorkspaceView),
  workspaceId: Nullable(IdOf("workspace")),
  roles: Type.Array(RoleName),
  permissions: Type.Array(PermissionName),
  purposes: Type.Array(PurposeName),
  version: Type.String(),
});
export type SessionView = Static<typeof SessionView>;

export const showSession = defineEndpoint({
  id: "session.show",
  method: "GET",
  path: "/session",
  permission: "public",
  summary: { zh: "当前登录人", en: "Who is signed in" },
  params: Nothing,
  query: Nothing,
  response: SessionView,
});

export const openSession = defineEndpoint({
  id: "session.open",
  method: "POST",
  path: "/session",
  permission: "public",
  summary: { zh: "登录", en: "Sign in" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    name: Line({ minLength: 1 }),
    password: Type.String({ minLength: 1, maxLength: 512 }),
  }),
  response: Nothing,
});

export const closeSession = defineEndpoint({
  id: "session.close",
  method: "DELETE",
  path: "/session",
  permission: "public",
  summary: { zh: "退出登录", en: "Sign out" },
  params: Nothing,
  query: Nothing,
  response: Nothing,
});

export const setUp = defineEndpoint({
  id: "session.set-up",
  method: "POST",
  path: "/setup",
  permission: "public",
  summary: { zh: "用一次性链接建立管理员", en: "Create the administrator with the one-time link" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    token: Type.String({ minLength: 1, maxLength: 200 }),
    name: Line({ minLength: 1 }),
    password: Type.String({ minLength: 15, maxLength: 512 }),
  }),
  response: Nothing,
});

/** A piece of long work and how far it is. */
export const JobView = Type.Object({
  id: IdOf("job"),
  kind: Type.String(),
  state: OneOf(["waiting", "running", "done", "failed", "cancelled", "interrupted"]),
  createdAt: InstantText,
  startedAt: Nullable(InstantText),
  endedAt: Nullable(InstantText),
  doneCount: Type.Integer(),
  totalCount: Nullable(Type.Integer()),
  /** What it says, as JSON text of the area that owns the kind. */
  message: Type.String(),
});
export type JobView = Static<typeof JobView>;

export const showJob = defineEndpoint({
  id: "jobs.show",
  method: "GET",
  path: "/jobs/:jobId",
  permission: "jobs.read",
  summary: { zh: "任务进度", en: "How far a job is" },
  params: Type.Object({ jobId: IdOf("job") }),
  query: Nothing,
  response: JobView,
});

export const listJobs = defineEndpoint({
  id: "jobs.list",
  method: "GET",
  path: "/jobs",
  permission: "jobs.read",
  summary: { zh: "某案的任务", en: "The jobs of a compartment" },
  params: Nothing,
  query: Type.Object({ compartmentId: IdOf("compartment") }),
  response: Type.Object({ rows: Type.Array(JobView) }),
});

export const cancelJob = defineEndpoint({
  id: "jobs.cancel",
  method: "POST",
  path: "/jobs/:jobId/cancel",
  permission: "jobs.read",
  summary: { zh: "取消任务", en: "Cancel a job" },
  params: Type.Object({ jobId: IdOf("job") }),
  query: Nothing,
  response: Type.Object({ isCancelled: Type.Boolean() }),
});

export const listActors = defineEndpoint({
  id: "access.actors",
  method: "GET",
  path: "/access/actors",
  permission: "self",
  summary: { zh: "本工作区的人员", en: "People of this workspace" },
  params: Nothing,
  query: Nothing,
  response: Type.Object({
    rows: Type.Array(Type.Object({ id: IdOf("actor"), displayName: Type.String() })),
  }),
});

export const listAgencies = defineEndpoint({
  id: "access.agencies",
  method: "GET",
  path: "/access/agencies",
  permission: "self",
  summary: { zh: "本工作区的单位", en: "Agencies of this workspace" },
  params: Nothing,
  query: Nothing,
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: IdOf("agency"),
        parentId: Nullable(IdOf("agency")),
        level: Type.String(),
        kind: Type.String(),
        name: TextView,
      }),
    ),
  }),
});

export const verifyAudit = defineEndpoint({
  id: "audit.verify",
  method: "POST",
  path: "/audit/verify",
  permission: "audit.read",
  summary: { zh: "核验审计链", en: "Verify the audit chain" },
  params: Nothing,
  query: Nothing,
  response: Type.Object({
    linkCount: Type.Integer(),
    entryCount: Type.Integer(),
    lastSha256: Type.String(),
    broken: Nullable(Type.Object({ seq: Type.String(), what: Type.String() })),
  }),
});

/** An entry of the audit log. */
export const AuditEntryView = Type.Object({
  /** The link of the chain; what was done in one commit shares it. */
  seq: Type.String(),
  /** The place in that link, from 0. */
  position: Type.Integer(),
  at: InstantText,
  actorName: Type.String(),
  purpose: Type.String(),
  action: Type.String(),
  subject: Type.String(),
  outcome: OneOf(["done", "denied", "refused", "failed"]),
});

export const listAudit = defineEndpoint({
  id: "audit.list",
  method: "GET",
  path: "/audit",
  permission: "audit.read",
  summary: { zh: "审计日志", en: "The audit log" },
  params: Nothing,
  query: Type.Object({
    subject: Type.Optional(Type.String({ maxLength: 100 })),
    outcome: Type.Optional(OneOf(["done", "denied", "refused", "failed"])),
    /** `seq.position` of the last entry known: the entries that follow it, earlier ones, are given. */
    after: Type.Optional(Type.String({ pattern: "^[0-9]{1,18}\\.[0-9]{1,9}$" })),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  response: Type.Object({ rows: Type.Array(AuditEntryView) }),
});

export const listWorkspaces = defineEndpoint({
  id: "access.workspaces",
  method: "GET",
  path: "/access/workspaces",
  permission: "self",
  summary: { zh: "本人所在的工作区", en: "The workspaces one serves in" },
  params: Nothing,
  query: Nothing,
  response: Type.Object({ rows: Type.Array(WorkspaceView) }),
});
