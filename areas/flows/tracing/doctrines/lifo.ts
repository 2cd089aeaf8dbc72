// SPDX-License-Identifier: Apache-2.0
import { traceLots } from "../account/lot-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { traceTexts } from "../trace.text.ts";
import { followLots } from "../walk/follow-lots.ts";
import { LotLines } from "../walk/lot-lines.ts";
import { walkParams } from "../walk/walk-params.ts";

/** Last in, first out: what was paid in last is paid out first. */
export const lifo = defineDoctrine({
  id: "lifo",
  version: 1,
  title: { zh: "后进先出", en: "Last in, first out" },
  status: "active",
  since: 2004,
  until: null,
  sources: [
    {
      citation: "United States v. Henshaw, 388 F.3d 738 (10th Cir. 2004)",
      says: {
        zh: "资金混同后采用何种追踪方法由法院依衡平裁量；初审法院以后进先出认定所付款项的来源，未滥用裁量权",
        en: "The method of tracing mingled money is in the court's equitable discretion; tracing a payment by last in, first out was no abuse of it",
      },
      url: "http://law.justia.com/cases/federal/appellate-courts/F3/388/738/569810/",
      readOn: "2026-11-23",
    },
    {
      citation: "Stout, A taxonomy of tracing rules: one size does not fit all",
      says: {
        zh: "法务会计将其列为若干可选假定之一",
        en: "Forensic accountants count it among the assumptions that may be chosen",
      },
      url: "https://www.stout.com/it-it/insights/article/a-taxonomy-tracing-rules-one-size-does-not-fit-all",
      readOn: "2026-11-23",
    },
  ],
  params: walkParams,
  limits: [],
  falsePositives: [
    {
      zh: "是会计假定而非推定的事实；没有一般规则要求采用，须说明为何适合本案",
      en: "It is an assumption of accountants, not a presumption of fact; no general rule demands it, so say why it suits the case",
    },
    {
      zh: "账户持有人是过错方时，不得借此主张花掉的是刚存入的他人款项（Re Hallett's Estate (1880) 13 Ch D 696）",
      en: "A wrongdoing holder may not say by it that the money of others, just paid in, is what he spent (Re Hallett's Estate (1880) 13 Ch D 696)",
    },
    {
      zh: "同日多笔的先后取决于银行的记账顺序，结果可能因一行之差而不同",
      en: "Within one day the result hangs on the bank's order of booking and may turn on a single row",
    },
  ],
  messages: traceTexts,
  onAccount: (ledger) => traceLots(ledger, { from: "last", isOwnFirst: false }),
  run: followLots({ id: "lifo", version: 1 }, (bookCount) => new LotLines(bookCount, "last")),
  runShares: null,
});
