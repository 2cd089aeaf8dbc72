// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import type { ActorId } from "@tianwang/kernel/ids";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Store } from "../store.ts";
import { hashPassword, isPassword } from "./password.ts";
import type { Setting } from "./workspace.data.ts";
import { addMember, createActor } from "./workspace.data.ts";

/** A session ends this long after the last request, and in any case after the second figure. */
const sessionIdleMillis = 8 * 3_600_000;
const sessionMillisMax = 24 * 3_600_000;
/** The one-time link of the first start is good for this long. */
const setupMillis = 24 * 3_600_000;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const later = (at: string, millis: number) => new Date(Date.parse(at) + millis).toISOString();
const secret = () => randomBytes(32).toString("base64url");

/** A session that was just opened; the token goes into the cookie and nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly csrfToken: string;
}

/** Who is signed in. */
export interface Session {
  readonly actorId: ActorId;
  readonly csrfToken: string;
  readonly displayName: string;
}

/** Whether some person can sign in already. As owner. */
export async function hasPersons(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select 1 from store.credentials) as yes
  `.execute(db);
  return rows[0]?.yes ?? false;
}

/** Makes a one-time link's token; earlier unused ones stop working. As owner. */
export async function createSetupToken(db: Kysely<unknown>, now: string): Promise<string> {
  const token = secret();
  await sql`delete from store.setup_tokens where used_at is null`.execute(db);
  await sql`
    insert into store.setup_tokens (token_sha256, created_at, expires_at)
    values (${sha256(token)}, ${now}, ${later(now, setupMillis)})
  `.execute(db);
  return token;
}

/**
 * Uses the one-time link: makes the first administrator, in every workspace. Null when the link is
 * unknown, used or out of date.
 */
export async function setUpAdministrator(
  store: Store,
  setting: Setting,
  given: { readonly token: string; readonly name: string; readonly password: string },
): Promise<ActorId | null> {
  const passwordHash = await hashPassword(given.password);
  return store.asOwner(async (db) => {
    const used = await sql`
      update store.setup_tokens set used_at = ${setting.now}
      where token_sha256 = ${sha256(given.token)} and used_at is null and expires_at > ${setting.now}
    `.execute(db);
    if (used.numAffectedRows !== 1n) return null;
    const actorId = await createActor(db, setting, {
      kind: "person",
      name: given.name.normalize("NFC"),
      displayName: given.name.normalize("NFC"),
    });
    await setPassword(db, actorId, passwordHash, setting.now);
    const roots = await sql<{
      id: string;
    }>`select id from store.agencies where parent_id is null`.execute(db);
    for (const root of roots.rows) {
      await addMember(db, setting, { actorId, agencyId: root.id as never, role: "administrator" });
    }
    return actorId;
  });
}

/** Stores a derived password. As owner. */
export async function setPassword(
  db: Kysely<unknown>,
  actorId: ActorId,
  passwordHash: string,
  now: string,
): Promise<void> {
  await sql`
    insert into store.credentials (actor_id, password_hash, changed_at)
    values (${actorId}, ${passwordHash}, ${now})
    on conflict (actor_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at
  `.execute(db);
}

/** Checks name and password. Null, after the same time, when they do not belong together. */
export async function signIn(
  store: Store,
  name: string,
  password: string,
): Promise<ActorId | null> {
  const found = await store.asOwner(async (db) => {
    const { rows } = await sql<{ id: ActorId; passwordHash: string }>`
      select a.id, c.password_hash as "passwordHash" from store.actors a
      join store.credentials c on c.actor_id = a.id
      where a.name = ${name.normalize("NFC")} and a.kind = 'person' and a.disabled_at is null
    `.execute(db);
    return rows[0] ?? null;
  });
  const isRight = await isPassword(password, found?.passwordHash ?? null);
  return isRight && found ? found.id : null;
}

/** Opens a session. As owner. */
export async function openSession(
  db: Kysely<unknown>,
  actorId: ActorId,
  now: string,
): Promise<OpenedSession> {
  const opened = { token: secret(), csrfToken: secret() };
  await sql`delete from store.sessions where expires_at < ${now}`.execute(db);
  await sql`
    insert into store.sessions (token_sha256, actor_id, csrf_token, created_at, seen_at, expires_at)
    values (${sha256(opened.token)}, ${actorId}, ${opened.csrfToken}, ${now}, ${now}, ${later(now, sessionMillisMax)})
  `.execute(db);
  return opened;
}

/** How old the last note of a session may be before a request renews it: each one would be a write. */
const seenMillis = 60_000;

/**
 * The sessions of cookies, by their tokens; those that are none or have ended are left out. One
 * statement serves all requests that wait. As owner.
 */
export async function findSessions(
  db: Kysely<unknown>,
  tokens: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Session>> {
  const tokenOf = new Map(tokens.map((token) => [sha256(token), token]));
  const { rows } = await sql<Session & { hash: string; isStale: boolean }>`
    select s.token_sha256 as hash, s.actor_id as "actorId", s.csrf_token as "csrfToken",
      a.display_name as "displayName", s.seen_at < ${later(now, -seenMillis)}::timestamptz as "isStale"
    from store.sessions s join store.actors a on a.id = s.actor_id
    where s.token_sha256 = any (${[...tokenOf.keys()]}::text[]) and a.disabled_at is null
      and s.expires_at > ${now} and s.seen_at > ${later(now, -sessionIdleMillis)}
  `.execute(db);
  const stale = rows.filter(({ isStale }) => isStale).map(({ hash }) => hash);
  if (stale.length > 0) {
    await sql`
      update store.sessions set seen_at = ${now} where token_sha256 = any (${stale}::text[])
    `.execute(db);
  }
  return new Map(
    rows.map(({ hash, actorId, csrfToken, displayName }) => [
      tokenOf.get(hash) ?? "",
      { actorId, csrfToken, displayName },
    ]),
  );
}

/** Ends a session. As owner. */
export async function endSession(db: Kysely<unknown>, token: string): Promise<void> {
  await sql`delete from store.sessions where token_sha256 = ${sha256(token)}`.execute(db);
}
