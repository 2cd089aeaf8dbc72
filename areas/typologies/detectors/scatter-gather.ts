// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { logRareTail } from "../stream/chance.ts";
import { none } from "../graph/pair-table.ts";
import { minutesADay } from "../stream/ground.ts";
import { betweenModelAndCount, SurpriseRanks } from "../stream/surprise-ranks.ts";
import { logNearness } from "../search/amounts.ts";
import { Neighbours } from "../search/meeting.ts";

/** Ends of a scatter-gather, and what lies between them. */
interface Ends {
  readonly source: number;
  readonly sink: number;
  readonly shared: number;
  /** log10 of the chance that they share as many. */
  readonly logChance: number;
}

/** The rarest pair of ends that the newest contact joins, seen from one of them. */
function rarestEnds(
  tools: DetectorTools,
  end: number,
  middle: number,
  side: "source" | "sink",
): Ends | null {
  const { ground, values } = tools;
  const { graph } = ground;
  const near = new Neighbours(ground, values["hubMax"] ?? 0);
  const [endSide, otherSide] =
    side === "source" ? (["out", "in"] as const) : (["in", "out"] as const);
  const contactCount = Math.max(1, graph.youngCount);
  let best: Ends | null = null;
  const degree = near.mark(end, endSide);
  const others = new Set<number>();
  near.each(middle, endSide, (other) => {
    if (other !== end) others.add(other);
  });
  for (const other of others) {
    const met = near.countMarked(other, otherSide);
    if (met.marked < (values["countMin"] ?? 0)) continue;
    const byChance = (degree * met.degree * ground.twoPathCount) / contactCount ** 2;
    // The way over the newest contact is there anyhow: the others are what is rare.
    const logChance = logRareTail(met.marked - 1, byChance);
    if (best && best.logChance <= logChance) continue;
    const [source, sink] = side === "source" ? [end, other] : [other, end];
    best = { source, sink, shared: met.marked, logChance };
  }
  return best;
}

function scatterGatherRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const ranks = new SurpriseRanks();
  const { graph } = ground;
  const near = new Neighbours(ground, values["hubMax"] ?? 0);
  const enter = (ends: Ends | null) => {
    if (!ends || ends.source === ends.sink) return;
    const { source, sink, shared, logChance } = ends;
    ranks.enter(source, logChance);
    const expectedNow = () =>
      betweenModelAndCount(
        Math.log10(ground.twoPathCount) + logChance,
        ranks.rank(logChance),
        graph.accountCount,
      );
    if (!isRare(expectedNow())) return;
    near.mark(source, "out");
    const middles: number[] = [];
    const contacts: number[] = [];
    const legs: (readonly [number, number])[] = [];
    let [fromAt, toAt] = [ground.nowMinutes, ground.nowMinutes];
    near.each(sink, "in", (middle, contact) => {
      const first = ground.isMarked(middle) ? graph.between(source, middle) : none;
      if (first === none) return;
      middles.push(middle);
      contacts.push(first, contact);
      legs.push([first, contact]);
      fromAt = Math.min(fromAt, graph.firstAt(first), graph.firstAt(contact));
      toAt = Math.max(toAt, graph.lastAt(first), graph.lastAt(contact));
    });
    const days = Math.max(1, Math.ceil((toAt - fromAt) / minutesADay));
    const logNear = logNearness(ground, legs);
    book.put(
      {
        typology: "scatter-gather",
        detector: "scatter-gather",
        version: 1,
        key: `${source} ${sink}`,
        order: 3,
        logTrials: Math.log10(ground.twoPathCount),
        contacts,
        accounts: [source, ...middles, sink],
        logExpected: expectedNow() + logNear,
        recalibrate: () => expectedNow() + logNear,
        idleMinutes: Math.min(graph.params.youngMinutes, Math.max(9, days) * minutesADay),
        because: [{ messageId: "shared", data: { count: shared, days } }],
      },
      ground.nowMinutes,
    );
  };
  return {
    onContact: (contact) => {
      const [from, to] = [graph.from(contact), graph.to(contact)];
      if (graph.youngIn(from) > 0) enter(rarestEnds(tools, to, from, "sink"));
      if (graph.youngOut(to) > 0) enter(rarestEnds(tools, from, to, "source"));
    },
  };
}

/** One account pays several, which all pay one other. */
export const scatterGather = defineDetector({
  id: "scatter-gather",
  version: 1,
  title: { zh: "分散后汇聚", en: "Scatter-gather" },
  typology: "scatter-gather",
  status: "active",
  since: 2023,
  until: null,
  sources: [
    {
      citation:
        "E. Altman et al., Realistic Synthetic Financial Transactions for Anti-Money Laundering Models, NeurIPS 2023 Datasets and Benchmarks (arXiv 2306.16424)",
      says: {
        zh: "一个账户经多个中间账户付给同一账户",
        en: "One account pays another over several between them",
      },
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
    {
      zh: "雇主付给员工，员工都付给同一房东、学校或商户",
      en: "An employer pays staff who all pay one landlord, school or shop",
    },
    { zh: "家庭成员之间的共同开支", en: "Members of a family who share a bill" },
  ],
  messages: defineTexts({
    shared: {
      zh: "{days} 天内经 {count} 个共同的中间账户",
      en: "within {days} {days:day|days} over {count} accounts that both ends share",
    },
  }),
  run: scatterGatherRun,
});
