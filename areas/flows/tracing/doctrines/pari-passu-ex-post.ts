// SPDX-License-Identifier: Apache-2.0
import { shareLosses } from "../account/shared-loss.ts";
import { defineDoctrine } from "../doctrine.ts";
import { followFund } from "../shares/follow-fund.ts";
import { fundParams, exactLimits } from "../shares/share-params.ts";
import { shareLossesInUnits } from "../shares/fund-losses.ts";
import { traceTexts } from "../trace.text.ts";

const name = { id: "pari-passu-ex-post", version: 1 } as const;

/** What is left is shared by what each paid in over the whole time, whenever it was. */
export const pariPassuExPost = defineDoctrine({
  ...name,
  title: { zh: "事后按出资比例分摊", en: "Pari passu ex post" },
  status: "active",
  since: 1992,
  until: null,
  sources: [
    {
      citation: "Barlow Clowes International Ltd v Vaughan [1991] EWCA Civ 11, [1992] 4 All ER 22",
      says: {
        zh: "约一万一千名投资人存入逾一亿英镑，剩余远不足偿；资金作为共同基金，剩余资产按各自出资比例分配，不问存入先后",
        en: "Some 11,000 investors paid in over £100m and far too little was left; it was a common fund, shared in proportion to what each had put in, whenever that was",
      },
      url: "http://www.bailii.org/ew/cases/EWCA/Civ/1991/11.html",
      readOn: "2026-11-23",
    },
    {
      citation: "P. Todd, Equitable tracing: mixed funds (1996)",
      says: {
        zh: "甲、乙各存十，支取十，丙存十，再支取十：余款十由三人均分",
        en: "Two pay in 10 each, 10 is spent, a third pays in 10 and 10 more is spent: the three share the last 10 equally",
      },
      url: "http://pntodd.users.netlink.co.uk/trusts/tracing/mixing.htm",
      readOn: "2026-11-23",
    },
  ],
  params: fundParams,
  limits: exactLimits,
  falsePositives: [
    {
      zh: "早先的损失也由后来者分担：某人存入之前已经花掉的钱不可能是他的",
      en: "Late comers share in early losses: what was spent before somebody paid in cannot have been his",
    },
    {
      zh: "过错方不参与分配；账户中有持有人自有资金时本规则不作结论",
      en: "A wrongdoer has no share; where the holder's own money took part the rule gives no result",
    },
    {
      zh: "账目可以逐笔还原、人数不多时，法院可能采用更精细的方法",
      en: "Where the account can be stated step by step and the claimants are few, a court may prefer a finer method",
    },
  ],
  messages: traceTexts,
  onAccount: shareLosses,
  run: null,
  runShares: followFund({
    ...name,
    params: fundParams,
    rule: shareLosses,
    inUnits: shareLossesInUnits,
  }),
});
