// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words about the subjects of a case on its page. */
export const subjectPageTexts = defineTexts({
  subjects: { zh: "涉案对象", en: "Subjects" },
  rule: {
    zh: "称谓只表明当前诉讼阶段；未经生效裁判，任何人不得被称为有罪。",
    en: "A label says the stage of the procedure and no more; nobody is called guilty without a final judgment.",
  },
  none: {
    zh: "尚未登记涉案对象。可从案中实体里选取，注明称谓和依据。",
    en: "No subjects yet. Choose them from the entities of the case, with label and basis.",
  },
  add: { zh: "登记对象", en: "Add a subject" },
  change: { zh: "变更称谓", en: "Change the label" },
  remove: { zh: "移出", en: "Take out" },
  removeTitle: { zh: "移出本案：{name}", en: "Take out of the case: {name}" },
  removeNote: {
    zh: "实体及其出处仍然保留；移出及原因写入日志。",
    en: "The entity and its sources stay; that it was taken out, and why, goes into the journal.",
  },
  entity: { zh: "案中实体", en: "Entity of the case" },
  findEntity: { zh: "输入姓名、名称或账号", en: "Type a name or an account number" },
  noEntity: { zh: "没有匹配的实体", en: "No entity answers that" },
  label: { zh: "称谓", en: "Label" },
  basis: { zh: "依据的文书", en: "Act relied on" },
  basisHelp: {
    zh: "机关、文号。起诉后、判决后、无罪和终止追究的称谓必须填写依据和日期。",
    en: "Authority and number. Accused, convicted, acquitted and discontinued need the act and its day.",
  },
  sinceOn: { zh: "文书日期", en: "Day of the act" },
  note: { zh: "备注", en: "Remark" },
  since: { zh: "自", en: "since" },
  merged: { zh: "实体已被合并", en: "merged into another entity" },
  reason: { zh: "原因", en: "Reason" },
  noBasis: { zh: "未注明依据", en: "no act cited" },
});
