// SPDX-License-Identifier: Apache-2.0
import { electAssets } from "../account/asset-account.ts";
import { exactWithdrawalsMax } from "../account/rate-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { followRates } from "../shares/follow-shares.ts";
import { exactLimits, rateParams } from "../shares/share-params.ts";
import { traceTexts } from "../trace.text.ts";

const name = { id: "asset-election", version: 1 } as const;

/** What was bought from a mixed account answers for the claimants' money, by lien or by share. */
export const assetElection = defineDoctrine({
  ...name,
  title: { zh: "对所购财产择权", en: "Election on assets bought" },
  status: "active",
  since: 1903,
  until: null,
  sources: [
    {
      citation: "Re Oatway [1903] 2 Ch 356",
      says: {
        zh: "受托人用混同资金购入财产后耗尽余款的，不得主张所购财产全出自其本人资金；信托款项未补足前，权利人对所购财产享有优先担保权益",
        en: "A trustee who buys from the mixture and wastes the rest cannot say that his own money bought; until the trust money is restored, the beneficiary has a first charge on what was bought",
      },
      url: "https://www.oxbridgenotes.co.uk/law_cases/re-oatway",
      readOn: "2026-11-23",
    },
    {
      citation: "Foskett v McKeown [2000] UKHL 29, [2001] 1 AC 102",
      says: {
        zh: "受托人以信托款项支付部分价款的，受益人可以择一主张：按出资比例享有财产份额，或者就被挪用款项对该财产行使衡平法留置权",
        en: "Where trust money met part of the price, the beneficiary may choose a proportionate share of the asset or a lien on it for the money misapplied",
      },
      url: "http://swarb.co.uk/foskett-v-mckeown-and-others-hl-18-may-2000/",
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
      zh: "账户余款足以清偿时，能否仍择取所购财产尚有争议：Turner v Jacob [2006] EWHC 1317 (Ch) 从余款受偿，Shalson v Russo [2003] EWHC 1637 (Ch) 倾向允许选择",
      en: "Whether an asset may be picked where enough is left in the account is disputed: Turner v Jacob [2006] EWHC 1317 (Ch) looks to what is left, Shalson v Russo [2003] EWHC 1637 (Ch) leans to a choice",
    },
    {
      zh: "财产已由善意且支付对价的第三人取得的，权利人不能向其追索",
      en: "An asset that has passed to a purchaser in good faith and for value is out of reach",
    },
    {
      zh: "共同出资人也是无过错方时，不适用针对过错方的优先顺序",
      en: "The preference is against a wrongdoer; it does not hold against another innocent contributor",
    },
  ],
  messages: traceTexts,
  onAccount: electAssets,
  run: null,
  runShares: followRates({
    ...name,
    params: rateParams,
    rule: { turn: "own", assetTurn: "claimants" },
  }),
});
