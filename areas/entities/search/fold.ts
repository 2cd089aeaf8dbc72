// SPDX-License-Identifier: Apache-2.0

/** Letters that Unicode does not take apart although readers take them for their plain form. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ς: "σ",
};

/**
 * Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs and lengthening of Arabic.
 * Marks of other scripts (Thai vowels, voiced kana) change the word and stay.
 */
const accents =
  /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06ED\u0640]/gu;

/**
 * A text as it is compared and searched: compatibility form (full-width digits, ligatures), lower
 * case, no accents, no invisible characters. Simplified and traditional characters are told apart.
 *
 * @example
 *   foldText("ＭÜLLER & Söhne"); // "muller & sohne"
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/\s/gu, " ")
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, "")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(accents, "")
    .normalize("NFC")
    .replaceAll(/[ßæœøđðþłħıŋς]/gu, (letter) => plainLetters[letter] ?? letter);
}

/**
 * What two spellings of one name have in common: folded, without spaces and punctuation. Empty for
 * a text of signs only.
 *
 * @example
 *   comparisonKey("Hai-Chuan Trading Co., Ltd."); // "haichuantradingcoltd"
 */
export function comparisonKey(name: string): string {
  return foldText(name).replaceAll(/[^\p{L}\p{N}\p{M}]/gu, "");
}

/**
 * A number without the signs that it is grouped by.
 *
 * @example
 *   numberKey("6222 0200-1234"); // "622202001234"
 */
export function numberKey(text: string): string {
  return foldText(text).replaceAll(/[^\p{L}\p{N}*]/gu, "");
}
