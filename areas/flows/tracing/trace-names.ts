// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { traceScreenTexts as texts } from "./trace-screen.text.ts";
import type { TraceBalance, TraceFate } from "./trace.wire.ts";

/** A fate in a few words, without amount and account. */
export const fateNames: Readonly<Record<TraceFate, Text>> = {
  lies: texts.fateLies,
  left: texts.fateLeft,
  cash: texts.fateCash,
  "no-statement": texts.fateNoStatement,
  unmatched: texts.fateUnmatched,
  overdraft: texts.fateOverdraft,
  "in-transit": texts.fateInTransit,
  "hop-limit": texts.fateHopLimit,
  "lot-limit": texts.fateLotLimit,
};

/** How a parameter is called on screens, by its name. */
export const paramNames: Readonly<Record<string, Text>> = {
  orderWithinDay: texts.paramOrderWithinDay,
  overdraft: texts.paramOverdraft,
  chosenPart: texts.paramChosenPart,
  hopCountMax: texts.paramHopCountMax,
  lotCountMax: texts.paramLotCountMax,
  stepCountMax: texts.paramStepCountMax,
  fees: texts.paramFees,
  interest: texts.paramInterest,
  fromDay: texts.paramFromDay,
  toDay: texts.paramToDay,
};

/** Rules that a parameter can choose, in words. */
export const ruleNames: Readonly<Record<string, Text>> = {
  "as-booked": texts.ruleAsBooked,
  worst: texts.ruleWorst,
  best: texts.ruleBest,
  "as-payment": texts.ruleAsPayment,
  "own-first": texts.ruleOwnFirst,
  rateably: texts.ruleRateably,
  own: texts.ruleOwn,
  "follows-principal": texts.ruleFollowsPrincipal,
  "repays-bank": texts.ruleRepaysBank,
  "unseen-money": texts.ruleUnseenMoney,
  first: texts.ruleFirst,
  last: texts.ruleLast,
};

/** Whether the fates of a balance add up to what was followed. */
export function addsUp({ followed, fates }: TraceBalance): boolean {
  const sum = fates.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  return sum === BigInt(followed.amountMinor);
}
