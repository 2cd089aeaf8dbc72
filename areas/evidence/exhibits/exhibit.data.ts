// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, ExhibitId } from "@tianwang/kernel/ids";
import type { Problem } from "@tianwang/kernel/problem";
import { formatLocator } from "@tianwang/kernel/source";
import type { StoredBlob, Work } from "@tianwang/store";
import { noteBlob, sql } from "@tianwang/store";
import type { CustodyKind, Exhibit, Reading } from "./exhibit.ts";

const columns = sql.raw(`id, compartment_id as "compartmentId", sha256, byte_count as "byteCount",
  kind, media_type as "mediaType", original_name as "originalName", relative_path as "relativePath",
  legal_basis as "legalBasis", parent_id as "parentId", added_by as "addedBy", added_at as "addedAt",
  reading, reading_reason as "readingReason"`);

/** What becomes an exhibit; its bytes are in the blob store already. */
export type NewExhibit = Omit<Exhibit, "addedAt" | "addedBy" | "byteCount" | "sha256"> & {
  readonly blob: StoredBlob;
};

/** Records an exhibit and that it was received and stored. */
export async function insertExhibit(work: Work, exhibit: NewExhibit): Promise<void> {
  await work.change(sql`
    insert into evidence.exhibits (id, compartment_id, sha256, byte_count, kind, media_type, original_name,
      relative_path, legal_basis, parent_id, added_by, added_at, reading, reading_reason)
    values (${exhibit.id}, ${exhibit.compartmentId}, ${exhibit.blob.sha256}, ${exhibit.blob.byteCount},
      ${exhibit.kind}, ${exhibit.mediaType}, ${exhibit.originalName}, ${exhibit.relativePath},
      ${exhibit.legalBasis}, ${exhibit.parentId}, ${work.acting.actorId}, ${work.now}, ${exhibit.reading},
      ${exhibit.readingReason === null ? null : JSON.stringify(exhibit.readingReason)}::jsonb)
  `);
  await noteBlob(work, exhibit.blob);
  await addCustody(work, exhibit, "received", {
    path: exhibit.relativePath,
    legalBasis: exhibit.legalBasis,
    parentId: exhibit.parentId,
  });
  await addCustody(work, exhibit, "stored", {
    sha256: exhibit.blob.sha256,
    byteCount: exhibit.blob.byteCount,
  });
  work.audit("evidence.exhibit.add", exhibit.id, { sha256: exhibit.blob.sha256 });
}

/** Adds an event to the custody of an exhibit. */
export async function addCustody(
  work: Work,
  exhibit: Pick<Exhibit, "id" | "compartmentId">,
  kind: CustodyKind,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const json = JSON.stringify(detail, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  // As owner: a reader may not write to the compartment, yet a look is an event of custody.
  await work.asOwner((db) =>
    sql`
      insert into evidence.custody_events (id, compartment_id, exhibit_id, at, actor_id, kind, detail)
      values (${work.newId("custody")}, ${exhibit.compartmentId}, ${exhibit.id}, ${work.now},
        ${work.acting.actorId}, ${kind}, ${json}::jsonb)
    `.execute(db),
  );
}

/**
 * Hours for which one look of a person at an exhibit stands. A screen asks again while it is read, and
 * a custody full of such lines would hide who looked when; the audit log still tells each request.
 */
const viewHours = 1;

/** Notes in the custody of an exhibit that the actor looked at it. */
export async function addView(
  work: Work,
  exhibit: Pick<Exhibit, "id" | "compartmentId">,
): Promise<void> {
  const recent = await work.first(sql`
    select id from evidence.custody_events
    where exhibit_id = ${exhibit.id} and actor_id = ${work.acting.actorId} and kind = 'viewed'
      and at > ${work.now}::timestamptz - make_interval(hours => ${viewHours}::int) limit 1
  `);
  if (!recent) await addCustody(work, exhibit, "viewed", { purpose: work.acting.purpose });
}

/** An exhibit that the actor may see. */
export function findExhibit(work: Work, id: string): Promise<Exhibit | null> {
  return work.first(sql<Exhibit>`select ${columns} from evidence.exhibits where id = ${id}`);
}

/** The exhibit in a compartment with this content. */
export function findBySha256(
  work: Work,
  compartmentId: CompartmentId,
  sha256: string,
): Promise<Exhibit | null> {
  return work.first(sql<Exhibit>`
    select ${columns} from evidence.exhibits
    where compartment_id = ${compartmentId} and sha256 = ${sha256}
  `);
}

/** Which exhibits are wanted; `text` looks in names and paths. */
export interface ExhibitFilter {
  readonly compartmentId: CompartmentId;
  readonly kind?: string | undefined;
  readonly text?: string | undefined;
  readonly from: number;
  readonly count: number;
}

const likeForm = (text: string) => `%${text.replaceAll(/[\\%_]/gu, "\\$&")}%`;

/** A page of exhibits, in the order they came. */
export async function listExhibits(
  work: Work,
  filter: ExhibitFilter,
): Promise<{ rows: Exhibit[]; totalCount: number }> {
  const condition = sql`compartment_id = ${filter.compartmentId}
    and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})
    and (${filter.text ?? null}::text is null or relative_path ilike ${likeForm(filter.text ?? "")})`;
  const rows = await work.rows(sql<Exhibit>`
    select ${columns} from evidence.exhibits where ${condition}
    order by id limit ${filter.count} offset ${filter.from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from evidence.exhibits where ${condition}
  `);
  return { rows, totalCount: total?.count ?? 0 };
}

/** How many exhibits of each kind and reading a compartment has. */
export function countExhibits(
  work: Work,
  compartmentId: CompartmentId,
): Promise<{ kind: string; reading: Reading; count: number }[]> {
  return work.rows(sql<{ kind: string; reading: Reading; count: number }>`
    select kind, reading, count(*)::int as count from evidence.exhibits
    where compartment_id = ${compartmentId} group by kind, reading order by kind, reading
  `);
}

/** An event of custody, with who acted. */
export interface CustodyEvent {
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly kind: CustodyKind;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Most custody events shown of one exhibit. */
const custodyCountMax = 500;

/** The custody of an exhibit, oldest first. */
export function listCustody(work: Work, exhibitId: string): Promise<CustodyEvent[]> {
  return work.rows(sql<CustodyEvent>`
    select e.at, e.actor_id as "actorId", coalesce(a.display_name, e.actor_id) as "actorName", e.kind, e.detail
    from evidence.custody_events e left join store.actors a on a.id = e.actor_id
    where e.exhibit_id = ${exhibitId} order by e.at, e.id limit ${custodyCountMax}
  `);
}

/** Something made from an original, with the tool that made it. */
export interface Derivative {
  readonly kind: string;
  readonly sha256: string;
  readonly byteCount: bigint;
  readonly tool: string;
  readonly toolVersion: string;
  readonly madeAt: string;
  readonly facts: unknown;
}

/** Records a derivative of an exhibit, and in its custody that it was made. */
export async function addDerivative(
  work: Work,
  exhibit: Pick<Exhibit, "id" | "compartmentId">,
  made: { kind: string; blob: StoredBlob; tool: string; toolVersion: string; facts: unknown },
): Promise<void> {
  await work.change(sql`
    insert into evidence.derivatives
      (id, compartment_id, exhibit_id, kind, sha256, byte_count, tool, tool_version, made_at, facts)
    values (${work.newId("derivative")}, ${exhibit.compartmentId}, ${exhibit.id}, ${made.kind},
      ${made.blob.sha256}, ${made.blob.byteCount}, ${made.tool}, ${made.toolVersion}, ${work.now},
      ${JSON.stringify(made.facts)}::jsonb)
  `);
  await noteBlob(work, made.blob);
  await addCustody(work, exhibit, "derived", {
    kind: made.kind,
    sha256: made.blob.sha256,
    tool: `${made.tool} ${made.toolVersion}`,
  });
}

/** What was made from an exhibit. */
export function listDerivatives(work: Work, exhibitId: string): Promise<Derivative[]> {
  return work.rows(sql<Derivative>`
    select kind, sha256, byte_count as "byteCount", tool, tool_version as "toolVersion",
      made_at as "madeAt", facts
    from evidence.derivatives where exhibit_id = ${exhibitId} order by id
  `);
}

/** Most problems kept of one reading; more are counted in the last one. */
export const problemCountMax = 10_000;

/** Keeps what a reader said of an exhibit. */
export async function addProblems(
  work: Work,
  exhibit: Pick<Exhibit, "id" | "compartmentId">,
  reader: string,
  problems: readonly Problem[],
): Promise<void> {
  const rows = problems.slice(0, problemCountMax).map((problem, position) => ({
    id: work.newId("problem"),
    code: problem.code,
    severity: problem.severity,
    locator: formatLocator(problem.locator),
    // PostgreSQL text cannot hold U+0000; it is shown as its picture.
    field: problem.field.replaceAll("\u0000", "␀"),
    value: problem.value.replaceAll("\u0000", "␀").toWellFormed(),
    position,
  }));
  if (rows.length === 0) return;
  await work.change(sql`
    insert into evidence.problems
      (id, compartment_id, exhibit_id, reader, code, severity, locator, field, value, position)
    select r.id, ${exhibit.compartmentId}, ${exhibit.id}, ${reader}, r.code, r.severity, r.locator, r.field,
      r.value, r.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, code text, severity text,
      locator text, field text, value text, position int)
  `);
}

/** Replaces what a reader said of an exhibit, and marks it as read, when it has been read anew. */
export async function replaceProblems(
  work: Work,
  exhibit: Pick<Exhibit, "id" | "compartmentId">,
  reader: string,
  problems: readonly Problem[],
): Promise<void> {
  await work.change(
    sql`delete from evidence.problems where exhibit_id = ${exhibit.id} and reader = ${reader}`,
  );
  await addProblems(work, exhibit, reader, problems);
  await work.change(sql`
    update evidence.exhibits set reading = 'read', reading_reason = null where id = ${exhibit.id}
  `);
}

/** A kept problem with its exhibit. */
export interface KeptProblem {
  readonly exhibitId: ExhibitId;
  readonly exhibitName: string;
  readonly code: string;
  readonly severity: "info" | "warning" | "error";
  readonly locator: string;
  readonly field: string;
  readonly value: string;
}

/** Problems of a compartment or of one exhibit. */
export async function listProblems(
  work: Work,
  filter: {
    readonly compartmentId: CompartmentId;
    readonly exhibitId?: string | undefined;
    readonly severity?: string | undefined;
    readonly from: number;
    readonly count: number;
  },
): Promise<{ rows: KeptProblem[]; totalCount: number }> {
  const condition = sql`p.compartment_id = ${filter.compartmentId}
    and (${filter.exhibitId ?? null}::text is null or p.exhibit_id = ${filter.exhibitId ?? null})
    and (${filter.severity ?? null}::text is null or p.severity = ${filter.severity ?? null})`;
  const rows = await work.rows(sql<KeptProblem>`
    select p.exhibit_id as "exhibitId", e.original_name as "exhibitName", p.code, p.severity, p.locator,
      p.field, p.value
    from evidence.problems p join evidence.exhibits e on e.id = p.exhibit_id
    where ${condition} order by p.exhibit_id, p.position limit ${filter.count} offset ${filter.from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from evidence.problems p where ${condition}
  `);
  return { rows, totalCount: total?.count ?? 0 };
}
