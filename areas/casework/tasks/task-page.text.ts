// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { TaskPlace } from "../consents/host-consent.ts";
import type { TaskChangeView } from "./task.wire.ts";

/** Where a task is done. */
export const taskPlaceTexts: Readonly<Record<TaskPlace, Text>> = {
  home: { zh: "境内", en: "At home" },
  abroad: { zh: "境外", en: "Abroad" },
  unstated: { zh: "未说明", en: "Not stated" },
};

/** What of a task was changed. */
export const taskFieldTexts: Readonly<Record<TaskChangeView["field"], Text>> = {
  status: { zh: "状态", en: "Status" },
  owner: { zh: "承办人", en: "Owner" },
  title: { zh: "名称", en: "Title" },
  detail: { zh: "说明", en: "Details" },
  "due-day": { zh: "截止日期", en: "Due day" },
};

/** Words about tasks on the pages. */
export const taskPageTexts = defineTexts({
  tasks: { zh: "任务", en: "Tasks" },
  myTasks: { zh: "我的任务", en: "My tasks" },
  task: { zh: "任务", en: "Task" },
  search: { zh: "查找任务", en: "Find a task" },
  show: { zh: "显示", en: "Show" },
  toDo: { zh: "未完成", en: "To do" },
  everything: { zh: "全部", en: "All" },
  due: { zh: "截止", en: "Due" },
  status: { zh: "状态", en: "Status" },
  kind: { zh: "类型", en: "Kind" },
  owner: { zh: "承办人", en: "Owner" },
  place: { zh: "办理地点", en: "Place" },
  case: { zh: "案件", en: "Case" },
  title: { zh: "名称", en: "Title" },
  detail: { zh: "说明", en: "Details" },
  none: { zh: "没有任务", en: "No tasks" },
  noneWhy: {
    zh: "把下一步写成任务，定好承办人和期限。",
    en: "Put the next step down as a task, with an owner and a day.",
  },
  noneMine: { zh: "没有待办的任务", en: "Nothing is waiting for you" },
  noneMineWhy: {
    zh: "各案分给您的任务会出现在这里，逾期的在最前。",
    en: "Tasks that cases give to you appear here, the overdue ones first.",
  },
  add: { zh: "新建任务", en: "Add a task" },
  ownerHelp: { zh: "须为专案组成员", en: "A member of the team" },
  state: { zh: "所在国（地区）", en: "State or region" },
  consent: { zh: "所在国同意书", en: "Consent of the host State" },
  consentOption: {
    zh: "第 {number} 号 · {authority} {reference} · 至 {until}",
    en: "No. {number} · {authority} {reference} · until {until}",
  },
  consentHelp: {
    zh: "未经所在国同意，不得在其境内采取任何行动（关口 G-01；《联合国反腐败公约》第 4 条）。",
    en: "Nothing is done abroad without the consent of the host State (gate G-01; UNCAC art. 4).",
  },
  noConsents: {
    zh: "本案尚未登记任何同意书；请先在“专案组”页登记。",
    en: "The case holds no consent yet; record one on the page Team first.",
  },
  recordConsent: { zh: "登记同意书", en: "Record a consent" },
  placeNeeded: {
    zh: "此类任务须说明在何处办理。",
    en: "A task of this kind says where it is done.",
  },
  gate: { zh: "关口 G-01：所在国同意", en: "Gate G-01: consent of the host State" },
  move: { zh: "变更状态", en: "Change status" },
  moveTo: { zh: "变更为{status}", en: "Move to: {status}" },
  start: { zh: "开始办理", en: "Start" },
  finish: { zh: "完成", en: "Done" },
  drop: { zh: "撤销", en: "Drop" },
  reopen: { zh: "重新办理", en: "Take up again" },
  putBack: { zh: "退回待办", en: "Back to do" },
  reasonNeeded: { zh: "须说明原因。", en: "A reason is needed." },
  handOver: { zh: "移交", en: "Hand over" },
  handOverTitle: { zh: "移交任务：{title}", en: "Hand over: {title}" },
  handOverNote: {
    zh: "移交及原因写入办案日志。",
    en: "The hand-over and its reason go into the journal.",
  },
  newOwner: { zh: "新承办人", en: "New owner" },
  edit: { zh: "修改任务", en: "Edit the task" },
  reason: { zh: "原因", en: "Reason" },
  history: { zh: "变更记录", en: "History" },
  noHistory: { zh: "尚无变更。", en: "Nothing was changed yet." },
  created: { zh: "新建", en: "Added" },
  nothing: { zh: "空", en: "empty" },
  overdue: { zh: "逾期", en: "overdue" },
});
