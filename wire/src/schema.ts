// SPDX-License-Identifier: Apache-2.0
import { permissions, purposes } from "@tianwang/kernel/access";
import type { IdKind } from "@tianwang/kernel/ids";
import { idPrefixes } from "@tianwang/kernel/ids";
import type { Static, TSchema } from "typebox";
import { Type } from "typebox";

/** Longest name, title or note line that a request may carry, in UTF-16 units. */
export const lineLengthMax = 500;
/** Longest free text that a request may carry, in UTF-16 units. */
export const noteLengthMax = 20_000;
/** Most rows that one page of a list carries. */
export const pageRowCountMax = 500;

/** The schema of an id of a kind. */
export const IdOf = (kind: IdKind) =>
  Type.String({ pattern: `^${idPrefixes[kind]}_[0-9A-HJKMNP-TV-Z]{4,40}$` });

/** A calendar date, `YYYY-MM-DD`. */
export const DateText = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });

/** An instant in UTC with milliseconds. */
export const InstantText = Type.String({
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
});

/** A whole number of minor units as text; JSON numbers cannot hold them all. */
export const MinorText = Type.String({ pattern: "^-?[0-9]{1,40}$" });

/** An exact amount on the wire. */
export const MoneyView = Type.Object({
  amountMinor: MinorText,
  currency: Type.String({ pattern: "^[A-Z]{3}$" }),
  scale: Type.Integer({ minimum: 0, maximum: 8 }),
});
export type MoneyView = Static<typeof MoneyView>;

/** A line of text that a person typed. */
export const Line = (options: { minLength?: number } = {}) =>
  Type.String({ minLength: options.minLength ?? 0, maxLength: lineLengthMax });

/** A longer text that a person typed. */
export const Note = Type.String({ maxLength: noteLengthMax });

/** Both languages of a text. */
export const TextView = Type.Object({ zh: Type.String(), en: Type.String() });

/** `from` and `count` of a page of rows. */
export const pageQuery = {
  from: Type.Optional(Type.Integer({ minimum: 0 })),
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: pageRowCountMax })),
};

/** One of some words. */
export const OneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>(Type.Union(words.map((word) => Type.Literal(word))));

export const PurposeName = OneOf(purposes);
export const PermissionName = OneOf(permissions);

/** A value or null. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** No parameters, no query. */
export const Nothing = Type.Object({});

/** Where in an exhibit a value stands, as text of `formatLocator`. */
export const LocatorText = Type.String({ maxLength: 2_000 });

/** A problem with source data as shown. */
export const ProblemView = Type.Object({
  code: Type.String(),
  severity: Type.Union([Type.Literal("info"), Type.Literal("warning"), Type.Literal("error")]),
  locator: LocatorText,
  field: Type.String(),
  value: Type.String(),
  says: TextView,
  mend: TextView,
});
export type ProblemView = Static<typeof ProblemView>;

/** The body of every answer that is not a success. */
export const RefusalView = Type.Object({
  code: Type.String(),
  says: TextView,
  mend: TextView,
  requestId: Type.String(),
});
export type RefusalView = Static<typeof RefusalView>;
