// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words that several screens of this area share. */
export const pageTexts = defineTexts({
  cases: { zh: "案件", en: "Cases" },
  waiting: { zh: "排队中", en: "In line" },
  running: { zh: "进行中", en: "Under way" },
  done: { zh: "已完成", en: "Done" },
  failed: { zh: "未完成", en: "Not finished" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  interrupted: { zh: "已中断", en: "Interrupted" },
  cancelJob: { zh: "取消任务", en: "Cancel the job" },
  cancelling: { zh: "正在取消…", en: "Cancelling…" },
  readingRows: { zh: "正在读取：{count} 行", en: "Reading: {count} rows" },
  following: { zh: "正在逐笔追踪", en: "Following the money" },
  goesOn: {
    zh: "可以离开此页，任务会继续进行。",
    en: "You may leave this page; the job goes on.",
  },
  interruptedWhy: {
    zh: "服务停止时任务尚未完成；没有写入任何结果，请重新开始。",
    en: "The server stopped before the job was finished. Nothing was written: start it again.",
  },
  tryAgain: { zh: "重试", en: "Try again" },
  progress: { zh: "任务进度", en: "Progress of the job" },
  more: { zh: "再显示 {count} 条", en: "Show {count} more" },
});
