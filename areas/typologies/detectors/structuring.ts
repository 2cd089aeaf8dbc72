// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { minutesADay } from "../stream/ground.ts";
import type { Payment } from "../stream/payment.ts";
import { reportingThresholds } from "../search/reporting-thresholds.ts";
import type { Band } from "../search/threshold-watch.ts";
import { ThresholdWatch, withoutHabits } from "../search/threshold-watch.ts";

/** Enters what a beneficiary was paid below a threshold, when chance rarely makes as much. */
function judge(tools: DetectorTools, watch: ThresholdWatch, to: number, band: Band): void {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const windowMinutes = (values["windowDays"] ?? 0) * minutesADay;
  const { threshold } = watch;
  const below = withoutHabits(band.below, (values["habitDays"] ?? 0) * minutesADay);
  if (below.length < (values["countMin"] ?? 0)) return;
  const elapsed = Math.min(1, windowMinutes / Math.max(ground.youngMinutes, 1));
  const usual = (watch.belowCount / Math.max(1, graph.accountCount)) * elapsed;
  const logChance = watch.logChance(below.length, band.aboveAt.length, usual);
  const logTrials = Math.log10(Math.max(1, graph.accountCount) * reportingThresholds.length);
  const logExpected = logTrials + logChance;
  if (!isRare(logExpected)) return;
  const contacts = [...new Set(below.map(({ contact }) => contact))].filter(
    (contact) => contact >= graph.oldest,
  );
  if (contacts.length === 0) return;
  const payers = new Set(below.map(({ from }) => from));
  const first = below[0]?.at ?? ground.nowMinutes;
  const days = Math.max(1, Math.ceil((ground.nowMinutes - first) / minutesADay));
  book.put(
    {
      typology: "structuring",
      detector: "structuring",
      version: 1,
      key: `${threshold.id} ${to}`,
      order: 2,
      // That a payer does it again and again takes nothing from it: no discount for custom.
      logTrials: logExpected,
      contacts,
      accounts: [to, ...payers],
      logExpected,
      idleMinutes: windowMinutes,
      because: [
        {
          messageId: payers.size === 1 ? "onePayer" : "manyPayers",
          data: {
            count: below.length,
            payers: payers.size,
            above: band.aboveAt.length,
            dollars: threshold.dollars,
            days,
          },
        },
      ],
    },
    ground.nowMinutes,
  );
}

function structuringRun(tools: DetectorTools): DetectorRun {
  const { ground, values } = tools;
  const { graph } = ground;
  const windowMinutes = (values["windowDays"] ?? 0) * minutesADay;
  const width = values["bandShare"] ?? 0;
  const rowsMax = values["rowsMax"] ?? 0;
  const least = Math.min(...reportingThresholds.map(({ dollars }) => dollars)) * (1 - width);
  const watches = reportingThresholds.map((threshold) => new ThresholdWatch(threshold));

  /** Enters a payment about a threshold; judges its beneficiary when it lies below. */
  const enter = (watch: ThresholdWatch, payment: Payment, worth: number) => {
    const { from, to, atMinutes: at } = payment;
    watch.sweep(at, windowMinutes);
    const band = watch.band(to);
    const oldest = at - windowMinutes;
    if (worth >= watch.threshold.dollars) {
      watch.aboveCount += 1;
      band.aboveAt = band.aboveAt.filter((each) => each > oldest);
      band.aboveAt.push(at);
      return;
    }
    band.below = band.below.filter((each) => each.at > oldest);
    if (band.below.length >= rowsMax) {
      ground.limits.bite("rows", to);
      band.below.shift();
    }
    band.below.push({ at, from, contact: graph.between(from, to), worth });
    judge(tools, watch, to, band);
    watch.belowCount += 1;
  };

  return {
    onPayment: (payment) => {
      const { atMinutes, amountMinor, currency, fromCountry, toCountry } = payment;
      const worth = ground.worthOf(amountMinor, currency, atMinutes);
      if (worth === null || worth < least) return;
      const isCrossing = fromCountry >= 0 && toCountry >= 0 && fromCountry !== toCountry;
      for (const watch of watches) {
        const { dollars, isCrossBorder } = watch.threshold;
        if (Math.abs(worth - dollars) > dollars * width || (isCrossBorder && !isCrossing)) continue;
        enter(watch, payment, worth);
      }
    },
  };
}

/** Payments kept just below a threshold, by one or by many, to one beneficiary. */
export const structuring = defineDetector({
  id: "structuring",
  version: 1,
  title: { zh: "拆分（蚂蚁搬家）", en: "Structuring under a threshold" },
  typology: "structuring",
  status: "active",
  since: 1970,
  until: null,
  sources: reportingThresholds.map(({ source }) => source),
  params: [
    {
      name: "bandShare",
      unit: "share",
      default: 0.2,
      min: 0.01,
      max: 0.5,
      why: {
        zh: "门槛上下各此比例之内才比较：压线付款离门槛不远",
        en: "how far below and above a threshold payments are compared: who keeps below stays near",
      },
    },
    {
      name: "windowDays",
      unit: "days",
      default: 30,
      min: 1,
      max: 365,
      why: {
        zh: "一次拆分通常在数日至一月内完成",
        en: "one splitting takes days to a month",
      },
    },
    {
      name: "countMin",
      unit: "payments",
      default: 4,
      min: 2,
      max: 100,
      why: { zh: "更少不成形", en: "fewer make no shape" },
    },
    {
      name: "habitDays",
      unit: "days",
      default: 20,
      min: 7,
      max: 40,
      why: {
        zh: "同一付款人隔月付相同金额是租金、工资之类",
        en: "the same amount from the same payer a month later is a rent or a wage",
      },
    },
    {
      name: "rowsMax",
      unit: "payments",
      default: 256,
      min: 16,
      max: 4096,
      why: {
        zh: "一个收款人在窗口内保留的压线付款数；超过即报告",
        en: "payments below a threshold kept of one beneficiary; reported when it bites",
      },
    },
  ],
  limits: [
    {
      name: "rows",
      most: 256,
      why: {
        zh: "一个收款人的压线付款多于此数时最早的先忘，超过即报告",
        en: "of more payments below a threshold to one beneficiary the oldest are forgotten; reported when it bites",
      },
    },
  ],
  falsePositives: [
    {
      zh: "定价恰在门槛之下的商品、学费、押金",
      en: "Goods, fees and deposits priced just below a threshold",
    },
    {
      zh: "收款人是代收多人款项的学校、医院、中介",
      en: "A school, hospital or agent that collects from many",
    },
    {
      zh: "家人各用自己的额度合法资助同一留学生",
      en: "Relatives who lawfully support one student abroad, each within their own allowance",
    },
  ],
  messages: defineTexts({
    onePayer: {
      zh: "{days} 天内同一付款人 {count} 笔付款都刚好低于等值 {dollars} 美元，刚好高于的 {above} 笔",
      en: "within {days} {days:day|days} one payer paid {count} times just below the value of {dollars} US dollars, and {above} times just above",
    },
    manyPayers: {
      zh: "{days} 天内 {payers} 个付款人共 {count} 笔付款都刚好低于等值 {dollars} 美元，刚好高于的 {above} 笔",
      en: "within {days} {days:day|days} {payers} payers paid {count} times just below the value of {dollars} US dollars, and {above} times just above",
    },
  }),
  run: structuringRun,
});
