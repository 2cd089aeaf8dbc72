// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts on a ledger that was made from the rows of a case; filled like those of a trace. */
export const caseLedgerTexts = defineTexts({
  fateUnmatched: {
    zh: "付往账户{account}，但该账户流水中没有对应的一笔，或同笔合并尚未判定，未再追踪",
    en: "Paid to account {account}, whose statement shows no such row, or the fold was not judged yet; not followed further",
  },
  noticeUnmatched: {
    zh: "付往账户{account}的{count}笔（共{amount}）在该账户流水中没有对应行，其中{proposalCount}笔有待判定的合并建议；判定后请重新追踪",
    en: "{count} {count:payment|payments} to account {account}, {amount} in all, {count:meets|meet} no row of its statement; {proposalCount} of them {proposalCount:has|have} a proposed fold: judge it and trace again",
  },
  noticeStatementGap: {
    zh: "账户{account}的流水截至{until}，其后缺失至{from}；{until}留存的{amount}此后去向不明，请补充其间流水",
    en: "The statements of account {account} end on {until} and go on from {from}; what became of the {amount} that lay there is not known: obtain the statements in between",
  },
  noticeBookDiffers: {
    zh: "账户{account}的期初余额加逐笔发生额与所载期末余额相差{amount}：可能缺行，或有重复行尚未合并",
    en: "Opening balance and rows of account {account} differ from the closing balance stated by {amount}: rows are missing, or the same rows count twice until they are folded",
  },
  noticeLikelyAccount: {
    zh: "账户{account}的号码与{others}部分相符（掩码、前导零或国际账号末段），可能是同一账户，未合并；如有对应的合并建议请判定",
    en: "The number of account {account} agrees in part with {others} (masked, leading zeros or the end of an IBAN); they may be one account and were not joined: judge the folds between them",
  },
  noticeNotFollowed: {
    zh: "本案有{count}行未注明币种，或小数位与币种不符，未计入",
    en: "{count} {count:row of the case names|rows of the case name} no currency, or not with its number of decimals, and {count:was|were} left out",
  },
  conservation: {
    zh: "{claimant}：追踪{followed} = {parts}",
    en: "{claimant}: {followed} followed = {parts}",
  },
  shortLies: { zh: "仍在账户{amount}", en: "{amount} in accounts" },
  shortLeft: { zh: "转出账外{amount}", en: "{amount} left to others" },
  shortCash: { zh: "提现{amount}", en: "{amount} in cash" },
  shortNoStatement: { zh: "转入无流水账户{amount}", en: "{amount} in accounts without statement" },
  shortUnmatched: { zh: "无对应行{amount}", en: "{amount} unmatched" },
  shortOverdraft: { zh: "偿还透支{amount}", en: "{amount} on overdrafts" },
  shortInTransit: { zh: "在途{amount}", en: "{amount} on its way" },
  shortHopLimit: { zh: "超出环节上限{amount}", en: "{amount} beyond the limit of hops" },
  shortLotLimit: { zh: "超出批次上限{amount}", en: "{amount} beyond the limit of lots" },
  nothing: { zh: "无", en: "nothing" },
  accountUnnamed: { zh: "（账号不详）", en: "(number not stated)" },
  outside: { zh: "账外对手方", en: "Counterparty outside" },
  cash: { zh: "现金", en: "Cash" },
});
