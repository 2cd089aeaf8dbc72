// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  LocatorText,
  MinorText,
  Nothing,
  Nullable,
  OneOf,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";

/** A statement with what its arithmetic says; amounts in minor units of its currency. */
export const StatementView = Type.Object({
  id: IdOf("statement"),
  exhibitId: IdOf("exhibit"),
  exhibitName: Type.String(),
  segmentId: IdOf("segment"),
  statementNo: Type.String(),
  kind: OneOf(["statement", "report", "notification", "register"]),
  account: Type.String(),
  accountName: Type.String(),
  accountBank: Type.String(),
  accountEntityId: Nullable(Type.String()),
  currency: Type.String(),
  scale: Type.Integer(),
  locator: LocatorText,
  openingMinor: Nullable(MinorText),
  /** The day of the balance where the source states it. */
  openingOn: Nullable(DateText),
  sumMinor: Nullable(MinorText),
  closingMinor: Nullable(MinorText),
  closingOn: Nullable(DateText),
  differenceMinor: Nullable(MinorText),
  pageGapMinor: Nullable(MinorText),
  reconciles: OneOf(["yes", "no", "not-stated"]),
  entryCount: Type.Integer(),
  unbookedCount: Type.Integer(),
  /** First and last day booked; null where no row has a date. */
  firstBookedOn: Nullable(DateText),
  lastBookedOn: Nullable(DateText),
});
export type StatementView = Static<typeof StatementView>;

export const listStatements = defineEndpoint({
  id: "ledger.statements.list",
  method: "GET",
  path: "/ledger/statements",
  permission: "ledger.read",
  summary: { zh: "对账单及其核对结果", en: "Statements with their reconciliation" },
  params: Nothing,
  query: Type.Object({
    compartmentId: IdOf("compartment"),
    exhibitId: Type.Optional(IdOf("exhibit")),
  }),
  response: Type.Object({ rows: Type.Array(StatementView) }),
});

export const showStatement = defineEndpoint({
  id: "ledger.statements.show",
  method: "GET",
  path: "/ledger/statements/:statementId",
  permission: "ledger.read",
  summary: { zh: "一份对账单", en: "A statement" },
  params: Type.Object({ statementId: IdOf("statement") }),
  query: Nothing,
  response: Type.Object({ statement: StatementView, compartmentId: IdOf("compartment") }),
});

/** A piece of an original around a place, as cells or as lines. */
export const sourceExcerpt = defineEndpoint({
  id: "ledger.sources.excerpt",
  method: "GET",
  path: "/ledger/sources/:exhibitId",
  permission: "ledger.read",
  summary: {
    zh: "原件中某处的内容，用于核对",
    en: "The original around a place, to check a value against",
  },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Type.Object({ locator: LocatorText }),
  response: Type.Object({
    /** Header cells where the original is a table, else empty. */
    header: Type.Array(Type.String()),
    rows: Type.Array(
      Type.Object({
        label: Type.String(),
        cells: Type.Array(Type.String()),
        isCited: Type.Boolean(),
      }),
    ),
  }),
});
