// SPDX-License-Identifier: Apache-2.0
import { exactWithdrawalsMax, traceRates } from "../account/rate-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { followRates } from "../shares/follow-shares.ts";
import { exactLimits, rateParams } from "../shares/share-params.ts";
import { traceTexts } from "../trace.text.ts";

const name = { id: "libr-rateable", version: 1 } as const;

/** The lowest intermediate balance, with the claimants abating rateably among themselves. */
export const librRateable = defineDoctrine({
  ...name,
  title: {
    zh: "最低中间余额（按比例分摊）",
    en: "Lowest intermediate balance, rateably",
  },
  status: "active",
  since: 1915,
  until: null,
  sources: [
    {
      citation: "James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62",
      says: {
        zh: "收取 455 镑后支出至余额 25 镑，其后自有款项使余额回升至 358 镑：权利人只能追踪 25 镑",
        en: "£455 were collected, all but £25 spent, and own money brought the balance to £358: the claim was to £25",
      },
      url: "https://en.wikipedia.org/wiki/James_Roscoe_(Bolton)_Ltd_v_Winder",
      readOn: "2026-11-23",
    },
    {
      citation: "In re Walter J. Schmidt & Co., 298 F. 314 (S.D.N.Y. 1923)",
      says: {
        zh: "权利人之间不适用先进先出或其相反顺序的受偿规则，每次支取由各权利人按比例承担",
        en: "Neither Clayton's Case nor the preference built on it governs between claimants; they bear the withdrawals rateably",
      },
      url: "https://app.midpage.ai/document/in-re-walter-j-schmidt--co-9335673",
      readOn: "2026-11-23",
    },
    {
      citation: "Capstone Forensic, Lowest intermediate balance rule",
      says: {
        zh: "法务会计实务中推定账户持有人先花自有资金",
        en: "Forensic accountants take the holder to spend his own money first",
      },
      url: "https://capstoneforensic.com/lowest-intermediate-balance-rule/",
      readOn: "2026-11-23",
    },
  ],
  params: rateParams,
  limits: [
    {
      name: "withdrawalCount",
      most: exactWithdrawalsMax,
      why: {
        zh: "在单一账户上，精确分数随支取笔数增长；更多时按最小货币单位分配",
        en: "On one account exact fractions grow with every withdrawal; with more they are apportioned in minor units",
      },
    },
    ...exactLimits,
  ],
  falsePositives: [
    {
      zh: "账户持有人证明有意以后续款项补足的，不受最低余额限制（Roscoe v Winder）",
      en: "Where the holder is shown to have meant later money to restore the fund, the lowest balance is no cap (Roscoe v Winder)",
    },
    {
      zh: "受害人众多、账目难以逐笔还原时，法院可以改为按出资总额分摊",
      en: "With many victims and accounts that cannot be stated day by day, a court may share by total contribution instead",
    },
    {
      zh: "同日多笔的先后取决于银行记账顺序，可能改变最低余额",
      en: "Within one day the bank's order of booking may change the lowest balance",
    },
  ],
  messages: traceTexts,
  onAccount: (ledger) => traceRates(ledger, () => "own"),
  run: null,
  runShares: followRates({ ...name, params: rateParams, rule: { turn: "own", assetTurn: "own" } }),
});
