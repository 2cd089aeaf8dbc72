// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";

/** How a piece of work ended. */
export const outcomeTexts: Readonly<Record<"done" | "denied" | "refused" | "failed", Text>> = {
  done: { zh: "完成", en: "Done" },
  denied: { zh: "无权", en: "Denied" },
  refused: { zh: "被拒", en: "Refused" },
  failed: { zh: "出错", en: "Failed" },
};

/** Words of the audit log. */
export const auditTexts = defineTexts({
  audit: { zh: "审计日志", en: "Audit log" },
  note: {
    zh: "每次查阅和变更都按先后记入，前后以哈希相连，不能修改或删除。",
    en: "Every look and every change is recorded in order, chained by hashes, and stays.",
  },
  subject: {
    zh: "对象的完整标识（案件、证物、任务等）",
    en: "Whole id of a case, exhibit, task …",
  },
  outcome: { zh: "结果", en: "Outcome" },
  anyOutcome: { zh: "全部结果", en: "Any outcome" },
  entries: { zh: "日志条目", en: "Entries" },
  purpose: { zh: "目的", en: "Purpose" },
  none: { zh: "没有这样的条目", en: "There is no such entry" },
  noneWhy: { zh: "请放宽条件。", en: "Drop a filter, or look for something else." },
  more: { zh: "更早的条目", en: "Earlier entries" },
  verify: { zh: "核验审计链", en: "Verify the chain" },
  intact: {
    zh: "审计链完整：{links} 个环节，{entries} 条，均与哈希相符。",
    en: "The chain is whole: {links} {links:link|links} with {entries} {entries:entry|entries}, and every hash agrees.",
  },
  last: { zh: "末端哈希", en: "Last hash" },
  lastNote: {
    zh: "把它抄存在别处，日后即可证明此前的条目未被更改。",
    en: "Kept elsewhere, it later proves that no earlier entry was changed.",
  },
  broken: {
    zh: "审计链在第 {seq} 条断裂：{what}",
    en: "The chain is broken at entry {seq}: {what}",
  },
  brokenMend: {
    zh: "请立即停止写入，保留数据目录原状，并通知审计人员。",
    en: "Stop writing now, keep the data folder as it is, and tell the auditor.",
  },
});
