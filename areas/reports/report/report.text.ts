// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of `tianwang flows report`. */
export const reportTexts = defineTexts({
  summary: {
    zh: "把可疑交易报告写成 goAML XML、FollowTheMoney 和叙述，并逐项检查",
    en: "Write a suspicious transaction report as goAML XML, FollowTheMoney and a narrative, and check it",
  },
  help: {
    zh: "读取一份 JSON 报告，按接收机构的配置写成 XML，可用其 XSD 校验；缺少或矛盾之处逐项列出位置，不作删改。读取文件时不需要服务器；也不会向任何机构报送：是否报送由您决定。不得让当事人知道已经或可能报告。",
    en: "Reads a report from JSON, writes it in the order of the receiving unit's profile and checks it against the unit's XSD if one is given. What is missing or contradicts itself is told with its place; nothing is cut. A file needs no server. Nothing is sent: whether to report is for you to decide. Do not let the people concerned know that a report is made or may be.",
  },
  alertOption: {
    zh: "由此预警起草（经服务器），给出草稿的文件；仅 --format ftm 时不起草",
    en: "Draft from this alert (through the server) and give the draft's files; no draft for --format ftm alone",
  },
  findingOption: {
    zh: "由此可疑形态起草（经服务器），同上",
    en: "Draft from this finding (through the server), likewise",
  },
  valuesOption: {
    zh: "把此 JSON 中由人填写的内容存为草稿的新版本",
    en: "Save what a person states in this JSON as a new version of the draft",
  },
  draftAt: { zh: "草稿：{address}", en: "Draft: {address}" },
  profileOption: {
    zh: "报送配置：标识，或 .json 文件（默认 goaml-5-0-2）",
    en: "Profile of the receiving unit: an id, or a .json file (default: goaml-5-0-2)",
  },
  xsdOption: {
    zh: "用此 XSD 校验；其中的非标准正则在内存中修正并列出",
    en: "Check against this XSD; patterns in another language are repaired in memory and listed",
  },
  formatOption: { zh: "只写其中一种（默认 all）", en: "Write only one of them (default: all)" },
  outOption: {
    zh: "写入此文件夹（须已存在）",
    en: "Write files into this folder, which must exist",
  },
  schemaOption: {
    zh: "输出报告文件的 JSON Schema",
    en: "Print the JSON Schema of the report file",
  },
  fileNeeded: {
    zh: "请给出报告文件（JSON）、--alert 或 --finding 之一，或用 --schema 查看格式",
    en: "Give one of: the file of a report (JSON), --alert, --finding; or --schema to see the form",
  },
  badFormat: {
    zh: "--format 应为 goaml、ftm、narrative 或 all",
    en: "--format is goaml, ftm, narrative or all",
  },
  error: { zh: "错误", en: "error" },
  warning: { zh: "提醒", en: "warning" },
  info: { zh: "提示", en: "note" },
  problemAt: {
    zh: "{severity}  {at}：{says}{mend}",
    en: "{severity}  {at}: {says} {mend}",
  },
  counts: {
    zh: "错误 {errors}，提醒 {warnings}，提示 {infos}。",
    en: "{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}, {infos} {infos:note|notes}.",
  },
  draft: {
    zh: "尚有错误，所写的是草稿。",
    en: "There are errors; what was written is a draft.",
  },
  written: { zh: "已写入 {path}（{byteCount} 字节）", en: "Wrote {path} ({byteCount} bytes)" },
  decides: {
    zh: "没有向任何机构报送；是否报送由您决定。",
    en: "Nothing was sent to anyone; whether to report is for you to decide.",
  },
  xsdValid: { zh: "符合所给的 XSD。", en: "It fits the XSD." },
  xsdFault: {
    zh: "XSD 校验  第 {line} 行 {path}：{says}",
    en: "XSD  line {line} {path}: {says}",
  },
  xsdSchemaFault: {
    zh: "XSD 本身有误  第 {line} 行 {path}：{says}",
    en: "The XSD itself  line {line} {path}: {says}",
  },
  xsdRepaired: {
    zh: "XSD 第 {line} 行的正则已在内存中修正：{was} → {is}",
    en: "XSD line {line}: pattern repaired in memory: {was} → {is}",
  },
  xsdLeftOut: {
    zh: "XSD 第 {line} 行的正则无法用 XML Schema 表达，未作检查：{was}",
    en: "XSD line {line}: this pattern cannot be said in XML Schema and was not checked: {was}",
  },
  doctype: {
    zh: "未校验：文件带有 DOCTYPE，可能引入外部实体。",
    en: "Not checked: there is a DOCTYPE, which could bring entities from outside.",
  },
  "refers-elsewhere": {
    zh: "未校验：XSD 引用了其他文件，这里不会去读取；请给出合并后的单个文件。",
    en: "Not checked: the XSD refers to other files, which are not fetched; give one file with everything in it.",
  },
  "not-a-schema": { zh: "未校验：这不是可用的 XSD。", en: "Not checked: this is no usable XSD." },
  "too-large": { zh: "未校验：文件过大。", en: "Not checked: the file is too large." },
  "not-text": {
    zh: "未校验：XSD 不是其所声明编码的文本。",
    en: "Not checked: the XSD is no text in the encoding that it states.",
  },
  time: { zh: "未校验：超过时限。", en: "Not checked: it took longer than allowed." },
});
