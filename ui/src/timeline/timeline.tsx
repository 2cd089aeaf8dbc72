// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement, ReactNode } from "react";
import { DateText } from "../date/date.tsx";
import { dateWords } from "../date/date-words.ts";
import { useLanguage, useTexts } from "../language/language.tsx";
import type { DaySpan } from "./vague-interval.ts";
import { timeTicks, vagueSpan } from "./vague-interval.ts";
import "./timeline.css";

/** Something that happened or lasted; dates as precise as they are known. */
export interface TimelineItem {
  readonly id: string;
  readonly label: ReactNode;
  /** Null: not known. */
  readonly from: string | null;
  /** Absent: at one date; null: it lasts. */
  readonly to?: string | null;
  /** Its source, usually a citation. */
  readonly source?: ReactNode;
}

const texts = defineTexts({
  timeline: { zh: "时间轴", en: "Timeline" },
  until: { zh: "至", en: "to" },
  lasting: { zh: "今", en: "now" },
  vague: { zh: "仅知大致日期", en: "known only roughly" },
});

interface Bar {
  readonly item: TimelineItem;
  /** All days that it may take; null without a place on the scale. */
  readonly span: DaySpan | null;
  /** The days that it takes for certain; null when there is none. */
  readonly certain: DaySpan | null;
}

function barOf(item: TimelineItem, todayDay: number): Bar {
  const start = item.from === null ? null : vagueSpan(item.from);
  if (!start) return { item, span: null, certain: null };
  const today = { fromDay: todayDay, toDay: todayDay };
  const end = typeof item.to === "string" ? (vagueSpan(item.to) ?? start) : start;
  const last = item.to === null ? today : end;
  const isOneDay = start.fromDay === start.toDay;
  const isCertain = last === start ? isOneDay : start.toDay <= last.fromDay;
  return {
    item,
    span: { fromDay: start.fromDay, toDay: Math.max(last.toDay, start.toDay) },
    certain: isCertain ? { fromDay: start.toDay, toDay: last.fromDay } : null,
  };
}

/** The whole span with a little room on both sides. */
function wholeSpan(bars: readonly Bar[]): DaySpan | null {
  const spans = bars.map((bar) => bar.span).filter((span) => span !== null);
  if (spans.length === 0) return null;
  const fromDay = Math.min(...spans.map((span) => span.fromDay));
  const toDay = Math.max(...spans.map((span) => span.toDay));
  const room = Math.max(3, Math.ceil((toDay - fromDay) * 0.03));
  return { fromDay: fromDay - room, toDay: toDay + room };
}

const isSame = (a: DaySpan, b: DaySpan | null) =>
  b !== null && a.fromDay === b.fromDay && a.toDay === b.toDay;

function When({ item, isVague }: { item: TimelineItem; isVague: boolean }): ReactElement {
  const t = useTexts(texts);
  return (
    <span className="tw-timeline-when" {...(isVague ? { title: t("vague") } : {})}>
      <DateText date={item.from} />
      {item.to !== undefined && (
        <>
          {` ${t("until")} `}
          {item.to === null ? t("lasting") : <DateText date={item.to} />}
        </>
      )}
    </span>
  );
}

const tickCountMax = 8;

/**
 * Events and intervals on one scale, in the order given. Days that a vague date may mean are pale,
 * those that are certain are solid; what has no place on the scale stays in the list.
 */
export function Timeline(props: {
  items: readonly TimelineItem[];
  /** Day number of today: intervals that last reach to it. */
  todayDay: number;
}): ReactElement {
  const t = useTexts(texts);
  const language = useLanguage();
  const bars = props.items.map((item) => barOf(item, props.todayDay));
  const whole = wholeSpan(bars);
  const percent = (day: number) =>
    whole ? `${((day - whole.fromDay) / (whole.toDay - whole.fromDay + 1)) * 100}%` : "0%";
  const place = (span: DaySpan) => ({
    insetInlineStart: percent(span.fromDay),
    insetInlineEnd: `calc(100% - ${percent(span.toDay + 1)})`,
  });
  const ticks = whole ? timeTicks(whole, tickCountMax) : [];
  return (
    <div className="tw-timeline">
      <div className="tw-timeline-scale" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick.date} style={{ insetInlineStart: percent(tick.day) }}>
            {dateWords(tick.date, language)}
          </span>
        ))}
      </div>
      <ol aria-label={t("timeline")}>
        {bars.map(({ item, span, certain }) => (
          <li key={item.id} className="tw-timeline-item">
            <span className="tw-timeline-words">
              <span className="tw-timeline-label">{item.label}</span>
              <When item={item} isVague={span !== null && !isSame(span, certain)} />
              {item.source}
            </span>
            <span className="tw-timeline-track" aria-hidden="true">
              {ticks.map((tick) => (
                <i key={tick.date} style={{ insetInlineStart: percent(tick.day) }} />
              ))}
              {span && <b style={place(span)} />}
              {certain && (
                <b data-certain="true" data-lasting={item.to === null} style={place(certain)} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
