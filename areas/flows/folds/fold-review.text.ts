// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of judging folds. */
export const reviewTexts = defineTexts({
  folds: { zh: "合并判定", en: "Folds" },
  explain: {
    zh: "两个来源可能记载了同一笔转账。判定后只计一次，两行均保留，可随时撤回。",
    en: "Two sources may hold the same transfer. Once accepted it counts once; both rows stay, and the judgement can be taken back.",
  },
  proposed: { zh: "待判定", en: "To be judged" },
  certain: { zh: "确定", en: "Certain" },
  accepted: { zh: "已认定", en: "Accepted" },
  rejected: { zh: "已否定", en: "Rejected" },
  which: { zh: "显示", en: "Show" },
  accept: { zh: "是同一笔", en: "Same transfer" },
  reject: { zh: "不是同一笔", en: "Not the same" },
  takeBack: { zh: "撤回判定", en: "Take back" },
  reason: { zh: "理由", en: "Reason" },
  reasonDefault: { zh: "已核对两处原件", en: "Both originals were compared" },
  equal: { zh: "相同", en: "equal" },
  differs: { zh: "不同", en: "differs" },
  field: { zh: "项目", en: "Field" },
  first: { zh: "第一来源", en: "First source" },
  second: { zh: "第二来源", en: "Second source" },
  none: { zh: "没有需要显示的合并", en: "Nothing to show" },
  noneExplained: {
    zh: "没有此状态的合并。",
    en: "There is no fold in this state.",
  },
  total: { zh: "共 {count} 组", en: "{count} in all" },
  more: { zh: "显示更多", en: "Show more" },
  source: { zh: "出处", en: "Source" },
});
