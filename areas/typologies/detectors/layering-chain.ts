// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { logTogether } from "../stream/chance.ts";
import { none } from "../graph/pair-table.ts";
import { minutesADay } from "../stream/ground.ts";

/** A contact that may have fed another, and how likely chance would make it seem so. */
interface Feeder {
  readonly contact: number;
  readonly chances: readonly number[];
}

/** The contact that most likely fed this one: the rarest to be followed so soon by so near an amount. */
function feederOf(
  { ground, values }: DetectorTools,
  contact: number,
  visited: ReadonlySet<number>,
): Feeder | null {
  const { graph } = ground;
  const gapMinutes = (values["gapDaysMax"] ?? 0) * minutesADay;
  const hubMax = values["hubMax"] ?? 0;
  const payer = graph.from(contact);
  const at = graph.firstAt(contact);
  let best: Feeder | null = null;
  let bestLog = 1;
  let seen = 0;
  for (
    let each = graph.newestIn(payer);
    each !== none && seen < hubMax && at - graph.firstAt(each) <= gapMinutes;
    each = graph.previousIn(each)
  ) {
    seen += 1;
    const gap = at - graph.firstAt(each);
    if (gap < 0 || visited.has(graph.from(each))) continue;
    const onward = ground.onwardChance(payer, gap, Math.max(0, graph.totalOut(payer) - 1));
    const near = ground.nearness(each, contact);
    const chances = near === null ? [onward] : [onward, near];
    const log = logTogether(chances);
    if (log < bestLog) [best, bestLog] = [{ contact: each, chances }, log];
  }
  if (seen >= hubMax) ground.limits.bite("hub", payer);
  return best;
}

function layeringChainRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const gapMinutes = (values["gapDaysMax"] ?? 0) * minutesADay;
  const hopsMax = values["hopsMax"] ?? 0;
  const hopsMin = values["hopsMin"] ?? 0;
  return {
    onContact: (newest) => {
      if (graph.youngIn(graph.from(newest)) === 0) return;
      const contacts = [newest];
      const visited = new Set([graph.to(newest), graph.from(newest)]);
      const chances: number[] = [];
      let first = newest;
      let best = { count: 0, logExpected: Number.POSITIVE_INFINITY };
      const trials = Math.log10(Math.max(1, graph.youngCount));
      while (contacts.length < hopsMax) {
        const fed = feederOf(tools, first, visited);
        if (!fed) break;
        first = fed.contact;
        contacts.push(first);
        visited.add(graph.from(first));
        chances.push(...fed.chances);
        const logExpected = trials + logTogether(chances);
        if (contacts.length >= hopsMin && logExpected <= best.logExpected)
          best = { count: contacts.length, logExpected };
      }
      if (best.count === 0 || !isRare(best.logExpected)) return;
      const inOrder = contacts.slice(0, best.count).toReversed();
      const begin = inOrder[0] ?? newest;
      const minutes = ground.nowMinutes - graph.firstAt(begin);
      book.put(
        {
          typology: "layering-chain",
          detector: "layering-chain",
          version: 1,
          key: String(begin),
          order: 1,
          isWhole: true,
          logTrials: trials,
          contacts: inOrder,
          accounts: [graph.from(begin), ...inOrder.map((each) => graph.to(each))],
          logExpected: best.logExpected,
          idleMinutes: gapMinutes,
          because: [
            {
              messageId: "chain",
              data: { count: inOrder.length, days: Math.max(1, Math.ceil(minutes / minutesADay)) },
            },
          ],
        },
        ground.nowMinutes,
      );
    },
  };
}

/** Money passes on from account to account, each time soon. */
export const layeringChain = defineDetector({
  id: "layering-chain",
  version: 1,
  title: { zh: "逐户转移（链式分层）", en: "Layering chain" },
  typology: "layering-chain",
  status: "active",
  since: 2023,
  until: null,
  sources: [
    {
      citation:
        "E. Altman et al., Realistic Synthetic Financial Transactions for Anti-Money Laundering Models, NeurIPS 2023 Datasets and Benchmarks (arXiv 2306.16424)",
      says: {
        zh: "资金在账户之间逐户转移（该集合称为随机）",
        en: "Money wanders on from account to account (the set calls it random)",
      },
      url: "https://arxiv.org/abs/2306.16424",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "hopsMin",
      unit: "payments",
      default: 3,
      min: 2,
      max: 16,
      why: { zh: "两笔相接太常见", en: "two in a row are too common" },
    },
    {
      name: "hopsMax",
      unit: "payments",
      default: 16,
      min: 3,
      max: 32,
      why: { zh: "一条链的上限", en: "the most of one chain" },
    },
    {
      name: "gapDaysMax",
      unit: "days",
      default: 4,
      min: 1,
      max: 30,
      why: { zh: "收到后隔多久仍算随即转出", en: "how soon money that came must go on" },
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
  ],
  falsePositives: [
    {
      zh: "供应链付款、工资后即付房租",
      en: "Payments along a chain of supply; wages that go on as rent",
    },
    { zh: "本人账户之间的调拨", en: "Moves between accounts of one owner" },
  ],
  messages: defineTexts({
    chain: {
      zh: "{days} 天内经 {count} 笔首次往来逐户转移",
      en: "within {days} {days:day|days} money passed on over {count} first-time payments",
    },
  }),
  run: layeringChainRun,
});
