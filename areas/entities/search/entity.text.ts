// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** What the commands on entities say. */
export const entityTexts = defineTexts({
  searchSummary: {
    zh: "按名称、地址、账号或证件号码查找实体",
    en: "Find entities by name, address, account or document number",
  },
  searchHelp: {
    zh: "不指明分区时，查找您可见的全部案件。账号可分段输入，也可只输入末四位。每条结果写明为何命中。",
    en: "Without a compartment, looks in all cases that you may see. Account numbers may be typed in groups, or by their last four digits. Each hit says why it was found.",
  },
  showSummary: {
    zh: "显示实体的属性、每个值的出处及相关实体",
    en: "Show an entity: its values with their sources, and what refers to it",
  },
  exportSummary: {
    zh: "将一个分区的实体导出为 FollowTheMoney JSON 行",
    en: "Export the entities of a compartment as FollowTheMoney JSON lines",
  },
  exportHelp: {
    zh: "实体形式可由各种 FollowTheMoney 工具读取，其中不认识的属性会被略过。陈述形式逐值写明出处；交给其他工具时请加 --plain，以略去标准模型没有的内容。",
    en: "Entity form is read by all FollowTheMoney tools, which skip properties they do not know. Statement form names the source of each value; add --plain for other tools, which leaves out what the stock model does not have.",
  },
  optionCompartment: {
    zh: "案件的分区编号（cmp_…）",
    en: "compartment of the case (cmp_…)",
  },
  optionKind: {
    zh: "只列出此类实体，如 Person；可多次给出",
    en: "only entities of this kind, such as Person; may be given several times",
  },
  optionFrom: { zh: "从第几条开始（从 0 计）", en: "first row, from 0" },
  optionCount: { zh: "最多几条（1–500）", en: "how many rows at most (1–500)" },
  optionOut: { zh: "写入文件而不是标准输出", en: "write to a file, not to standard output" },
  optionForm: { zh: "entities（默认）或 statements", en: "entities (default) or statements" },
  optionPlain: {
    zh: "略去标准模型没有的类别和属性",
    en: "leave out kinds and properties that the stock model does not have",
  },
  needsCompartment: {
    zh: "请用 --compartment 指明分区（cmp_…）。",
    en: "Name the compartment with --compartment (cmp_…).",
  },
  unknownForm: {
    zh: "没有形式 {form}；请用 entities 或 statements。",
    en: "There is no form {form}; use entities or statements.",
  },
  none: { zh: "没有符合条件的实体。", en: "No entity answers that." },
  more: {
    zh: "共 {totalCount} 条，已显示 {shownCount} 条；用 --from {next} 显示其后各条。",
    en: "{shownCount} of {totalCount} are shown; --from {next} shows the next.",
  },
  moreUnranked: {
    zh: "共 {totalCount} 条，只排列了其中最相关的；请缩小查找范围。",
    en: "There are {totalCount}; only the most relevant are ranked. Look for something narrower.",
  },
  conflict: {
    zh: "注意：来源对其类别说法不一，另有：{kinds}",
    en: "Note: sources disagree on its kind and also say: {kinds}",
  },
  sources: { zh: "出处", en: "sources" },
  moreSources: { zh: "另有 {count} 处", en: "{count} more {count:place|places}" },
  moreValues: { zh: "另有 {count} 个值", en: "{count} more {count:value|values}" },
  namedBy: { zh: "相关实体", en: "Referred to by" },
  namedByMore: { zh: "……还有更多", en: "… and more" },
  source: { zh: "{name} {locator}", en: "{name}, {locator}" },
  written: {
    zh: "已写入 {path}，共 {byteCount} 字节",
    en: "Wrote {path}, {byteCount} {byteCount:byte|bytes}",
  },
});
