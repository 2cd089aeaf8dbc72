// SPDX-License-Identifier: Apache-2.0
import { DepositChoice, depositCountMax, TraceChoices, traceFates } from "@tianwang/flows/wire";
import { RowIdText } from "@tianwang/ledger/wire";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  Line,
  LocatorText,
  MinorText,
  MoneyView,
  Nothing,
  Nullable,
  OneOf,
  pageQuery,
  TextView,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";

/** Most rows that are said to be charges, interest or purchases, of each. */
export const factRowCountMax = 1_000;

/** What is known of rows beside what they say. */
export const FactsText = Type.Object({
  feeRows: Type.Optional(Type.Array(RowIdText, { maxItems: factRowCountMax })),
  interestRows: Type.Optional(Type.Array(RowIdText, { maxItems: factRowCountMax })),
  /** Payments that bought something, and what it brought where that is known. */
  assets: Type.Optional(
    Type.Array(Type.Object({ rowId: RowIdText, proceedsMinor: Type.Optional(MinorText) }), {
      maxItems: factRowCountMax,
    }),
  ),
  /** What proves that payments and later deposits were one scheme. */
  coordination: Type.Optional(Type.String({ maxLength: 2_000 })),
});
export type FactsText = Static<typeof FactsText>;

const CompareBody = Type.Object({
  compartmentId: IdOf("compartment"),
  /** One doctrine alone; all when left out. */
  doctrine: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9-]{0,60}$" })),
  deposits: Type.Array(DepositChoice, { minItems: 1, maxItems: depositCountMax }),
  params: Type.Optional(TraceChoices),
  facts: Type.Optional(FactsText),
});
export type CompareBody = Static<typeof CompareBody>;

/** An integer or a reduced fraction of minor units, such as `1000/3`. */
const AmountText = Type.String();

const PartyAmount = Type.Object({ party: Type.String(), amount: AmountText });

/** What one doctrine says of one currency. */
export const ComparedDoctrine = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  title: TextView,
  /** Its authorities. */
  sources: Type.Array(Type.Object({ citation: Type.String(), url: Type.String() })),
  arithmetic: OneOf(["exact", "apportioned"]),
  /** By how many millionths of a minor unit at most an amount differs from the exact one. */
  residueMicroMax: Type.Integer(),
  notApplicable: Nullable(TextView),
  isOverlapping: Type.Boolean(),
  remaining: Type.Array(PartyAmount),
  ends: Type.Array(
    Type.Object({
      party: Type.String(),
      fate: OneOf(traceFates),
      account: Type.String(),
      name: Type.String(),
      amount: AmountText,
      residueMicro: Type.Integer(),
    }),
  ),
  assets: Type.Array(
    Type.Object({
      rowId: RowIdText,
      party: Type.String(),
      cost: AmountText,
      lien: AmountText,
      share: Nullable(AmountText),
    }),
  ),
});
export type ComparedDoctrine = Static<typeof ComparedDoctrine>;

const InOrder = Type.Array(Type.Object({ id: Type.String(), remaining: Type.Array(PartyAmount) }));

/** All doctrines side by side, in one currency. */
export const ComparedCurrency = Type.Object({
  currency: Type.String(),
  scale: Type.Integer(),
  doctrines: Type.Array(ComparedDoctrine),
  spread: Type.Array(
    Type.Object({
      party: Type.String(),
      least: AmountText,
      leastBy: Type.String(),
      most: AmountText,
      mostBy: Type.String(),
    }),
  ),
  /** What remains in the other orders within a day, where that order is open. */
  sameDay: Nullable(Type.Object({ worst: InOrder, best: InOrder })),
});
export type ComparedCurrency = Static<typeof ComparedCurrency>;

/** Compares while the caller waits; nothing is saved. For cases up to 100,000 rows. */
export const compareNow = defineEndpoint({
  id: "claims.comparisons.now",
  method: "POST",
  path: "/flows/comparisons",
  permission: "flows.read",
  summary: {
    zh: "对同一笔款项同时适用各种追踪规则，不保存",
    en: "Apply all tracing doctrines to the same deposits, side by side, and save nothing",
  },
  params: Nothing,
  query: Nothing,
  body: CompareBody,
  response: Type.Object({ currencies: Type.Array(ComparedCurrency) }),
});

/**
 * Asks for a comparison. It is made by a job and saved under the id given back; until the job is done
 * there is no such comparison.
 */
export const makeComparison = defineEndpoint({
  id: "claims.comparisons.make",
  method: "POST",
  path: "/claims/comparisons",
  permission: "flows.write",
  summary: {
    zh: "对同一笔款项适用各种追踪规则，并保存比较结果",
    en: "Apply all tracing doctrines to the same deposits and save the comparison",
  },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    ...CompareBody.properties,
    title: Type.Optional(Line({ minLength: 1 })),
  }),
  response: Type.Object({ jobId: IdOf("job"), comparisonId: IdOf("comparison") }),
});

/** A row as it is cited: where it stands and what it says. */
export const CitedClaimRow = Type.Object({
  rowId: RowIdText,
  exhibitId: IdOf("exhibit"),
  /** What people call it; empty when it may not be seen any more. */
  exhibitName: Type.String(),
  locator: LocatorText,
  bookedOn: Nullable(DateText),
  payerName: Type.String(),
  beneficiaryName: Type.String(),
  amount: MoneyView,
});
export type CitedClaimRow = Static<typeof CitedClaimRow>;

/** A deposit whose money is claimed. */
export const CitedDeposit = Type.Object({
  ...CitedClaimRow.properties,
  claimant: Type.String(),
  partMinor: Nullable(MinorText),
});
export type CitedDeposit = Static<typeof CitedDeposit>;

/** What somebody said of rows beside what they say themselves. */
export const CitedFacts = Type.Object({
  feeRows: Type.Array(CitedClaimRow),
  interestRows: Type.Array(CitedClaimRow),
  assets: Type.Array(
    Type.Object({ ...CitedClaimRow.properties, proceedsMinor: Nullable(MinorText) }),
  ),
  coordination: Type.String(),
});
export type CitedFacts = Static<typeof CitedFacts>;

/** The trace of one doctrine of a comparison. */
export const SavedDoctrine = Type.Object({
  doctrine: Type.String(),
  stepCount: Type.Integer(),
  /** Hash of its document; null where it has more steps than are kept. */
  sha256: Nullable(Type.String()),
});
export type SavedDoctrine = Static<typeof SavedDoctrine>;

/** The least and the most that doctrines leave to a claimant, in whole minor units. */
const SpreadLine = Type.Object({ claimant: Type.String(), least: MoneyView, most: MoneyView });

/** A saved comparison in a list. */
export const ComparisonLine = Type.Object({
  id: IdOf("comparison"),
  title: Type.String(),
  madeAt: InstantText,
  madeBy: Type.String(),
  depositCount: Type.Integer(),
  doctrineCount: Type.Integer(),
  spread: Type.Array(SpreadLine),
});
export type ComparisonLine = Static<typeof ComparisonLine>;

export const listComparisons = defineEndpoint({
  id: "claims.comparisons.list",
  method: "GET",
  path: "/claims/comparisons",
  permission: "flows.read",
  summary: { zh: "已保存的规则比较", en: "Saved comparisons of doctrines" },
  params: Nothing,
  query: Type.Object({ compartmentId: IdOf("compartment"), ...pageQuery }),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(ComparisonLine) }),
});

export const ComparisonView = Type.Object({
  id: IdOf("comparison"),
  compartmentId: IdOf("compartment"),
  title: Type.String(),
  madeAt: InstantText,
  madeBy: Type.String(),
  /** Hash of the saved document: the same input gives the same one. */
  sha256: Type.String(),
  transactionCount: Type.Integer(),
  segmentIds: Type.Array(IdOf("segment")),
  deposits: Type.Array(CitedDeposit),
  facts: CitedFacts,
  currencies: Type.Array(ComparedCurrency),
  traces: Type.Array(SavedDoctrine),
});
export type ComparisonView = Static<typeof ComparisonView>;

export const showComparison = defineEndpoint({
  id: "claims.comparisons.show",
  method: "GET",
  path: "/claims/comparisons/:comparisonId",
  permission: "flows.read",
  summary: { zh: "一次规则比较的结果", en: "What a comparison of doctrines found" },
  params: Type.Object({ comparisonId: IdOf("comparison") }),
  query: Nothing,
  response: ComparisonView,
});
