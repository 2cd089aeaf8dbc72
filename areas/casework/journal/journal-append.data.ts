// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Id } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { CasePlace } from "../cases/case-head.data.ts";
import type { Contact } from "./contact.ts";
import type { JournalKind } from "./journal-entry.ts";
import type { EventValues, JournalEvent } from "./journal-event.text.ts";

/** An entry before it has a number. */
export interface NewEntry {
  readonly kind: JournalKind;
  readonly text: string;
  readonly event: { readonly name: JournalEvent; readonly values: EventValues } | null;
  readonly contact: Contact | null;
  readonly happenedOn: CalendarDate | null;
  readonly correctsId: Id<"journal"> | null;
  readonly isExculpatory: boolean;
}

/** Adds an entry with the next number of its case. Nothing ever changes it. */
export async function appendEntry(
  work: Work,
  place: CasePlace,
  entry: NewEntry,
): Promise<Id<"journal">> {
  const id = work.newId("journal");
  const counted = await work.first(sql<{ number: number }>`
    update casework.cases set journal_count = journal_count + 1
    where id = ${place.id} returning journal_count as number
  `);
  assert(counted, "the journal of a case is written by those who may change the case");
  await work.change(sql`
    insert into casework.journal_entries
      (id, case_id, compartment_id, number, kind, text, event, event_values, contact, happened_on,
       corrects_id, is_exculpatory, written_by, written_at)
    values (${id}, ${place.id}, ${place.compartmentId}, ${counted.number}, ${entry.kind}, ${entry.text},
      ${entry.event?.name ?? null}, ${jsonOrNull(entry.event?.values)}::jsonb,
      ${jsonOrNull(entry.contact)}::jsonb, ${entry.happenedOn}, ${entry.correctsId},
      ${entry.isExculpatory}, ${work.acting.actorId}, ${work.now})
  `);
  return id;
}

const jsonOrNull = (value: unknown) => (value ? JSON.stringify(value) : null);

/** Has the program write what was done. */
export async function writeEvent(
  work: Work,
  place: CasePlace,
  name: JournalEvent,
  values: EventValues,
): Promise<void> {
  await appendEntry(work, place, {
    kind: "system",
    text: "",
    event: { name, values },
    contact: null,
    happenedOn: null,
    correctsId: null,
    isExculpatory: false,
  });
}
