// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { logRareTail } from "../stream/chance.ts";
import { none } from "../graph/pair-table.ts";
import type { Side } from "../stream/ground.ts";
import { minutesADay } from "../stream/ground.ts";
import { betweenModelAndCount, SurpriseRanks } from "../stream/surprise-ranks.ts";
import { Neighbours } from "../search/meeting.ts";

/** What the layer of payers and beneficiaries beside a contact consists of. */
interface Layer {
  readonly middles: readonly number[];
  readonly contacts: readonly number[];
  readonly logTails: number;
}

/** Accounts that share with this one at least so many others on a side, and the contacts to them. */
function layerOf(tools: DetectorTools, near: Neighbours, account: number, side: Side): Layer {
  const { ground, values } = tools;
  const { graph } = ground;
  const countMin = values["countMin"] ?? 0;
  const degree = near.mark(account, side);
  const contactCount = Math.max(1, graph.youngCount);
  const peers = new Map<number, number>();
  near.each(account, side, (other) => {
    near.each(other, side === "out" ? "in" : "out", (peer) => {
      if (peer !== account) peers.set(peer, (peers.get(peer) ?? 0) + 1);
    });
  });
  const middles = [account];
  const contacts = new Set<number>();
  let logTails = 0;
  for (const [peer, count] of peers) {
    if (count < countMin) continue;
    const peerDegree = side === "out" ? graph.youngOut(peer) : graph.youngIn(peer);
    const byChance = (degree * peerDegree * ground.sharedBeneficiaryCount) / contactCount ** 2;
    middles.push(peer);
    logTails += logRareTail(count - 1, byChance);
    near.each(peer, side, (other, contact) => {
      if (!ground.isMarked(other)) return;
      contacts.add(contact);
      const own = side === "out" ? graph.between(account, other) : graph.between(other, account);
      if (own !== none) contacts.add(own);
    });
  }
  return { middles, contacts: [...contacts], logTails };
}

function stackRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const near = new Neighbours(ground, values["hubMax"] ?? 0);
  const countMin = values["countMin"] ?? 0;
  const ranks = new SurpriseRanks();
  const look = (middle: number) => {
    if (graph.youngIn(middle) < countMin || graph.youngOut(middle) < countMin) return;
    const below = layerOf(tools, near, middle, "out");
    if (below.middles.length < countMin) return;
    const above = layerOf(tools, near, middle, "in");
    const middles = above.middles.filter((each) => below.middles.includes(each));
    if (middles.length < countMin) return;
    const contacts = [...above.contacts, ...below.contacts];
    const logTrials = Math.log10(ground.sharedBeneficiaryCount);
    const logChance = above.logTails + below.logTails;
    ranks.enter(Math.min(...middles), logChance);
    const recalibrate = () =>
      betweenModelAndCount(logTrials + logChance, ranks.rank(logChance), graph.accountCount);
    const logExpected = recalibrate();
    if (!isRare(logExpected)) return;
    const fromAt = Math.min(...contacts.map((each) => graph.firstAt(each)));
    const days = Math.max(1, Math.ceil((ground.nowMinutes - fromAt) / minutesADay));
    const payers = new Set(above.contacts.map((each) => graph.from(each)));
    const beneficiaries = new Set(below.contacts.map((each) => graph.to(each)));
    const counts = { payers: payers.size, beneficiaries: beneficiaries.size };
    book.put(
      {
        typology: "stack",
        detector: "stack",
        version: 1,
        key: String(Math.min(...middles)),
        order: 3,
        logTrials,
        contacts,
        accounts: [...payers, ...middles, ...beneficiaries],
        logExpected,
        recalibrate,
        idleMinutes: Math.min(graph.params.youngMinutes, Math.max(9, days) * minutesADay),
        because: [{ messageId: "layers", data: { ...counts, middles: middles.length, days } }],
      },
      ground.nowMinutes,
    );
  };
  return {
    onContact: (contact) => {
      look(graph.to(contact));
      look(graph.from(contact));
    },
  };
}

/** Two layers, one upon the other: several pay several, which pay several others. */
export const stack = defineDetector({
  id: "stack",
  version: 1,
  title: { zh: "多层叠加", en: "Stack" },
  typology: "stack",
  status: "active",
  since: 2023,
  until: null,
  sources: [
    {
      citation:
        "E. Altman et al., Realistic Synthetic Financial Transactions for Anti-Money Laundering Models, NeurIPS 2023 Datasets and Benchmarks (arXiv 2306.16424)",
      says: { zh: "二分结构再加一层", en: "A bipartite shape with one more layer" },
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
      zh: "供应链中相同的经销商与相同的供应商",
      en: "The same dealers and the same suppliers in a chain of supply",
    },
    { zh: "集团内部资金调拨", en: "Transfers within a group of companies" },
  ],
  messages: defineTexts({
    layers: {
      zh: "{days} 天内 {payers} 个账户经 {middles} 个账户交叉付往 {beneficiaries} 个账户",
      en: "within {days} {days:day|days} {payers} accounts paid across over {middles} accounts to {beneficiaries} others",
    },
  }),
  run: stackRun,
});
