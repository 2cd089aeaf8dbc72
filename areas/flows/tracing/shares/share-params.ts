// SPDX-License-Identifier: Apache-2.0
import type { Limit, ParamDeclaration } from "../doctrine.ts";
import type { TraceParams } from "../trace.ts";
import { feeRules, interestRules } from "../trace.ts";
import { walkParams } from "../walk/walk-params.ts";

/** Most rows of an exact result: its parts may each have a thousand digits. */
export const exactRowCountMax = 10_000;
/** Most payments out of mixtures behind one amount of an exact result: some 5,000 digits. */
export const exactFactorCountMax = 500;

/** Parameters of the walk that mean the same where shares are followed in place of lots. */
const kept: ReadonlySet<keyof TraceParams> = new Set([
  "orderWithinDay",
  "overdraft",
  "hopCountMax",
  "fromDay",
  "toDay",
]);

const partCount: ParamDeclaration = {
  name: "stepCountMax",
  unit: "parts",
  default: 20_000_000,
  bounds: { kind: "range", min: 1, max: 50_000_000, isOptional: false },
  why: {
    zh: "每个“行与权利人”的份额约二十字节，二千万个约四百兆字节；达到时停在该行并报告",
    en: "A part of a row takes about twenty bytes, so twenty million take 400 MB; the trace stops there and says so",
  },
};

/** The parameters of doctrines that follow shares; a share has no place within a deposit and no lots. */
export const shareParams: readonly ParamDeclaration[] = [
  ...walkParams.filter(({ name }) => kept.has(name)),
  partCount,
];

/** The parameters of doctrines that take connected accounts as one fund: in it nothing is a hop. */
export const fundParams: readonly ParamDeclaration[] = shareParams.filter(
  ({ name }) => name !== "hopCountMax" && name !== "stepCountMax",
);

/** Whose money the bank's charges and interest are; for doctrines that share by rates. */
export const rateParams: readonly ParamDeclaration[] = [
  ...shareParams,
  {
    name: "fees",
    unit: "rule",
    default: "as-payment",
    bounds: { kind: "oneOf", values: feeRules },
    why: {
      zh: "银行收费默认按普通付款处理：没有规则另作规定；持有人是过错方时，可令收费先由其自有资金承担，或由各方按比例承担",
      en: "A charge is taken like any payment, since no authority treats it otherwise; against a wrongdoing holder it can fall on his own money first, or on all rateably",
    },
  },
  {
    name: "interest",
    unit: "rule",
    default: "own",
    bounds: { kind: "oneOf", values: interestRules },
    why: {
      zh: "默认不把利息计入任何人的主张，使主张不超过本金；信托财产的孳息属于受益人时，可令利息随本金按比例归属",
      en: "By default interest is in nobody's claim, which so never exceeds what was paid in; where the fruits of trust money are the beneficiary's, it can follow the principal rateably",
    },
  },
];

/** Up to where amounts are exact fractions; beyond it they are apportioned, which the result says. */
export const exactLimits: readonly Limit[] = [
  {
    name: "exactRowCount",
    most: exactRowCountMax,
    why: {
      zh: "行数更多时，份额以最小货币单位按最大余数法分配，余数结转并列明",
      en: "With more rows, shares are apportioned in minor units by largest remainder, the residue carried and shown",
    },
  },
  {
    name: "exactFactorCount",
    most: exactFactorCountMax,
    why: {
      zh: "每次从混同资金中支取都使分母变长；超过此数改为按最大余数法分配",
      en: "Each payment out of a mixture lengthens the denominators; beyond this many, shares are apportioned",
    },
  },
];
