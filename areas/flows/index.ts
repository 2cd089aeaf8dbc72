// SPDX-License-Identifier: Apache-2.0
export type { AccountReport } from "./tracing/account/compare-doctrines.ts";
export { compareDoctrines } from "./tracing/account/compare-doctrines.ts";
export type { AccountLedger } from "./tracing/account/account-ledger.ts";
export type { Fraction } from "./tracing/account/fraction.ts";
export { fractionText, plus, whole, zeroFraction } from "./tracing/account/fraction.ts";
export type { Authority, Doctrine } from "./tracing/doctrine.ts";
export { defaultsOf, isShareDoctrine } from "./tracing/doctrine.ts";
export { doctrines } from "./tracing/doctrines/catalogue.ts";
export type { Ledger } from "./tracing/ledger.ts";
export { bookFinder, cashParty, ledgerOf, outsideParty, undated } from "./tracing/ledger.ts";
export { nearest, scheduleOf } from "./tracing/share-schedule.ts";
export type {
  Arithmetic,
  RowFacts,
  ShareAsset,
  ShareEnd,
  ShareTrace,
} from "./tracing/share-trace.ts";
export { claimantsOf, noFacts } from "./tracing/share-trace.ts";
export type { ChosenDeposit, StepKind, Trace, TraceParams } from "./tracing/trace.ts";
export { positionsOf } from "./tracing/trace.ts";
export { paramNames, ruleNames } from "./tracing/trace-names.ts";
export type { OrderWithinDay } from "./tracing/walk/event-order.ts";
export { isDayOrderOpen } from "./tracing/walk/event-order.ts";
export type { DocumentRow, DocumentStep, TraceDocument } from "./traces/trace-document.ts";
export { citedRows } from "./traces/trace-document.ts";
export { documentOf } from "./traces/write-trace.ts";
export { chooseParams } from "./traces/trace-plan.ts";
export type { DocumentEnd } from "./traces/trace-summary.ts";
export { balancesOf, documentEnds, fateIn } from "./traces/trace-summary.ts";
export {
  accountLabel,
  currencyOf,
  fateSays,
  moneyText,
  noticeSays,
  stepSays,
} from "./traces/trace-words.ts";
