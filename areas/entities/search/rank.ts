// SPDX-License-Identifier: Apache-2.0
import type { Entity } from "../statements/entity.ts";
import { propertyTypeOf } from "../model/model.ts";
import { compareText } from "../statements/plain-text.ts";
import { comparisonKey, numberKey } from "./fold.ts";
import type { SearchField, SearchNeed, SearchQuery } from "./terms.ts";
import { tailLength, termsOf } from "./terms.ts";

/** Why a value answers a query; the words are in `searchTexts`. */
export type MatchKind =
  | "sameName"
  | "sameNumber"
  | "sameWords"
  | "nameStarts"
  | "numberStarts"
  | "nameContains"
  | "numberEnds"
  | "allWords"
  | "numberContains"
  | "someWords";

/**
 * How much each kind of match is worth, in basis points. Only the order matters: the same before
 * the beginning before the middle; a number typed in full is as good as a name typed in full.
 */
const worth: Readonly<Record<MatchKind, number>> = {
  sameName: 10_000,
  sameNumber: 10_000,
  sameWords: 9_000,
  nameStarts: 8_000,
  numberStarts: 7_500,
  nameContains: 7_000,
  numberEnds: 6_500,
  allWords: 6_000,
  numberContains: 4_500,
  someWords: 3_000,
};

/** All that is asked for, but each part in another value. */
const worthAcross = 5_000;

/** One reason why something was found: which value answers, and how. */
export interface SearchReason {
  readonly kind: MatchKind;
  readonly prop: string;
  readonly value: string;
}

/** How well an entity answers a query, and why. Says nothing about who the entity is. */
export interface SearchHit {
  readonly scoreBasisPoints: number;
  /** The best first; at most {@link reasonsMax}. */
  readonly reasons: readonly SearchReason[];
}

/** The most reasons that a hit names. */
export const reasonsMax = 5;

/** A part of a number shorter than this is found everywhere and means nothing. */
const partLengthMin = 6;

const kindsOfTypes: Readonly<Record<string, SearchField["kind"]>> = {
  name: "words",
  address: "words",
  email: "words",
  identifier: "number",
  phone: "number",
};

/** The values by which an entity can be found: names, addresses, e-mail; numbers of all kinds. */
export function searchFieldsOf(entity: Entity): readonly SearchField[] {
  return [...entity.properties].flatMap(([prop, values]) => {
    const kind = kindsOfTypes[propertyTypeOf(entity.schema, prop)];
    return kind === undefined ? [] : values.map(({ value }) => ({ prop, value, kind }));
  });
}

function meets(need: SearchNeed, terms: readonly string[]): boolean {
  return need.anyOf.some(({ term, isPrefix }) =>
    terms.some((own) => (isPrefix ? own.startsWith(term) : own === term)),
  );
}

function countMet(query: SearchQuery, field: SearchField): number {
  const terms = termsOf([field]);
  return query.needs.filter((need) => meets(need, terms)).length;
}

function matchNumber(query: SearchQuery, field: SearchField): MatchKind | null {
  const own = numberKey(field.value);
  const asked = query.number;
  if (asked === null) return countMet(query, field) > 0 ? "someWords" : null;
  if (own === asked) return "sameNumber";
  if (own.startsWith(asked)) return "numberStarts";
  if (own.endsWith(asked) && asked.length >= tailLength) return "numberEnds";
  return asked.length >= partLengthMin && own.includes(asked) ? "numberContains" : null;
}

function matchWords(query: SearchQuery, field: SearchField): MatchKind | null {
  const own = comparisonKey(field.value);
  if (query.key === "" || own === "") return null;
  if (own === query.key) return "sameName";
  if (own.startsWith(query.key)) return "nameStarts";
  const metCount = countMet(query, field);
  if (metCount === 0) return null;
  if (metCount < query.needs.length) return "someWords";
  if (own.length === query.key.length) return "sameWords";
  return own.includes(query.key) ? "nameContains" : "allWords";
}

/**
 * Says how well fields answer a query; null when they do not. Deterministic; explained by the
 * values that answer.
 *
 * @example
 *   rank(searchQuery("张伟"), [{ prop: "name", value: "张伟", kind: "words" }])?.reasons[0]?.kind; // "sameName"
 */
export function rank(query: SearchQuery, fields: readonly SearchField[]): SearchHit | null {
  const matches = fields.flatMap((field): SearchReason[] => {
    const kind = field.kind === "number" ? matchNumber(query, field) : matchWords(query, field);
    return kind === null ? [] : [{ kind, prop: field.prop, value: field.value }];
  });
  matches.sort(
    (a, b) =>
      worth[b.kind] - worth[a.kind] || compareText(a.prop, b.prop) || compareText(a.value, b.value),
  );
  const [best] = matches;
  if (best === undefined) return null;
  const all = termsOf(fields);
  const isAll = query.needs.length > 0 && query.needs.every((need) => meets(need, all));
  return {
    scoreBasisPoints: Math.max(worth[best.kind], isAll ? worthAcross : 0),
    reasons: matches.slice(0, reasonsMax),
  };
}
