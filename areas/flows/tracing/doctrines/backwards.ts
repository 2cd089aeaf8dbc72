// SPDX-License-Identifier: Apache-2.0
import { traceBackwards } from "../account/backwards-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { followFund } from "../shares/follow-fund.ts";
import { fundParams } from "../shares/share-params.ts";
import { traceTexts } from "../trace.text.ts";

const name = { id: "backwards", version: 1 } as const;

/** Payments of one coordinated scheme are met by the claimants' money, though it came in later. */
export const backwards = defineDoctrine({
  ...name,
  title: { zh: "逆向追踪", en: "Backwards tracing" },
  status: "active",
  since: 2015,
  until: null,
  sources: [
    {
      citation:
        "Federal Republic of Brazil v Durant International Corp [2015] UKPC 35, [2016] AC 297",
      says: {
        zh: "能够证明信托资金的减少与所追财产的取得相互配合、应作为整体看待的，付款先于进款不妨碍追踪；被告主张仅可追踪 7,708,699.10 美元，枢密院维持 10,500,055.35 美元",
        en: "A payment that came before the deposit may be traced where the depletion of the trust fund and the acquisition of the asset are shown to be coordinated, the transaction being seen as a whole; 10,500,055.35 dollars were upheld against 7,708,699.10 conceded",
      },
      url: "http://www.bailii.org/uk/cases/UKPC/2015/35.html",
      readOn: "2026-11-23",
    },
  ],
  params: fundParams,
  limits: [],
  falsePositives: [
    {
      zh: "没有证据证明各笔收付互相配合的，不得逆向追踪；时间接近不足以证明",
      en: "Not without proof that the payments were coordinated; that they lie close in time is not proof enough",
    },
    {
      zh: "枢密院裁判对英格兰法院有说服力而无约束力，其他法域是否采纳须另行查明",
      en: "A decision of the Privy Council persuades the courts of England without binding them; whether another jurisdiction follows must be found out",
    },
    {
      zh: "同一账户中与该安排无关的收付也会被计入，应先行剔除",
      en: "Movements of the account that are no part of the scheme are drawn in too: leave them out first",
    },
  ],
  messages: traceTexts,
  onAccount: traceBackwards,
  run: null,
  runShares: followFund({ ...name, params: fundParams, rule: traceBackwards, inUnits: null }),
});
