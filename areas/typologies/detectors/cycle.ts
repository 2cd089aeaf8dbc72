// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { minutesADay } from "../stream/ground.ts";
import { inPairs, logNearness } from "../search/amounts.ts";
import type { Way } from "../search/way-back.ts";
import { findWay } from "../search/way-back.ts";

/** log10 of how many such ways back the contacts of this stream would close by chance. */
function logExpectedOf({ ground }: DetectorTools, way: Way): number {
  const { graph } = ground;
  const places = graph.youngCount + graph.accountCount;
  const stray = Math.min(1, way.reached / Math.max(1, places));
  // A straight return is more usual than chance alone would make it.
  const share = way.contacts.length === 1 ? Math.max(stray, ground.answeredShare) : stray;
  return Math.log10(Math.max(1, graph.youngCount)) + Math.log10(Math.max(share, 1e-300));
}

function wayBack(tools: DetectorTools, contact: number): Way | null {
  const { ground, values } = tools;
  const { graph } = ground;
  const ends = { from: graph.to(contact), to: graph.from(contact) };
  if (graph.youngOut(ends.from) === 0 || graph.youngIn(ends.to) === 0) return null;
  const search = {
    hopsMax: (values["hopsMax"] ?? 0) - 1,
    accountsMax: values["accountsMax"] ?? 0,
    hubMax: values["hubMax"] ?? 0,
    sinceMinutes: ground.nowMinutes - graph.params.youngMinutes,
  };
  const inOrder = findWay(ground, ends, search, true);
  if (inOrder) return inOrder;
  const accountsMax = values["anyOrderAccountsMax"] ?? 0;
  return findWay(ground, ends, { ...search, accountsMax }, false);
}

function cycleRun(tools: DetectorTools): DetectorRun {
  const { ground, book, isRare } = tools;
  const { graph } = ground;
  return {
    onContact: (contact) => {
      const way = wayBack(tools, contact);
      if (!way) return;
      const contacts = [contact, ...way.contacts];
      const steps = inPairs([...way.contacts, contact]);
      const logExpected = logExpectedOf(tools, way) + logNearness(ground, steps);
      if (!isRare(logExpected)) return;
      const fromAt = Math.min(...contacts.map((each) => graph.firstAt(each)));
      const days = Math.max(1, Math.ceil((ground.nowMinutes - fromAt) / minutesADay));
      book.put(
        {
          typology: "cycle",
          detector: "cycle",
          version: 1,
          key: String(contact),
          order: 4,
          isWhole: true,
          logTrials: Math.log10(Math.max(1, graph.youngCount)),
          contacts,
          accounts: contacts.map((each) => graph.from(each)),
          logExpected,
          idleMinutes: minutesADay,
          because: [
            {
              messageId: way.isInOrder ? "inOrder" : "anyOrder",
              data: { count: contacts.length, days },
            },
          ],
        },
        ground.nowMinutes,
      );
    },
  };
}

/** Money comes back to where it went out, over others. */
export const cycle = defineDetector({
  id: "cycle",
  version: 1,
  title: { zh: "循环", en: "Cycle" },
  typology: "cycle",
  status: "active",
  since: 2023,
  until: null,
  sources: [
    {
      citation:
        "E. Altman et al., Realistic Synthetic Financial Transactions for Anti-Money Laundering Models, NeurIPS 2023 Datasets and Benchmarks (arXiv 2306.16424)",
      says: {
        zh: "资金经若干账户回到起点",
        en: "Money returns to where it began over several accounts",
      },
      url: "https://arxiv.org/abs/2306.16424",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "hopsMax",
      unit: "payments",
      default: 16,
      min: 2,
      max: 32,
      why: { zh: "AMLworld 的循环最多十六步", en: "AMLworld has cycles of up to sixteen payments" },
    },
    {
      name: "accountsMax",
      unit: "accounts",
      default: 128,
      min: 16,
      max: 4096,
      why: {
        zh: "搜索所及更多时，偶然相遇已属寻常",
        en: "where a search reaches more, a chance meeting is no news",
      },
    },
    {
      name: "anyOrderAccountsMax",
      unit: "accounts",
      default: 32,
      min: 8,
      max: 1024,
      why: {
        zh: "不论先后的相接更易偶然发生，搜索范围因而更小",
        en: "without an order a chance meeting comes sooner, so the search is shorter",
      },
    },
    {
      name: "hubMax",
      unit: "contacts",
      default: 64,
      min: 8,
      max: 1024,
      why: {
        zh: "每一步在一个账户上查看的新对手数；超过即报告",
        en: "new counterparties of one account looked at at each step; reported when it bites",
      },
    },
  ],
  limits: [
    {
      name: "hub",
      most: 64,
      why: {
        zh: "枢纽账户上的搜索以此为限，超过即报告",
        en: "bounds the search at hubs; reported when it bites",
      },
    },
    {
      name: "search",
      most: 128,
      why: {
        zh: "一次搜索查看的账户以此为限，超过即报告",
        en: "bounds one search; reported when it bites",
      },
    },
  ],
  falsePositives: [
    { zh: "退款、还款、押金退还", en: "Refunds, repayments, deposits given back" },
    { zh: "集团内部的资金归集", en: "Cash pooling within a group of companies" },
  ],
  messages: defineTexts({
    inOrder: {
      zh: "{days} 天内按时间先后经 {count} 笔首次往来回到起点",
      en: "within {days} {days:day|days} {count} first-time payments lead back to the beginning, one after the other",
    },
    anyOrder: {
      zh: "{days} 天内 {count} 笔首次往来首尾相接成环，先后次序不一",
      en: "within {days} {days:day|days} {count} first-time payments close a circle, though not one after the other",
    },
  }),
  run: cycleRun,
});
