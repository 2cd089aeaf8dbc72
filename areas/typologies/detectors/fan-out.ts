// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import { defineDetector } from "../stream/detector.ts";
import { fanRun } from "../search/fan.ts";

/** One account pays many within a window, as never before. */
export const fanOut = defineDetector({
  id: "fan-out",
  version: 1,
  title: { zh: "扇出（多头汇出）", en: "Fan-out" },
  typology: "fan-out",
  status: "active",
  since: 2023,
  until: null,
  sources: [
    {
      citation:
        "E. Altman et al., Realistic Synthetic Financial Transactions for Anti-Money Laundering Models, NeurIPS 2023 Datasets and Benchmarks (arXiv 2306.16424)",
      says: { zh: "同一账户在窗口内汇往多个账户", en: "One account pays several within a window" },
      url: "https://arxiv.org/abs/2306.16424",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "countMin",
      unit: "contacts",
      default: 3,
      min: 2,
      max: 100,
      why: { zh: "少于此数不成形", en: "fewer make no shape" },
    },
    {
      name: "hubMax",
      unit: "contacts",
      default: 256,
      min: 16,
      max: 4096,
      why: {
        zh: "一个账户在窗口内查看的新对手数；超过即报告",
        en: "new counterparties of one account that are looked at; reported when it bites",
      },
    },
  ],
  limits: [
    {
      name: "hub",
      most: 256,
      why: {
        zh: "枢纽账户上的搜索以此为限，超过即报告",
        en: "bounds the search at hubs; reported when it bites",
      },
    },
  ],
  falsePositives: [
    {
      zh: "商户、雇主、学校、公用事业等本来就有许多新对手的账户",
      en: "Merchants, employers, schools, utilities: accounts that live by new counterparties",
    },
    {
      zh: "一次性的集资、婚礼礼金、团购、保险理赔",
      en: "A collection, a wedding, a group purchase, a round of insurance payments",
    },
  ],
  messages: defineTexts({
    burstOfHours: {
      zh: "{hours} 小时内有 {count} 个首次收款人，按该账户以往与全体账户的情形预期约 {expected} 个",
      en: "{count} first-time beneficiaries within {hours} {hours:hour|hours}; from this account's past and the life of all accounts some {expected} were to be expected",
    },
    burst: {
      zh: "{days} 天内有 {count} 个首次收款人，按该账户以往与全体账户的情形预期约 {expected} 个",
      en: "{count} first-time beneficiaries within {days} {days:day|days}; from this account's past and the life of all accounts some {expected} were to be expected",
    },
  }),
  run: (tools) => fanRun(tools, "out"),
});
