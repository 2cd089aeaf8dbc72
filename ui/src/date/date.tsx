// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement } from "react";
import { useLanguage, useTexts } from "../language/language.tsx";
import { agoWords, dateWords, instantWords } from "./date-words.ts";

export { agoWords, dateWords, instantWords } from "./date-words.ts";

const texts = defineTexts({ unknown: { zh: "日期不详", en: "Date unknown" } });

/** A date of the calendar, vague or exact; null is said to be unknown. ISO form in the title. */
export function DateText({ date }: { date: string | null }): ReactElement {
  const language = useLanguage();
  const t = useTexts(texts);
  if (date === null || date === "") return <span className="tw-faint">{t("unknown")}</span>;
  return (
    <time dateTime={date} title={date}>
      {dateWords(date, language)}
    </time>
  );
}

const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment in the zone of the reader; UTC and the zone in the title. */
export function InstantText(props: {
  instant: string;
  /** The present moment: recent ones are then said by their distance. */
  now?: string;
}): ReactElement {
  const language = useLanguage();
  const words = instantWords(props.instant, language, ownZone);
  const ago = props.now === undefined ? null : agoWords(props.instant, props.now, language);
  return (
    <time dateTime={props.instant} title={`${words} ${ownZone} · ${props.instant}`}>
      {ago ?? words}
    </time>
  );
}
