// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { minutesADay } from "../stream/ground.ts";
import { logBurst, logExpectedOf, logUnknown } from "../search/fan.ts";
import { betweenModelAndCount, SurpriseRanks } from "../stream/surprise-ranks.ts";
import { Neighbours } from "../search/meeting.ts";

/** Each side by itself is rarer than one in ten (log10): else the other is a fan by itself. */
const logSideMax = -1;
/** At first sight, when little of an account's life is known, one in three is enough. */
const logSideMaxAtSight = -0.5;

/** Where gathering ends and scattering begins at an account. */
interface Turn {
  readonly gathered: readonly number[];
  readonly scattered: readonly number[];
  /** The windows that hold either side. */
  readonly gatheredMinutes: number;
  readonly scatteredMinutes: number;
  /** log10 of the chance that an account shows both sides. */
  readonly logChance: number;
}

/** The moment before which most came in and after which most went out. */
function turnOf(tools: DetectorTools, incoming: readonly number[], outgoing: readonly number[]) {
  const { graph } = tools.ground;
  let bestCount = -1;
  let best = { inCount: 0, outFrom: 0 };
  let outBefore = 0;
  for (let inCount = 1; inCount <= incoming.length; inCount += 1) {
    const at = graph.firstAt(incoming[inCount - 1] ?? 0);
    while (outBefore < outgoing.length && graph.firstAt(outgoing[outBefore] ?? 0) < at)
      outBefore += 1;
    const count = inCount + outgoing.length - outBefore;
    if (count > bestCount) {
      bestCount = count;
      best = { inCount, outFrom: outBefore };
    }
  }
  return best;
}

/** log10 of the chance of either side of a turn, from the life of the account as known now. */
function logSides(
  { ground }: DetectorTools,
  account: number,
  turn: Omit<Turn, "logChance">,
): readonly [number, number] {
  const { gathered, scattered, gatheredMinutes, scatteredMinutes } = turn;
  return [
    logBurst(ground, account, "in", { count: gathered.length, windowMinutes: gatheredMinutes }),
    logBurst(ground, account, "out", { count: scattered.length, windowMinutes: scatteredMinutes }),
  ];
}

/** The contacts of an account on either side, oldest first. */
interface Sides {
  readonly incoming: readonly number[];
  readonly outgoing: readonly number[];
}

/** The turn of an account within a window, where both sides are rare enough at first sight. */
function turnWithin(
  tools: DetectorTools,
  account: number,
  { incoming, outgoing }: Sides,
  windowMinutes: number,
): Turn | null {
  const { graph } = tools.ground;
  const countMin = tools.values["countMin"] ?? 0;
  const { inCount, outFrom } = turnOf(tools, incoming, outgoing);
  const gathered = incoming.slice(0, inCount);
  const scattered = outgoing.slice(outFrom);
  if (gathered.length < countMin || scattered.length < countMin) return null;
  // Either side may have taken the next shorter window, and no shorter one.
  const shorter = tools.windows.findLast((each) => each < windowMinutes) ?? windowMinutes;
  const windowOf = (contacts: readonly number[]) => {
    const span = graph.firstAt(contacts.at(-1) ?? 0) - graph.firstAt(contacts[0] ?? 0);
    return span < shorter ? shorter : windowMinutes;
  };
  const turn = {
    gathered,
    scattered,
    gatheredMinutes: windowOf(gathered),
    scatteredMinutes: windowOf(scattered),
  };
  const [logIn, logOut] = logSides(tools, account, turn);
  if (Math.max(logIn, logOut) > logSideMaxAtSight) return null;
  return { ...turn, logChance: logIn + logOut };
}

/** The rarest turn of an account that ends now, over all windows. */
function turnAt(tools: DetectorTools, near: Neighbours, account: number): Turn | null {
  const { ground, windows, values } = tools;
  const { graph, nowMinutes } = ground;
  const countMin = values["countMin"] ?? 0;
  if (graph.youngIn(account) < countMin || graph.youngOut(account) < countMin) return null;
  const [incoming, outgoing]: [number[], number[]] = [[], []];
  near.each(account, "in", (_, contact) => incoming.unshift(contact));
  near.each(account, "out", (_, contact) => outgoing.unshift(contact));
  let best: Turn | null = null;
  for (const windowMinutes of windows) {
    if (!ground.isTelling(windowMinutes)) continue;
    const isWithin = (contact: number) => graph.firstAt(contact) > nowMinutes - windowMinutes;
    const sides = { incoming: incoming.filter(isWithin), outgoing: outgoing.filter(isWithin) };
    const turn = turnWithin(tools, account, sides, windowMinutes);
    if (turn && turn.logChance < (best?.logChance ?? 1)) best = turn;
  }
  return best;
}

function gatherScatterRun(tools: DetectorTools): DetectorRun {
  const { ground, book, isRare } = tools;
  const { graph } = ground;
  const ranks = new SurpriseRanks();
  const near = new Neighbours(ground, tools.values["hubMax"] ?? 0);
  const look = (middle: number) => {
    const turn = turnAt(tools, near, middle);
    if (!turn) return;
    const { gathered, scattered, logChance } = turn;
    const windowMinutes = Math.max(turn.gatheredMinutes, turn.scatteredMinutes);
    ranks.enter(middle, logChance);
    const expectedAt = (log: number) =>
      betweenModelAndCount(logExpectedOf(tools, log), ranks.rank(log), graph.accountCount);
    const logExpected = expectedAt(logChance);
    const recalibrate = () => {
      const [logIn, logOut] = logSides(tools, middle, turn);
      if (Math.max(logIn, logOut) > logSideMax) return Number.POSITIVE_INFINITY;
      return expectedAt(logIn + logOut) + logUnknown(ground, windowMinutes);
    };
    if (!isRare(logExpected)) return;
    book.put(
      {
        typology: "gather-scatter",
        detector: "gather-scatter",
        version: 1,
        key: String(middle),
        order: 2,
        logTrials: Math.log10(graph.accountCount),
        contacts: [...gathered, ...scattered],
        accounts: [
          middle,
          ...gathered.map((each) => graph.from(each)),
          ...scattered.map((each) => graph.to(each)),
        ],
        logExpected,
        recalibrate,
        idleMinutes: windowMinutes,
        because: [
          {
            messageId: "turn",
            data: {
              payers: gathered.length,
              beneficiaries: scattered.length,
              days: Math.ceil((ground.nowMinutes - graph.firstAt(gathered[0] ?? 0)) / minutesADay),
            },
          },
        ],
      },
      ground.nowMinutes,
    );
  };
  return { onContact: (contact) => look(graph.from(contact)) };
}

/** Many pay one account, which then pays many. */
export const gatherScatter = defineDetector({
  id: "gather-scatter",
  version: 1,
  title: { zh: "汇聚后分散", en: "Gather-scatter" },
  typology: "gather-scatter",
  status: "active",
  since: 2023,
  until: null,
  sources: [
    {
      citation:
        "E. Altman et al., Realistic Synthetic Financial Transactions for Anti-Money Laundering Models, NeurIPS 2023 Datasets and Benchmarks (arXiv 2306.16424)",
      says: {
        zh: "许多账户汇入一个账户，该账户再汇往许多账户",
        en: "Many pay one account, which then pays many",
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
      zh: "平台、代发工资公司、经纪人等本来就先收后付的账户",
      en: "Platforms, payroll firms, brokers: accounts that live by taking in and paying out",
    },
    {
      zh: "众筹或拼单后付给供应商",
      en: "A collection among friends that is then paid to suppliers",
    },
  ],
  messages: defineTexts({
    turn: {
      zh: "{days} 天内先由 {payers} 个首次付款人汇入，后汇往 {beneficiaries} 个首次收款人",
      en: "within {days} {days:day|days} {payers} first-time payers paid in, and then {beneficiaries} first-time beneficiaries were paid",
    },
  }),
  run: gatherScatterRun,
});
