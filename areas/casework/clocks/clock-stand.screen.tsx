// SPDX-License-Identifier: Apache-2.0
import { DateText } from "@tianwang/ui/date/date";
import type { Translate } from "@tianwang/ui/language/language";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import type { ReactElement } from "react";
import { clockPageTexts } from "./clock-page.text.ts";
import type { ClockStateName } from "./clock.ts";
import { clockStateTexts } from "./clock.text.ts";
import type { ClockView } from "./clock.wire.ts";
import "../cases/case.css";

const tones: Readonly<Record<ClockStateName, Tone>> = {
  "not-started": "waiting",
  running: "active",
  "due-soon": "warn",
  overdue: "danger",
  paused: "info",
  stopped: "good",
  uncertain: "unknown",
  unknown: "unknown",
};

/** How a clock stands, in words with a shape. */
export function ClockTag({ clock }: { clock: ClockView }): ReactElement {
  const say = useText();
  const tone = clock.isLate ? "warn" : tones[clock.state];
  return <StatusTag tone={tone}>{say(clockStateTexts[clock.state])}</StatusTag>;
}

/** The days that are left, or by which the end is past, in the days that the clock counts. */
function leftWords(clock: ClockView, t: Translate<typeof clockPageTexts>): string {
  if (clock.state === "stopped") {
    if (clock.isLate === null) return "";
    return t(clock.isLate ? "stoppedLate" : "stoppedInTime");
  }
  if (clock.daysLeft === null) return t("unknownLeft");
  const { min, max } = clock.daysLeft;
  if (min !== max) return t("leftRange", { min, max });
  if (clock.end.kind === "working-days") {
    return min < 0 ? t("overWorking", { count: -min }) : t("leftWorking", { count: min });
  }
  if (min < 0) return t("over", { count: -min });
  if (min === 0) return t("leftNone");
  return t("left", { count: min });
}

/** What is left of a clock, in words. */
export function ClockLeft({ clock }: { clock: ClockView }): ReactElement {
  const t = useTexts(clockPageTexts);
  const isOverdue = clock.state === "overdue";
  return <span className={isOverdue ? "cw-overdue" : "cw-left"}>{leftWords(clock, t)}</span>;
}

/** The day on which a clock ends; two days where its start is vague. */
export function ClockDue({ clock }: { clock: ClockView }): ReactElement | null {
  const t = useTexts(clockPageTexts);
  if (clock.dueOn === null) return null;
  const { earliest, latest } = clock.dueOn;
  return (
    <span>
      {`${t("due")} `}
      <DateText date={earliest} />
      {latest !== earliest && (
        <>
          {` ${t("dueBetween")} `}
          <DateText date={latest} />
        </>
      )}
    </span>
  );
}
