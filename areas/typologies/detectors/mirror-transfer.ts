// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { none } from "../graph/pair-table.ts";
import { minutesADay } from "../stream/ground.ts";
import { zoneOf } from "../search/leg-book.ts";
import type { Scheme } from "../search/scheme-book.ts";
import { SchemeBook } from "../search/scheme-book.ts";
import { legsOf } from "../search/settlement-match.ts";
import type { ShapeReason } from "../stream/shape.ts";

/** Settlements that are listed one by one with a finding; the newest. */
const listedMax = 200;

function reasonsOf(scheme: Scheme): readonly ShapeReason[] {
  const { settlements } = scheme;
  const margins = settlements
    .map(({ first, second }) => 1 - Math.exp(second.log - first.log))
    .toSorted((a, b) => a - b);
  const percent = (100 * (margins[margins.length >> 1] ?? 0)).toFixed(1);
  const days = Math.ceil(
    (Math.max(...settlements.map(({ at }) => at)) -
      Math.min(...settlements.map(({ first }) => first.since))) /
      minutesADay,
  );
  return [
    {
      messageId: "scheme",
      data: { count: settlements.length, pools: scheme.pools.size, days, percent },
    },
    ...settlements.slice(-listedMax).map(({ first, second }) => ({
      messageId: "settlement",
      data: {
        first: first.legs.map(({ row }) => row).join(" "),
        second: second.legs.map(({ row }) => row).join(" "),
      },
    })),
  ];
}

function mirrorTransferRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values } = tools;
  const { graph } = ground;
  const schemes = new SchemeBook(ground, {
    valueMin: values["valueMin"] ?? 0,
    windowMinutes: (values["gapDaysMax"] ?? 0) * minutesADay,
    runMinutes: (values["partDaysMax"] ?? 0) * minutesADay,
    runLegsMax: values["partsMax"] ?? 0,
    band: values["marginMax"] ?? 0,
    matchesMax: values["matchesMax"] ?? 0,
    legsMax: values["legsMax"] ?? 0,
    keptMinutes: graph.params.youngMinutes,
    countMin: values["countMin"] ?? 0,
    marginReach: values["marginReach"] ?? 0,
    marginMinutes: 30 * minutesADay,
    logExpectedMax: values["logExpectedMax"] ?? 0,
  });
  const put = (scheme: Scheme) => {
    const legs = scheme.settlements.flatMap(legsOf);
    const contacts = new Set<number>();
    for (const { contact } of legs) if (contact >= graph.oldest) contacts.add(contact);
    if (contacts.size === 0) return;
    book.put(
      {
        typology: "mirror-transfer",
        detector: "mirror-transfer",
        version: 1,
        key: String(scheme.id),
        order: 6 + scheme.joinedCount,
        // Customers come again: that a pair recurs is part of the shape, and no discount for custom.
        logTrials: scheme.logExpected,
        contacts: [...contacts],
        payments: legs.map(({ row, at }) => ({ row, atMinutes: at })),
        accounts: [...new Set([...scheme.pools, ...legs.flatMap((leg) => [leg.from, leg.to])])],
        logExpected: scheme.logExpected,
        idleMinutes: 30 * minutesADay,
        because: reasonsOf(scheme),
      },
      ground.nowMinutes,
    );
  };
  return {
    onPayment: (payment) => {
      const zone = zoneOf(payment);
      if (zone === none) {
        schemes.links.add(payment.from, payment.to);
        return;
      }
      if (payment.fromCountry < 0 || payment.toCountry < 0) schemes.links.note(payment, zone);
      const leg = schemes.legs.take(payment, zone);
      if (!leg) return;
      const items = schemes.legs.itemsOf(leg);
      const grown = new Set<Scheme>();
      for (const item of items) for (const scheme of schemes.look(item)) grown.add(scheme);
      for (const item of items) schemes.legs.enter(item);
      for (const scheme of grown) put(scheme);
    },
  };
}

/** Money goes in here and comes out there, again and again, and nothing crosses between. */
export const mirrorTransfer = defineDetector({
  id: "mirror-transfer",
  version: 1,
  title: { zh: "对敲（地下钱庄）", en: "Mirror transfers (underground banking)" },
  typology: "mirror-transfer",
  status: "active",
  since: 2019,
  until: null,
  sources: [
    {
      citation:
        "最高人民法院刑三庭、最高人民检察院法律政策研究室负责人就《关于办理非法从事资金支付结算业务、非法买卖外汇刑事案件适用法律若干问题的解释》答记者问（2019），光大律师事务所文章所引",
      says: {
        zh: "“对敲型”地下钱庄：资金在境内外单向循环，没有发生物理流动，以对账形式实现“两地平衡”",
        en: "In mirror-type underground banking funds circle one way at home and abroad, nothing moves across, and the two places are balanced by accounts between the parties",
      },
      url: "http://everbrightlaw.com/CN/10800/a1701e0e97ee19c7.aspx?M_ID=10795",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "valueMin",
      unit: "US dollars",
      default: 500,
      min: 1,
      max: 1_000_000,
      why: {
        zh: "更小的付款太密，逐笔相近没有意义；分拆后的一份也很少低于此数",
        en: "smaller payments lie too densely for nearness to mean anything; parts of a settlement are rarely below it",
      },
    },
    {
      name: "gapDaysMax",
      unit: "days",
      default: 6,
      min: 1,
      max: 30,
      why: {
        zh: "钱庄不欠账过久：两端相隔数小时至数日，另加分笔一日",
        en: "an underground bank does not owe for long: hours to days lie between the sides, and a day of parts",
      },
    },
    {
      name: "partDaysMax",
      unit: "days",
      default: 3,
      min: 1,
      max: 14,
      why: { zh: "一端分笔支付的最长时间", en: "how long the parts of one side may take" },
    },
    {
      name: "partsMax",
      unit: "payments",
      default: 5,
      min: 1,
      max: 12,
      why: { zh: "一端最多分作几笔", en: "the most parts of one side" },
    },
    {
      name: "marginMax",
      unit: "share",
      default: 0.08,
      min: 0.01,
      max: 0.3,
      why: {
        zh: "报道所见手续费至多约百分之七，另加汇率误差",
        en: "commissions of up to some seven per cent are reported, and rates err",
      },
    },
    {
      name: "marginReach",
      unit: "share",
      default: 0.01,
      min: 0.001,
      max: 0.1,
      why: {
        zh: "同一安排三十天内的差率彼此相差不过此数",
        en: "margins of one arrangement within thirty days lie no further apart",
      },
    },
    {
      name: "countMin",
      unit: "settlements",
      default: 3,
      min: 2,
      max: 20,
      why: {
        zh: "一次两次的相近是巧合",
        en: "amounts that are near once or twice are coincidence",
      },
    },
    {
      name: "logExpectedMax",
      unit: "log10",
      default: -1,
      min: -12,
      max: 3,
      why: {
        zh: "十个这样的数据流中偶然出现不到一次，才作为起点",
        en: "a scheme begins with a pair that chance makes less than once in ten such streams",
      },
    },
    {
      name: "matchesMax",
      unit: "matches",
      default: 24,
      min: 4,
      max: 1024,
      why: {
        zh: "相近者多于此数时相近已无意义，不再比对；超过即报告",
        en: "where more sides lie near one, nearness says nothing and none is compared; reported when it bites",
      },
    },
    {
      name: "legsMax",
      unit: "payments",
      default: 262_144,
      min: 1024,
      max: 16_777_216,
      why: {
        zh: "同时保留的付款数；超过即报告",
        en: "payments that are kept at a time; reported when it bites",
      },
    },
  ],
  limits: [
    {
      name: "search",
      most: 24,
      why: {
        zh: "金额过密处不比对；整个数据流平均每两笔付款至多比对一次（开头十万次除外）；超过即报告",
        en: "nothing is compared where amounts lie too densely, nor, after the first 100,000, more than one match for every two payments of the stream; reported when it bites",
      },
    },
    {
      name: "rows",
      most: 262_144,
      why: {
        zh: "窗口内的付款多于此数时最早的先忘，超过即报告",
        en: "of more payments within the window the oldest are forgotten first; reported when it bites",
      },
    },
  ],
  falsePositives: [
    {
      zh: "银行、持牌汇款机构的兑换业务，其自身跨境头寸不在数据之内",
      en: "Exchange by a bank or a licensed remitter whose own wires across the border are not in the data",
    },
    {
      zh: "同一集团在两地分别向同一批员工或供应商付款",
      en: "A group that pays the same staff or suppliers in both places",
    },
    {
      zh: "亲友之间两地互相垫付",
      en: "Friends and relatives who pay for each other in two places",
    },
  ],
  messages: defineTexts({
    scheme: {
      zh: "{days} 天内两地 {count} 次一进一出、方向相反、金额按汇率相近（差率中位数 {percent}%），涉及 {pools} 个反复出现的账户，其间没有直接付款",
      en: "within {days} {days:day|days} {count} times money went in in one place and out in another, near in value (median difference {percent} %), by {pools} accounts that recur; no payment joins the two sides",
    },
    settlement: {
      zh: "行 {first} 与行 {second} 相抵",
      en: "rows {first} and rows {second} settle each other",
    },
  }),
  run: mirrorTransferRun,
});
