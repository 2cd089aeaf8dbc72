// SPDX-License-Identifier: Apache-2.0
import { entityLines } from "@tianwang/entities/server";
import type { CaseId, CompartmentId } from "@tianwang/kernel/ids";
import type { Text } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { requireCase, writableCase } from "../cases/case-head.data.ts";
import { refuse } from "../errors.ts";
import { writeEvent } from "../journal/journal-append.data.ts";
import { actorOf, pastDayOf } from "../who.data.ts";
import type { SubjectRole } from "./subject-role.ts";
import { checkSubjectLabel } from "./subject-role.ts";
import type { SubjectView } from "./subject.wire.ts";

/** Subjects of a page unless told. */
export const subjectCountDefault = 200;

/** What an entity is in a case, and on what that rests. */
export interface SubjectLink {
  readonly entityId: string;
  readonly role: SubjectRole;
  readonly basis?: string;
  readonly note?: string;
  readonly sinceOn?: string | null;
}

const columns = sql`
  s.entity_id as "entityId", s.role, s.basis, s.note, s.since_on as "sinceOn",
  ${actorOf("s.added_by")} as "addedBy", s.added_at as "addedAt"
`;

type SubjectRow = Omit<SubjectView, "entity">;

/** What entities of a compartment are called, by id; entities that are not there are left out. */
async function captions(
  work: Work,
  compartmentId: CompartmentId,
  ids: readonly string[],
): Promise<Map<string, { schema: string; caption: Text }>> {
  const lines = await entityLines(work, compartmentId, ids);
  return new Map(
    lines.map((line) => [
      line.id,
      { schema: line.schema, caption: { zh: line.captionZh, en: line.captionEn } },
    ]),
  );
}

/** Puts an entity into a case or changes what it is there; the journal keeps each change. */
export async function setSubject(work: Work, caseId: CaseId, link: SubjectLink): Promise<void> {
  const head = await writableCase(work, caseId);
  const { entityId, role, basis = "", note = "" } = link;
  const caption = (await captions(work, head.compartmentId, [entityId])).get(entityId)?.caption;
  if (!caption) throw refuse("CASEWORK_NO_ENTITY", { id: entityId });
  const sinceOn = typeof link.sinceOn === "string" ? pastDayOf(work, link.sinceOn) : null;
  const gate = checkSubjectLabel(role, basis, sinceOn);
  if (gate && !gate.isPassed) throw refuse("CASEWORK_LABEL_UNSUPPORTED", { gate: gate.gate.id });
  await work.change(sql`
    insert into casework.subjects
      (case_id, compartment_id, entity_id, role, basis, note, since_on, added_by, added_at)
    values (${caseId}, ${head.compartmentId}, ${entityId}, ${role}, ${basis}, ${note}, ${sinceOn},
      ${work.acting.actorId}, ${work.now})
    on conflict (case_id, entity_id) do update
      set role = excluded.role, basis = excluded.basis, note = excluded.note,
        since_on = excluded.since_on, removed_at = null
  `);
  await writeEvent(work, head, "subject-set", {
    name: caption,
    subjectRole: role,
    basis: basis || "—",
  });
  work.audit("casework.subjects.set", caseId, { entityId, role });
}

/** Takes an entity out of a case. */
export async function removeSubject(
  work: Work,
  caseId: CaseId,
  removal: { readonly entityId: string; readonly reason: string },
): Promise<void> {
  const head = await writableCase(work, caseId);
  const { entityId, reason } = removal;
  const removed = await work.change(sql`
    update casework.subjects set removed_at = ${work.now}
    where case_id = ${caseId} and entity_id = ${entityId} and removed_at is null
  `);
  if (removed === 0) throw refuse("CASEWORK_NO_SUBJECT", { id: entityId });
  await writeEvent(work, head, "subject-removed", {
    name: (await captions(work, head.compartmentId, [entityId])).get(entityId)?.caption ?? entityId,
    reason,
  });
  work.audit("casework.subjects.remove", caseId, { entityId });
}

/** What an entity is in a case; refuses when it is not in it. */
export async function viewSubject(
  work: Work,
  caseId: CaseId,
  entityId: string,
): Promise<SubjectView> {
  const { compartmentId } = await requireCase(work, caseId);
  const row = await work.first(sql<SubjectRow>`
    select ${columns} from casework.subjects s
    where s.case_id = ${caseId} and s.entity_id = ${entityId} and s.removed_at is null
  `);
  if (!row) throw refuse("CASEWORK_NO_SUBJECT", { id: entityId });
  return {
    ...row,
    entity: (await captions(work, compartmentId, [entityId])).get(entityId) ?? null,
  };
}

/** The subjects of a case in the order in which they were added, a page of them. */
export async function listSubjects(
  work: Work,
  caseId: CaseId,
  page: { readonly role?: SubjectRole; readonly from?: number; readonly count?: number } = {},
): Promise<{ totalCount: number; rows: SubjectView[] }> {
  const { compartmentId } = await requireCase(work, caseId);
  const matching = sql`s.case_id = ${caseId} and s.removed_at is null
    and (${page.role ?? null}::text is null or s.role = ${page.role ?? null})`;
  const counted = await work.first(sql<{ totalCount: number }>`
    select count(*)::int as "totalCount" from casework.subjects s where ${matching}
  `);
  const rows = await work.rows(sql<SubjectRow>`
    select ${columns} from casework.subjects s where ${matching}
    order by s.added_at, s.entity_id
    limit ${page.count ?? subjectCountDefault} offset ${page.from ?? 0}
  `);
  work.audit("casework.subjects.list", caseId, { count: rows.length });
  const ids = rows.map((row) => row.entityId);
  const called = await captions(work, compartmentId, ids);
  return {
    totalCount: counted?.totalCount ?? 0,
    rows: rows.map((row) => ({ ...row, entity: called.get(row.entityId) ?? null })),
  };
}

/** The cases in which an entity of a compartment is a subject, as far as the actor may see them. */
export async function casesOfEntity(
  work: Work,
  compartmentId: CompartmentId,
  entityId: string,
): Promise<{ caseId: CaseId; role: SubjectRole }[]> {
  return work.rows(sql<{ caseId: CaseId; role: SubjectRole }>`
    select case_id as "caseId", role from casework.subjects
    where compartment_id = ${compartmentId} and entity_id = ${entityId} and removed_at is null order by case_id limit 500
  `);
}
