// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { minutesADay } from "../stream/ground.ts";
import { logNearness } from "../search/amounts.ts";
import { TurnFinder } from "../search/turn.ts";

function uTurnRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const hubMax = values["hubMax"] ?? 0;
  const hopsMax = values["hopsMax"] ?? 0;
  const windowMinutes = Math.min(
    (values["windowDays"] ?? 0) * minutesADay,
    graph.params.youngMinutes,
  );
  const turns = new TurnFinder(ground, { windowMinutes, hopsMax, hubMax });
  let crossingCount = 0;

  return {
    onPayment: ({ row, from, to, fromCountry, toCountry, atMinutes }) => {
      if (fromCountry < 0 || toCountry < 0) return;
      turns.place(from, fromCountry);
      turns.place(to, toCountry);
      if (fromCountry === toCountry) return;
      const contact = graph.newest;
      if (graph.firstRow(contact) !== row) return;
      crossingCount += 1;
      if (graph.youngIn(from) === 0) return;
      const circle = turns.markCircle(to, toCountry);
      const turn = turns.turnTo(contact, toCountry);
      if (!turn) return;
      const { contacts, looked } = turn;
      const stray = Math.min(1, (looked * circle) / Math.max(1, graph.accountCount));
      const [out = contact] = contacts;
      const logTrials = Math.log10(Math.max(1, crossingCount));
      const logExpected = logTrials + Math.log10(stray) + logNearness(ground, [[out, contact]]);
      if (!isRare(logExpected)) return;
      const days = Math.max(1, Math.ceil((atMinutes - graph.firstAt(out)) / minutesADay));
      book.put(
        {
          typology: "u-turn",
          detector: "u-turn",
          version: 1,
          key: String(out),
          order: 5,
          isWhole: true,
          logTrials,
          contacts,
          accounts: [graph.from(out), ...contacts.map((each) => graph.to(each))],
          logExpected,
          idleMinutes: 9 * minutesADay,
          because: [
            {
              messageId: graph.from(out) === to ? "toPayer" : "toCircle",
              data: { count: contacts.length, days },
            },
          ],
        },
        ground.nowMinutes,
      );
    },
  };
}

/** Money leaves the country and comes back to where it came from. */
export const uTurn = defineDetector({
  id: "u-turn",
  version: 1,
  title: { zh: "跨境回流（U 形）", en: "U-turn across a border" },
  typology: "u-turn",
  status: "active",
  since: 2014,
  until: null,
  sources: [
    {
      citation:
        "Federal Financial Institutions Examination Council, BSA/AML Examination Manual, Appendix F: Money Laundering and Terrorist Financing Red Flags",
      says: {
        zh: "资金从一家银行转到另一家，随后又转回第一家",
        en: "Suspicious movements of funds occur from one bank to another, and then funds are moved back to the first bank",
      },
      url: "https://user-9y4mjaj.cld.bz/FFIEC-BSA-AML-Examination-Manual/281",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "windowDays",
      unit: "days",
      default: 60,
      min: 1,
      max: 730,
      why: {
        zh: "出境到回流的最长时间",
        en: "how long money may be abroad before it comes back",
      },
    },
    {
      name: "hopsMax",
      unit: "payments",
      default: 5,
      min: 2,
      max: 12,
      why: {
        zh: "更长的路上偶然相遇已属寻常",
        en: "on longer ways a chance meeting is no news",
      },
    },
    {
      name: "hubMax",
      unit: "contacts",
      default: 16,
      min: 4,
      max: 1024,
      why: {
        zh: "每个账户查看的新对手数；超过即报告",
        en: "new counterparties of each account looked at; reported when it bites",
      },
    },
  ],
  limits: [
    {
      name: "hub",
      most: 16,
      why: {
        zh: "枢纽账户上的搜索以此为限，超过即报告",
        en: "bounds the search at hubs; reported when it bites",
      },
    },
  ],
  falsePositives: [
    {
      zh: "退货退款、投资款退回、旅行结余汇回",
      en: "Goods sent back, an investment repaid, what is left after a journey",
    },
    {
      zh: "集团的跨境资金池",
      en: "A group's cash pool across borders",
    },
  ],
  messages: defineTexts({
    toPayer: {
      zh: "{days} 天内经 {count} 笔首次往来出境又回到原付款人",
      en: "within {days} {days:day|days} and {count} first-time payments money left the country and came back to who had paid it",
    },
    toCircle: {
      zh: "{days} 天内经 {count} 笔首次往来出境又回到付款人在境内的往来对象",
      en: "within {days} {days:day|days} and {count} first-time payments money left the country and came back to somebody whom the payer deals with there",
    },
  }),
  run: uTurnRun,
});
