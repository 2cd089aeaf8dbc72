// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../detector.ts";
import { defineDetector } from "../detector.ts";
import { logTail } from "../chance.ts";
import type { Side } from "../ground.ts";
import { minutesADay } from "../ground.ts";
import { logExpectedOf } from "../search/fan.ts";
import { Neighbours } from "../search/meeting.ts";

/** Each side by itself is rarer than one in ten (log10). */
const logSideMax = -1;

/** Where gathering ends and scattering begins at an account. */
interface Turn {
  readonly gathered: readonly number[];
  readonly scattered: readonly number[];
  readonly windowMinutes: number;
  readonly logExpected: number;
}

/** The contacts of a window, oldest first, as far as the limit allows. */
function within(
  tools: DetectorTools,
  account: number,
  side: Side,
  windowMinutes: number,
): number[] {
  const { ground, values } = tools;
  const near = new Neighbours(ground, values["hubMax"] ?? 0);
  const since = ground.nowMinutes - windowMinutes;
  const contacts: number[] = [];
  near.each(account, side, (_, contact) => {
    if (ground.graph.firstAt(contact) > since) contacts.push(contact);
  });
  return contacts.toReversed();
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

function gatherScatterTurn(tools: DetectorTools, account: number): Turn | null {
  const { ground, windows, values } = tools;
  const { graph } = ground;
  const countMin = values["countMin"] ?? 0;
  if (graph.youngIn(account) < countMin || graph.youngOut(account) < countMin) return null;
  let best: Turn | null = null;
  for (const windowMinutes of windows) {
    const incoming = within(tools, account, "in", windowMinutes);
    const outgoing = within(tools, account, "out", windowMinutes);
    const { inCount, outFrom } = turnOf(tools, incoming, outgoing);
    const gathered = incoming.slice(0, inCount);
    const scattered = outgoing.slice(outFrom);
    if (gathered.length < countMin || scattered.length < countMin) continue;
    const logIn = logBurst(tools, account, "in", { count: gathered.length, windowMinutes });
    const logOut = logBurst(tools, account, "out", { count: scattered.length, windowMinutes });
    // Where one side is nothing unusual, the other is a fan by itself.
    if (Math.max(logIn, logOut) > logSideMax) continue;
    const logExpected = logExpectedOf(tools, logIn + logOut);
    if (best === null || logExpected < best.logExpected)
      best = { gathered, scattered, windowMinutes, logExpected };
  }
  return best;
}

/** log10 of the chance that an account opens so many contacts on a side within the window. */
function logBurst(
  { ground }: DetectorTools,
  account: number,
  side: Side,
  { count, windowMinutes }: { readonly count: number; readonly windowMinutes: number },
): number {
  const { graph } = ground;
  const total = side === "in" ? graph.totalIn(account) : graph.totalOut(account);
  const { mean, shape } = ground.expectation(account, side, windowMinutes, total - count);
  return logTail(count, mean, shape);
}

function gatherScatterRun(tools: DetectorTools): DetectorRun {
  const { ground, book, logExpectedMax } = tools;
  const { graph } = ground;
  const look = (middle: number) => {
    const turn = gatherScatterTurn(tools, middle);
    if (!turn || turn.logExpected > logExpectedMax) return;
    const { gathered, scattered, windowMinutes, logExpected } = turn;
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
        idleMinutes: windowMinutes,
        because: [
          {
            messageId: "turn",
            data: {
              payers: gathered.length,
              beneficiaries: scattered.length,
              days: windowMinutes / minutesADay,
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
