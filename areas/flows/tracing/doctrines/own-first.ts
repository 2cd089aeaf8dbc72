// SPDX-License-Identifier: Apache-2.0
import { traceLots } from "../account/lot-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { traceTexts } from "../trace.text.ts";
import { followLots } from "../walk/follow-lots.ts";
import { LotLines } from "../walk/lot-lines.ts";
import { OwnFirstLots } from "../walk/own-first-lots.ts";
import { walkParams } from "../walk/walk-params.ts";

/** The holder is taken to spend his own money first; between claimants the first in is first out. */
export const ownFirst = defineDoctrine({
  id: "own-first",
  version: 1,
  title: { zh: "自有资金先支出", en: "Own money first" },
  status: "active",
  since: 1880,
  until: null,
  sources: [
    {
      citation: "Re Hallett's Estate (1880) 13 Ch D 696",
      says: {
        zh: "受托人将信托款项与自有款项混同后支取的，推定先支取自有款项；受托人与受益人之间不适用克莱顿案规则",
        en: "A trustee who draws on a mixture of trust money and his own is presumed to draw his own first; Clayton's Case does not govern between him and the beneficiary",
      },
      url: "https://theblackletter.co.uk/2021/10/07/re-halletts-estate/",
      readOn: "2026-11-23",
    },
    {
      citation: "James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62",
      says: {
        zh: "该推定不及于其后存入的自有款项：追踪金额以其间最低余额为限",
        en: "The presumption does not reach own money paid in later: the claim stops at the lowest balance since",
      },
      url: "https://en.wikipedia.org/wiki/James_Roscoe_(Bolton)_Ltd_v_Winder",
      readOn: "2026-11-23",
    },
    {
      citation: "Barlow Clowes International Ltd v Vaughan [1992] 4 All ER 22 (CA)",
      says: {
        zh: "无过错的权利人之间，往来账户原则上适用先进先出",
        en: "Between innocent claimants on a running account first in, first out applies in principle",
      },
      url: "http://pntodd.users.netlink.co.uk/trusts/tracing/mixing.htm",
      readOn: "2026-11-23",
    },
  ],
  params: walkParams,
  limits: [],
  falsePositives: [
    {
      zh: "自有资金先购得财产、余款后被耗尽的，本规则会使权利人落空；应改看对所购财产择权（Re Oatway [1903] 2 Ch 356）",
      en: "Where own money bought something first and the rest was wasted, the rule defeats those whom it should protect: see the election on assets (Re Oatway [1903] 2 Ch 356)",
    },
    {
      zh: "只针对过错方；账户持有人无过错时，其款项与他人款项地位相同",
      en: "Only against a wrongdoer: the money of an innocent holder stands like that of others",
    },
    {
      zh: "权利人之间的先进先出可因不可行、不公平或违背当事人意思而排除（Barlow Clowes）",
      en: "First in, first out between claimants is displaced where impracticable, unjust or against their intention (Barlow Clowes)",
    },
  ],
  messages: traceTexts,
  onAccount: (ledger) => traceLots(ledger, { from: "first", isOwnFirst: true }),
  run: followLots(
    { id: "own-first", version: 1 },
    (bookCount) => new OwnFirstLots(bookCount, new LotLines(bookCount, "first")),
  ),
  runShares: null,
});
