// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { ClockKind, ClockStateName } from "./clock.ts";

/** How the kinds of clocks are called. */
export const clockKindTexts: Readonly<Record<ClockKind, Text>> = {
  "legal-deadline": { zh: "法定期限", en: "Legal deadline" },
  "request-reply": { zh: "请求答复期限", en: "Reply to a request" },
  "restraint-expiry": { zh: "查封、扣押、冻结到期", en: "Expiry of a restraint" },
  detention: { zh: "羁押期限", en: "Length of detention" },
  review: { zh: "复核期限", en: "Review" },
  internal: { zh: "内部时限", en: "Internal time limit" },
  other: { zh: "其他", en: "Other" },
};

/** How the states of clocks are called. */
export const clockStateTexts: Readonly<Record<ClockStateName, Text>> = {
  "not-started": { zh: "未起算", en: "Not started" },
  running: { zh: "计时中", en: "Running" },
  "due-soon": { zh: "即将到期", en: "Due soon" },
  overdue: { zh: "已逾期", en: "Overdue" },
  paused: { zh: "已中止计时", en: "Paused" },
  stopped: { zh: "已终止", en: "Stopped" },
  uncertain: { zh: "起算日不确切", en: "Start too vague to tell" },
  unknown: { zh: "起算日不明", en: "Start unknown" },
};
