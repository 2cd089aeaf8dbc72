// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** What the commands on files of payments say. */
export const paymentFileTexts = defineTexts({
  detectSummary: {
    zh: "在交易文件（无需服务器）或案件中查找洗钱形态",
    en: "Find the shapes of laundering in a file of payments, without a server, or in a case",
  },
  detectHelp: {
    zh: "读取 CSV（可为 gzip 压缩），按时间次序交给全部检测器。每条预警是一条线索，不是有罪的结论，并写明怎样才算正常。列名见 docs/guides/detection.zh.md。使用 --case 时，检测案件中付款、收款账户均已知的交易，结果保存在案件中并取代上一次；对相同交易的判断予以保留。",
    en: "Reads a CSV, packed with gzip or not, and gives its payments to all detectors in the order of time. An alert is a lead and no finding of guilt; each says what would make it innocent. docs/guides/detection.md lists the names of columns. With --case it looks at the payments of a case between known accounts; what it finds is saved there, in place of the run before, and judgements of the same payments stay.",
  },
  backtestSummary: {
    zh: "用已知真相的交易文件检验检测器",
    en: "Judge the detectors on a file of payments whose truth is known",
  },
  backtestHelp: {
    zh: "标注可以是 tx_id、is_sar、attempt_id，也可以像 AMLworld 那样逐笔写出交易。“找到”指一条预警含该次作案至少一半的交易；“命名正确”指含得最多的那条预警与作案同类。--tune-until 在该日之前选定分界，只在该日之后报告一次。",
    en: "Labels are tx_id, is_sar, attempt_id, or whole payments as AMLworld has them. An attempt is found when one alert holds at least half of its payments, and named right when the alert that holds most of them has its typology. --tune-until chooses the cut before that date and reports once on what follows.",
  },
  labelsOption: { zh: "标注文件", en: "the labels" },
  attemptsOption: { zh: "作案清单，含类型", en: "the attempts with their typologies" },
  tuneOption: {
    zh: "分界只用此日之前的数据选定",
    en: "choose the cut on what lies before this date only",
  },
  trainSummary: {
    zh: "用已知真相的交易训练可逐项相加的评分",
    en: "Train a score that can be added up by hand on payments whose truth is known",
  },
  trainHelp: {
    zh: "评分由各项数值的贡献相加而成：交易所在形态，以及账户此前的行为；只看过去，不用编号和标注，默认也不用支付方式。权重用前四分之三时间拟合，分界在其后选定。",
    en: "The score adds up what each number contributes: the shapes that a payment lies in, and how its accounts behaved before. It looks back only, and uses no id or label, nor the form of payment unless asked. Weights are fitted to the first three quarters of the payments, the cut is chosen on the rest.",
  },
  modelOutOption: { zh: "模型写入此文件", en: "write the model to this file" },
  withoutFormatOption: {
    zh: "不使用支付方式（默认）",
    en: "use no form of payment, as by default",
  },
  withFormatOption: {
    zh: "也使用支付方式；AMLworld 的标注会因此泄露",
    en: "use the form of payment too; it gives AMLworld's labels away",
  },
  formatTwice: {
    zh: "--with-format 与 --without-format 只能选其一。",
    en: "Give --with-format or --without-format, not both.",
  },
  outNeeded: { zh: "请用 --out 指定模型文件。", en: "Name the model with --out FILE." },
  trained: {
    zh: "已训练；分界 {cut}，在 {from} 之后的留出部分 F1 {f1} %",
    en: "Trained; cut {cut}, F1 {f1} % on the part held out from {from} on",
  },
  labelsNeeded: { zh: "请用 --labels 指定标注文件。", en: "Name the labels with --labels FILE." },
  badDate: {
    zh: "--tune-until 须为日期，如 2017-09-01。",
    en: "--tune-until is a date such as 2017-09-01.",
  },
  sealed: {
    zh: "以下只涉及封存的后段，分界在前段选定：",
    en: "Of the sealed later part only; the cut was chosen on the earlier one:",
  },
  judged: {
    zh: "分界 {cut}：预警 {alerts} 条；按交易计，精确率 {precision} %，召回率 {recall} %，F1 {f1} %",
    en: "Cut {cut}: {alerts} {alerts:alert|alerts}; by transaction precision {precision} %, recall {recall} %, F1 {f1} %",
  },
  attemptLine: {
    zh: "{typology}：{attempts} 次作案，找到 {found}，命名正确 {named}；不限强度可找到 {foundAtAnyStrength}",
    en: "{typology}: {found} of {attempts} found, {named} named right; {foundAtAnyStrength} found at any strength",
  },
  decoyLine: {
    zh: "被标记的诱饵 {share} %；每千个账户误报 {perThousand} 条",
    en: "{share} % of decoys flagged; {perThousand} false {perThousand:alert|alerts} for a thousand accounts",
  },
  detectorsSummary: { zh: "列出检测器及其依据", en: "List the detectors and what they rest on" },
  transactionsOption: { zh: "交易文件，.csv 或 .csv.gz", en: "the payments, .csv or .csv.gz" },
  ratesOption: {
    zh: "每日汇率（on,currency,unitsPerDollar），用于比较不同币种的金额",
    en: "rates of the day (on,currency,unitsPerDollar), to compare amounts across currencies",
  },
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
  outOption: { zh: "预警写入此文件，每行一条", en: "write the alerts to this file, one a line" },
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
    zh: "读取 {read} 行：采用 {taken}，有问题 {problems}，自我转账 {selfTransfers}；预警 {alerts} 条",
    en: "{read} {read:row|rows} read: {taken} taken, {problems} with a problem, {selfTransfers} from an account to itself; {alerts} {alerts:alert|alerts}",
  },
  limitBit: {
    zh: "限额 {limit} 触及 {count} 次，最先在账户：{accounts}",
    en: "The limit {limit} bit {count} {count:time|times}, first at: {accounts}",
  },
});
