// SPDX-License-Identifier: Apache-2.0
import type { CaseId, ExhibitId } from "@tianwang/kernel/ids";
import type { ExhibitReader, FileToRead } from "@tianwang/evidence/server";
import { findExhibit } from "@tianwang/evidence/server";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { actorOf } from "../who.data.ts";
import type { CasePlace } from "./case-head.data.ts";
import { requireCase, writableCase } from "./case-head.data.ts";
import type { CaseExhibitView } from "./case-exhibit.wire.ts";

/** Exhibits of a page unless told. */
export const exhibitCountDefault = 200;

async function link(work: Work, place: CasePlace, exhibitId: ExhibitId): Promise<void> {
  const added = await work.change(sql`
    insert into casework.case_exhibits (case_id, compartment_id, exhibit_id, added_by, added_at)
    values (${place.id}, ${place.compartmentId}, ${exhibitId}, ${work.acting.actorId}, ${work.now})
    on conflict do nothing
  `);
  work.audit("casework.exhibits.add", place.id, { exhibitId, added });
}

/** Adds an exhibit to a case. An exhibit that is there already stays as it was added first. */
export async function addCaseExhibit(
  work: Work,
  caseId: CaseId,
  exhibitId: ExhibitId,
): Promise<void> {
  const head = await writableCase(work, caseId);
  if (!(await findExhibit(work, exhibitId))) {
    throw refuse("CASEWORK_NO_EXHIBIT", { id: exhibitId });
  }
  await link(work, head, exhibitId);
}

/**
 * Puts every file that is taken into the compartment of a case on the list of its exhibits, in the
 * commit that makes the exhibit.
 */
export const exhibitReader: ExhibitReader = {
  id: "casework",
  prepare: (file) =>
    Promise.resolve({
      outcome: "kept",
      reason: null,
      problems: [],
      commit: (work) => linkByCompartment(work, file),
      discard: () => Promise.resolve(),
    }),
};

async function linkByCompartment(work: Work, file: FileToRead): Promise<void> {
  const place = await work.first(sql<CasePlace>`
    select id, compartment_id as "compartmentId" from casework.cases
    where compartment_id = ${file.compartmentId}
  `);
  if (place) await link(work, place, file.exhibitId);
}

/** The exhibits of a case in the order in which they were added, a page of them. */
export async function listCaseExhibits(
  work: Work,
  caseId: CaseId,
  page: { readonly from?: number; readonly count?: number } = {},
): Promise<{ totalCount: number; rows: CaseExhibitView[] }> {
  await requireCase(work, caseId);
  const counted = await work.first(sql<{ totalCount: number }>`
    select count(*)::int as "totalCount" from casework.case_exhibits where case_id = ${caseId}
  `);
  const rows = await work.rows(sql<CaseExhibitView>`
    select x.exhibit_id as "exhibitId", ${actorOf("x.added_by")} as "addedBy", x.added_at as "addedAt"
    from casework.case_exhibits x where x.case_id = ${caseId}
    order by x.added_at, x.exhibit_id
    limit ${page.count ?? exhibitCountDefault} offset ${page.from ?? 0}
  `);
  work.audit("casework.exhibits.list", caseId, { count: rows.length });
  return { totalCount: counted?.totalCount ?? 0, rows };
}

/** The cases that hold an exhibit, as far as the actor may see them. */
export async function casesOfExhibit(work: Work, exhibitId: ExhibitId): Promise<CaseId[]> {
  const rows = await work.rows(sql<{ id: CaseId }>`
    select case_id as id from casework.case_exhibits
    where exhibit_id = ${exhibitId} order by case_id limit 500
  `);
  return rows.map((row) => row.id);
}
