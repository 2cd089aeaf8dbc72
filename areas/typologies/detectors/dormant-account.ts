// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { DetectorRun, DetectorTools } from "../stream/detector.ts";
import { defineDetector } from "../stream/detector.ts";
import { none } from "../graph/pair-table.ts";
import { minutesADay } from "../stream/ground.ts";
import { feederOf } from "../search/feeder.ts";

/** When accounts were last seen and when they last woke; four bytes each. */
class Sleepers {
  #lastAt = new Int32Array(1 << 10).fill(none);
  #wokeAt = new Int32Array(1 << 10).fill(none);
  #sleptMinutes = new Int32Array(1 << 10);
  wakeCount = 0;

  see(account: number, at: number, sleepMinutes: number): void {
    if (account >= this.#lastAt.length) this.#grow(account);
    const last = this.#lastAt[account] ?? none;
    if (last !== none && at - last >= sleepMinutes) {
      this.#wokeAt[account] = at;
      this.#sleptMinutes[account] = at - last;
      this.wakeCount += 1;
    }
    this.#lastAt[account] = at;
  }

  wokeAt(account: number): number {
    return this.#wokeAt[account] ?? none;
  }

  sleptMinutes(account: number): number {
    return this.#sleptMinutes[account] ?? 0;
  }

  #grow(account: number): void {
    let width = this.#lastAt.length;
    while (width <= account) width *= 2;
    const grown = (old: Int32Array<ArrayBuffer>) => {
      const wider = new Int32Array(width).fill(none);
      wider.set(old);
      return wider;
    };
    this.#lastAt = grown(this.#lastAt);
    this.#wokeAt = grown(this.#wokeAt);
    this.#sleptMinutes = grown(this.#sleptMinutes);
  }
}

function dormantAccountRun(tools: DetectorTools): DetectorRun {
  const { ground, book, values, isRare } = tools;
  const { graph } = ground;
  const sleepMinutes = (values["silentDaysMin"] ?? 0) * minutesADay;
  const gapMinutes = (values["gapDaysMax"] ?? 0) * minutesADay;
  const sleepers = new Sleepers();
  return {
    onPayment: ({ row, from, to, atMinutes }) => {
      sleepers.see(from, atMinutes, sleepMinutes);
      sleepers.see(to, atMinutes, sleepMinutes);
      const wokeAt = sleepers.wokeAt(from);
      if (wokeAt === none || atMinutes - wokeAt > gapMinutes) return;
      const contact = graph.newest;
      if (graph.firstRow(contact) !== row) return;
      const feeder = feederOf(ground, contact, {
        gapMinutes,
        hubMax: values["hubMax"] ?? 0,
        isCompared: false,
        mayUse: (each) => graph.firstAt(each) >= wokeAt,
      });
      if (!feeder) return;
      const logTrials = Math.log10(Math.max(1, sleepers.wakeCount));
      const logExpected = logTrials + feeder.logChance;
      if (!isRare(logExpected)) return;
      const silentDays = Math.floor(sleepers.sleptMinutes(from) / minutesADay);
      const days = Math.max(1, Math.ceil((atMinutes - wokeAt) / minutesADay));
      book.put(
        {
          typology: "dormant-account",
          detector: "dormant-account",
          version: 1,
          key: `${from} ${wokeAt}`,
          order: 1,
          logTrials,
          contacts: [feeder.contact, contact],
          accounts: [from, graph.from(feeder.contact), to],
          logExpected,
          idleMinutes: gapMinutes,
          because: [{ messageId: "woke", data: { silentDays, days } }],
        },
        ground.nowMinutes,
      );
    },
  };
}

/** An account that lay silent for long is paid, and pays on at once. */
export const dormantAccount = defineDetector({
  id: "dormant-account",
  version: 1,
  title: { zh: "休眠账户突然启用", en: "Dormant account woken" },
  typology: "dormant-account",
  status: "active",
  since: 2007,
  until: null,
  sources: [
    {
      citation:
        "中国人民银行《金融机构大额交易和可疑交易报告管理办法》（2006）第十一条第四项（已由2016年办法取代），网页转载",
      says: {
        zh: "长期闲置的账户原因不明地突然启用，且短期内出现大量资金收付",
        en: "An account long unused is suddenly used for no known reason, and much money comes and goes within a short time",
      },
      url: "https://wm300.com/news/406437.html",
      readOn: "2026-11-24",
    },
    {
      citation:
        "Federal Financial Institutions Examination Council, BSA/AML Examination Manual, Appendix F: Money Laundering and Terrorist Financing Red Flags",
      says: {
        zh: "平时少有活动的账户突然出现大额存取",
        en: "An account with little activity may suddenly experience large deposit and withdrawal activity",
      },
      url: "https://yumpu.com/en/document/view/20806760/bsa-aml-examination-manual-ffiec/328",
      readOn: "2026-11-24",
    },
  ],
  params: [
    {
      name: "silentDaysMin",
      unit: "days",
      default: 180,
      min: 30,
      max: 3650,
      why: {
        zh: "半年没有任何收付的账户，平常人也视为闲置",
        en: "an account without any movement for half a year is unused by any plain reading",
      },
    },
    {
      name: "gapDaysMax",
      unit: "days",
      default: 9,
      min: 1,
      max: 60,
      why: {
        zh: "启用后不久即转出才算",
        en: "money that comes when it wakes goes out soon after",
      },
    },
    {
      name: "hubMax",
      unit: "contacts",
      default: 16,
      min: 4,
      max: 1024,
      why: {
        zh: "查看启用后多少笔首次来款；超过即报告",
        en: "first-time payments in since it woke that are looked at; reported when it bites",
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
      zh: "季节性、年度性使用的账户，如学费、农产品收购、年终分红",
      en: "Accounts used by season or once a year: school fees, harvests, dividends",
    },
    {
      zh: "旅居归来、遗产处理、重新启用的备用账户",
      en: "A return from abroad, an estate being settled, a spare account",
    },
  ],
  messages: defineTexts({
    woke: {
      zh: "静默 {silentDays} 天后启用，{days} 天内先收首次来款，再付给首次收款人",
      en: "silent for {silentDays} {silentDays:day|days}, then within {days} {days:day|days} paid by a first-time payer and paying a first-time beneficiary",
    },
  }),
  run: dormantAccountRun,
});
