// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { DateText, IdOf, InstantText, Nothing, Nullable, pageQuery } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import {
  ActorView,
  AnyLine,
  FilledLine,
  FilledNote,
  OneOf,
  PageOf,
  Version,
} from "../fields.wire.ts";
import { clockKinds, clockStates } from "./clock.ts";

/** Longest duration of a clock: about a hundred years. */
const dayCountMax = 36_600;
/** Most single days that a working calendar names, off or on: years of notices. */
const calendarDaysMax = 2_000;

/** A date as far as it is known: `2011`, `2011-04`, `2011-04-16`. */
export const VagueDateText = Type.String({ pattern: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" });

const WorkingCalendarBody = Type.Object({
  source: FilledLine,
  weekend: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 6 }),
  daysOff: Type.Array(DateText, { maxItems: calendarDaysMax }),
  daysOn: Type.Array(DateText, { maxItems: calendarDaysMax }),
});

const DayCountNumber = Type.Integer({ minimum: 1, maximum: dayCountMax });

export const ClockEndBody = Type.Union([
  Type.Object({ kind: Type.Literal("date"), dueOn: DateText }),
  Type.Object({ kind: Type.Literal("days"), count: DayCountNumber }),
  Type.Object({
    kind: Type.Literal("working-days"),
    count: DayCountNumber,
    calendar: WorkingCalendarBody,
  }),
]);

/** A clock with how it stands on the day that was asked for. */
export const ClockView = Type.Object({
  id: IdOf("clock"),
  case: Type.Object({ id: IdOf("case"), number: Type.String(), title: Type.String() }),
  taskId: Nullable(IdOf("task")),
  kind: OneOf(clockKinds),
  title: Type.String(),
  /** The rule or act that sets it. */
  basis: Type.String(),
  startsOn: Nullable(VagueDateText),
  end: ClockEndBody,
  pauses: Type.Array(
    Type.Object({ fromOn: DateText, untilOn: Nullable(DateText), reason: Type.String() }),
  ),
  warnDays: Type.Integer(),
  stoppedOn: Nullable(DateText),
  stopReason: Nullable(Type.String()),
  createdBy: ActorView,
  createdAt: InstantText,
  version: Version,
  state: OneOf(clockStates),
  /** Days still to be counted; least and most differ only when the start is vague. */
  daysLeft: Nullable(Type.Object({ min: Type.Integer(), max: Type.Integer() })),
  dueOn: Nullable(Type.Object({ earliest: DateText, latest: DateText })),
  isLate: Nullable(Type.Boolean()),
});
export type ClockView = Static<typeof ClockView>;

const clockParams = Type.Object({ clockId: IdOf("clock") });

export const listClocksEndpoint = defineEndpoint({
  id: "casework.clocks.list",
  method: "GET",
  path: "/casework/clocks",
  permission: "casework.tasks.read",
  summary: { zh: "时限，先到期的在前", en: "Clocks, the most urgent first" },
  params: Nothing,
  query: Type.Object({
    ...pageQuery,
    caseId: Type.Optional(IdOf("case")),
    taskId: Type.Optional(IdOf("task")),
    /** Stopped ones too. */
    stopped: Type.Optional(Type.Boolean()),
    /** How the clocks stand on this day; the present day when left out. */
    on: Type.Optional(DateText),
  }),
  response: PageOf(ClockView),
});

export const setClockEndpoint = defineEndpoint({
  id: "casework.clocks.set",
  method: "POST",
  path: "/casework/clocks",
  permission: "casework.tasks.write",
  summary: { zh: "设定时限", en: "Set a clock" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    caseId: IdOf("case"),
    taskId: Type.Optional(IdOf("task")),
    kind: OneOf(clockKinds),
    title: FilledLine,
    basis: Type.Optional(AnyLine),
    startsOn: Type.Optional(Nullable(VagueDateText)),
    end: ClockEndBody,
    warnDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_660 })),
  }),
  response: ClockView,
});

export const pauseClockEndpoint = defineEndpoint({
  id: "casework.clocks.pause",
  method: "POST",
  path: "/casework/clocks/:clockId/pause",
  permission: "casework.tasks.write",
  summary: { zh: "中止计时", en: "Pause a clock" },
  params: clockParams,
  query: Nothing,
  body: Type.Object({ version: Version, fromOn: DateText, reason: FilledNote }),
  response: ClockView,
});

export const resumeClockEndpoint = defineEndpoint({
  id: "casework.clocks.resume",
  method: "POST",
  path: "/casework/clocks/:clockId/resumption",
  permission: "casework.tasks.write",
  summary: { zh: "恢复计时", en: "Resume a clock" },
  params: clockParams,
  query: Nothing,
  body: Type.Object({ version: Version, untilOn: DateText }),
  response: ClockView,
});

export const stopClockEndpoint = defineEndpoint({
  id: "casework.clocks.stop",
  method: "POST",
  path: "/casework/clocks/:clockId/stop",
  permission: "casework.tasks.write",
  summary: { zh: "终止时限", en: "Stop a clock" },
  params: clockParams,
  query: Nothing,
  body: Type.Object({ version: Version, stoppedOn: DateText, reason: FilledNote }),
  response: ClockView,
});
