// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Why two rows are one transaction; `{dayLag}` are days between the two bookings. */
export const foldTexts = defineTexts({
  overlapReference: {
    zh: "同一账户的两份流水在同一天列有同向、同额、同参考号（{reference}）的一笔",
    en: "Two statements of one account list it on the same day with the same direction, amount and reference {reference}",
  },
  overlapBalance: {
    zh: "同一账户的两份流水在同一天列有同向、同额的一笔，且其后余额相同",
    en: "Two statements of one account list it on the same day with the same direction and amount, and the same balance after it",
  },
  overlapDay: {
    zh: "同一账户的两份流水在同一天列有同向、同额的一笔，没有参考号或余额可资确认",
    en: "Two statements of one account list it on the same day with the same direction and amount; neither a reference nor a balance decides",
  },
  referenceUetr: {
    zh: "两个来源的端到端唯一编号（UETR）{reference}、金额和币种相同，账户相对，记账相差{dayLag}天",
    en: "UETR {reference}, amount and currency meet on opposite accounts, booked {dayLag} {dayLag:day|days} apart",
  },
  referenceEndToEndId: {
    zh: "两个来源的端到端标识{reference}、金额和币种相同，账户相对，记账相差{dayLag}天",
    en: "End-to-end id {reference}, amount and currency meet on opposite accounts, booked {dayLag} {dayLag:day|days} apart",
  },
  referenceBankReference: {
    zh: "两个来源的银行参考号{reference}、金额和币种相同，账户相对，记账相差{dayLag}天",
    en: "Bank reference {reference}, amount and currency meet on opposite accounts, booked {dayLag} {dayLag:day|days} apart",
  },
  referenceAccountInPart: {
    zh: "参考号{reference}、金额和币种相同，但账号只能部分核对（掩码、前导零或国际账号末段），记账相差{dayLag}天",
    en: "Reference {reference}, amount and currency meet, but an account number can be compared only in part (masked, leading zeros or the end of an IBAN); booked {dayLag} {dayLag:day|days} apart",
  },
  referenceBankDiffers: {
    zh: "银行参考号{reference}、金额和币种相同，但两家银行不同，且均未列出对方账号，记账相差{dayLag}天",
    en: "Bank reference {reference}, amount and currency meet, but the banks differ and neither names the other account; booked {dayLag} {dayLag:day|days} apart",
  },
  referenceReversalDiffers: {
    zh: "参考号{reference}、金额和币种相同，但只有一方标为冲正，记账相差{dayLag}天",
    en: "Reference {reference}, amount and currency meet, but only one source marks a reversal; booked {dayLag} {dayLag:day|days} apart",
  },
  fitsBothAccounts: {
    zh: "金额、币种和双方账户相同，记账相差{dayLag}天，没有其他相符的行",
    en: "Amount, currency and both accounts are the same, booked {dayLag} {dayLag:day|days} apart; no other row fits as well",
  },
  fitsOneAccount: {
    zh: "金额、币种和一方账户相同，另一方账户未全部列出，记账相差{dayLag}天，没有其他相符的行",
    en: "Amount, currency and one account are the same, the other is not named in both; booked {dayLag} {dayLag:day|days} apart; no other row fits as well",
  },
  fitsAccountInPart: {
    zh: "金额和币种相同，账号就可核对部分相符（掩码、前导零或国际账号末段），记账相差{dayLag}天",
    en: "Amount and currency are the same, the account numbers agree as far as they can be compared (masked, leading zeros or the end of an IBAN); booked {dayLag} {dayLag:day|days} apart",
  },
  fitsAmount: {
    zh: "金额和币种相同，均未列出对方账号，记账相差{dayLag}天，期间内没有其他同额的行",
    en: "Amount and currency are the same, neither names the other account, booked {dayLag} {dayLag:day|days} apart; no other row of this amount lies near",
  },
  ambiguousReference: {
    zh: "一方{leftCount}行与另一方{rightCount}行的参考号{reference}、金额和币种相同，无法确定如何对应",
    en: "{leftCount} {leftCount:row|rows} on one side and {rightCount} on the other carry reference {reference}, the same amount and currency; which belongs to which cannot be told",
  },
  ambiguousFit: {
    zh: "一方{leftCount}行与另一方{rightCount}行的金额、币种、账户和日期相符，无法确定如何对应",
    en: "{leftCount} {leftCount:row|rows} on one side and {rightCount} on the other fit by amount, currency, accounts and date; which belongs to which cannot be told",
  },
  ambiguousOverlap: {
    zh: "同一账户的两份流水在同一天分别有{leftCount}行与{rightCount}行同向、同额，数目不同，无法确定如何对应",
    en: "Two statements of one account list {leftCount} and {rightCount} rows of the same direction and amount on the same day; the numbers differ and which is which cannot be told",
  },
});
