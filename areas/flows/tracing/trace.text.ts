// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of a trace. `{account}`, `{amount}` and `{row}` are filled by the reader's names and forms. */
export const traceTexts = defineTexts({
  fateLies: { zh: "仍在账户{account}", en: "Lies in account {account}" },
  fateLeft: { zh: "转出至账外对手方", en: "Left to a counterparty outside" },
  fateCash: { zh: "提取现金，线索中断", en: "Drawn in cash; the trail ends" },
  fateNoStatement: {
    zh: "转入账户{account}，该账户此日此币种无流水",
    en: "Reached account {account}, of which there is no statement for that day and currency",
  },
  fateOverdraft: {
    zh: "用于偿还账户{account}的透支",
    en: "Spent on repaying the overdraft of account {account}",
  },
  fateInTransit: {
    zh: "已付出，截止日尚未到账（账户{account}）",
    en: "On its way to account {account} at the end of the ledger",
  },
  fateHopLimit: {
    zh: "到达账户{account}，超过环节上限，未再追踪",
    en: "Reached account {account}; not followed beyond the limit of hops",
  },
  fateLotLimit: {
    zh: "到达账户{account}，该账户批次已达上限，未再追踪",
    en: "Reached account {account}, which held as many lots as are followed",
  },
  stepDeposit: {
    zh: "{claimant}的{amount}存入账户{account}",
    en: "{amount} of {claimant} paid into account {account}",
  },
  stepTransfer: {
    zh: "其中{amount}转入账户{account}",
    en: "{amount} of it moved to account {account}",
  },
  untraced: { zh: "未追踪款项", en: "Untraced money" },
  noticeOpeningUnknown: {
    zh: "账户{account}的期初余额不明，按零计；此前的存款本应先被支出，请补充更早的流水",
    en: "The opening balance of account {account} is unknown and taken as nil; earlier money would have been spent first: obtain earlier statements",
  },
  noticeOverdrawn: {
    zh: "账户{account}在{count}笔付款中共透支{amount}，其后存入的款项先偿还透支",
    en: "Account {account} was overdrawn by {amount} in {count} {count:payment|payments}; money paid in later repaid that first",
  },
  noticeUnseenMoney: {
    zh: "账户{account}在{count}笔付款中多付出{amount}，来源未见于流水，按未追踪款项处理",
    en: "Account {account} paid out {amount} more than its rows show coming in, in {count} {count:payment|payments}; the excess counts as untraced",
  },
  noticeOwnTransfer: {
    zh: "{count}行的付款账户与收款账户相同，资金未移动，不影响先后顺序",
    en: "In {count} {count:row|rows} payer and beneficiary are the same account: no money moved and no order changed",
  },
  noticeUndated: {
    zh: "{count}行没有记账日期，无法排序，未计入；请在映射中更正日期列",
    en: "{count} {count:row has|rows have} no booking date, cannot be placed and {count:was|were} left out: correct the date column in the mapping",
  },
  noticeDrawnForward: {
    zh: "{count}笔转账在收款方流水中先于付款方流水入账，按到账时间付出",
    en: "{count} {count:transfer|transfers} arrived, by the beneficiary's statement, before leaving by the payer's; taken as leaving on arrival",
  },
  noticeAlreadyFollowed: {
    zh: "所选存款（第{row}行）中有{amount}已按更早的选择追踪，不重复计算",
    en: "{amount} of the chosen deposit in row {row} is already followed from an earlier choice and is not counted twice",
  },
  noticeChosenUndated: {
    zh: "所选存款（第{row}行）没有记账日期，未追踪",
    en: "The chosen deposit in row {row} has no booking date and was not followed",
  },
  noticeChosenOutsideWindow: {
    zh: "所选存款（第{row}行）不在所定期间内，未追踪",
    en: "The chosen deposit in row {row} lies outside the period set and was not followed",
  },
  noticeChosenNotReached: {
    zh: "因步骤数达到上限，所选存款（第{row}行）未追踪",
    en: "The chosen deposit in row {row} was not reached before the limit of steps",
  },
  noticeChosenOwnTransfer: {
    zh: "所选存款（第{row}行）是账户自身之间的转账，没有资金移动，未追踪",
    en: "The chosen deposit in row {row} moves no money, from an account to itself, and was not followed",
  },
  noticeHopLimit: {
    zh: "账户{account}中有{amount}（{count}笔）超过环节上限，未再追踪；可提高上限后重新计算",
    en: "{amount} in {count} {count:piece|pieces} reached account {account} at the limit of hops and was not followed further: raise the limit to go on",
  },
  noticeHopLimitShares: {
    zh: "{count}笔到达账户{account}的款项超过环节上限，其中的份额未再追踪；可提高上限后重新计算",
    en: "{count} {count:payment|payments} reached account {account} at the limit of hops; their shares were not followed further: raise the limit to go on",
  },
  noticeLotLimit: {
    zh: "账户{account}的追踪批次已达上限，{amount}（{count}笔）未再追踪；可提高上限后重新计算",
    en: "Account {account} held as many traced lots as are followed; {amount} in {count} {count:piece|pieces} was not followed further: raise the limit to go on",
  },
  noticeStepLimit: {
    zh: "步骤数达到上限，追踪停在第{row}行之前；所示为该时点的状况",
    en: "The limit of steps was reached before row {row}; the position shown is that of this moment",
  },
  graphClaimant: { zh: "权利人{claimant}", en: "Claimant {claimant}" },
  graphOthers: {
    zh: "其他{count}项，合计{amount}",
    en: "{count} {count:other|others}, {amount} in all",
  },
});
