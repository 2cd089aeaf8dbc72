// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { RunState } from "./sealed-run.ts";

/** Where a run stands. */
export const runStateTexts = defineTexts({
  preparing: { zh: "正在判读调参窗口", en: "Judging the development window" },
  tuning: { zh: "可选定分界，测试窗口封存", en: "Cut can be chosen, test window sealed" },
  opening: { zh: "已启封，正在判读", en: "Opened, being judged" },
  closed: { zh: "已结束", en: "Closed" },
} satisfies Record<RunState, Text>);

/** Texts of the list of runs and of the page of one. */
export const backtestTexts = defineTexts({
  backtests: { zh: "回测", en: "Backtests" },
  backtest: { zh: "回测", en: "Backtest" },
  leadList: {
    zh: "用已知真相的文件检验检测器：在前一段选定分界，后一段封存，只启封一次。",
    en: "Detectors judged on files whose truth is known: the cut is chosen on an earlier window, the later one stays sealed and is opened once.",
  },
  start: { zh: "新建回测", en: "New backtest" },
  none: { zh: "还没有回测", en: "No backtest yet" },
  noneWhy: {
    zh: "把支付文件和标注加入案件材料，再在这里新建回测。",
    en: "Add a file of payments and its labels to the material of a case, then start a backtest here.",
  },
  name: { zh: "名称", en: "Name" },
  state: { zh: "状态", en: "State" },
  development: { zh: "调参窗口", en: "Development window" },
  test: { zh: "测试窗口", en: "Test window" },
  developmentF1: { zh: "调参 F1", en: "F1, development" },
  testF1: { zh: "测试 F1", en: "F1, test" },
  madeAt: { zh: "新建时间", en: "Started" },
  madeBy: { zh: "新建人", en: "Started by" },
  days: { zh: "{from} 至 {to}", en: "{from} to {to}" },
  sealed: { zh: "封存中", en: "Sealed" },
  sealedWhy: {
    zh: "这一段还没有判读过：检测器没有看到其中任何支付，也没有人知道结果。分界选定后启封，只能启封一次。",
    en: "Nobody has judged this window: no detector has seen a payment of it, and its result exists nowhere. It is opened once, when the cut has been chosen.",
  },
  openSeal: { zh: "启封测试窗口", en: "Open the seal" },
  openQuestion: { zh: "用当前分界启封测试窗口？", en: "Open the test window with this cut?" },
  openConsequence: {
    zh: "分界固定为 {cut}（{rule}）。启封人和时间将写入记录。此后本回测即告结束，不能再调，也不能撤回。",
    en: "The cut is fixed at {cut} ({rule}). Who opened it and when is written down. The backtest is then closed: it cannot be tuned again, and this cannot be undone.",
  },
  openedBy: { zh: "启封人", en: "Opened by" },
  openedAt: { zh: "启封时间", en: "Opened" },
  openedElsewhere: {
    zh: "{count} 次其他回测已在同一支付文件上启封过这些日子：此处的结果不再是初见。",
    en: "{count} other {count:backtest has|backtests have} opened these days of the same payments: a result here is no first sight any more.",
  },
  jobEnded: {
    zh: "上次任务没有得出结果。",
    en: "The last job ended without a result.",
  },
  runAgain: { zh: "重新运行", en: "Run again" },
  chooseCut: { zh: "选定分界", en: "Choose the cut" },
  chooseWhy: {
    zh: "只依据调参窗口；每次选定都会记录。",
    en: "By the development window alone; each choice is written down.",
  },
  cutBy: { zh: "选定方式", en: "Chosen by" },
  byF1: { zh: "F1 最高", en: "best F1" },
  byBudget: { zh: "预警至多 {alertsMax} 条", en: "at most {alertsMax} alerts" },
  byShipped: { zh: "出厂分界", en: "the cut as shipped" },
  optionLine: {
    zh: "{rule}（预警 {alerts} 条，F1 {f1}）",
    en: "{rule} ({alerts} {alerts:alert|alerts}, F1 {f1})",
  },
  choose: { zh: "采用", en: "Use it" },
  cut: { zh: "分界", en: "Cut" },
  alerts: { zh: "预警", en: "Alerts" },
  precision: { zh: "精确率", en: "Precision" },
  recall: { zh: "召回率", en: "Recall" },
  f1: { zh: "F1", en: "F1" },
  decoysFlagged: { zh: "被标记的诱饵", en: "Decoys flagged" },
  falsePerThousand: { zh: "每千个账户的误报", en: "False alerts per 1,000 accounts" },
  ofFlagged: { zh: "标记 {flagged} 笔，{right} 笔为洗钱", en: "{right} of {flagged} flagged" },
  ofLaundering: {
    zh: "洗钱 {laundering} 笔，标记 {right} 笔",
    en: "{right} of {laundering} laundering",
  },
  ofDecoys: { zh: "{found}/{attempts} 次", en: "{found} of {attempts}" },
  ofAlerts: {
    zh: "{falseAlerts}/{alerts} 条预警",
    en: "{falseAlerts} of {alerts} {alerts:alert|alerts}",
  },
  lookedAt: {
    zh: "{payments} 笔支付，{accounts} 个账户；判读于",
    en: "{payments} payments between {accounts} accounts; judged",
  },
  byTypology: { zh: "按类型", en: "By typology" },
  typology: { zh: "类型", en: "Typology" },
  attempts: { zh: "作案", en: "Attempts" },
  found: { zh: "找到", en: "Found" },
  named: { zh: "命名正确", en: "Named" },
  reachable: { zh: "不限强度可找到", en: "At any strength" },
  allTypologies: { zh: "合计", en: "All" },
  noAttempts: {
    zh: "没有作案清单，或窗口内没有完整的作案。",
    en: "There is no list of attempts, or no attempt ends in the window.",
  },
  curve: { zh: "随预警数量变化", en: "Over the alert budget" },
  curveOf: {
    zh: "只取最强的若干条预警时的精确率、召回率和 F1；竖线为所选分界",
    en: "Precision, recall and F1 of the strongest alerts; the upright line is the cut that was chosen",
  },
  curveTable: { zh: "曲线的数值", en: "The curve in figures" },
  curveNone: { zh: "没有形态，画不出曲线。", en: "There is no shape to draw." },
  budget: { zh: "预警条数", en: "Alerts" },
  limits: { zh: "触及的限额", en: "Limits that bit" },
  noLimits: { zh: "没有触及任何限额。", en: "No limit bit." },
  setting: { zh: "设置", en: "Setting" },
  files: { zh: "文件", en: "Files" },
  fileTransactions: { zh: "支付：", en: "Payments:" },
  fileLabels: { zh: "标注：", en: "Labels:" },
  fileAttempts: { zh: "作案清单：", en: "Attempts:" },
  fileAccounts: { zh: "账户：", en: "Accounts:" },
  fileModel: { zh: "评分模型：", en: "Model:" },
  windowDays: { zh: "形态最长天数", en: "Longest shape, days" },
  novelty: { zh: "查看的支付", en: "Payments looked at" },
  noveltyFirst: { zh: "只看首次往来", en: "first contacts only" },
  noveltyAll: { zh: "全部支付", en: "every payment" },
  detectorsOn: { zh: "启用的检测器", en: "Detectors on" },
  detectorsOff: { zh: "停用的检测器", en: "Detectors off" },
  unmatched: { zh: "无对应支付的标注", en: "Labels without a payment" },
  history: { zh: "记录", en: "Record" },
  tunedEvent: { zh: "选定分界", en: "Cut chosen" },
  openedEvent: { zh: "启封", en: "Seal opened" },
  noHistory: {
    zh: "还没有人另选分界；当前为 F1 最高的分界。",
    en: "Nobody has chosen another cut yet; the one with the best F1 holds.",
  },
  words: { zh: "各项含义", en: "What the figures mean" },
  precisionMeans: {
    zh: "精确率：被标记的支付中真为洗钱的比例。落在预警中的支付即被标记。",
    en: "Precision: of the payments flagged, the share that is laundering. A payment in an alert is flagged.",
  },
  recallMeans: {
    zh: "召回率：洗钱支付中被标记的比例。F1：两者的调和平均。",
    en: "Recall: of the payments that are laundering, the share that is flagged. F1: the harmonic mean of both.",
  },
  foundMeans: {
    zh: "找到：一条预警含该次作案至少一半的支付。命名正确：含得最多的那条预警与其同类。",
    en: "Found: one alert holds at least half of an attempt's payments. Named: the alert that holds most of them has its typology.",
  },
  reachableMeans: {
    zh: "不限强度可找到：由未必成为预警的形态找到，说明搜索所及，不算成绩。",
    en: "At any strength: found by a shape that may be no alert; what the search can reach, not a result.",
  },
  falseMeans: {
    zh: "误报：其中洗钱支付不足一半的预警。被标记的诱饵：看似洗钱、实为正常而仍被找到的。账户按窗口内有往来的计。",
    en: "False alert: less than half of it is laundering. Decoys flagged: innocent look-alikes that were found. Accounts are those that pay or are paid in the window.",
  },
  windowMeans: {
    zh: "形态和作案归入其结束的窗口。检测器看得到窗口之前的支付，看不到之后的。",
    en: "A shape or attempt belongs to the window in which it ends. Detectors see what came before a window, and nothing after it.",
  },
  leadOnly: {
    zh: "这些数字说的是检测器和这份文件，不说明任何人有罪。",
    en: "These figures speak of detectors and of this file; they say nothing of anybody's guilt.",
  },
});

/** Texts of the form that starts a run. */
export const backtestFormTexts = defineTexts({
  lead: {
    zh: "文件须已在案件材料中；原件只读取、不改动，判读完即删除副本。",
    en: "The files must lie in the material of a case. Originals are only read; the copy made for judging is removed when it ends.",
  },
  case: { zh: "案件", en: "Case" },
  casePick: { zh: "选择案件", en: "Choose a case" },
  addFiles: { zh: "到案件材料中添加文件", en: "Add files to the material of the case" },
  name: { zh: "名称", en: "Name" },
  transactions: { zh: "支付文件", en: "Payments" },
  labels: { zh: "标注文件", en: "Labels" },
  labelsHelp: {
    zh: "AMLworld 的支付文件自带标注，两处选同一文件即可。",
    en: "AMLworld's payments carry their labels: choose the same file for both.",
  },
  attempts: { zh: "作案清单（可不选）", en: "Attempts (optional)" },
  accounts: { zh: "账户所在国家（可不选）", en: "Countries of accounts (optional)" },
  model: { zh: "评分模型（可不选）", en: "Trained model (optional)" },
  modelHelp: {
    zh: "使用模型时，窗口、首次往来和检测器均以模型为准。",
    en: "With a model, window, novelty and detectors are the model's.",
  },
  windows: { zh: "两个窗口", en: "The two windows" },
  developmentFrom: { zh: "调参窗口首日", en: "Development, first day" },
  developmentTo: { zh: "调参窗口末日", en: "Development, last day" },
  testFrom: { zh: "测试窗口首日", en: "Test, first day" },
  testTo: { zh: "测试窗口末日", en: "Test, last day" },
  how: { zh: "检测方式", en: "How to look" },
  windowDays: { zh: "形态最长天数", en: "Longest shape, days" },
  novelty: { zh: "查看的支付", en: "Payments looked at" },
  detectors: { zh: "启用的检测器", en: "Detectors on" },
  required: { zh: "请填写", en: "Required" },
  start: { zh: "开始回测", en: "Start" },
  none: { zh: "不使用", en: "None" },
});
