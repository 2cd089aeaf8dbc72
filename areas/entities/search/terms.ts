// SPDX-License-Identifier: Apache-2.0
import { parseIban } from "../statements/iban.ts";
import { compareText } from "../statements/plain-text.ts";
import { comparisonKey, foldText, numberKey } from "./fold.ts";

/** How a value is searched: as words, or as one number whatever its grouping. */
export type FieldKind = "words" | "number";

/** One value that an entity can be found by. */
export interface SearchField {
  readonly prop: string;
  readonly value: string;
  readonly kind: FieldKind;
}

/** The longest term; a longer word is found by its beginning. PostgreSQL's own limit is 2 kB. */
export const termLengthMax = 64;

/** The most terms of one entity, and their text in UTF-16 units: PostgreSQL's tsvector ends at 1 MB. */
export const termsMax = 8_192;
const termsLengthMax = 300_000;

/** Digits by which people name a card or account: the last four. */
export const tailLength = 4;

/** Marks the term of the last digits of a number, and the one of a name as a whole. */
const tailMark = "…";
const wholeMark = "=";

/** Scripts written without spaces between words: they are indexed by pairs of characters. */
const unspaced =
  "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー";
const tokenForm = new RegExp(
  `(?<run>[${unspaced}]+)|(?<number>\\p{Nd}(?:[ .\\/\\-]?\\p{Nd})+(?![\\p{L}]))|[[\\p{L}\\p{N}\\p{M}]--[${unspaced}]]+`,
  "gv",
);

/** A piece of a text: a run of an unspaced script, a number without its grouping, or a word. */
interface Token {
  readonly kind: "run" | "number" | "word";
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] {
  const folded = foldText(text).replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, "");
  return Array.from(folded.matchAll(tokenForm), ({ 0: whole, groups }) => {
    if (groups?.["run"] !== undefined) return { kind: "run", text: whole };
    if (groups?.["number"] === undefined) return { kind: "word", text: whole };
    return { kind: "number", text: whole.replaceAll(/\P{Nd}/gu, "") };
  });
}

/** The pairs of neighbouring characters; the character itself where there is only one. */
function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i] ?? ""}${character}`);
}

function cut(term: string): string {
  return Array.from(term).slice(0, termLengthMax).join("");
}

function withTail(number: string): readonly string[] {
  const isLong = number.length >= 2 * tailLength;
  return isLong ? [number, `${tailMark}${number.slice(-tailLength)}`] : [number];
}

/** A number, its last digits, and of an IBAN the account number that the country itself uses. */
function numberTerms(value: string): readonly string[] {
  const number = numberKey(value);
  if (number === "") return [];
  const iban = parseIban(value);
  if (iban === null) return withTail(number);
  const at = iban.iban.indexOf(iban.bankCode, 4) + iban.bankCode.length;
  const national = iban.iban.slice(at).toLowerCase();
  return [...withTail(number), national, national.replace(/^0+/u, "")];
}

function wordTerms(value: string): readonly string[] {
  return tokensOf(value).flatMap(({ kind, text }) => {
    if (kind === "run") return [...Array.from(text), ...pairsOf(text)];
    return kind === "number" ? withTail(text) : [text];
  });
}

/**
 * The terms by which fields are found, sorted, each once: words, single characters and pairs of
 * Chinese and other unspaced scripts, whole numbers and their last four digits. For
 * `array_to_tsvector` or a table of terms.
 *
 * @example
 *   termsOf([{ prop: "name", value: "张伟 Zhang", kind: "words" }]); // ["zhang", "伟", "张", "张伟"]
 */
export function termsOf(fields: readonly SearchField[]): readonly string[] {
  const terms = new Set<string>();
  let length = 0;
  for (const { kind, value } of fields) {
    for (const term of kind === "number" ? numberTerms(value) : wordTerms(value)) {
      if (term === "" || terms.size >= termsMax || length >= termsLengthMax) continue;
      const short = cut(term);
      if (!terms.has(short)) length += short.length;
      terms.add(short);
    }
  }
  return [...terms].sort(compareText);
}

/** The most whole names of one entity that come first when they are typed. */
const exactTermsMax = 100;

/** Terms of names as a whole, so that who is called just so is found before all others. */
export function exactTermsOf(fields: readonly SearchField[]): readonly string[] {
  const keys = fields.flatMap(({ kind, value }) =>
    kind === "words" ? [comparisonKey(value)] : [],
  );
  const terms = keys.filter((key) => key !== "").map((key) => cut(`${wholeMark}${key}`));
  return [...new Set(terms)].slice(0, exactTermsMax);
}

/** Terms in PostgreSQL's `tsvector` syntax, to be cast with `::tsvector`. */
export function toTsVector(terms: readonly string[]): string {
  return terms.map(quoteTerm).join(" ");
}

/** One thing that a hit must have: any of these terms, each whole or as a beginning. */
export interface SearchNeed {
  readonly text: string;
  readonly anyOf: readonly { readonly term: string; readonly isPrefix: boolean }[];
}

/** What someone is looking for. */
export interface SearchQuery {
  readonly text: string;
  /** Folded, without spaces and punctuation. */
  readonly key: string;
  /** All of them must hold … */
  readonly needs: readonly SearchNeed[];
  /** … or the whole query as one number, as when an IBAN is typed in groups. */
  readonly number: string | null;
}

function needsOf({ kind, text }: Token): readonly SearchNeed[] {
  if (kind === "run") {
    return pairsOf(text).map((pair) => ({ text: pair, anyOf: [{ term: pair, isPrefix: false }] }));
  }
  const start = { term: cut(text), isPrefix: true };
  const tail = { term: `${tailMark}${text}`, isPrefix: false };
  const isTail = text.length === tailLength && /^\p{Nd}+$/u.test(text);
  return [{ text, anyOf: isTail ? [start, tail] : [start] }];
}

/** The longest query; what comes after is not looked for. */
export const queryLengthMax = 256;

/** Fewer digits than these are no number to look for as a whole. */
const numberDigitsMin = 4;

/** Reads what someone typed into the search field. */
export function searchQuery(typed: string): SearchQuery {
  const text = Array.from(typed.trim()).slice(0, queryLengthMax).join("");
  const number = numberKey(text);
  const digits = number.replaceAll(/\P{Nd}/gu, "").length;
  const isNumber = digits >= numberDigitsMin && /^[\p{ASCII}--[\s]]+$/v.test(number);
  return {
    text,
    key: comparisonKey(text),
    needs: tokensOf(text).flatMap(needsOf),
    number: isNumber ? number : null,
  };
}

function quoteTerm(term: string): string {
  return `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/**
 * The query in PostgreSQL's `tsquery` syntax, to be cast with `::tsquery` (the terms are folded
 * already; no dictionary may touch them). Null when there is nothing to look for.
 *
 * @example
 *   toTsQuery(searchQuery("张伟 tra")); // "'张伟' & 'tra':*"
 */
export function toTsQuery(query: SearchQuery): string | null {
  const needs = query.needs.map(({ anyOf }) => {
    const terms = anyOf.map(({ term, isPrefix }) => `${quoteTerm(term)}${isPrefix ? ":*" : ""}`);
    return terms.length === 1 ? terms.join("") : `(${terms.join(" | ")})`;
  });
  const all = needs.join(" & ");
  if (query.number === null) return all === "" ? null : all;
  const number = `${quoteTerm(cut(query.number))}:*`;
  return all === "" || all === number ? number : `(${all}) | ${number}`;
}

/**
 * A `tsquery` for what is called or numbered just as typed; null when there is nothing to look for.
 *
 * @example
 *   toExactTsQuery(searchQuery("张 伟")); // "'=张伟'"
 */
export function toExactTsQuery({ key, number }: SearchQuery): string | null {
  const terms = [key === "" ? "" : `${wholeMark}${key}`, number ?? ""].filter(
    (term) => term !== "",
  );
  return terms.length === 0 ? null : terms.map((term) => quoteTerm(cut(term))).join(" | ");
}
