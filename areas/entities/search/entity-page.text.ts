// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words of the list of entities and of the page of an entity. */
export const entityPageTexts = defineTexts({
  entities: { zh: "人员、机构与账户", en: "People, bodies and accounts" },
  entity: { zh: "实体", en: "Entity" },
  nav: { zh: "实体检索", en: "Entities" },
  searchTitle: { zh: "搜索", en: "Search" },
  searchFor: { zh: "搜索：{text}", en: "Search: {text}" },
  search: { zh: "姓名、名称、账号或证件号码", en: "Name, account or document number" },
  kinds: { zh: "按类别筛选", en: "Filter by kind" },
  allKinds: { zh: "全部", en: "All" },
  name: { zh: "名称", en: "Name" },
  kind: { zh: "类别", en: "Kind" },
  why: { zh: "为何命中", en: "Why it was found" },
  sources: { zh: "出处", en: "Sources" },
  statements: { zh: "记载", en: "Statements" },
  none: { zh: "还没有实体", en: "No entities yet" },
  noneWhy: {
    zh: "加入对账单或 FollowTheMoney 文件后，其中的人员、机构和账户会出现在这里，每个值都注明出处。",
    en: "Add statements or FollowTheMoney files: the people, bodies and accounts in them appear here, each value with its source.",
  },
  noneFound: { zh: "没有符合条件的实体", en: "No entity answers that" },
  noneFoundWhy: {
    zh: "账号可分段输入，也可只输入末四位；姓名可只输入一部分。",
    en: "Account numbers may be typed in groups or by their last four digits; part of a name will do.",
  },
  typeSomething: { zh: "请在上方输入要查找的内容。", en: "Type above what to look for." },
  export: { zh: "导出 FtM", en: "Export FtM" },
  exportEntities: { zh: "实体形式", en: "Entity form" },
  exportEntitiesNote: {
    zh: "各种 FollowTheMoney 工具均可读取",
    en: "Read by all FollowTheMoney tools",
  },
  exportStatements: { zh: "陈述形式", en: "Statement form" },
  exportStatementsNote: { zh: "逐值写明出处", en: "Names the source of each value" },
  exportPlain: { zh: "陈述形式（仅标准模型）", en: "Statement form, stock model only" },
  exportPlainNote: {
    zh: "略去标准模型没有的类别和属性",
    en: "Without kinds and properties of our own",
  },
  conflictTitle: { zh: "来源说法不一", en: "Sources disagree" },
  conflict: {
    zh: "这里按“{chosen}”显示；另有来源记为：{others}。",
    en: "Shown as {chosen}; other sources call it: {others}.",
  },
  merged: {
    zh: "由 {count} 个来源实体合并而成",
    en: "Merged from {count} {count:entity|entities} of sources",
  },
  facts: { zh: "{count} 条记载", en: "{count} {count:statement|statements}" },
  places: { zh: "{count} 份证物", en: "{count} {count:exhibit|exhibits}" },
  properties: { zh: "记载的内容", en: "What is recorded" },
  noProperties: { zh: "没有记载任何属性。", en: "Nothing is recorded of it." },
  links: { zh: "关联", en: "Links" },
  noLinks: { zh: "没有其他实体提及它。", en: "No other entity names it." },
  linksCut: {
    zh: "提及它的实体很多，只列出一部分；请按账号或名称检索其余的。",
    en: "Many entities name it and only some are listed; find the others by number or name.",
  },
  original: { zh: "原文：", en: "As written: " },
  added: { zh: "录入于", en: "added" },
  moreSources: { zh: "另有 {count} 处", en: "{count} more {count:place|places}" },
  moreValues: {
    zh: "另有 {count} 个值未列出",
    en: "{count} more {count:value is|values are} not listed",
  },
  fewer: { zh: "收起", en: "Fewer" },
  record: { zh: "记载", en: "record" },
  language: { zh: "语言", en: "language" },
});
