// SPDX-License-Identifier: Apache-2.0
import type { ParamDeclaration } from "../doctrine.ts";
import type { TraceParams } from "../trace.ts";
import { ordersWithinDay } from "./event-order.ts";

/** The rules of a trace unless others are chosen. */
export const defaultTraceParams = {
  orderWithinDay: "as-booked",
  overdraft: "repays-bank",
  chosenPart: "first",
  hopCountMax: 50,
  lotCountMax: 100_000,
  stepCountMax: 5_000_000,
  fromDay: null,
  toDay: null,
} as const satisfies TraceParams;

/** Days of the years 1 to 9999, as day numbers. */
const anyDay = { kind: "range", min: -719_162, max: 2_932_896, isOptional: true } as const;

/** The parameters that every doctrine which walks lots takes. */
export const walkParams: readonly ParamDeclaration[] = [
  {
    name: "orderWithinDay",
    unit: "rule",
    default: defaultTraceParams.orderWithinDay,
    bounds: { kind: "oneOf", values: ordersWithinDay },
    why: {
      zh: "银行按其流水的先后记账，这是唯一有书证的顺序",
      en: "The order of the bank's own statement is the only one that is in evidence",
    },
  },
  {
    name: "overdraft",
    unit: "rule",
    default: defaultTraceParams.overdraft,
    bounds: { kind: "oneOf", values: ["repays-bank", "unseen-money"] },
    why: {
      zh: "存入透支账户的款项先偿还银行，不能再追踪（Bishopsgate v Homan）；流水不完整时可改为：多付的部分按来源未见的款项计",
      en: "Money paid into an overdrawn account repays the bank and cannot be traced further (Bishopsgate v Homan); where statements are incomplete, the excess can count as money unseen instead",
    },
  },
  {
    name: "chosenPart",
    unit: "rule",
    default: defaultTraceParams.chosenPart,
    bounds: { kind: "oneOf", values: ["first", "last"] },
    why: {
      zh: "一笔存款内各部分没有先后之分；默认主张的部分在前，另一选项显示差异",
      en: "Parts of one deposit have no order of their own; the part claimed stands first, and the other choice shows the difference",
    },
  },
  {
    name: "hopCountMax",
    unit: "hops",
    default: defaultTraceParams.hopCountMax,
    bounds: { kind: "range", min: 1, max: 1_000, isOptional: false },
    why: {
      zh: "AMLworld公开的模拟洗钱案例中最长的链条为十二个环节；五十个留有余地，又能限制循环资金",
      en: "The longest of AMLworld's published simulated attempts (HI-Small) has twelve hops; fifty leaves room and bounds money that circles",
    },
  },
  {
    name: "lotCountMax",
    unit: "lots",
    default: defaultTraceParams.lotCountMax,
    bounds: { kind: "range", min: 1, max: 10_000_000, isOptional: false },
    why: {
      zh: "限制单个账户占用的内存；达到时会报告",
      en: "Bounds the memory that one account takes; reported when it bites",
    },
  },
  {
    name: "stepCountMax",
    unit: "steps",
    default: defaultTraceParams.stepCountMax,
    bounds: { kind: "range", min: 1, max: 50_000_000, isOptional: false },
    why: {
      zh: "每步约四十字节，五百万步约二百兆字节；达到时停在该行并报告",
      en: "A step takes about forty bytes, so five million take 200 MB; the trace stops there and says so",
    },
  },
  {
    name: "fromDay",
    unit: "day number",
    default: defaultTraceParams.fromDay,
    bounds: anyDay,
    why: {
      zh: "默认追踪全部所选存款；更早的行仍用于计算余额",
      en: "All chosen deposits are followed; earlier rows still make the balances",
    },
  },
  {
    name: "toDay",
    unit: "day number",
    default: defaultTraceParams.toDay,
    bounds: anyDay,
    why: {
      zh: "默认显示账簿截止时的状况",
      en: "The position is that at the end of the ledger",
    },
  },
];
