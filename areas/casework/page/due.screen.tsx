// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dayNumber } from "@tianwang/kernel/calendar";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { WarningIcon } from "@tianwang/ui/look/icons";
import type { ReactElement } from "react";
import { pageTexts } from "./page.text.ts";
import "./page.css";

/** The present day in UTC, as the server counts it. */
export function today(): CalendarDate {
  return new Date().toISOString().slice(0, 10) as CalendarDate;
}

/** From so many days before it on, the distance of a day is said. */
const nearDays = 30;

/** How far a due day is, in words. */
export function useDueWords(): (dueOn: string) => string {
  const t = useTexts(pageTexts);
  return (dueOn) => {
    const days = dayNumber(dueOn as CalendarDate) - dayNumber(today());
    if (days < 0) return t("overdueBy", { count: -days });
    if (days === 0) return t("dueToday");
    if (days === 1) return t("dueTomorrow");
    return days > nearDays ? "" : t("dueIn", { count: days });
  };
}

/** A due day with its distance; what is overdue is said in words and by a shape. */
export function DueDay(props: {
  dueOn: string | null;
  isOverdue: boolean;
  /** Nothing is waiting for it any more: the distance would say nothing. */
  isSettled?: boolean;
}): ReactElement {
  const t = useTexts(pageTexts);
  const words = useDueWords();
  if (props.dueOn === null) return <span className="tw-faint">{t("noDueDay")}</span>;
  const distance = props.isSettled ? "" : words(props.dueOn);
  return (
    <span className={props.isOverdue ? "cw-due cw-overdue" : "cw-due"}>
      {props.isOverdue && <WarningIcon />}
      <DateText date={props.dueOn} />
      {distance !== "" && <span className="cw-due-words">{distance}</span>}
    </span>
  );
}
