// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words about the journal on the pages. */
export const journalPageTexts = defineTexts({
  journal: { zh: "办案日志", en: "Journal" },
  latest: { zh: "最新日志", en: "Latest in the journal" },
  empty: { zh: "日志还是空的。", en: "The journal is empty." },
  noneFound: { zh: "没有这样的条目。", en: "There is no such entry." },
  write: { zh: "写日志", en: "Write an entry" },
  writeNote: {
    zh: "条目写入后不能修改或删除；有误时写一条更正。",
    en: "An entry stays as it is written; a mistake is put right by a correction.",
  },
  text: { zh: "内容", en: "Text" },
  kind: { zh: "类型", en: "Kind" },
  anyKind: { zh: "全部类型", en: "Any kind" },
  happenedOn: { zh: "发生日期", en: "Happened on" },
  happened: { zh: "发生于", en: "happened on" },
  exculpatory: { zh: "有利于当事人", en: "Exculpatory" },
  exculpatoryHelp: {
    zh: "内容可能减轻或免除当事人责任；将列入向辩护方开示的材料。",
    en: "May lessen or exclude a person's responsibility; it goes into what is disclosed to the defence.",
  },
  onlyExculpatory: { zh: "只看有利于当事人的", en: "Only exculpatory" },
  correct: { zh: "更正", en: "Correct" },
  correctTitle: { zh: "更正第 {number} 条", en: "Correct entry {number}" },
  correctNote: {
    zh: "原条目保留并标明已被更正。",
    en: "The entry stays and is marked as corrected.",
  },
  correctedBy: { zh: "已被第 {number} 条更正", en: "corrected by entry {number}" },
  correctedLater: { zh: "已被更正", en: "corrected later" },
  corrects: { zh: "更正第 {number} 条", en: "corrects entry {number}" },
  correctsEarlier: { zh: "更正较早的条目", en: "corrects an earlier entry" },
  number: { zh: "第 {number} 条", en: "No. {number}" },
  party: { zh: "接触对象", en: "With whom" },
  purpose: { zh: "目的", en: "Purpose" },
  lawfulBasis: { zh: "法律依据", en: "Legal basis" },
  relativeGround: { zh: "与亲属接触的理由", en: "Ground for contact with a relative" },
  counselCopied: { zh: "已抄送律师", en: "Counsel was copied" },
  counselNotCopied: { zh: "未抄送律师", en: "counsel not copied" },
  refusal: { zh: "是否拒绝", en: "Refusal" },
  pressure: {
    zh: "不得以亲属施压。与亲属的接触只有符合所列理由、抄送律师并尊重拒绝，才能登记。",
    en: "Relatives are not a means of pressure: such a contact is recorded only on one of these grounds, with counsel copied and a refusal respected.",
  },
  more: { zh: "更早的条目", en: "Earlier entries" },
  save: { zh: "写入日志", en: "Write into the journal" },
});
