// SPDX-License-Identifier: Apache-2.0
import type { DetectorSource } from "../stream/detector.ts";

/** An amount from which a payment is reported or an allowance is used up. */
export interface ReportingThreshold {
  readonly id: string;
  readonly dollars: number;
  /** Whether it speaks only of payments across a border. */
  readonly isCrossBorder: boolean;
  readonly source: DetectorSource;
}

/** The thresholds that are watched, lowest first; each as it was read in its source. */
export const reportingThresholds: readonly ReportingThreshold[] = [
  {
    id: "usd-10000",
    dollars: 10_000,
    isCrossBorder: false,
    source: {
      citation: "31 CFR 1010.311, Filing obligations for reports of transactions in currency",
      says: {
        zh: "超过一万美元的现金交易须报告；1010.314 禁止为规避而拆分",
        en: "A transaction in currency of more than $10,000 is reported; 1010.314 forbids structuring to evade it",
      },
      url: "https://www.law.cornell.edu/cfr/text/31/1010.311",
      readOn: "2026-11-24",
    },
  },
  {
    id: "usd-50000-quota",
    dollars: 50_000,
    isCrossBorder: true,
    source: {
      citation: "国家外汇管理局关于个人分拆结售汇的解读，网友转述，及其所述每人每年便利化额度",
      says: {
        zh: "个人购汇年度总额为每人每年等值五万美元；五人以上同日、隔日或连续多日分别购汇汇给境外同一人，视为分拆",
        en: "Each person may buy foreign exchange worth $50,000 a year; five persons or more who on the same or following days each buy and send to one person abroad are taken to split",
      },
      url: "https://bbs.china2au.com/thread-5831-1-1.html",
      readOn: "2026-11-24",
    },
  },
  {
    id: "usd-100000",
    dollars: 100_000,
    isCrossBorder: false,
    source: {
      citation:
        "中国人民银行令〔2016〕第3号《金融机构大额交易和可疑交易报告管理办法》第五条，考试题库转载",
      says: {
        zh: "自然人境内款项划转人民币五十万元以上、外币等值十万美元以上须报告；跨境为二十万元、一万美元",
        en: "Transfers of natural persons within the country of 500,000 yuan or foreign currency worth $100,000 are reported; across the border 200,000 yuan or $10,000",
      },
      url: "https://m.examk.com/p/1812735628.html",
      readOn: "2026-11-24",
    },
  },
];
