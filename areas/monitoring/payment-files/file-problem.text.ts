// SPDX-License-Identifier: Apache-2.0
import { defineProblems } from "@tianwang/kernel/problem";

/** What can be wrong with a row of a file of payments; such a row is counted and does not enter. */
export const { table: fileProblems, problem: fileProblem } = defineProblems({
  ROW_BROKEN: {
    severity: "error",
    says: { zh: "该行不完整或引号有误", en: "The row is not whole, or its quotes are broken" },
    mend: {
      zh: "请补全该行各列，或从来源重新导出",
      en: "Complete the columns of the row, or export it again from its source",
    },
  },
  MOMENT_UNREADABLE: {
    severity: "error",
    says: { zh: "日期或时间无法识别", en: "The date or time cannot be read" },
    mend: {
      zh: "请写成 2024-01-31 或 2024-01-31 14:05（UTC）",
      en: "Write it as 2024-01-31 or 2024-01-31 14:05, in UTC",
    },
  },
  ACCOUNT_MISSING: {
    severity: "error",
    says: { zh: "缺少付款或收款账户", en: "The account that pays or is paid is missing" },
    mend: { zh: "请补上账户", en: "Fill the account in" },
  },
  AMOUNT_UNREADABLE: {
    severity: "error",
    says: { zh: "金额无法识别", en: "The amount cannot be read" },
    mend: {
      zh: "请写成不带千分位和指数的小数，如 1234.56",
      en: "Write it as a plain decimal such as 1234.56, without thousands signs and exponents",
    },
  },
  AMOUNT_NEGATIVE: {
    severity: "error",
    says: { zh: "金额为负", en: "The amount is negative" },
    mend: {
      zh: "请对调付款与收款账户，或删去冲正行",
      en: "Turn payer and beneficiary round, or leave reversals out",
    },
  },
  AMOUNT_TOO_LARGE: {
    severity: "error",
    says: {
      zh: "金额超过 2^53 个最小单位，无法精确计算",
      en: "The amount is more than 2^53 minor units and cannot be counted exactly",
    },
    mend: { zh: "请核对金额", en: "Check the amount" },
  },
  AMOUNT_TOO_FINE: {
    severity: "error",
    says: {
      zh: "小数位多于该币种的最小单位",
      en: "The amount has more decimals than its currency",
    },
    mend: { zh: "请核对金额与币种", en: "Check the amount and the currency" },
  },
});

export type FileProblemCode = keyof typeof fileProblems;
