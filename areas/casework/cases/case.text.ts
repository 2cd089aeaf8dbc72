// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { CaseStatus } from "./case-status.ts";

/** How the statuses of a case are called. */
export const caseStatusTexts: Readonly<Record<CaseStatus, Text>> = {
  opened: { zh: "已立项", en: "Opened" },
  active: { zh: "办理中", en: "Active" },
  suspended: { zh: "中止", en: "Suspended" },
  closed: { zh: "已办结", en: "Closed" },
};

/** What the commands about cases say. */
export const caseTexts = defineTexts({
  listSummary: { zh: "列出您能看到的案件", en: "List the cases that you may see" },
  openSummary: { zh: "新建案件", en: "Open a case" },
  showSummary: { zh: "查看一个案件", en: "Show a case" },
  optionSearch: { zh: "在编号和名称中查找", en: "Look for this in numbers and titles" },
  optionStatus: {
    zh: "只列出此状态：opened、active、suspended、closed",
    en: "Only this status: opened, active, suspended, closed",
  },
  optionMine: { zh: "只列出我参与的案件", en: "Only cases in whose team I am" },
  optionFrom: { zh: "从第几条开始，默认 0", en: "Rows to skip, 0 unless told" },
  optionCount: { zh: "最多几条，默认 50", en: "Most rows to print, 50 unless told" },
  optionNumber: { zh: "案件编号；不填则自动拟定", en: "Number; proposed when left out" },
  optionText: { zh: "案情摘要", en: "Summary" },
  optionOpenedOn: {
    zh: "立项日期（年-月-日），默认今天",
    en: "Day of opening (year-month-day), today unless told",
  },
  columnNumber: { zh: "编号", en: "Number" },
  columnTitle: { zh: "名称", en: "Title" },
  columnStatus: { zh: "状态", en: "Status" },
  columnLead: { zh: "主办单位", en: "Lead agency" },
  columnOpened: { zh: "立项日期", en: "Opened" },
  columnTasks: { zh: "任务（已完成/全部）", en: "Tasks (done/all)" },
  columnId: { zh: "标识", en: "Id" },
  none: { zh: "没有符合条件的案件。", en: "There is no such case." },
  more: {
    zh: "共 {totalCount} 个案件，列出 {shownCount} 个。用 --from {next} 继续。",
    en: "{shownCount} of {totalCount} cases. Go on with --from {next}.",
  },
  opened: { zh: "已新建案件 {number}：{url}", en: "Opened case {number}: {url}" },
  openTasks: { zh: "未完成任务", en: "Tasks to do" },
  overdueTasks: { zh: "其中逾期", en: "Of these overdue" },
  exhibits: { zh: "证物", en: "Exhibits" },
  subjects: { zh: "涉案对象", en: "Subjects" },
  members: { zh: "专案组成员", en: "Members" },
  clocks: { zh: "运行中的时限", en: "Running clocks" },
  journal: { zh: "办案日志", en: "Journal entries" },
});
