// SPDX-License-Identifier: Apache-2.0
import { exactWithdrawalsMax, traceRates } from "../account/rate-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { followRates } from "../shares/follow-shares.ts";
import { exactLimits, rateParams } from "../shares/share-params.ts";
import { traceTexts } from "../trace.text.ts";

const name = { id: "rolling-pro-rata", version: 1 } as const;

/** Each withdrawal is borne by all in proportion to what is theirs at that moment. */
export const rollingProRata = defineDoctrine({
  ...name,
  title: { zh: "滚动按比例分摊", en: "Rolling pro rata" },
  status: "active",
  since: 1992,
  until: null,
  sources: [
    {
      citation:
        "P. Todd, Equitable tracing: mixed funds (1996), on the North American rolling charge",
      says: {
        zh: "每次支取时按当时各人在账户中的份额承担；甲、乙各存十后支取十，二人各负担五",
        en: "Shares are taken at the time of each withdrawal: of two who paid in 10 each, each bears 5 of the 10 that is spent",
      },
      url: "http://pntodd.users.netlink.co.uk/trusts/tracing/mixing.htm",
      readOn: "2026-11-23",
    },
    {
      citation:
        "S. Lowrie and P. Todd, In defence of the North American rolling charge, Denning Law Journal, on Barlow Clowes [1992] 4 All ER 22",
      says: {
        zh: "先进先出使结果取决于存入的偶然先后；建议以滚动按比例分摊取代",
        en: "First in, first out lets the chance order of payments decide; the rolling charge is put forward in its place",
      },
      url: "http://carrels.distantreader.org/journal-theDenningLawJournal-doaj/txt/dlj-264.txt",
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
      zh: "账户持有人是过错方时，不应与权利人同比例承担损失；应改用最低中间余额（按比例分摊）",
      en: "A wrongdoing holder should not have his loss shared by those whom he wronged: there the lowest intermediate balance, rateably, is to be used",
    },
    {
      zh: "往来频繁、当事人众多时计算繁复，法院可能以不可行为由不采用",
      en: "With many parties and movements a court may find it too laborious to be practicable",
    },
    {
      zh: "同日多笔的先后取决于银行的记账顺序，会改变当时的比例",
      en: "Within one day the bank's order of booking changes the proportions",
    },
  ],
  messages: traceTexts,
  onAccount: (ledger) => traceRates(ledger, () => "together"),
  run: null,
  runShares: followRates({
    ...name,
    params: rateParams,
    rule: { turn: "together", assetTurn: "together" },
  }),
});
