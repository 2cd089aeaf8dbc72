// SPDX-License-Identifier: Apache-2.0
import { calendarDate } from "@tianwang/kernel/calendar";
import type { EntityProblemCode } from "../errors.ts";

/** A date as FollowTheMoney holds it: a prefix of `YYYY-MM-DDTHH:MM:SS`, as exact as it is known. */
export interface DateReading {
  readonly value: string;
  readonly code?: EntityProblemCode & `DATE_${string}`;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Words that place a date inside a year or a month; `about` and `before` do
 * not, and a winter lies in two years. */
const vagueWords =
  /\b(?:spring|summer|autumn|fall|early|late|mid|(?:first|second) half of|q[1-4])\b[\s-]*|[春夏秋初末底]季?$|[上中下]旬$|[上下]半年$|第[一二三四]季度$/iu;

const impossible: DateReading = { value: "", code: "DATE_IMPOSSIBLE" };

/** Builds the prefix from its parts; zero or missing month and day mean unknown. */
function fromParts(year: number, month = 0, day = 0): DateReading {
  if (year < 1) return impossible;
  const start = String(year).padStart(4, "0");
  if (month === 0) return day === 0 ? { value: start } : impossible;
  if (month > 12) return impossible;
  if (day === 0) return { value: `${start}-${String(month).padStart(2, "0")}` };
  const date = calendarDate(year, month, day);
  return date === null ? impossible : { value: date };
}

/** Year first: `2011`, `2011-5`, `2011/05/03`, `2011.5.3`, `20110503`, `2011年5月3日`. */
function readYearFirst(text: string): DateReading | null {
  const match =
    /^(\d{4})(?:\s*[-/.年]\s*(?:(\d{1,2})(?:\s*[-/.月]\s*(?:(\d{1,2})\s*日?)?)?)?)?$/u.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (!match) return null;
  return fromParts(Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0));
}

/** Day or month first with digits only: read when just one order is possible. */
function readYearLast(text: string): DateReading | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(text);
  if (!match) return null;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (first > 12) return fromParts(year, second, first);
  if (second > 12 || first === second) return fromParts(year, first, second);
  return { value: "", code: "DATE_AMBIGUOUS" };
}

/** English months in letters: `3 May 2011`, `May 3, 2011`, `May 2011`. */
function readLetters(text: string): DateReading | null {
  const match =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{3,9})\.?[\s,-]+(\d{4})$/iu.exec(text) ??
    /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu.exec(text);
  if (!match) return null;
  const isMonthFirst = /^[a-z]/iu.test(match[1] ?? "");
  const word = (isMonthFirst ? match[1] : match[2]) ?? "";
  const day = Number((isMonthFirst ? match[2] : match[1]) ?? 0);
  const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const isMonth = month > 0 && (word.length === 3 || isMonthName(word));
  return isMonth ? fromParts(Number(match[3]), month, day) : null;
}

const monthNames =
  /^(?:january|february|march|april|may|june|july|august|sept?|september|october|november|december)$/iu;

function isMonthName(word: string): boolean {
  return monthNames.test(word);
}

const timeForm =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3])(:[0-5]\d(?::(?:[0-5]\d|60))?)?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/u;

/** A date with a time of day; a zone is turned into UTC, as the model wants it. */
function readTime(text: string): DateReading | null {
  const match = timeForm.exec(text);
  if (!match) return null;
  const [, day = "", hour = "", rest = "", zone = "Z"] = match;
  if (readYearFirst(day)?.value !== day) return impossible;
  const time = `${day}T${hour}${rest}`;
  if (zone === "Z") return { value: time };
  const full = rest === "" ? `${time}:00` : time;
  const offset = zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const at = new Date(`${full}${offset}`);
  if (Number.isNaN(at.getTime())) return impossible;
  return { value: at.toISOString().slice(0, time.length) };
}

/** A year or month with words that make it vague: what is certain is kept. */
function readVague(text: string): DateReading | null {
  const rest = text.replace(vagueWords, "").trim();
  if (rest === text) return null;
  const reading = readYearFirst(rest) ?? readLetters(rest);
  if (reading === null || reading.code !== undefined || reading.value.length > 7) return null;
  return { value: reading.value, code: "DATE_VAGUE" };
}

/**
 * Reads a date and keeps its vagueness: nothing is filled up to a first of January. What cannot be
 * read, or read in two ways, comes back as it was, with a code that says so.
 *
 * @example
 *   readVagueDate("2011年5月").value; // "2011-05"
 *   readVagueDate("spring 2011"); // { value: "2011", code: "DATE_VAGUE" }
 *   readVagueDate("03/04/2011").code; // "DATE_AMBIGUOUS"
 */
export function readVagueDate(text: string): DateReading {
  const plain = text.normalize("NFKC").trim();
  const reading =
    readYearFirst(plain) ??
    readTime(plain) ??
    readYearLast(plain) ??
    readLetters(plain) ??
    readVague(plain);
  if (reading === null) return { value: text, code: "DATE_UNREADABLE" };
  const isRead = reading.code === undefined || reading.code === "DATE_VAGUE";
  return isRead ? reading : { ...reading, value: text };
}
