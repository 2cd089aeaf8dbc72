// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words that all pages of casework use. */
export const pageTexts = defineTexts({
  cancel: { zh: "取消", en: "Cancel" },
  save: { zh: "保存", en: "Save" },
  edit: { zh: "修改", en: "Edit" },
  choose: { zh: "请选择", en: "Choose" },
  required: { zh: "请填写此项", en: "Fill this in" },
  reason: { zh: "原因", en: "Reason" },
  day: { zh: "日期", en: "Day" },
  cases: { zh: "案件", en: "Cases" },
  overdueBy: { zh: "逾期 {count} 天", en: "{count} {count:day|days} overdue" },
  dueToday: { zh: "今天到期", en: "due today" },
  dueTomorrow: { zh: "明天到期", en: "due tomorrow" },
  dueIn: { zh: "还有 {count} 天", en: "in {count} {count:day|days}" },
  noDueDay: { zh: "未定期限", en: "no due day" },
  more: { zh: "显示更多", en: "Show more" },
  all: { zh: "全部", en: "All" },
  seeAll: { zh: "查看全部", en: "See all" },
  by: { zh: "{name}", en: "by {name}" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
});
