// SPDX-License-Identifier: Apache-2.0
import { typologies } from "@tianwang/typologies";
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { IdOf, InstantText, Line, Nothing, Nullable, OneOf, TextView } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { faultCodes, requestByteCountMax } from "./message.ts";

/** A side of a payment in our JSON. */
const PartyBody = Type.Object(
  {
    bank: Type.Optional(Type.String({ description: "BIC, or code of a clearing system" })),
    account: Type.String({ description: "IBAN or another number of the account" }),
    country: Type.Optional(Type.String({ description: "ISO 3166; IBAN and BIC go before it" })),
    name: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** A payment in our JSON; amounts are decimals in a string, since a JSON number is no exact one. */
const PaymentBody = Type.Object(
  {
    messageId: Type.String(),
    transactionId: Type.Optional(Type.String()),
    at: Type.String({ description: "ISO 8601, UTC when no zone is given" }),
    amount: Type.String({ description: "e.g. 1234.50" }),
    currency: Type.String({ description: "ISO 4217" }),
    from: PartyBody,
    to: PartyBody,
    text: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** A shape that a payment opened or made to grow. */
export const FindingView = Type.Object({
  alertId: IdOf("alert"),
  typology: OneOf(typologies),
  detector: Type.String(),
  version: Type.Integer(),
  strength: Type.Number(),
  accountCount: Type.Integer(),
  paymentCount: Type.Integer(),
  reasons: Type.Array(TextView),
});
export type FindingView = Static<typeof FindingView>;

/** What is wrong with a message, where. */
export const FaultView = Type.Object({
  code: OneOf(faultCodes),
  place: Type.String(),
  says: TextView,
});
export type FaultView = Static<typeof FaultView>;

/** The answer to one payment. */
export const MessageAnswer = Type.Object({
  /** Message id and transaction id, with a slash between them. */
  id: Type.String(),
  state: OneOf(["accepted", "refused"]),
  /** Number of the payment in its feed; null when it was refused. */
  number: Nullable(Type.Number()),
  /** The greatest strength of its findings, 0 when there is none; of the payment, not of a person. */
  score: Type.Number(),
  findings: Type.Array(FindingView),
  faults: Type.Array(FaultView),
});
export type MessageAnswer = Static<typeof MessageAnswer>;

/**
 * What an accepted payment is safe against: `flushed` to disk before the answer (PostgreSQL with
 * synchronous_commit), or a `killed-process` but no loss of power (embedded database).
 */
export const durabilities = ["flushed", "killed-process"] as const;

// The path is a promise of the interface, older than this area: whoever sends payments knows
// nothing of how the program is cut.
export const postMessages = defineEndpoint({
  id: "monitoring.messages.accept",
  method: "POST",
  path: "/flows/messages",
  permission: "monitoring.feed",
  summary: {
    zh: "接收支付报文（pacs.008、pacs.009 或 JSON，可多笔）",
    en: "Take payment messages: pacs.008, pacs.009 or JSON, one or many",
  },
  params: Nothing,
  query: Type.Object({ feed: Type.Optional(IdOf("feed")) }),
  body: "stream",
  media: {
    "application/json": Type.Union([PaymentBody, Type.Array(PaymentBody)]),
    "application/xml": Type.String(),
    "text/xml": Type.String(),
  },
  bodyBytesMax: requestByteCountMax,
  response: Type.Object({
    durability: OneOf(durabilities),
    acceptedCount: Type.Integer(),
    refusedCount: Type.Integer(),
    messages: Type.Array(MessageAnswer),
  }),
});

export const FeedView = Type.Object({
  id: IdOf("feed"),
  title: Type.String(),
  createdAt: InstantText,
  paymentCount: Type.Number(),
});
export type FeedView = Static<typeof FeedView>;

export const listFeedsEndpoint = defineEndpoint({
  id: "monitoring.feeds.list",
  method: "GET",
  path: "/monitoring/feeds",
  permission: "monitoring.read",
  summary: { zh: "支付数据流", en: "Feeds of payments" },
  params: Nothing,
  query: Nothing,
  response: Type.Object({ rows: Type.Array(FeedView) }),
});

export const openFeedEndpoint = defineEndpoint({
  id: "monitoring.feeds.open",
  method: "POST",
  path: "/monitoring/feeds",
  permission: "monitoring.write",
  summary: { zh: "新建支付数据流", en: "Open a feed of payments" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({ title: Line({ minLength: 1 }) }),
  response: Type.Object({ id: IdOf("feed") }),
});
