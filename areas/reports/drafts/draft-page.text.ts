// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DraftAct, DraftState } from "./draft.ts";

/** What the states of a draft are called. */
export const draftStateTexts = defineTexts({
  draft: { zh: "草稿", en: "Draft" },
  approved: { zh: "已核准", en: "Approved" },
  sent: { zh: "已登记报送", en: "Noted as sent" },
  closed: { zh: "已结束", en: "Closed" },
} satisfies Record<DraftState, { zh: string; en: string }>);

/** What the acts on a draft are called. */
export const draftActTexts = defineTexts({
  approve: { zh: "核准", en: "Approve" },
  withdraw: { zh: "撤回核准", en: "Withdraw approval" },
  send: { zh: "登记报送", en: "Note as sent" },
  close: { zh: "结束", en: "Close" },
  reopen: { zh: "重新打开", en: "Reopen" },
} satisfies Record<DraftAct, { zh: string; en: string }>);

/** Texts of the list of drafts and of the page of one. */
export const draftPageTexts = defineTexts({
  reports: { zh: "可疑交易报告", en: "Suspicious transaction reports" },
  nav: { zh: "交易报告", en: "Reports" },
  report: { zh: "可疑交易报告", en: "Suspicious transaction report" },
  titled: { zh: "报告草稿：{title}", en: "Draft report: {title}" },
  neverSends: {
    zh: "本程序不向任何机构报送：是否报送由您决定，并在程序之外办理。",
    en: "The program sends nothing to anyone: whether to report is for you to decide, and you do it outside of the program.",
  },
  tippingOff: {
    zh: "不得向当事人或无关人员泄露报告信息，包括正在考虑报告。",
    en: "Do not let the people concerned, or anyone without need, know that a report is made or may be (tipping off).",
  },
  state: { zh: "状态", en: "State" },
  allStates: { zh: "全部状态", en: "All states" },
  title: { zh: "形态", en: "Shape" },
  source: { zh: "起草依据", en: "Made from" },
  alert: { zh: "预警", en: "Alert" },
  finding: { zh: "可疑形态", en: "Finding" },
  payments: { zh: "交易", en: "Transactions" },
  window: { zh: "时间范围", en: "Window" },
  version: { zh: "版本", en: "Version" },
  versionNo: { zh: "第 {version} 版", en: "version {version}" },
  createdBy: { zh: "起草人", en: "Begun by" },
  changedAt: { zh: "最近改动", en: "Last change" },
  sentOn: { zh: "报送日期", en: "Sent on" },
  fiuReference: { zh: "接收机构给出的编号", en: "Reference that the unit gave" },
  none: { zh: "还没有报告草稿", en: "There is no draft yet" },
  noneHint: {
    zh: "在预警或可疑形态的页面上点“起草报告”。",
    en: "Choose “Draft a report” on the page of an alert or of a finding.",
  },
  draftReport: { zh: "起草报告", en: "Draft a report" },
  case: { zh: "案件", en: "Case" },
  openCase: { zh: "打开案件", en: "Open the case" },
  missing: { zh: "缺漏与核对", en: "What is missing or to check" },
  nothingMissing: {
    zh: "没有缺漏。请通读叙述后再核准。",
    en: "Nothing is missing. Read the narrative before you approve.",
  },
  error: { zh: "错误", en: "Error" },
  warning: { zh: "提醒", en: "Check" },
  info: { zh: "提示", en: "Note" },
  mend: { zh: "处理办法：", en: "How to mend: " },
  placeCount: { zh: "{count} 处", en: "{count} {count:place|places}" },
  gatePassed: { zh: "关卡 G-02：可以导出", en: "Gate G-02: files may be taken out" },
  gateUnknown: {
    zh: "关卡 G-02：未注明报告机构和接收机构的国家，不能导出",
    en: "Gate G-02: state the countries of the reporting entity and of the unit; no file leaves before",
  },
  gateBlocked: {
    zh: "关卡 G-02：报告将从中国送往境外而没有同意的文号，不能导出",
    en: "Gate G-02: the report would leave China and no consent is recorded; no file leaves",
  },
  guilt: {
    zh: "关卡 G-11：有的用语像是已经定罪，请改写。",
    en: "Gate G-11: some wording presumes guilt; put it otherwise.",
  },
  files: { zh: "文件", en: "Files" },
  filesHint: {
    zh: "文件名以 draft 开头的是草稿。下载会记入历史和审计日志。",
    en: "A file whose name begins with draft is one. Taking a file is noted in the history and the audit log.",
  },
  takeGoaml: { zh: "goAML XML", en: "goAML XML" },
  takeFtm: { zh: "FollowTheMoney", en: "FollowTheMoney" },
  takeNarrativeZh: { zh: "中文叙述", en: "Narrative in Chinese" },
  takeNarrativeEn: { zh: "英文叙述", en: "Narrative in English" },
  profile: { zh: "报送配置", en: "Profile of the unit" },
  profileHint: {
    zh: "各国接收机构的元素顺序、必填项和代码表不同，由配置决定。",
    en: "Units differ in the order of elements, in what they require and in their codes; the profile says how.",
  },
  ownProfile: { zh: "使用自己的配置文件（JSON）", en: "Use a profile of your own (JSON)" },
  ownProfileUsed: { zh: "自有配置", en: "your own" },
  notJson: { zh: "该文件不是 JSON。", en: "The file is not JSON." },
  xsd: { zh: "用接收机构的 XSD 校验", en: "Check against the unit's XSD" },
  xsdHint: {
    zh: "XSD 只用于本次校验，不保存；非标准的正则在内存中修正并列出。",
    en: "The XSD serves this check only and is not kept; patterns in another language are repaired in memory and listed.",
  },
  chooseXsd: { zh: "选择 XSD", en: "Choose an XSD" },
  xsdChecked: {
    zh: "{file}，第 {version} 版，{by} 校验",
    en: "{file}, version {version}, checked by {by}",
  },
  xsdOld: {
    zh: "此后草稿已有改动，请重新校验。",
    en: "The draft has changed since; check it again.",
  },
  xsdFits: { zh: "符合 XSD", en: "It fits the XSD" },
  xsdFails: { zh: "不符合 XSD：{count} 处", en: "It does not fit the XSD: {count}" },
  xsdNot: { zh: "未能校验", en: "Not checked" },
  xsdRepairs: { zh: "修正了 {count} 个正则", en: "{count} {count:pattern|patterns} repaired" },
  xsdLine: { zh: "第 {line} 行", en: "line {line}" },
  notChecked: { zh: "（不检查）", en: "(not checked)" },
  narrative: { zh: "叙述预览", en: "Narrative" },
  chinese: { zh: "中文", en: "Chinese" },
  english: { zh: "英文", en: "English" },
  why: { zh: "为何起草", en: "Why it was drafted" },
  innocent: { zh: "何种情形属于正常", en: "What would make it innocent" },
  history: { zh: "历史", en: "History" },
  saved: { zh: "保存", en: "Saved" },
  take: { zh: "下载 {format}", en: "Took {format}" },
  openVersion: { zh: "查看", en: "Look at it" },
  oldVersion: {
    zh: "您看到的是第 {version} 版，不是最新版。",
    en: "You are looking at version {version}, which is not the newest.",
  },
  newest: { zh: "看最新版", en: "Look at the newest" },
  amount: { zh: "金额", en: "Amount" },
  day: { zh: "日期", en: "Day" },
  payer: { zh: "付款方", en: "Payer" },
  beneficiary: { zh: "收款方", en: "Beneficiary" },
  purpose: { zh: "用途", en: "Stated purpose" },
  row: { zh: "出处", en: "Rests on" },
  shownOf: { zh: "前 {shown} 笔，共 {count} 笔", en: "The first {shown} of {count}" },
  reason: { zh: "理由", en: "Reason" },
  required: { zh: "请填写", en: "Please fill this in" },
  cancel: { zh: "取消", en: "Cancel" },
  sendNote: {
    zh: "只登记您在本程序之外已经办理的报送，不会发出任何内容。",
    en: "This only notes what you have sent outside of the program; nothing is sent by it.",
  },
  approveNote: {
    zh: "核准后草稿不能再改，须先撤回核准。核准不等于报送。",
    en: "An approved draft does not change unless its approval is withdrawn. Approving sends nothing.",
  },
});
