// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { FaultCode } from "./message.ts";

/** What is wrong with a payment, and how to mend it. */
export const faultTexts = defineTexts({
  "amount-fine": {
    zh: "金额 {value} 的小数位多于 {currency} 的最小单位，请按 ISO 4217 书写",
    en: "the amount {value} has more decimals than {currency} has; write it as ISO 4217 counts",
  },
  "amount-none": {
    zh: "“{value}”不是大于零的十进制金额；JSON 中金额须写成字符串",
    en: "“{value}” is no decimal above zero; in JSON an amount is a string",
  },
  "amount-too-large": {
    zh: "金额 {value} 超过可精确计算的上限（2^53 − 1 个最小单位）",
    en: "the amount {value} is beyond what is counted exactly (2^53 − 1 minor units)",
  },
  "currency-unknown": {
    zh: "币种“{currency}”不在 ISO 4217 中，或没有最小单位",
    en: "ISO 4217 has no currency “{currency}” with a minor unit",
  },
  future: {
    zh: "时间 {value} 比当前时间晚一天以上",
    en: "the moment {value} is more than a day ahead",
  },
  "id-missing": { zh: "缺少报文编号", en: "the message has no id" },
  "id-taken": {
    zh: "此编号已用于内容不同的另一笔支付（序号 {number}）",
    en: "this id belongs to a payment with other content (number {number})",
  },
  "moment-bad": {
    zh: "“{value}”不是 ISO 8601 的日期或时间",
    en: "“{value}” is no date or time of ISO 8601",
  },
  "no-account": {
    zh: "没有可识别账户的账号（IBAN 或其他账号）",
    en: "no number names the account (IBAN or another)",
  },
  "not-a-message": {
    zh: "不是 pacs.008、pacs.009 或约定的 JSON：{what}",
    en: "neither pacs.008, pacs.009 nor the agreed JSON: {what}",
  },
  "not-text": { zh: "含有控制字符或残缺字符", en: "it holds control characters or broken ones" },
  "too-long": { zh: "超过 {lengthMax} 个字符", en: "it is longer than {lengthMax} characters" },
  "unknown-field": { zh: "没有名为 {name} 的字段", en: "there is no field called {name}" },
  "wrong-type": { zh: "此处应为 {wanted}", en: "a value of type {wanted} belongs here" },
  "xml-doctype": {
    zh: "含有文档类型声明（DOCTYPE），不予展开",
    en: "it has a document type declaration, which is never expanded",
  },
  "xml-not-well-formed": { zh: "XML 格式不完整：{what}", en: "the XML is not well-formed: {what}" },
  "xml-too-deep": { zh: "元素嵌套过深", en: "elements are nested too deep" },
  "xml-too-large": { zh: "单个报文或批次过大", en: "one message or the batch is too large" },
} satisfies Record<FaultCode, Text>);
