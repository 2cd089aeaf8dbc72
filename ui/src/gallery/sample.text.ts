// SPDX-License-Identifier: Apache-2.0
// Fictional people, companies and accounts for the living documentation of the design system.
import type { Text } from "@tianwang/kernel/text";
import type { Flow } from "../graph/flow-input.ts";
import type { ShownProblem } from "../problem/problem-list.tsx";

/** Names in both writings. */
export const sampleNames: readonly [Text, ...Text[]] = [
  { zh: "青溪县财政局专户", en: "Qingxi County Finance Office, special account" },
  { zh: "远帆商贸有限公司", en: "Yuanfan Trading Co., Ltd" },
  { zh: "云栖建材有限公司", en: "Yunqi Building Materials Co., Ltd" },
  { zh: "海灯贸易（控股）有限公司", en: "Harbour Light Trading (Holdings) Ltd" },
  { zh: "白鹭投资有限公司", en: "Egret Investments Ltd" },
  { zh: "陆知远", en: "Lu Zhiyuan" },
  { zh: "沈若岚", en: "Shen Ruolan" },
  { zh: "滨湾地产信托", en: "Bayfront Property Trust" },
];

const sampleBanks: readonly [Text, ...Text[]] = [
  { zh: "青溪农村商业银行", en: "Qingxi Rural Commercial Bank" },
  { zh: "东港银行", en: "Donggang Bank" },
  { zh: "海峡联合银行", en: "Strait United Bank" },
];

const purposes: readonly [Text, ...Text[]] = [
  { zh: "工程款", en: "Works, interim payment" },
  { zh: "材料采购", en: "Building materials" },
  { zh: "咨询费", en: "Consulting fee" },
  { zh: "往来款", en: "Current account" },
  { zh: "购房首付", en: "Property, first instalment" },
];

/** A row as a statement has it. */
export interface SampleRow {
  readonly id: string;
  readonly bookedOn: string;
  readonly payer: Text;
  readonly beneficiary: Text;
  readonly account: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly purpose: Text;
  readonly bank: Text;
  readonly row: number;
}

const pick = <T>(list: readonly [T, ...T[]], at: number): T => list[at % list.length] ?? list[0];

/** Row number `at` of a register of any length; the same each time. */
export function sampleRow(at: number): SampleRow {
  // Knuth's multiplicative hash scatters the numbers without randomness.
  const scattered = Math.imul(at + 1, 2_654_435_761) >>> 0;
  const day = String((scattered % 28) + 1).padStart(2, "0");
  const month = String(((scattered >>> 5) % 12) + 1).padStart(2, "0");
  const sign = scattered % 7 === 0 ? "-" : "";
  return {
    id: `row-${at}`,
    bookedOn: `${2019 + (at % 5)}-${month}-${day}`,
    payer: pick(sampleNames, scattered),
    beneficiary: pick(sampleNames, scattered >>> 3),
    account: `6222 0${String(scattered % 10_000).padStart(4, "0")} ${String(at % 10_000).padStart(4, "0")}`,
    amountMinor: `${sign}${(scattered % 90_000_000) + 1234}`,
    currency: pick(["CNY", "CNY", "CNY", "HKD", "USD"], scattered >>> 7),
    purpose: pick(purposes, scattered >>> 9),
    bank: pick(sampleBanks, scattered >>> 11),
    row: at + 2,
  };
}

/** A trace over four hops, two currencies and a remainder. */
export function sampleFlow(language: "zh" | "en"): Flow {
  const name = (at: number) => pick(sampleNames, at)[language];
  const bank = (at: number) => pick(sampleBanks, at)[language];
  const node = (id: string, layer: number, kind: Flow["nodes"][number]["kind"], at: number) => ({
    id,
    layer,
    kind,
    label: name(at),
    sub: `${bank(at)} …${1187 + at * 731}`,
  });
  const edge = (ends: readonly [string, string], money: string, rowCount: number) => {
    const [currency = "", amountMinor = ""] = money.split(" ");
    return { id: ends.join("-"), from: ends[0], to: ends[1], amountMinor, currency, rowCount };
  };
  return {
    nodes: [
      node("fin", 0, "origin", 0),
      node("yf", 1, "account", 1),
      node("yq", 1, "account", 2),
      node("lu", 1, "account", 5),
      node("hl", 2, "account", 3),
      node("eg", 2, "account", 4),
      node("shen", 2, "rest", 6),
      node("bay", 3, "account", 7),
      node("yf2", 3, "rest", 1),
      {
        ...node("out", 4, "exit", 3),
        label: { zh: "境外现金支取", en: "Cash withdrawn abroad" }[language],
      },
      {
        ...node("prop", 4, "rest", 7),
        label: { zh: "滨湾路 18 号 3201 室", en: "Flat 3201, 18 Bayfront Road" }[language],
      },
    ],
    edges: [
      edge(["fin", "yf"], "CNY 4120000000", 38),
      edge(["fin", "yq"], "CNY 2675050000", 21),
      edge(["fin", "lu"], "CNY 310000000", 4),
      edge(["yf", "hl"], "CNY 3980000000", 16),
      edge(["yq", "hl"], "CNY 1200000000", 9),
      edge(["yq", "eg"], "CNY 1440000000", 12),
      edge(["lu", "shen"], "CNY 298000000", 3),
      edge(["hl", "bay"], "USD 680400000", 7),
      edge(["hl", "yf2"], "CNY 260000000", 2),
      edge(["eg", "bay"], "USD 182500000", 5),
      edge(["eg", "out"], "USD 9800000", 31),
      edge(["bay", "prop"], "USD 790000000", 3),
      edge(["bay", "out"], "USD 61200000", 44),
    ],
  };
}

const exhibitId = "exh_01JDFQ4Z8M3T5V7W9Y1A2B3C4D";

function problemAt(at: number): ShownProblem {
  const place = {
    exhibitId,
    exhibitName: "Z-0007 对账单.xlsx",
    locator: `row ${at * 37 + 12} @明细`,
  };
  if (at < 3) {
    return {
      ...place,
      code: "DATE_UNREADABLE",
      severity: "error",
      field: "交易日期",
      value: ["2023-02-29", "32/01/2022", ""][at] ?? "",
      says: {
        zh: "日期无法识别，该行未录入",
        en: "The date cannot be read; the row did not enter",
      },
      mend: {
        zh: "在列映射中更正日期次序，或对照原件补记。",
        en: "Correct the order of dates in the column mapping, or add the row from the original.",
      },
    };
  }
  return {
    ...place,
    code: "CURRENCY_MISSING",
    severity: "warning",
    field: "币种",
    value: "",
    says: {
      zh: "来源未注明币种，按 XXX 录入",
      en: "The source states no currency; entered as XXX",
    },
    mend: { zh: "在列映射中指定币种。", en: "Name the currency in the column mapping." },
  };
}

/** Problems of two kinds, the second in many places. */
export const sampleProblems: readonly ShownProblem[] = Array.from({ length: 47 }, (_, at) =>
  problemAt(at),
);

/** A source for citations. */
export const sampleSource = { exhibitId, locator: "row 128 @明细" };

/** A name that tries to look like another. */
export const trickyName = "Lu\u202E nauyihZ\u202C \u200BLtd";
