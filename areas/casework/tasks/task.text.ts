// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { TaskStatus } from "./task-status.ts";

/** How the statuses of a task are called. */
export const taskStatusTexts: Readonly<Record<TaskStatus, Text>> = {
  open: { zh: "待办", en: "To do" },
  "in-progress": { zh: "进行中", en: "In progress" },
  done: { zh: "已完成", en: "Done" },
  dropped: { zh: "已撤销", en: "Dropped" },
};

/** What the commands about tasks say. */
export const taskTexts = defineTexts({
  listSummary: {
    zh: "列出任务；不加选项时列出我的未完成任务",
    en: "List tasks; mine to do unless told",
  },
  addSummary: { zh: "在案件中新建任务", en: "Add a task to a case" },
  doneSummary: { zh: "将任务标记为已完成", en: "Mark a task as done" },
  optionCase: { zh: "只列出此案件的任务（标识）", en: "Only tasks of this case (id)" },
  optionAll: { zh: "不限承办人和状态", en: "Of everybody, and the finished ones too" },
  optionCount: { zh: "最多几条，默认 50", en: "Most rows to print, 50 unless told" },
  optionFrom: { zh: "从第几条开始，默认 0", en: "Rows to skip, 0 unless told" },
  optionKind: { zh: "任务类型，默认 analysis：{kinds}", en: "Kind, analysis unless told: {kinds}" },
  optionDetail: { zh: "任务说明", en: "What is to be done" },
  optionOwner: { zh: "承办人（标识），默认本人", en: "Owner (id), yourself unless told" },
  optionDue: { zh: "截止日期（年-月-日）", en: "Due day (year-month-day)" },
  optionHome: { zh: "在境内办理", en: "Done at home" },
  optionState: { zh: "在此国（地区）办理（ISO 代码）", en: "Done in this State (ISO code)" },
  optionConsent: {
    zh: "所依据的所在国同意书序号",
    en: "Number of the host-State consent relied on",
  },
  optionReason: { zh: "说明", en: "Remark" },
  columnDue: { zh: "截止", en: "Due" },
  columnStatus: { zh: "状态", en: "Status" },
  columnTitle: { zh: "任务", en: "Task" },
  columnCase: { zh: "案件", en: "Case" },
  columnOwner: { zh: "承办人", en: "Owner" },
  columnId: { zh: "标识", en: "Id" },
  noDue: { zh: "未定", en: "none" },
  none: { zh: "没有符合条件的任务。", en: "There is no such task." },
  more: {
    zh: "共 {totalCount} 项任务，列出 {shownCount} 项。用 --from {next} 继续。",
    en: "{shownCount} of {totalCount} tasks. Go on with --from {next}.",
  },
  added: { zh: "已新建任务 {id}：{title}", en: "Added task {id}: {title}" },
  done: { zh: "已完成：{title}", en: "Done: {title}" },
});
