// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { AuditEntry, AuditLink } from "./chain.ts";
import { checkLink, makeLink } from "./chain.ts";

/** Number of the advisory lock under which links are added, one after another. */
const chainLock = 7_741_001;

/**
 * Adds the entries of one commit as one link. Call last in the transaction, as any role of ours: from
 * here on it is the owner's. Few statements, since all commits of the installation pass here one
 * after another. The lock needs one of its own: the next must see what the one before committed.
 */
export async function appendLink(
  db: Kysely<unknown>,
  at: string,
  entries: readonly AuditEntry[],
): Promise<AuditLink> {
  await sql`select set_config('role', 'none', true), pg_advisory_xact_lock(${chainLock})`.execute(
    db,
  );
  const last = await sql<{ seq: bigint; linkSha256: string }>`
    select seq, link_sha256 as "linkSha256" from store.audit_links order by seq desc limit 1
  `.execute(db);
  const link = makeLink(last.rows[0] ?? null, at, entries);
  await sql`
    with link as (
      insert into store.audit_links (seq, at, entry_count, root_sha256, previous_sha256, link_sha256)
      values (${link.seq}, ${at}, ${link.entryCount}, ${link.rootSha256}, ${link.previousSha256},
        ${link.linkSha256})
      returning seq
    )
    insert into store.audit_entries
      (seq, position, workspace_id, actor_id, purpose, action, subject, outcome, detail)
    select link.seq, (e->>'position')::int, e->>'workspaceId', e->>'actorId', e->>'purpose',
      e->>'action', e->>'subject', e->>'outcome', e->>'detail'
    from link, jsonb_array_elements(${JSON.stringify(entries.map((entry, position) => ({ ...entry, position })))}::jsonb) e
  `.execute(db);
  return link;
}

/** How long the chain is and what its last link is; nothing is verified. As owner. */
export async function chainEnd(
  db: Kysely<unknown>,
): Promise<{ linkCount: number; lastSha256: string }> {
  const { rows } = await sql<{ linkCount: number; lastSha256: string }>`
    select (select count(*)::int from store.audit_links) as "linkCount",
      coalesce((select link_sha256 from store.audit_links order by seq desc limit 1), '') as "lastSha256"
  `.execute(db);
  return rows[0] ?? { linkCount: 0, lastSha256: "" };
}

/** The outcome of verifying the whole chain. */
export interface ChainReport {
  readonly linkCount: number;
  readonly entryCount: number;
  readonly lastSha256: string;
  /** The first broken link, null when all hold. */
  readonly broken: { readonly seq: string; readonly what: string } | null;
}

/** Links read at a time while verifying. */
const verifyBatchCount = 500;

/** Recomputes every link from its entries. Call as owner. */
export async function verifyChain(db: Kysely<unknown>): Promise<ChainReport> {
  let previous: AuditLink | null = null;
  let linkCount = 0;
  let entryCount = 0;
  for (;;) {
    const batch = await readBatch(db, previous?.seq ?? 0n);
    if (batch.length === 0)
      return { linkCount, entryCount, lastSha256: hashOf(previous), broken: null };
    for (const { link, entries } of batch) {
      const what = checkLink(previous, link, entries);
      if (what !== null) {
        const broken = { seq: String(link.seq), what };
        return { linkCount, entryCount, lastSha256: hashOf(previous), broken };
      }
      previous = link;
      linkCount += 1;
      entryCount += entries.length;
    }
  }
}

const hashOf = (link: AuditLink | null) => link?.linkSha256 ?? "";

/** The next links after a number, each with its entries. */
async function readBatch(
  db: Kysely<unknown>,
  after: bigint,
): Promise<{ link: AuditLink; entries: AuditEntry[] }[]> {
  const links = await readLinks(db, after);
  const entries = await readEntries(db, after, links.at(-1)?.seq ?? after);
  return links.map((link) => ({ link, entries: entries.get(link.seq) ?? [] }));
}

async function readLinks(db: Kysely<unknown>, after: bigint): Promise<AuditLink[]> {
  const { rows } = await sql<AuditLink>`
    select seq, at, entry_count as "entryCount", root_sha256 as "rootSha256",
      previous_sha256 as "previousSha256", link_sha256 as "linkSha256"
    from store.audit_links where seq > ${after} order by seq limit ${verifyBatchCount}
  `.execute(db);
  return rows;
}

async function readEntries(
  db: Kysely<unknown>,
  after: bigint,
  until: bigint,
): Promise<Map<bigint, AuditEntry[]>> {
  const { rows } = await sql<AuditEntry & { seq: bigint }>`
    select seq, workspace_id as "workspaceId", actor_id as "actorId", purpose, action, subject, outcome, detail
    from store.audit_entries where seq > ${after} and seq <= ${until} order by seq, position
  `.execute(db);
  return Map.groupBy(rows, (row) => row.seq);
}
