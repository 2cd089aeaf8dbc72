// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of `tianwang flows trace --doctrine all`. */
export const compareCliTexts = defineTexts({
  coordinationOption: {
    zh: "证明付款与其后进款属于同一安排的证据（与 --doctrine all 同用）",
    en: "What proves that payments and later deposits were one scheme (with --doctrine all)",
  },
  feeOption: {
    zh: "属于银行收费的交易，可写多个（与 --doctrine all 同用）",
    en: "Transaction that is a charge of the bank, may be repeated (with --doctrine all)",
  },
  interestOption: {
    zh: "属于银行付息的交易，可写多个（与 --doctrine all 同用）",
    en: "Transaction that is interest of the bank, may be repeated (with --doctrine all)",
  },
  assetOption: {
    zh: "购得资产的付款，可写多个；=金额 为该资产变现所得（与 --doctrine all 同用）",
    en: "Payment that bought an asset, may be repeated; =AMOUNT is what it brought (with --doctrine all)",
  },
  heading: { zh: "{id}（单位：{unit}）", en: "{id} (in {unit})" },
  nothingLeft: { zh: "无余额", en: "nothing left" },
  sameDay: {
    zh: "  同日先后：最不利 {worst}；最有利 {best}（{doctrine}）",
    en: "  order within a day: worst {worst}; best {best} ({doctrine})",
  },
  apportioned: {
    zh: "（按最小货币单位分配，误差不超过 {units}）",
    en: " (apportioned in minor units, within {units})",
  },
  authority: { zh: "      依据 {citations}", en: "      {citations}" },
  spreadBy: {
    zh: "  {party}：{least}（{leastBy}）至 {most}（{mostBy}）",
    en: "  {party}: {least} ({leastBy}) to {most} ({mostBy})",
  },
});
