// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dateOf, parseCalendarDate } from "@tianwang/kernel/calendar";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "./errors.ts";
import { isInFuture } from "./cases/case-status.ts";

/** SQL that shows the actor of a column as id and name; for columns of ours only. */
export const actorOf = (column: string) =>
  sql.raw(`json_build_object('id', ${column}, 'displayName',
    coalesce((select a.display_name from store.actors a where a.id = ${column}), ''))`);

/** SQL that shows the agency of a column as id and name; for columns of ours only. */
export const agencyOf = (column: string) =>
  sql.raw(`(select json_build_object('id', g.id, 'name', json_build_object('zh', g.name_zh, 'en', g.name_en))
    from store.agencies g where g.id = ${column})`);

/** A pattern for `ilike … escape '\'` that finds a text anywhere. */
export function containing(search: string): string {
  return `%${search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}

/** Reads a day; refuses one that does not exist. */
export function dayOf(text: string): CalendarDate {
  const day = parseCalendarDate(text);
  if (day === null) throw refuse("CASEWORK_NO_SUCH_DAY", { value: text });
  return day;
}

/** Reads the day of something that happened; refuses days to come. */
export function pastDayOf(work: Work, text: string): CalendarDate {
  const day = dayOf(text);
  if (isInFuture(day, todayOf(work))) throw refuse("CASEWORK_IN_FUTURE", { on: day });
  return day;
}

/** The calendar day of a piece of work, in UTC. */
export function todayOf(work: Work): CalendarDate {
  return dateOf(work.now);
}
