// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from "node:crypto";
import type { Purpose } from "@tianwang/kernel/access";
import { purposes } from "@tianwang/kernel/access";
import type { WorkspaceId } from "@tianwang/kernel/ids";
import { isId } from "@tianwang/kernel/ids";
import type { Acting, Installation, Store } from "@tianwang/store";
import type { Session } from "@tianwang/store/access";
import type { FastifyRequest } from "fastify";
import { lookUpSession } from "../auth/session-desk.ts";
import { refuse } from "../errors.ts";

/** Name of the session cookie; the prefix makes browsers insist on Secure behind TLS. */
export const cookieName = (isSecure: boolean) => (isSecure ? "__Host-tianwang" : "tianwang");

/** What the server needs to find out who asks. */
export interface Gatekeeper {
  readonly store: Store;
  readonly installation: Installation;
  /** Token of the installation's own command line; lies in the data folder, mode 0600. */
  readonly operatorToken: string;
  readonly isSecure: boolean;
}

function header(request: FastifyRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

/** The session of the request's cookie, or null. */
export async function sessionOf(
  gate: Gatekeeper,
  request: FastifyRequest,
): Promise<Session | null> {
  const token = request.cookies[cookieName(gate.isSecure)];
  if (!token) return null;
  return lookUpSession(gate.store, token);
}

function isOperator(gate: Gatekeeper, request: FastifyRequest): boolean {
  const given = Buffer.from(header(request, "x-operator-token"));
  const wanted = Buffer.from(gate.operatorToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Refuses whoever does not bring the operator's token: the matter concerns the whole installation. */
export function requireOperator(gate: Gatekeeper, request: FastifyRequest): void {
  if (!isOperator(gate, request)) throw refuse("OPERATOR_ONLY");
}

const isChange = (method: string) => method !== "GET" && method !== "HEAD";

/** The workspace asked for, the main one when none is named. */
export function workspaceOf(gate: Gatekeeper, request: FastifyRequest): WorkspaceId {
  const wanted = header(request, "x-workspace");
  if (wanted === "") return gate.installation.mainWorkspaceId;
  if (!isId("workspace", wanted)) throw refuse("WORKSPACE_UNKNOWN");
  return wanted;
}

function purposeOf(request: FastifyRequest): Purpose {
  const wanted = header(request, "x-purpose");
  const purpose = purposes.find((candidate) => candidate === wanted);
  if (!purpose) throw refuse("PURPOSE_UNKNOWN");
  return purpose;
}

/** Who acts in a request that needs a sign-in, why and where. Refuses without one. */
export async function actingOf(gate: Gatekeeper, request: FastifyRequest): Promise<Acting> {
  const workspaceId = workspaceOf(gate, request);
  if (isOperator(gate, request)) {
    return { actorId: gate.installation.operatorId, purpose: purposeOf(request), workspaceId };
  }
  const session = await sessionOf(gate, request);
  if (!session) throw refuse("SESSION_NEEDED");
  requireCsrf(session, request);
  return { actorId: session.actorId, purpose: purposeOf(request), workspaceId };
}

/** Refuses a change that does not bring the token of its session. */
export function requireCsrf(session: Session, request: FastifyRequest): void {
  const given = Buffer.from(header(request, "x-csrf-token"));
  const wanted = Buffer.from(session.csrfToken);
  const isRight = given.length === wanted.length && timingSafeEqual(given, wanted);
  if (isChange(request.method) && !isRight) throw refuse("SESSION_CSRF");
}
