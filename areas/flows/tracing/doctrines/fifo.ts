// SPDX-License-Identifier: Apache-2.0
import { traceLots } from "../account/lot-account.ts";
import { defineDoctrine } from "../doctrine.ts";
import { traceTexts } from "../trace.text.ts";
import { followLots } from "../walk/follow-lots.ts";
import { walkParams } from "../walk/walk-params.ts";
import { LotLines } from "../walk/lot-lines.ts";

/** First in, first out: what was paid in first is paid out first. */
export const fifo = defineDoctrine({
  id: "fifo",
  version: 1,
  title: { zh: "先进先出", en: "First in, first out" },
  status: "active",
  since: 1816,
  until: null,
  sources: [
    {
      citation: "Clayton's Case, Devaynes v Noble (1816) 1 Mer 572, 35 ER 781",
      says: {
        zh: "往来账户中先存入的款项视为先支出；账户透支时，存入的款项先抵偿最早的欠款",
        en: "In a running account the sum first paid in is first drawn out; where it is overdrawn, what is paid in discharges the earliest debit",
      },
      url: "http://uniset.ca/other/css/35ER781.html",
      readOn: "2026-11-23",
    },
    {
      citation: "Barlow Clowes International Ltd v Vaughan [1992] 4 All ER 22 (CA)",
      says: {
        zh: "无过错的权利人之间原则上仍适用；不可行、不公平或违背当事人意思时排除适用",
        en: "Settled between innocent claimants, but displaced where impracticable, unjust or against their intention",
      },
      url: "http://pntodd.users.netlink.co.uk/trusts/tracing/mixing.htm",
      readOn: "2026-11-23",
    },
    {
      citation: "Bishopsgate Investment Management Ltd v Homan [1994] EWCA Civ 33, [1995] Ch 211",
      says: {
        zh: "不能追踪进入透支账户的款项",
        en: "Money cannot be traced through an overdrawn account",
      },
      url: "http://www.bailii.org/ew/cases/EWCA/Civ/1994/33.html",
      readOn: "2026-11-23",
    },
  ],
  params: walkParams,
  limits: [
    {
      name: "rowCount",
      most: 1_000_000_000,
      why: {
        zh: "行号与到账标记共用一个三十二位整数",
        en: "A row number and its arrival mark share one 32-bit integer",
      },
    },
    {
      name: "currencyCount",
      most: 65_535,
      why: { zh: "币种以十六位整数编号", en: "Currencies are numbered in 16 bits" },
    },
  ],
  falsePositives: [
    {
      zh: "受托人与受益人之间不适用：推定受托人先花自己的钱（Re Hallett's Estate (1880) 13 Ch D 696）",
      en: "Not between a trustee and his beneficiary: he is presumed to spend his own money first (Re Hallett's Estate (1880) 13 Ch D 696)",
    },
    {
      zh: "受害人众多、资金混同的集合投资，法院多改用按比例分配（Barlow Clowes）",
      en: "In pooled schemes with many victims courts tend to share pro rata instead (Barlow Clowes)",
    },
    {
      zh: "同日多笔的先后取决于银行的记账顺序，结果可能因一行之差而不同",
      en: "Within one day the result hangs on the bank's order of booking and may turn on a single row",
    },
  ],
  messages: traceTexts,
  onAccount: (ledger) => traceLots(ledger, { from: "first", isOwnFirst: false }),
  run: followLots({ id: "fifo", version: 1 }, (bookCount) => new LotLines(bookCount, "first")),
  runShares: null,
});
