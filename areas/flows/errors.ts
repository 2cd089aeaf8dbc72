// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What flows refuses. */
export const { table: flowsRefusals, refuse } = defineRefusals({
  FLOWS_NO_ROW: {
    status: 404,
    zh: "没有交易 {id}，或者您无权查看。",
    en: "There is no transaction {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  FLOWS_NO_TRACE: {
    status: 404,
    zh: "没有追踪结果 {id}，或者您无权查看。",
    en: "There is no trace {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  FLOWS_NOTHING_TO_TRACE: {
    status: 422,
    zh: "本案还没有可追踪的交易。",
    en: "The case has no transactions to trace yet.",
    mend: { zh: "请先导入对账单。", en: "Add statements first." },
  },
  FLOWS_NO_DOCTRINE: {
    status: 422,
    zh: "没有追踪规则 {id}。",
    en: "There is no tracing doctrine {id}.",
    mend: { zh: "请选择：{known}。", en: "Choose one of: {known}." },
  },
  FLOWS_BAD_TRACE_PARAMS: {
    status: 422,
    zh: "追踪参数超出范围：{names}",
    en: "These parameters of the trace are out of their bounds: {names}",
    mend: { zh: "请在允许的范围内重新设定。", en: "Set them within their bounds." },
  },
  FLOWS_NOT_TRACEABLE: {
    status: 422,
    zh: "交易 {id} 不能作为追踪起点：它未记账，或未注明币种。",
    en: "Transaction {id} cannot begin a trace: it is not booked, or names no currency.",
    mend: { zh: "请选择已记账且注明币种的交易。", en: "Choose a booked row with a currency." },
  },
  FLOWS_DEPOSIT_TOO_LATE: {
    status: 422,
    zh: "交易 {id} 于 {bookedOn} 记账，晚于追踪的截止日期。",
    en: "Transaction {id} was booked on {bookedOn}, after the end of the trace.",
    mend: { zh: "请推后截止日期，或另选起点。", en: "Set a later end, or choose another row." },
  },
  FLOWS_PART_TOO_LARGE: {
    status: 422,
    zh: "所主张的部分大于交易 {id} 的金额 {amount}。",
    en: "The part claimed is more than the amount of transaction {id}, {amount}.",
    mend: { zh: "请填写不超过该金额的数额。", en: "Give an amount up to that." },
  },
  FLOWS_NO_FILE: {
    status: 404,
    zh: "读不到文件 {path}。",
    en: "The file {path} cannot be read.",
    mend: { zh: "请核对路径和权限。", en: "Check the path and the permissions." },
  },
  FLOWS_BAD_LEDGER_FILE: {
    status: 422,
    zh: "文件 {path} 不能用作台账：{faults}",
    en: "The file {path} is no file of ledgers: {faults}",
    mend: {
      zh: "请按所列位置更正；格式见 docs/guides/tracing.zh.md。",
      en: "Mend the places listed; the form stands in docs/guides/tracing.md.",
    },
  },
  FLOWS_NO_LEDGER: {
    status: 404,
    zh: "文件中没有台账 {id}。",
    en: "The file has no ledger {id}.",
    mend: { zh: "可用：{known}。", en: "There are: {known}." },
  },
  FLOWS_TOO_MANY_PARTS: {
    status: 422,
    zh: "追踪结果有 {count} 个份额，超过可保存的上限 {max}。",
    en: "The trace has {count} parts of rows, more than one document keeps ({max}).",
    mend: { zh: "请缩小日期范围。", en: "Narrow the dates." },
  },
  FLOWS_TOO_MANY_ROWS: {
    status: 422,
    zh: "本案有 {count} 笔交易，超过一次追踪的上限 {max}。",
    en: "The case has {count} transactions, more than one trace takes ({max}).",
    mend: { zh: "请缩小日期范围。", en: "Narrow the dates." },
  },
});
