// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words of the list of problems. */
export const problemTexts = defineTexts({
  problems: { zh: "数据问题", en: "Problems" },
  problem: { zh: "问题", en: "Problem" },
  bySeverity: { zh: "按严重程度", en: "By severity" },
  all: { zh: "全部", en: "All" },
  error: { zh: "未录入", en: "Not entered" },
  warning: { zh: "需核对", en: "Check" },
  info: { zh: "提示", en: "Note" },
  severity: { zh: "程度", en: "Severity" },
  code: { zh: "代码", en: "Code" },
  says: { zh: "问题", en: "What was found" },
  place: { zh: "位置", en: "Place" },
  field: { zh: "字段", en: "Field" },
  value: { zh: "原值", en: "Value" },
  blank: { zh: "（空）", en: "(empty)" },
  mend: { zh: "处理办法", en: "How to mend" },
  none: { zh: "没有发现问题", en: "No problems" },
  noneWhy: {
    zh: "读取证物时无法确定、无法录入的内容会列在这里，并注明位置和处理办法。",
    en: "What could not be read for certain, or not entered at all, would stand here with its place and how to mend it.",
  },
  noneFound: { zh: "没有这一程度的问题", en: "No problems of this severity" },
  noneFoundWhy: { zh: "请选择其他程度。", en: "Choose another severity." },
});
