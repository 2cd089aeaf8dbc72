// SPDX-License-Identifier: Apache-2.0
import { RowIdText } from "@tianwang/ledger/wire";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { IdOf, MinorText, Nothing, Nullable, OneOf, TextView } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { DepositChoice, depositCountMax, TraceChoices, traceFates } from "../trace.wire.ts";

/** What is known of rows beside what they say. */
export const FactsText = Type.Object({
  feeRows: Type.Optional(Type.Array(RowIdText)),
  interestRows: Type.Optional(Type.Array(RowIdText)),
  assets: Type.Optional(
    Type.Array(Type.Object({ rowId: RowIdText, proceedsMinor: Type.Optional(MinorText) })),
  ),
  /** What proves that payments and later deposits were one scheme. */
  coordination: Type.Optional(Type.String({ maxLength: 2_000 })),
});

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

export const compareTraces = defineEndpoint({
  id: "flows.traces.compare",
  method: "POST",
  path: "/flows/comparisons",
  permission: "flows.read",
  summary: {
    zh: "对同一笔款项同时适用各种追踪规则",
    en: "Apply all tracing doctrines to the same deposits, side by side",
  },
  params: Nothing,
  query: Nothing,
  body: CompareBody,
  response: Type.Object({ currencies: Type.Array(ComparedCurrency) }),
});
