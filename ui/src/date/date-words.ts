// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@tianwang/kernel/text";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * Says a date as precisely as it is known and no more: a day, a month, a year. Anything else
 * ("spring 2011") stays as its source has it.
 *
 * @example
 *   dateWords("2026-11-23", "zh"); // "2026年11月23日"
 *   dateWords("2011-03", "en"); // "Mar 2011"
 */
export function dateWords(date: string, language: Language): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date);
  if (!match) return date;
  const [, year = "", month, day] = match;
  if (language === "zh") {
    const monthWords = month === undefined ? "" : `${Number(month)}月`;
    return `${year}年${monthWords}${day === undefined ? "" : `${Number(day)}日`}`;
  }
  const monthWords = month === undefined ? "" : `${months[Number(month) - 1] ?? month} `;
  return `${day === undefined ? "" : `${Number(day)} `}${monthWords}${year}`;
}

/** Where the reader is: an IANA zone such as `Asia/Shanghai`. */
export type Zone = string;

/**
 * Says a moment in the zone of the reader, to the minute.
 *
 * @example
 *   instantWords("2026-11-23T09:30:00.000Z", "zh", "Asia/Shanghai"); // "2026年11月23日 17:30"
 */
export function instantWords(instant: string, language: Language, zone: Zone): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? "";
  const date = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  return `${dateWords(date, language)} ${part("hour")}:${part("minute")}`;
}

const steps = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3600 },
  { unit: "minute", seconds: 60 },
] as const;

/** How long before `now` a moment was, in words: "3 hours ago", "3小时前"; days at most 30. */
export function agoWords(instant: string, now: string, language: Language): string | null {
  const seconds = Math.round((Date.parse(now) - Date.parse(instant)) / 1000);
  if (Number.isNaN(seconds) || seconds < 0 || seconds > 30 * 86_400) return null;
  const words = new Intl.RelativeTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    numeric: "auto",
  });
  const step = steps.find((one) => seconds >= one.seconds);
  return step
    ? words.format(-Math.floor(seconds / step.seconds), step.unit)
    : words.format(0, "second");
}
