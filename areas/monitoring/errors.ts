// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What monitoring refuses. */
export const { table: monitoringRefusals, refuse } = defineRefusals({
  MONITORING_BUSY: {
    status: 503,
    zh: "已有 {waiting} 笔支付在等待入库，暂不接收更多；本次请求未保留任何内容。",
    en: "{waiting} payments wait to be kept already; nothing of this request was kept.",
    mend: {
      zh: "请按 Retry-After 的秒数稍后重发。",
      en: "Send it again after Retry-After seconds.",
    },
  },
  MONITORING_NO_FEED: {
    status: 404,
    zh: "没有数据流 {id}，或者您无权查看。",
    en: "There is no feed {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  MONITORING_NOTHING_TAKEN: {
    status: 422,
    zh: "未接收任何支付：{faults}",
    en: "No payment was taken: {faults}",
    mend: {
      zh: "请按所列位置更正后重发；格式见 docs/guides/monitoring.zh.md。",
      en: "Mend the places listed and send it again; the forms stand in docs/guides/monitoring.md.",
    },
  },
  MONITORING_ID_TAKEN: {
    status: 409,
    zh: "编号 {id} 已用于内容不同的另一笔支付（序号 {number}），本笔未接收。",
    en: "The id {id} belongs to a payment with other content (number {number}); this one was not taken.",
    mend: {
      zh: "重发须与原文完全相同；新的支付请使用新编号。",
      en: "Send a repeat unchanged; give a new payment a new id.",
    },
  },
  MONITORING_NOT_UTF8: {
    status: 422,
    zh: "报文不是有效的 UTF-8。",
    en: "The message is not valid UTF-8.",
    mend: { zh: "请以 UTF-8 编码发送。", en: "Send it encoded in UTF-8." },
  },
  MONITORING_TOO_LARGE: {
    status: 413,
    zh: "请求超过 {byteCount} 字节。",
    en: "The request is larger than {byteCount} bytes.",
    mend: { zh: "请拆成较小的批次。", en: "Send smaller batches." },
  },
});
