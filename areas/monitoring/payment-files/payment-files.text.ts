// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** What the commands on files of payments say. */
export const paymentFileTexts = defineTexts({
  detectSummary: {
    zh: "在交易文件中查找洗钱形态，无需服务器",
    en: "Find the shapes of laundering in a file of payments, without a server",
  },
  detectHelp: {
    zh: "读取 CSV（可为 gzip 压缩），按时间次序交给全部检测器。每条警报是一条线索，不是有罪的结论，并写明怎样才算正常。列名见 docs/guides/detection.zh.md。",
    en: "Reads a CSV, packed with gzip or not, and gives its payments to all detectors in the order of time. An alert is a lead and no finding of guilt; each says what would make it innocent. docs/guides/detection.md lists the names of columns.",
  },
  detectorsSummary: { zh: "列出检测器及其依据", en: "List the detectors and what they rest on" },
  transactionsOption: { zh: "交易文件，.csv 或 .csv.gz", en: "the payments, .csv or .csv.gz" },
  accountsOption: { zh: "账户文件，提供国家或地区", en: "accounts with their countries" },
  windowOption: {
    zh: "一个形态最长跨越的天数，默认 30",
    en: "longest window of a shape in days, 30 by default",
  },
  noveltyOption: {
    zh: "只看首次往来（默认），或看全部支付",
    en: "first contacts only, as by default, or all payments",
  },
  strengthOption: {
    zh: "低于此强度的形态不报，默认 0.5",
    en: "weakest shape that is an alert, 0.5 by default",
  },
  modelOption: { zh: "训练所得的模型", en: "a model made by training" },
  outOption: { zh: "警报写入此文件，每行一条", en: "write the alerts to this file, one a line" },
  jsonOption: { zh: "以 JSON 输出摘要", en: "print the summary as JSON" },
  transactionsNeeded: {
    zh: "请用 --transactions 指定交易文件。",
    en: "Name the payments with --transactions FILE.",
  },
  badNumber: {
    zh: "--window、--min-strength 或 --novelty 的值不在许可范围内。",
    en: "A value of --window, --min-strength or --novelty is out of its bounds.",
  },
  noDetector: { zh: "没有检测器 {id}。", en: "There is no detector {id}." },
  cancelled: { zh: "已取消，未写出任何结果。", en: "Cancelled; nothing was written." },
  watching: { zh: "已看 {done} / {total} 笔", en: "{done} of {total} payments seen" },
  counted: {
    zh: "读取 {read} 行：采用 {taken}，有问题 {problems}，自我转账 {selfTransfers}；警报 {alerts} 条",
    en: "{read} {read:row|rows} read: {taken} taken, {problems} with a problem, {selfTransfers} from an account to itself; {alerts} {alerts:alert|alerts}",
  },
  limitBit: {
    zh: "限额 {limit} 触及 {count} 次，最先在账户：{accounts}",
    en: "The limit {limit} bit {count} {count:time|times}, first at: {accounts}",
  },
});
