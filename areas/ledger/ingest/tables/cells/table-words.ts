// SPDX-License-Identifier: Apache-2.0
import type { TableField } from "../table-field.ts";
import words from "./table-words.json" with { type: "json" };

const simplified = new Map<string, string>(Object.entries(words.fold));

/** Folds a value word: width, case, traditional characters, outer spaces. */
export function foldWord(text: string): string {
  let folded = "";
  for (const character of text.normalize("NFKC").trim().toLowerCase()) {
    folded += simplified.get(character) ?? character;
  }
  return folded;
}

/** Folds a header or label: as a word, and without spaces, punctuation and underscores. */
export function foldHeader(text: string): string {
  return foldWord(text).replaceAll(/[\s\p{P}\p{S}_]+/gu, "");
}

/** A header that is known, and how surely (0 to 10,000). */
export interface HeaderMatch {
  readonly field: TableField;
  readonly surenessBasisPoints: number;
  /** The known word that the header, or a part of it, equals. */
  readonly word: string;
}

interface KnownHeader {
  readonly field: TableField;
  /** Place among the words of the field: earlier words say it better. */
  readonly rank: number;
}

type PartyKind = keyof typeof words.parties;
type PartyAttribute = keyof typeof words.attributes;

const kinds = Object.keys(words.parties) as PartyKind[];
const attributes = Object.keys(words.attributes) as PartyAttribute[];

function partyField(kind: PartyKind, attribute: PartyAttribute): TableField {
  return `${kind}${attribute.charAt(0).toUpperCase()}${attribute.slice(1)}` as TableField;
}

type KnownWord = readonly [word: string, field: TableField, rank: number];

function* composedWords(kind: PartyKind, attribute: PartyAttribute): Generator<KnownWord> {
  for (const [rank, prefix] of words.parties[kind].entries()) {
    for (const ending of words.attributes[attribute]) {
      yield [prefix + ending, partyField(kind, attribute), rank];
    }
  }
}

/** Words of parties: bare ones (付款人) and composed ones (付款人 + 账号); bare ones win. */
function* partyWords(): Generator<KnownWord> {
  const pairs = kinds.flatMap((kind) => attributes.map((attribute) => [kind, attribute] as const));
  for (const [kind, attribute] of pairs) {
    for (const [rank, word] of words.bareParties[kind][attribute].entries()) {
      yield [word, partyField(kind, attribute), rank];
    }
  }
  for (const [kind, attribute] of pairs) yield* composedWords(kind, attribute);
}

function* fieldWords(): Generator<KnownWord> {
  for (const [field, list] of Object.entries(words.fields)) {
    for (const [rank, word] of list.entries()) yield [word, field as TableField, rank];
  }
}

const known: ReadonlyMap<string, KnownHeader> = (() => {
  const map = new Map<string, KnownHeader>();
  for (const source of [fieldWords(), partyWords()]) {
    for (const [word, field, rank] of source) {
      const folded = foldHeader(word);
      if (!map.has(folded)) map.set(folded, { field, rank });
    }
  }
  return map;
})();

const bracketed = /[（(【[〔{<《]([^）)】\]〕}>》]*)[）)】\]〕}>》]?/gu;

/** Stands between the two rows of a header that is printed in two. */
export const headerJoin = " / ";

/**
 * The readings of a header, the whole first: without what stands in brackets, the brackets, the
 * parts of `A / B`, the Chinese and the Latin part of a bilingual header.
 */
function* readings(header: string): Generator<readonly [string, number]> {
  const text = header.normalize("NFKC");
  yield [text, 9500];
  const outside = text.replaceAll(bracketed, " ");
  yield [outside, 9200];
  const under = text.split(headerJoin);
  if (under.length > 1) yield [under.at(-1) ?? "", 8500];
  for (const part of text.split(/[/|\n]/u)) yield [part.replaceAll(bracketed, " "), 8000];
  yield [outside.replaceAll(/\P{Script=Han}+/gu, ""), 7500];
  yield [outside.replaceAll(/\p{Script=Han}+/gu, ""), 7500];
  for (const [, inside] of text.matchAll(bracketed)) yield [inside ?? "", 7000];
}

/** Reads a header; null when it is not known. */
export function matchHeader(header: string): HeaderMatch | null {
  for (const [reading, sureness] of readings(header)) {
    const word = foldHeader(reading);
    const found = known.get(word);
    if (found) {
      const surenessBasisPoints = sureness - 10 * Math.min(found.rank, 40);
      return { field: found.field, surenessBasisPoints, word };
    }
  }
  return null;
}

function wordSet(list: readonly string[]): ReadonlySet<string> {
  return new Set(list.map(foldWord));
}

const outWords = wordSet(words.directions.out);
const inWords = wordSet(words.directions.in);
const bookkeepingWords = wordSet(words.bookkeeping);

/** Whether a word says that money leaves or comes in; null when it says neither. */
export function directionOf(text: string): "out" | "in" | null {
  const word = foldWord(text).replace(/[.。]$/u, "");
  if (outWords.has(word)) return "out";
  return inWords.has(word) ? "in" : null;
}

/** Whether a direction word is one of bookkeeping (debit, credit) and so depends on whose books. */
export function isBookkeepingWord(text: string): boolean {
  return bookkeepingWords.has(foldWord(text));
}

const statusSets = Object.entries(words.statuses).map(
  ([status, list]) => [status as keyof typeof words.statuses, wordSet(list)] as const,
);

/** The status that a word names; null when it is not known. */
export function statusOf(text: string): keyof typeof words.statuses | null {
  const word = foldWord(text);
  return statusSets.find(([, set]) => set.has(word))?.[0] ?? null;
}

const yesWords = wordSet(words.yes);
const noWords = wordSet(words.no);

/** A yes or no; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  const word = foldWord(text);
  if (yesWords.has(word)) return true;
  return noWords.has(word) || word === "" ? false : null;
}

const currencyWords = new Map<string, string>(
  Object.entries(words.currencies).flatMap(([code, list]) =>
    list.map((word) => [foldWord(word).replaceAll(" ", ""), code] as const),
  ),
);

function codeOfToken(token: string): string | null {
  const found = currencyWords.get(token);
  if (found !== undefined) return found;
  return /^[a-z]{3}$/u.test(token) ? token.toUpperCase() : null;
}

/**
 * The ISO 4217 code that a text names, by code, number or word; null when it names none or two.
 *
 * @example
 *   currencyOf("人民币(CNY)"); // "CNY"
 */
export function currencyOf(text: string): string | null {
  const word = foldWord(text).replaceAll(/[\s_]/gu, "");
  const whole = codeOfToken(word);
  if (whole !== null) return whole;
  const tokens = word.match(/\p{Script=Han}+|[a-z]*\p{Sc}|[a-z]+|\d+/gu) ?? [];
  const codes = new Set(tokens.map(codeOfToken));
  const [only] = codes;
  return codes.size === 1 ? (only ?? null) : null;
}

/** The currencies that a sign stands for; empty for an unknown sign. */
export function currenciesOfSign(sign: string): readonly string[] {
  const direct = (words.symbols as Readonly<Record<string, readonly string[]>>)[sign];
  if (direct) return direct;
  const code = currencyOf(sign);
  return code === null ? [] : [code];
}

const lineWords = {
  total: wordSet(words.totals.map(foldHeader)),
  note: wordSet(words.notes.map(foldHeader)),
  opening: wordSet(words.openings.map(foldHeader)),
  closing: wordSet(words.closings.map(foldHeader)),
};

/** What a line is that is no entry: a total, a balance brought or carried forward, a note. */
export type LineKind = keyof typeof lineWords;

/** Reads the word that a line begins with, before any colon; null when it is not known. */
export function lineKindOf(text: string): LineKind | null {
  const folded = foldWord(text);
  const word = foldHeader(folded.split(/[:(]/u)[0] ?? "");
  for (const kind of ["total", "opening", "closing", "note"] as const) {
    if (lineWords[kind].has(word)) return kind;
  }
  if (/^[-*=_·—\s]{3,}$/u.test(folded)) return "note";
  if (/^(?:第\s*\d+\s*[页行条]|共\s*\d+\s*[页笔条行]|page\s*\d+|total\s|合计|总计)/u.test(folded)) {
    return folded.startsWith("total") || /^(?:合|总)计/u.test(folded) ? "total" : "note";
  }
  return null;
}

/** A fact that stands before the table. */
export type PreambleFact = keyof typeof words.preamble;

const preambleFacts = new Map<string, PreambleFact>(
  Object.entries(words.preamble).flatMap(([fact, list]) =>
    list.map((word) => [foldHeader(word), fact as PreambleFact] as const),
  ),
);

/** The fact that a label announces, what stands in brackets aside; null when it is not known. */
export function preambleFactOf(label: string): PreambleFact | null {
  const outside = label.normalize("NFKC").replaceAll(bracketed, " ");
  return preambleFacts.get(foldHeader(label)) ?? preambleFacts.get(foldHeader(outside)) ?? null;
}

/** The power of ten of a unit word in a text, such as 4 for 万元; null when there is none. */
export function unitPowerOf(text: string): number | null {
  const folded = foldWord(text);
  for (const [word, power] of Object.entries(words.units)) {
    const isUnit = word === "分" ? /(?:[(:]\s*|^)分\)?$/u.test(folded) : folded.includes(word);
    if (isUnit) return power;
  }
  return null;
}

const months = new Map<string, number>(Object.entries(words.months));

/** The month that an English name or its short form names, 1 to 12; null for another word. */
export function monthOf(name: string): number | null {
  return months.get(name.toLowerCase()) ?? null;
}
