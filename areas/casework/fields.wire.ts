// SPDX-License-Identifier: Apache-2.0
import { IdOf, lineLengthMax, noteLengthMax, TextView } from "@tianwang/wire/schema";
import type { Static, TSchema } from "typebox";
import { Type } from "typebox";

/**
 * Text that a database can keep and give back unchanged: no NUL, no half of a surrogate pair.
 * Right-to-left marks and characters beyond the basic plane pass. Holds with and without the
 * `u` flag of a pattern.
 */
const storable = String.raw`(?:[^\u0000\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])*$`;

const text = (maxLength: number) => Type.String({ maxLength, pattern: `^${storable}` });
const words = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: String.raw`^(?=[\s\S]*\S)${storable}` });

/** A line that may be left empty. */
export const AnyLine = text(lineLengthMax);
/** A longer text that may be left empty. */
export const AnyNote = text(noteLengthMax);
/** A line that says something. */
export const FilledLine = words(lineLengthMax);
/** A name or number that neither begins nor ends with a space. */
export const TightLine = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: String.raw`^(?=\S)(?![\s\S]*\s$)${storable}`,
  });
/** A longer text that says something. */
export const FilledNote = words(noteLengthMax);
/** What to look for. */
export const SearchText = text(200);

/** One of a fixed list of words. */
export const OneOf = <const T extends string>(values: readonly T[]) => Type.Enum<T[]>([...values]);

/** A person who acts in the workspace. */
export const ActorView = Type.Object({ id: IdOf("actor"), displayName: Type.String() });
export type ActorView = Static<typeof ActorView>;

/** An agency of the workspace. */
export const AgencyView = Type.Object({ id: IdOf("agency"), name: TextView });
export type AgencyView = Static<typeof AgencyView>;

/** A page of rows and how many there are in all, as far as the actor may see them. */
export const PageOf = <T extends TSchema>(row: T) =>
  Type.Object({ totalCount: Type.Integer(), rows: Type.Array(row) });

/** ISO 3166-1 alpha-2 code of a State or region. */
export const StateCode = Type.String({ pattern: "^[A-Z]{2}$" });

/** The version that the change was made on; another one now means that somebody was faster. */
export const Version = Type.Integer({ minimum: 1 });
