// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What claims refuses. */
export const { table: claimsRefusals, refuse } = defineRefusals({
  CLAIMS_NO_COMPARISON: {
    status: 404,
    zh: "没有比较或追踪结果 {id}，或者您无权查看。",
    en: "There is no comparison or trace {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  CLAIMS_NOTHING_TO_COMPARE: {
    status: 422,
    zh: "本案还没有可比较的交易。",
    en: "The case has no transactions to compare by yet.",
    mend: { zh: "请先导入对账单。", en: "Add statements first." },
  },
  CLAIMS_NO_DOCTRINE_IN: {
    status: 422,
    zh: "{id} 中没有按规则 {doctrine} 保存的追踪。",
    en: "{id} keeps no trace by the doctrine {doctrine}.",
    mend: { zh: "可用：{known}。", en: "Choose one of: {known}." },
  },
  CLAIMS_NO_CLAIM: {
    status: 404,
    zh: "{id} 中没有第 {number} 项主张。",
    en: "{id} has no claim {number}.",
    mend: { zh: "请从主张列表中选择。", en: "Choose one of the list of claims." },
  },
  CLAIMS_TOO_MANY_ROWS: {
    status: 422,
    zh: "本案有 {count} 笔交易，超过即时比较的上限 {max}。",
    en: "The case has {count} transactions, more than are compared while you wait ({max}).",
    mend: {
      zh: "请保存比较（由后台任务完成），或缩小日期范围。",
      en: "Have the comparison saved, which a job makes, or narrow the dates.",
    },
  },
  CLAIMS_BAD_PARAMS: {
    status: 422,
    zh: "参数超出范围：{names}",
    en: "These parameters are out of their bounds: {names}",
    mend: { zh: "请在允许的范围内重新设定。", en: "Set them within their bounds." },
  },
});
