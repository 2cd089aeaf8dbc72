// SPDX-License-Identifier: Apache-2.0
import type { CaseId, Id } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { requireCase, writableCase } from "../cases/case-head.data.ts";
import { refuse } from "../errors.ts";
import { actorOf, pastDayOf } from "../who.data.ts";
import type { Contact } from "./contact.ts";
import { checkContact } from "./contact.ts";
import { appendEntry } from "./journal-append.data.ts";
import type { JournalKind, WrittenKind } from "./journal-entry.ts";
import { checkCorrection } from "./journal-entry.ts";
import type { EventValues } from "./journal-event.text.ts";
import { describeEvent } from "./journal-event.text.ts";
import type { JournalEntryView } from "./journal.wire.ts";

/** Entries of a page unless told. */
export const entryCountDefault = 100;

/** An entry that a person writes. */
export interface WrittenEntry {
  readonly kind: WrittenKind;
  readonly text: string;
  readonly happenedOn?: string;
  readonly contact?: Contact;
  readonly correctsId?: string;
  readonly exculpatory?: boolean;
}

interface EntryRow extends Omit<JournalEntryView, "says"> {
  readonly event: string | null;
  readonly eventValues: EventValues | null;
}

const columns = sql`
  j.id, j.number, j.kind, j.text, j.event, j.event_values as "eventValues", j.contact,
  j.happened_on as "happenedOn", j.is_exculpatory as "isExculpatory",
  j.corrects_id as "correctsId",
  (select k.id from casework.journal_entries k where k.corrects_id = j.id) as "correctedById",
  ${actorOf("j.written_by")} as "writtenBy", j.written_at as "writtenAt"
`;

function viewOf({ event, eventValues, ...row }: EntryRow): JournalEntryView {
  return { ...row, says: event === null ? null : describeEvent(event, eventValues ?? {}) };
}

async function findEntry(work: Work, caseId: CaseId, id: string): Promise<JournalEntryView> {
  const row = await work.first(sql<EntryRow>`
    select ${columns} from casework.journal_entries j where j.case_id = ${caseId} and j.id = ${id}
  `);
  if (!row) throw refuse("CASEWORK_NO_ENTRY", { id });
  return viewOf(row);
}

async function refuseCorrection(work: Work, caseId: CaseId, entry: WrittenEntry): Promise<void> {
  if (entry.correctsId === undefined) return;
  const corrected = await findEntry(work, caseId, entry.correctsId);
  switch (checkCorrection(corrected, entry.kind)) {
    case "written-by-program":
      throw refuse("CASEWORK_ENTRY_BY_PROGRAM");
    case "other-kind":
      throw refuse("CASEWORK_ENTRY_OTHER_KIND");
    case "corrected-already":
      throw refuse("CASEWORK_ENTRY_CORRECTED", {
        id: corrected.id,
        by: corrected.correctedById ?? "",
      });
    case null:
  }
}

function refuseContact({ kind, contact }: WrittenEntry): void {
  if ((kind === "contact") !== (contact !== undefined)) throw refuse("CASEWORK_CONTACT_NEEDED");
  if (!contact) return;
  const gate = checkContact(contact);
  if (gate && !gate.isPassed) throw refuse("CASEWORK_CONTACT_PRESSURE", { gate: gate.gate.id });
  const isStated = contact.purpose.trim() !== "" && contact.lawfulBasis.trim() !== "";
  if (!isStated) throw refuse("CASEWORK_CONTACT_NEEDED");
}

/** Writes an entry. It stays as it is; a later entry may correct it. */
export async function writeEntry(
  work: Work,
  caseId: CaseId,
  entry: WrittenEntry,
): Promise<JournalEntryView> {
  const head = await writableCase(work, caseId);
  refuseContact(entry);
  await refuseCorrection(work, caseId, entry);
  const id = await appendEntry(work, head, {
    kind: entry.kind,
    text: entry.text,
    event: null,
    contact: entry.contact ?? null,
    happenedOn: entry.happenedOn === undefined ? null : pastDayOf(work, entry.happenedOn),
    correctsId: (entry.correctsId ?? null) as Id<"journal"> | null,
    isExculpatory: entry.exculpatory ?? false,
  });
  work.audit("casework.journal.write", caseId, { entryId: id, kind: entry.kind });
  return findEntry(work, caseId, id);
}

/** Which entries, and from where on. */
export interface JournalFilter {
  readonly before?: number;
  readonly count?: number;
  readonly kind?: JournalKind;
  readonly exculpatory?: boolean;
}

function matching(caseId: CaseId, filter: JournalFilter) {
  const { kind, exculpatory = false } = filter;
  return sql`j.case_id = ${caseId} and (${kind ?? null}::text is null or j.kind = ${kind ?? null})
    and (not ${exculpatory}::boolean or j.is_exculpatory)`;
}

/** The journal of a case, newest first, a page of it. */
export async function listEntries(
  work: Work,
  caseId: CaseId,
  filter: JournalFilter = {},
): Promise<{ totalCount: number; rows: JournalEntryView[]; before: number | null }> {
  await requireCase(work, caseId);
  const count = filter.count ?? entryCountDefault;
  const before = filter.before ?? null;
  const where = matching(caseId, filter);
  const counted = await work.first(sql<{ totalCount: number }>`
    select count(*)::int as "totalCount" from casework.journal_entries j where ${where}
  `);
  const rows = await work.rows(sql<EntryRow>`
    select ${columns} from casework.journal_entries j
    where ${where} and (${before}::int is null or j.number < ${before})
    order by j.number desc limit ${count + 1}
  `);
  const shown = rows.slice(0, count).map(viewOf);
  work.audit("casework.journal.list", caseId, { count: shown.length });
  return {
    totalCount: counted?.totalCount ?? 0,
    rows: shown,
    before: rows.length > count ? (shown.at(-1)?.number ?? null) : null,
  };
}
