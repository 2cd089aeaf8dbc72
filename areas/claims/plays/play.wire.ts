// SPDX-License-Identifier: Apache-2.0
import { traceFates } from "@tianwang/flows/wire";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { MinorText, MoneyView, OneOf, TextView } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { CitedClaimRow } from "../comparisons/comparison.wire.ts";

/** Most rows of a trace that are sent at a time. */
export const frameCountMax = 200;
/** Most rows of one path that are sent; a count tells how many there are. */
export const pathRowCountMax = 500;
/** Most claims of a trace that are sent. */
export const claimCountMax = 1_000;

const subject = Type.Object({
  subjectId: Type.String({ pattern: "^(?:trc|cpr)_[0-9A-HJKMNP-TV-Z]{4,40}$" }),
});
const Doctrine = Type.String({ pattern: "^[a-z][a-z0-9-]{0,60}$" });

const HoldingView = Type.Object({
  account: Type.Integer(),
  currency: Type.Integer(),
  claimant: Type.Integer(),
  amountMinor: MinorText,
});
export type HoldingView = Static<typeof HoldingView>;

/** One row of the ledger, what it did, and what lies after it where it touched. */
const FrameView = Type.Object({
  row: CitedClaimRow,
  moves: Type.Array(Type.Object({ claimant: Type.Integer(), says: TextView, amount: MoneyView })),
  /** Moves beyond those listed. */
  moreMoves: Type.Integer(),
  after: Type.Array(HoldingView),
});

export const PlayView = Type.Object({
  doctrine: Type.Object({ id: Type.String(), title: TextView }),
  claimants: Type.Array(Type.String()),
  accounts: Type.Array(Type.Object({ number: Type.String(), name: Type.String() })),
  currencies: Type.Array(Type.Object({ code: Type.String(), scale: Type.Integer() })),
  isRowByRow: Type.Boolean(),
  frameCount: Type.Integer(),
  from: Type.Integer(),
  /** What lies where before the first frame that is sent. */
  before: Type.Array(HoldingView),
  frames: Type.Array(FrameView),
});
export type PlayView = Static<typeof PlayView>;

export const showPlay = defineEndpoint({
  id: "claims.plays.show",
  method: "GET",
  path: "/claims/plays/:subjectId",
  permission: "flows.read",
  summary: { zh: "逐笔显示各账户资金归属", en: "Row by row, whose money lies in each account" },
  params: subject,
  query: Type.Object({
    doctrine: Doctrine,
    from: Type.Optional(Type.Integer({ minimum: 0 })),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: frameCountMax })),
  }),
  response: PlayView,
});

/** A claim of a trace; its number is its place. */
export const ClaimView = Type.Object({
  number: Type.Integer(),
  claimant: Type.String(),
  fate: OneOf(traceFates),
  says: TextView,
  counterparty: Type.String(),
  isGap: Type.Boolean(),
  amount: MoneyView,
  /** Empty where the amount is exact. */
  exact: Type.String(),
});
export type ClaimView = Static<typeof ClaimView>;

export const listClaims = defineEndpoint({
  id: "claims.claims.list",
  method: "GET",
  path: "/claims/claims/:subjectId",
  permission: "flows.read",
  summary: { zh: "一种规则下的各项主张", en: "The claims by one doctrine" },
  params: subject,
  query: Type.Object({ doctrine: Doctrine }),
  response: Type.Object({ totalCount: Type.Integer(), rows: Type.Array(ClaimView) }),
});

export const showPath = defineEndpoint({
  id: "claims.claims.path",
  method: "GET",
  path: "/claims/claims/:subjectId/:number",
  permission: "flows.read",
  summary: { zh: "一项主张的逐笔路径", en: "The rows that a claim came along" },
  params: Type.Object({ ...subject.properties, number: Type.String({ pattern: "^[0-9]{1,6}$" }) }),
  query: Type.Object({ doctrine: Doctrine }),
  response: Type.Object({
    totalCount: Type.Integer(),
    /** Of a mixture there is no single origin. */
    isOfShares: Type.Boolean(),
    rows: Type.Array(
      Type.Object({ ...CitedClaimRow.properties, moved: MoneyView, exact: Type.String() }),
    ),
  }),
});
export type PathView = Static<(typeof showPath)["response"]>;
