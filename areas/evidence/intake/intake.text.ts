// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words of taking files in. */
export const intakeTexts = defineTexts({
  add: { zh: "添加材料", en: "Add material" },
  dropNote: {
    zh: "对账单、报文、文书、图片；压缩包会自动展开。内容相同的文件只保存一次。",
    en: "Statements, bank messages, documents, pictures; archives are unfolded. The same content is kept once.",
  },
  legalBasis: { zh: "法律依据", en: "Legal basis" },
  legalBasisNote: {
    zh: "写明取得这些材料的文书、文号或同意书，记入每件证物的保管链。",
    en: "The order, its number, or the consent under which this was obtained; it goes into the custody of every exhibit.",
  },
  legalBasisExample: {
    zh: "例如：调取证据通知书〔2024〕第 12 号",
    en: "For example: production order 2024/12",
  },
  legalBasisMissing: {
    zh: "请填写法律依据；没有依据的材料不能入库。",
    en: "State the legal basis; nothing is taken in without one.",
  },
  takeIn: { zh: "上传并读取（{count}）", en: "Upload and read ({count})" },
  clear: { zh: "清空", en: "Clear" },
  chosen: { zh: "已选 {count} 个文件，共 {size}", en: "Chosen files: {count}, {size}" },
  notListed: {
    zh: "仅列出其中 {shown} 个；共 {all} 个，已处理 {done} 个。",
    en: "{shown} of {all} files are listed; {done} of all are handled.",
  },
  cancel: { zh: "取消", en: "Cancel" },
  cancelling: { zh: "正在取消", en: "Cancelling" },
  sending: { zh: "正在上传", en: "Uploading" },
  reading: { zh: "正在读取", en: "Reading" },
  ended: { zh: "已完成", en: "Done" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  failed: { zh: "已中断", en: "Interrupted" },
  readingFile: { zh: "{file}：已读 {count} 行", en: "{file}: {count} {count:row|rows} so far" },
  goOn: { zh: "继续", en: "Go on" },
  addMore: { zh: "继续添加", en: "Add more" },
  openExhibit: { zh: "查看证物", en: "Open the exhibit" },
  jobFailed: {
    zh: "读取任务中断；已读取的文件已入库，其余可以重新上传。",
    en: "Reading was interrupted. What was read is in; the rest can be uploaded again.",
  },
  notRead: {
    zh: "未读取，也未入库；可以单独重新上传。",
    en: "Neither read nor taken in; it can be uploaded again by itself.",
  },
});
