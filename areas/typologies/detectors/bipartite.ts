// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { logRareTail } from "../stream/chance.ts";
import { none } from "../graph/pair-table.ts";
import { minutesADay } from "../stream/ground.ts";
import { betweenModelAndCount, SurpriseRanks } from "../stream/surprise-ranks.ts";
import { Neighbours } from "../search/meeting.ts";

function bipartiteRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const countMin = values["countMin"] ?? 0;
  const ranks = new SurpriseRanks();
  return {
    onContact: (contact) => {
      const [from, to] = [graph.from(contact), graph.to(contact)];
      if (graph.youngOut(from) < countMin || graph.youngIn(to) < countMin) return;
      const layer = layerOf(tools, from, to);
      if (!layer) return;
      const { sources, sinks, logTrials, logChance } = layer;
      ranks.enter(from, logChance);
      const recalibrate = () =>
        betweenModelAndCount(logTrials + logChance, ranks.rank(logChance), graph.accountCount);
      const logExpected = recalibrate();
      if (!isRare(logExpected)) return;
      const contacts = sources.flatMap((source) =>
        sinks.map((sink) => graph.between(source, sink)).filter((each) => each !== none),
      );
      const fromAt = Math.min(...contacts.map((each) => graph.firstAt(each)));
      const days = Math.max(1, Math.ceil((ground.nowMinutes - fromAt) / minutesADay));
      book.put(
        {
          typology: "bipartite",
          detector: "bipartite",
          version: 1,
          key: String(from),
          order: 2,
          logTrials,
          contacts,
          accounts: [...sources, ...sinks],
          logExpected,
          recalibrate,
          idleMinutes: Math.min(graph.params.youngMinutes, Math.max(9, days) * minutesADay),
          because: [
            {
              messageId: "layer",
              data: { payers: sources.length, beneficiaries: sinks.length, days },
            },
          ],
        },
        ground.nowMinutes,
      );
    },
  };
}

/** A layer that the newest contact closes, and how rare it is. */
interface Layer {
  readonly sources: readonly number[];
  readonly sinks: readonly number[];
  /** log10 of the places looked at, and of the chance that one shows as much. */
  readonly logTrials: number;
  readonly logChance: number;
}

function layerOf({ ground, values }: DetectorTools, from: number, to: number): Layer | null {
  const { graph } = ground;
  const near = new Neighbours(ground, values["hubMax"] ?? 0);
  const countMin = values["countMin"] ?? 0;
  const contactCount = Math.max(1, graph.youngCount);
  const degree = near.mark(from, "out");
  const payers = new Set<number>();
  near.each(to, "in", (payer) => {
    if (payer !== from) payers.add(payer);
  });
  const sources = [from];
  const sharedBy = new Map<number, number>();
  let logBySources = 0;
  for (const payer of payers) {
    const met = near.countMarked(payer, "out");
    if (met.marked < countMin) continue;
    sources.push(payer);
    const byChance = (degree * met.degree * ground.sharedBeneficiaryCount) / contactCount ** 2;
    logBySources += logRareTail(met.marked - 1, byChance);
    near.each(payer, "out", (sink) => {
      if (ground.isMarked(sink)) sharedBy.set(sink, (sharedBy.get(sink) ?? 0) + 1);
    });
  }
  const sinks = [...sharedBy.keys()];
  if (sources.length < countMin || sinks.length < countMin) return null;
  // Seen from the other side: two shops that many visit have many customers in common.
  let logBySinks = 0;
  for (const [sink, count] of sharedBy) {
    if (sink === to) continue;
    const byChance =
      (graph.youngIn(to) * graph.youngIn(sink) * ground.sharedPayerCount) / contactCount ** 2;
    logBySinks += logRareTail(count, byChance);
  }
  const trials = Math.max(ground.sharedBeneficiaryCount, ground.sharedPayerCount);
  const logChance = Math.max(logBySources, logBySinks);
  return { sources, sinks, logTrials: Math.log10(trials), logChance };
}

/** Several accounts each pay several of the same others. */
export const bipartite = defineDetector({
  id: "bipartite",
  version: 1,
  title: { zh: "二分结构", en: "Bipartite" },
  typology: "bipartite",
  status: "active",
  since: 2023,
  until: null,
  sources: [
    {
      citation:
        "E. Altman et al., Realistic Synthetic Financial Transactions for Anti-Money Laundering Models, NeurIPS 2023 Datasets and Benchmarks (arXiv 2306.16424)",
      says: { zh: "一组账户分别付给另一组账户", en: "Several accounts pay several others" },
      url: "https://arxiv.org/abs/2306.16424",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "countMin",
      unit: "accounts",
      default: 2,
      min: 2,
      max: 100,
      why: { zh: "少于此数不成形", en: "fewer make no shape" },
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
    { zh: "同一小区住户付给相同的几家商户", en: "Neighbours who pay the same few shops" },
    {
      zh: "同一集团的公司付给相同的供应商",
      en: "Companies of a group that pay the same suppliers",
    },
  ],
  messages: defineTexts({
    layer: {
      zh: "{days} 天内 {payers} 个账户与 {beneficiaries} 个账户之间交叉首次付款",
      en: "within {days} {days:day|days} {payers} accounts paid across to the same {beneficiaries} accounts for the first time",
    },
  }),
  run: bipartiteRun,
});
