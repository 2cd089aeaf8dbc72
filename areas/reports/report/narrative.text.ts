// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** What a narrative is made of; values come from the report alone. */
export const narrativeTexts = defineTexts({
  heading: {
    zh: "可疑交易报告叙述（草稿）  {reference}",
    en: "Narrative of a suspicious transaction report (draft)  {reference}",
  },
  who: { zh: "何人", en: "Who" },
  what: { zh: "何事", en: "What" },
  when: { zh: "何时", en: "When" },
  where: { zh: "何地", en: "Where" },
  how: { zh: "如何", en: "How" },
  why: { zh: "为何可疑", en: "Why it is suspicious" },
  innocent: { zh: "何种情形属于正常", en: "What would make it innocent" },
  unknown: { zh: "尚不清楚", en: "What is not known" },
  standing: { zh: "说明", en: "Standing of this text" },
  sources: { zh: "出处", en: "Sources" },

  reporter: {
    zh: "报告机构：{name}（编号 {id}）；接收机构：{unit}。",
    en: "The reporting entity is {name} (id {id}); the report goes to {unit}.",
  },
  reportingPerson: { zh: "报告人：{person}。", en: "The reporting person is {person}." },
  notStated: { zh: "（未注明）", en: "(not stated)" },
  nobody: { zh: "未注明的一方", en: "a party that is not named" },
  accountAtBank: {
    zh: "{name}（账户 {number}，{bank}）",
    en: "{name} (account {number} at {bank})",
  },
  accountOnly: { zh: "{name}（账户 {number}）", en: "{name} (account {number})" },
  holderUnknown: { zh: "持有人不明", en: "holder not stated" },
  client: {
    zh: "{label}：报告机构的客户，国家或地区：{country}。",
    en: "{label}: a client of the reporting entity, country: {country}.",
  },
  maybeClient: {
    zh: "{label}：是否为报告机构的客户未注明，国家或地区：{country}。",
    en: "{label}: whether a client of the reporting entity is not stated, country: {country}.",
  },
  notClient: {
    zh: "{label}：非报告机构的客户，国家或地区：{country}。",
    en: "{label}: not a client of the reporting entity, country: {country}.",
  },
  role: { zh: "{role}（{name}）：{person}。", en: "{role} of {name}: {person}." },
  noRole: { zh: "关联人员", en: "Related person" },
  nativeName: { zh: "{native}（{latin}）", en: "{latin} ({native})" },

  oneCurrency: {
    zh: "共报告 {count} 笔交易，金额合计 {amounts}。",
    en: "{count} {count:transaction is|transactions are} reported, {amounts} in all.",
  },
  manyCurrencies: {
    zh: "共报告 {count} 笔交易，按实际币种合计：{amounts}；不同币种未相加。",
    en: "{count} {count:transaction is|transactions are} reported; by the currency that moved: {amounts}. Different currencies are not added.",
  },
  inReportCurrency: {
    zh: "按报告中的汇率折成本币，合计 {amount}。",
    en: "In the currency of the report, at the rates stated in it, that is {amount}.",
  },
  flow: {
    zh: "{from}向{to}付款 {count} 笔：{amounts}，{period}。",
    en: "{count} {count:payment|payments} from {from} to {to}: {amounts}, {period}.",
  },
  moreFlows: {
    zh: "另有 {count} 组往来未逐一列出，见所附交易。",
    en: "{count} more {count:pair|pairs} of parties are not listed here; see the transactions.",
  },
  activity: {
    zh: "另报告 {count} 名当事人的活动。",
    en: "The activity of {count} {count:party|parties} is reported as well.",
  },
  partyReason: { zh: "{label}：{reason}", en: "{label}: {reason}" },

  onDay: { zh: "{day}", en: "on {day}" },
  between: { zh: "{first}至{last}", en: "between {first} and {last}" },
  dayUnknown: { zh: "日期不明", en: "on days that are not stated" },
  span: {
    zh: "最早一笔在{first}，最晚一笔在{last}，前后 {days} 天。",
    en: "The first was on {first}, the last on {last}: {days} {days:day|days}, both counted.",
  },
  oneDay: { zh: "全部发生在{day}。", en: "All of it happened on {day}." },

  countries: { zh: "涉及的国家或地区：{list}。", en: "Countries: {list}." },
  places: { zh: "办理地点：{list}。", en: "Where it was done: {list}." },

  mode: { zh: "{label}：{count} 笔。", en: "{label}: {count} {count:transaction|transactions}." },
  purpose: {
    zh: "交易用途写作“{purpose}”：{count} 笔。",
    en: "The stated purpose is “{purpose}”: {count} {count:transaction|transactions}.",
  },
  morePurposes: {
    zh: "另有 {count} 种用途未逐一列出。",
    en: "{count} more stated {count:purpose is|purposes are} not listed here.",
  },
  conductor: { zh: "由{person}代{label}办理。", en: "{person} acted for {label}." },

  finding: {
    zh: "检测发现“{title}”，时间：{period}。",
    en: "A detector found the shape “{title}”, {period}.",
  },
  reason: {
    zh: "报告人写明的理由：{reason}",
    en: "The reason that the reporting person states: {reason}",
  },
  indicator: { zh: "可疑特征代码：{code}。", en: "Indicator: {code}." },
  indicatorNamed: { zh: "可疑特征代码：{code}（{label}）。", en: "Indicator: {code} ({label})." },
  action: { zh: "已采取的措施：{action}", en: "Action taken: {action}" },

  unknownHolder: {
    zh: "账户 {list} 的持有人不明。",
    en: "Who holds the account {list} is not known.",
  },
  unknownCountry: { zh: "{list}所在的国家或地区不明。", en: "The country of {list} is not known." },
  unknownPurpose: {
    zh: "{count} 笔交易没有写明用途。",
    en: "{count} {count:transaction has|transactions have} no stated purpose.",
  },
  unknownAmount: {
    zh: "{count} 笔交易的金额不明，未计入合计。",
    en: "The amount of {count} {count:transaction is|transactions are} not known and not in the sums.",
  },
  unknownDay: {
    zh: "{count} 笔交易的日期不明。",
    en: "The day of {count} {count:transaction is|transactions are} not known.",
  },
  nothingUnknown: {
    zh: "报告中没有写明未知事项。",
    en: "The report names nothing that is unknown.",
  },
  standingText: {
    zh: "以上只复述报告中的事实，不认定任何人有违法行为；是否报送由报告人决定。",
    en: "This text repeats the facts of the report and finds no one to have broken the law; whether to send it is for the reporting person to decide.",
  },
});
