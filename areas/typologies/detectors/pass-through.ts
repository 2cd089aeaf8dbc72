// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { feederOf } from "../search/feeder.ts";

function passThroughRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const search = {
    gapMinutes: (values["gapHoursMax"] ?? 0) * 60,
    hubMax: values["hubMax"] ?? 0,
    isCompared: true,
  };
  return {
    onContact: (contact) => {
      const middle = graph.from(contact);
      if (graph.youngIn(middle) === 0) return;
      const feeder = feederOf(ground, contact, search);
      if (!feeder) return;
      const logTrials = Math.log10(Math.max(1, graph.youngCount));
      const logExpected = logTrials + feeder.logChance;
      if (!isRare(logExpected)) return;
      const minutes = graph.firstAt(contact) - graph.firstAt(feeder.contact);
      book.put(
        {
          typology: "pass-through",
          detector: "pass-through",
          version: 1,
          key: String(feeder.contact),
          order: 0,
          isWhole: true,
          logTrials,
          contacts: [feeder.contact, contact],
          accounts: [middle, graph.from(feeder.contact), graph.to(contact)],
          logExpected,
          idleMinutes: search.gapMinutes,
          because: [{ messageId: "passed", data: { hours: Math.max(1, Math.ceil(minutes / 60)) } }],
        },
        ground.nowMinutes,
      );
    },
  };
}

/** What comes into an account goes out again at once, to somebody new. */
export const passThrough = defineDetector({
  id: "pass-through",
  version: 1,
  title: { zh: "过账（快进快出）", en: "Pass-through" },
  typology: "pass-through",
  status: "active",
  since: 2007,
  until: null,
  sources: [
    {
      citation:
        "中国人民银行《金融机构大额交易和可疑交易报告管理办法》（2006）第十一条第一项（已由2016年办法取代），网页转载",
      says: {
        zh: "短期内资金分散转入、集中转出或者集中转入、分散转出，与客户身份、财务状况、经营业务明显不符",
        en: "Within a short time funds come in scattered and go out together, or come in together and go out scattered, which does not fit the client, his means or his business",
      },
      url: "https://wm300.com/news/406437.html",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "gapHoursMax",
      unit: "hours",
      default: 48,
      min: 1,
      max: 240,
      why: {
        zh: "一两天内转出才算过账",
        en: "money that stays longer than a day or two is not passed through",
      },
    },
    {
      name: "hubMax",
      unit: "contacts",
      default: 16,
      min: 4,
      max: 1024,
      why: {
        zh: "查看该账户多少笔近期首次来款；超过即报告",
        en: "first-time payments into the account that are looked at; reported when it bites",
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
      zh: "代收代付、中介、律师或公证人的代管账户",
      en: "Collecting agents, brokers, clients' accounts of lawyers and notaries",
    },
    {
      zh: "本人账户之间归集后付款",
      en: "A person who gathers money on one account to pay from it",
    },
  ],
  messages: defineTexts({
    passed: {
      zh: "首次来款在 {hours} 小时内以相近金额转给另一个首次收款人",
      en: "within {hours} {hours:hour|hours} of a first-time payer's payment an amount near to it went on to a first-time beneficiary",
    },
  }),
  run: passThroughRun,
});
