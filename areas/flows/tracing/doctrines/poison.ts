// SPDX-License-Identifier: Apache-2.0
import { taintAll } from "../account/taint.ts";
import { defineDoctrine } from "../doctrine.ts";
import { followWith } from "../shares/follow-shares.ts";
import { shareParams } from "../shares/share-params.ts";
import { TaintShares } from "../shares/taint-shares.ts";
import { traceTexts } from "../trace.text.ts";

const name = { id: "poison", version: 1 } as const;

/** Whatever has been mixed with tainted money is tainted whole: a bound, never a claim. */
export const poison = defineDoctrine({
  ...name,
  title: { zh: "全额污点法", en: "Poison" },
  status: "active",
  since: 2018,
  until: null,
  isOverlapping: true,
  sources: [
    {
      citation:
        "R. Anderson, I. Shumailov, M. Ahmed on tracing stolen bitcoin, after B. Schneier (28 March 2018)",
      says: {
        zh: "三枚被盗币与七枚干净币混合后，十枚都按被盗计；几经流转，被列入的地址数以百万计",
        en: "Three stolen coins and seven clean ones give ten stolen; after some time millions of addresses are listed",
      },
      url: "https://www.schneier.com/blog/archives/2018/03/tracing_stolen_.html",
      readOn: "2026-11-23",
    },
  ],
  params: shareParams,
  limits: [],
  falsePositives: [
    {
      zh: "不是权利的份额：几名权利人的金额互相重叠，合计可以超过账户中的全部资金",
      en: "No share of a right: the amounts of several claimants overlap and may add up to more than the account ever held",
    },
    {
      zh: "不能作为没收或返还的数额，只能划出需要核查的范围",
      en: "Never an amount to be confiscated or returned; it only bounds what is worth asking about",
    },
    {
      zh: "无辜第三人的款项一经混合也被计入",
      en: "The money of innocent people is counted as soon as it is mixed",
    },
  ],
  messages: traceTexts,
  onAccount: taintAll,
  run: null,
  runShares: followWith(
    { ...name, params: shareParams, rule: { turn: "together", assetTurn: "together" } },
    (claimantCount, isBook) => new TaintShares(claimantCount, isBook),
  ),
});
