// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import { logTogether } from "../stream/chance.ts";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { minutesADay } from "../stream/ground.ts";
import { feederOf } from "../search/feeder.ts";

function newCompanyLayeringRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const newMinutes = (values["newDaysMax"] ?? 0) * minutesADay;
  const gapMinutes = (values["gapDaysMax"] ?? 0) * minutesADay;
  const hopsMax = values["hopsMax"] ?? 0;
  const middlesMin = values["middlesMin"] ?? 0;
  let payerCount = 0;
  let newPayerCount = 0;

  /** First seen within days, and not merely because the stream began then. */
  const isNew = (account: number) =>
    ground.nowMinutes - graph.firstSeenAt(account) <= newMinutes &&
    !ground.isCensored(account, newMinutes);

  return {
    onContact: (newest) => {
      payerCount += 1;
      if (!isNew(graph.from(newest))) return;
      newPayerCount += 1;
      const newShare = (newPayerCount + 1) / (payerCount + 1);
      const contacts = [newest];
      const visited = new Set([graph.to(newest)]);
      const chances: number[] = [];
      let first = newest;
      while (contacts.length < hopsMax && isNew(graph.from(first))) {
        visited.add(graph.from(first));
        const fed = feederOf(ground, first, {
          gapMinutes,
          hubMax: values["hubMax"] ?? 0,
          isCompared: false,
          mayUse: (contact) => !visited.has(graph.from(contact)),
        });
        if (!fed) break;
        chances.push(...fed.chances, newShare);
        first = fed.contact;
        contacts.push(first);
      }
      if (contacts.length <= middlesMin) return;
      const logTrials = Math.log10(Math.max(1, graph.youngCount));
      const logExpected = logTrials + logTogether(chances);
      if (!isRare(logExpected)) return;
      const inOrder = contacts.toReversed();
      const days = Math.ceil((ground.nowMinutes - graph.firstAt(first)) / minutesADay);
      book.put(
        {
          typology: "new-company-layering",
          detector: "new-company-layering",
          version: 1,
          key: String(first),
          order: 2,
          isWhole: true,
          logTrials,
          contacts: inOrder,
          accounts: [graph.from(first), ...inOrder.map((each) => graph.to(each))],
          logExpected,
          idleMinutes: gapMinutes,
          because: [
            {
              messageId: "layers",
              data: { count: inOrder.length - 1, days: Math.max(1, days) },
            },
          ],
        },
        ground.nowMinutes,
      );
    },
  };
}

/** Money runs through several accounts that were first seen days ago. */
export const newCompanyLayering = defineDetector({
  id: "new-company-layering",
  version: 1,
  title: { zh: "新设账户快速分层", en: "Rapid layering through new accounts" },
  typology: "new-company-layering",
  status: "active",
  since: 2014,
  until: null,
  sources: [
    {
      citation:
        "Federal Financial Institutions Examination Council, BSA/AML Examination Manual, Appendix F: Money Laundering and Terrorist Financing Red Flags, shell company activity",
      says: {
        zh: "空壳公司之间多次大额付款而没有明显的正当业务目的",
        en: "Multiple high-value payments or transfers between shell companies with no apparent legitimate business purpose",
      },
      url: "https://user-9y4mjaj.cld.bz/FFIEC-BSA-AML-Examination-Manual/280",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "newDaysMax",
      unit: "days",
      default: 30,
      min: 1,
      max: 120,
      why: {
        zh: "首次出现不超过此数的账户算新",
        en: "an account first seen no longer ago counts as new",
      },
    },
    {
      name: "gapDaysMax",
      unit: "days",
      default: 3,
      min: 1,
      max: 30,
      why: { zh: "逐户转移才算快速", en: "rapid means that money does not rest longer" },
    },
    {
      name: "middlesMin",
      unit: "accounts",
      default: 2,
      min: 1,
      max: 16,
      why: {
        zh: "只经一个新账户太常见",
        en: "one new account in the middle is too common",
      },
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
      name: "hubMax",
      unit: "contacts",
      default: 16,
      min: 4,
      max: 1024,
      why: {
        zh: "每一步查看多少笔近期首次来款；超过即报告",
        en: "first-time payments in that are looked at at each step; reported when it bites",
      },
    },
  ],
  limits: [
    {
      name: "hub",
      most: 16,
      why: {
        zh: "来款多的账户只看最近的，超过即报告",
        en: "of an account with many payers only the newest are looked at; reported when it bites",
      },
    },
  ],
  falsePositives: [
    {
      zh: "新设项目公司按合同逐级拨付工程款",
      en: "New project companies that pass funds down by contract",
    },
    {
      zh: "数据刚开始覆盖某家银行，其账户看似全新",
      en: "A bank whose data begin only now, so that its accounts look new",
    },
  ],
  messages: defineTexts({
    layers: {
      zh: "{days} 天内资金逐户经过 {count} 个新近才首次出现的账户",
      en: "within {days} {days:day|days} money ran through {count} accounts that had been first seen only recently",
    },
  }),
  run: newCompanyLayeringRun,
});
