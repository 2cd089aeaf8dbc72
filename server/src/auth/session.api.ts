// SPDX-License-Identifier: Apache-2.0
import type { Permission } from "@tianwang/kernel/access";
import { permissions, purposes } from "@tianwang/kernel/access";
import type { Acting } from "@tianwang/store";
import {
  endSession,
  hasPersons,
  myWorkspaces,
  openSession,
  setUpAdministrator,
  signIn,
} from "@tianwang/store/access";
import * as wire from "@tianwang/wire/kit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "../errors.ts";
import type { Gatekeeper } from "../http/acting.ts";
import { cookieName, requireCsrf, sessionOf, workspaceOf } from "../http/acting.ts";
import { schemaOf } from "../http/mount.ts";

/** Sign-in attempts allowed from one address in a minute. */
const signInCountMax = 10;

function setCookie(gate: Gatekeeper, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(gate.isSecure), token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: gate.isSecure,
  });
}

async function sessionView(
  gate: Gatekeeper,
  request: FastifyRequest,
  version: string,
): Promise<wire.SessionView> {
  const isSetupNeeded = !(await gate.store.asOwner(hasPersons));
  const session = await sessionOf(gate, request);
  const nobody = {
    isSetupNeeded,
    actor: null,
    csrfToken: null,
    workspaces: [],
    workspaceId: null,
    roles: [],
    permissions: [],
    purposes: [...purposes],
    version,
  };
  if (!session) return nobody;
  const acting: Acting = {
    actorId: session.actorId,
    purpose: "administration",
    workspaceId: workspaceOf(gate, request),
  };
  return gate.store.run(acting, wire.showSession.id, async (work) => ({
    ...nobody,
    actor: { id: session.actorId, displayName: session.displayName },
    csrfToken: session.csrfToken,
    workspaces: (await myWorkspaces(work)).map(({ id, kind, title }) => ({
      id,
      kind,
      title: { ...title },
    })),
    workspaceId: work.roles.length > 0 ? acting.workspaceId : null,
    roles: [...new Set(work.roles.map((held) => held.role))],
    permissions: permissions.filter((permission: Permission) => work.may(permission)),
  }));
}

/** Sign-in, sign-out, first administrator. */
export function mountSession(app: FastifyInstance, gate: Gatekeeper, version: string): void {
  const limited = { config: { rateLimit: { max: signInCountMax, timeWindow: 60_000 } } };
  const begin = async (reply: FastifyReply, actorId: Acting["actorId"]) => {
    const opened = await gate.store.asOwner((db) => openSession(db, actorId, gate.store.clock()));
    setCookie(gate, reply, opened.token);
    return {};
  };

  app.get("/api/session", { schema: schemaOf(wire.showSession) }, (request) =>
    sessionView(gate, request, version),
  );

  app.post(
    "/api/session",
    { schema: schemaOf(wire.openSession), ...limited },
    async (request, reply) => {
      const { name, password } = request.body as { name: string; password: string };
      const actorId = await signIn(gate.store, name, password);
      const acting = {
        actorId: actorId ?? gate.installation.operatorId,
        purpose: "administration" as const,
        workspaceId: gate.installation.mainWorkspaceId,
      };
      if (!actorId) {
        const wrong = refuse("SESSION_WRONG");
        await gate.store.note(acting, wire.openSession.id, wrong);
        throw wrong;
      }
      await gate.store.run(acting, wire.openSession.id, async (work) =>
        work.audit(wire.openSession.id, actorId),
      );
      return begin(reply, actorId);
    },
  );

  app.delete("/api/session", { schema: schemaOf(wire.closeSession) }, async (request, reply) => {
    const session = await sessionOf(gate, request);
    const token = request.cookies[cookieName(gate.isSecure)];
    if (session && token) {
      requireCsrf(session, request);
      await gate.store.asOwner((db) => endSession(db, token));
    }
    reply.clearCookie(cookieName(gate.isSecure), { path: "/" });
    return {};
  });

  app.post("/api/setup", { schema: schemaOf(wire.setUp), ...limited }, async (request, reply) => {
    const given = request.body as { token: string; name: string; password: string };
    const setting = { now: gate.store.clock(), randomBytes: gate.store.randomBytes };
    const actorId = await setUpAdministrator(gate.store, setting, given);
    if (!actorId) throw refuse("SETUP_LINK");
    return begin(reply, actorId);
  });
}
