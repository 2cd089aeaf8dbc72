// SPDX-License-Identifier: Apache-2.0
import { exactWithdrawalsMax, traceRates } from "../account/rate-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { followRates } from "../shares/follow-shares.ts";
import { exactLimits, rateParams } from "../shares/share-params.ts";
import { traceTexts } from "../trace.text.ts";

const name = { id: "haircut", version: 1 } as const;

/** Every coin of a mixture is tainted at the rate of the mixture: rolling pro rata by another name. */
export const haircut = defineDoctrine({
  ...name,
  title: { zh: "比例污点法", en: "Haircut" },
  status: "active",
  since: 2018,
  until: null,
  sources: [
    {
      citation:
        "R. Anderson, I. Shumailov, M. Ahmed on tracing stolen bitcoin, after B. Schneier (28 March 2018)",
      says: {
        zh: "三枚被盗币与七枚干净币混合后，每一枚都按三成被盗计；污点随流转不断稀释",
        en: "Three stolen coins and seven clean ones give ten that are each 30 per cent stolen; the taint thins as it spreads",
      },
      url: "https://www.schneier.com/blog/archives/2018/03/tracing_stolen_.html",
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
      zh: "污点是衡量关联程度的研究方法，本身不产生任何权利",
      en: "Taint is a measure of research; of itself it gives nobody a right",
    },
    {
      zh: "每次混合都使污点扩散、变薄，最终几乎处处都有微量污点，难以据此处置",
      en: "Every mixture spreads and thins the taint, until almost everything carries a trace of it that nobody can act on",
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
