// SPDX-License-Identifier: Apache-2.0
import { traceLots } from "../account/lot-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { traceTexts } from "../trace.text.ts";
import { followLots } from "../walk/follow-lots.ts";
import { LotLines } from "../walk/lot-lines.ts";
import { OwnFirstLots } from "../walk/own-first-lots.ts";
import { walkParams } from "../walk/walk-params.ts";

/**
 * The lowest intermediate balance, shared in the inverse order of deposit: who paid in last takes
 * first of what is left. So what was drawn out is charged to the earliest of the claimants.
 */
export const librInverse = defineDoctrine({
  id: "libr-inverse",
  version: 1,
  title: {
    zh: "最低中间余额（后存者优先）",
    en: "Lowest intermediate balance, last deposit first",
  },
  status: "active",
  since: 1918,
  until: null,
  sources: [
    {
      citation: "In re Bolognesi, 254 F. 770 (2d Cir. 1918)",
      says: {
        zh: "先后存入同一变动账户的各权利人，初步规则不是按比例均分，而是按存入时间的相反顺序受偿；自余额首次低于信托款项之日起逐日结算",
        en: "Among claimants whose money came into a fluctuating account at different times the rule at first sight is preference in the inverse order of their payments in, stated from the first day on which the balance fell below the trust money",
      },
      url: "https://app.midpage.ai/document/in-re-bolognesi-8809970",
      readOn: "2026-11-23",
    },
    {
      citation: "In re Walter J. Schmidt & Co., 298 F. 314 (S.D.N.Y. 1923)",
      says: {
        zh: "说明此规则的实质：最后存入者最先受偿，支取记在较早的权利人名下；法院认为其误用克莱顿案规则，未予采用",
        en: "Says what the rule comes to: the last to pay in draws first, and withdrawals are charged to the earlier claimant; and declines it as a misuse of Clayton's Case",
      },
      url: "https://app.midpage.ai/document/in-re-walter-j-schmidt--co-9335673",
      readOn: "2026-11-23",
    },
    {
      citation: "James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62",
      says: {
        zh: "追踪金额以其间最低余额为限；其后存入的自有款项不当然补足",
        en: "The claim goes no higher than the lowest balance since; later money of the holder does not refill it of itself",
      },
      url: "https://en.wikipedia.org/wiki/James_Roscoe_(Bolton)_Ltd_v_Winder",
      readOn: "2026-11-23",
    },
  ],
  params: walkParams,
  limits: [],
  falsePositives: [
    {
      zh: "处境相同的受害人因存入先后而命运迥异；法院多改为按比例分摊（Schmidt）",
      en: "Victims in the same position fare quite differently by the day on which they paid; courts have turned to rateable sharing instead (Schmidt)",
    },
    {
      zh: "账户持有人证明有意以后续款项补足的，不受最低余额限制（Roscoe v Winder）",
      en: "Where the holder is shown to have meant later money to restore the fund, the lowest balance is no cap (Roscoe v Winder)",
    },
    {
      zh: "同日多笔的先后取决于银行记账顺序，可能改变最低余额",
      en: "Within one day the bank's order of booking may change the lowest balance",
    },
  ],
  messages: traceTexts,
  onAccount: (ledger) => traceLots(ledger, { from: "first", isOwnFirst: true }),
  run: followLots(
    { id: "libr-inverse", version: 1 },
    (bookCount) => new OwnFirstLots(bookCount, new LotLines(bookCount, "first")),
  ),
  runShares: null,
});
