// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { CustodyKind, ExhibitKind, Reading } from "./exhibit.ts";

/** How the kinds of exhibits are called. */
export const exhibitKindTexts: Readonly<Record<ExhibitKind, Text>> = {
  archive: { zh: "压缩包", en: "Archive" },
  "bank-message": { zh: "银行报文", en: "Bank message" },
  document: { zh: "文档", en: "Document" },
  html: { zh: "网页", en: "Web page" },
  image: { zh: "图片", en: "Picture" },
  other: { zh: "其他", en: "Other" },
  pdf: { zh: "PDF", en: "PDF" },
  spreadsheet: { zh: "电子表格", en: "Spreadsheet" },
  table: { zh: "数据表", en: "Table" },
  text: { zh: "文本", en: "Text" },
  xml: { zh: "XML", en: "XML" },
};

/** How far an exhibit could be read. */
export const readingTexts: Readonly<Record<Reading, Text>> = {
  read: { zh: "已读取", en: "Read" },
  kept: { zh: "仅保存", en: "Kept only" },
  unreadable: { zh: "无法读取", en: "Unreadable" },
};

/** What happened to an exhibit. */
export const custodyKindTexts: Readonly<Record<CustodyKind, Text>> = {
  received: { zh: "接收", en: "Received" },
  "received-again": { zh: "再次接收", en: "Received again" },
  stored: { zh: "入库封存", en: "Stored" },
  derived: { zh: "生成衍生件", en: "Derivative made" },
  viewed: { zh: "查看", en: "Viewed" },
  exported: { zh: "下载原件", en: "Original downloaded" },
  verified: { zh: "校验哈希", en: "Hash verified" },
};

/** Names of the facts that an event of custody carries. */
export const custodyDetailTexts: Readonly<Record<string, Text>> = {
  path: { zh: "接收路径", en: "Received as" },
  legalBasis: { zh: "法律依据", en: "Legal basis" },
  parentId: { zh: "取自压缩包", en: "Out of archive" },
  sha256: { zh: "SHA-256", en: "SHA-256" },
  byteCount: { zh: "字节数", en: "Bytes" },
  purpose: { zh: "目的", en: "Purpose" },
  result: { zh: "结果", en: "Result" },
  kind: { zh: "类别", en: "Kind" },
  tool: { zh: "工具", en: "Tool" },
};

/** Values of such facts that are words of this product. */
export const custodyValueTexts: Readonly<Record<string, Text>> = {
  intact: { zh: "与入库时一致", en: "the same as when stored" },
  altered: { zh: "与入库时不一致", en: "not the same as when stored" },
  text: { zh: "文字", en: "text" },
  investigation: { zh: "案件调查", en: "investigation" },
  "asset-recovery": { zh: "追赃", en: "asset recovery" },
  "legal-assistance": { zh: "司法协助", en: "legal assistance" },
  supervision: { zh: "监督检查", en: "supervision" },
  administration: { zh: "系统管理", en: "administration" },
  audit: { zh: "审计", en: "audit" },
  demonstration: { zh: "演示", en: "demonstration" },
};

/** Words of the list of exhibits and of the page of an exhibit. */
export const exhibitTexts = defineTexts({
  exhibit: { zh: "证物", en: "Exhibit" },
  exhibits: { zh: "证物", en: "Exhibits" },
  search: { zh: "在名称和路径中查找", en: "Find in names and paths" },
  byKind: { zh: "按类别", en: "By kind" },
  all: { zh: "全部", en: "All" },
  name: { zh: "名称", en: "Name" },
  kind: { zh: "类别", en: "Kind" },
  size: { zh: "大小", en: "Size" },
  hash: { zh: "SHA-256", en: "SHA-256" },
  reading: { zh: "读取情况", en: "Reading" },
  addedAt: { zh: "入库时间", en: "Added" },
  copy: { zh: "复制", en: "Copy" },
  copied: { zh: "已复制", en: "Copied" },
  none: { zh: "还没有证物", en: "No exhibits yet" },
  noneWhy: {
    zh: "上传的对账单、文书、图片和压缩包会列在这里，原件按 SHA-256 封存。",
    en: "Statements, documents, pictures and archives that are added stand here; originals are kept under their SHA-256.",
  },
  noneFound: { zh: "没有符合条件的证物", en: "No exhibit answers that" },
  noneFoundWhy: { zh: "请放宽条件。", en: "Drop a filter, or look for something else." },
  path: { zh: "路径", en: "Path" },
  mediaType: { zh: "内容类型", en: "Content type" },
  bytes: { zh: "{size}（{count} 字节）", en: "{size} ({count} {count:byte|bytes})" },
  legalBasis: { zh: "法律依据", en: "Legal basis" },
  addedBy: { zh: "入库人", en: "Added by" },
  archive: { zh: "取自压缩包", en: "Out of archive" },
  openArchive: { zh: "查看压缩包", en: "Show the archive" },
  whyNotRead: { zh: "未读取原因", en: "Why it was not read" },
  facts: { zh: "基本信息", en: "Facts" },
  verify: { zh: "重新校验", en: "Verify again" },
  intact: {
    zh: "原件完好：重新计算的 SHA-256 与入库时一致。",
    en: "The original is intact: hashed again, its SHA-256 is the one it was stored under.",
  },
  altered: {
    zh: "原件内容与入库时的 SHA-256 不一致。请保留现状，并从备份恢复。",
    en: "The original no longer matches the SHA-256 it was stored under. Keep the present state and restore it from a back-up.",
  },
  download: { zh: "下载原件", en: "Download the original" },
  downloadNote: {
    zh: "下载记入保管链。",
    en: "Downloads are noted in the custody.",
  },
  custody: { zh: "保管链", en: "Custody" },
  events: { zh: "{count} 条记录", en: "{count} {count:event|events}" },
  times: { zh: "{count} 次", en: "{count} {count:time|times}" },
  until: { zh: "至", en: "until" },
  derivatives: { zh: "衍生件", en: "Derivatives" },
  noDerivatives: {
    zh: "没有从该证物生成衍生件。",
    en: "Nothing has been made from this exhibit.",
  },
  tool: { zh: "工具", en: "Tool" },
  madeAt: { zh: "生成时间", en: "Made" },
  text: { zh: "提取的文字", en: "Text" },
  textBy: { zh: "由 {tool} 提取", en: "taken by {tool}" },
  page: { zh: "第 {page} 页，共 {count} 页", en: "Page {page} of {count}" },
  before: { zh: "上一页", en: "Previous" },
  after: { zh: "下一页", en: "Next" },
  pageCut: {
    zh: "此页很长，只显示前 {count} 个字符；全文请下载原件。",
    en: "This page is long; its first {count} characters are shown. Download the original for the rest.",
  },
  pageEmpty: { zh: "此页没有文字。", en: "There is no text on this page." },
  lines: { zh: "原文", en: "The original, line by line" },
  linesOf: { zh: "第 {first}–{last} 行，{encoding}", en: "Lines {first}–{last}, {encoding}" },
  citedLine: { zh: "引用处", en: "cited" },
  noLines: {
    zh: "没有这些行：原件到此之前已结束，或者不是文本。",
    en: "There are no such lines: the original ends before them, or is no text.",
  },
  problems: { zh: "该证物的问题", en: "Problems of this exhibit" },
});
