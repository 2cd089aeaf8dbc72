// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { OneOf } from "@tianwang/wire/schema";
import { Type } from "typebox";

/** Most rows of one table of a workbook. */
export const workbookRowCountMax = 100_000;
/** Most rows of one table on paper; some fifty pages. */
export const paperRowCountMax = 2_000;

/** The forms of a schedule. */
export const scheduleFormats = ["xlsx", "pdf"] as const;
export type ScheduleFormat = (typeof scheduleFormats)[number];

/** A schedule for a court, from a saved trace or comparison. */
export const fetchSchedule = defineEndpoint({
  id: "claims.schedules.fetch",
  method: "GET",
  path: "/claims/schedules/:subjectId",
  permission: "flows.read",
  summary: {
    zh: "由已保存的追踪或规则比较生成供法庭使用的附表",
    en: "A schedule for a court, from a saved trace or comparison",
  },
  params: Type.Object({
    subjectId: Type.String({ pattern: "^(?:trc|cpr)_[0-9A-HJKMNP-TV-Z]{4,40}$" }),
  }),
  query: Type.Object({
    format: OneOf(scheduleFormats),
    language: OneOf(["zh", "en"]),
    /** Only this doctrine of a comparison; what all say side by side stays. */
    doctrine: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9-]{0,60}$" })),
  }),
  response: "stream",
});
