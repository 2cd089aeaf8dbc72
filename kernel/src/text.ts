// SPDX-License-Identifier: Apache-2.0

/** The two languages of the product; equal from the first screen. */
export type Language = "zh" | "en";

/**
 * A sentence in both languages, with `{name}` placeholders. A word that follows a count is written
 * with both of its forms, `{count} {count:day|days}`; Chinese needs none.
 */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Values for the placeholders of a text. */
export type TextValues = Readonly<Record<string, string | number | bigint>>;

/** All texts of one topic, by key. */
export type Texts = Readonly<Record<string, Text>>;

/**
 * Declares the texts of a topic. The same placeholders must occur in both languages;
 * the tidy test checks that.
 *
 * @example
 *   const texts = defineTexts({ greeting: { zh: "{name}，你好", en: "Hello {name}" } });
 */
export function defineTexts<const T extends Texts>(texts: T): T {
  return texts;
}

/** Which of two forms a count takes, by the rules of Unicode CLDR; one object serves all texts. */
const plurals: Readonly<Record<Language, Intl.PluralRules>> = {
  zh: new Intl.PluralRules("zh"),
  en: new Intl.PluralRules("en"),
};

/**
 * Puts values into a text. A placeholder without a value stays visible as `{name}`, so that a
 * missing value is seen and not lost. Counts may come as numbers or as words already written, such
 * as `1,204`.
 *
 * @example
 *   renderText({ zh: "第{row}行", en: "row {row}" }, { row: 7 }, "en"); // "row 7"
 *   renderText({ zh: "{n} 天", en: "{n} {n:day|days}" }, { n: 1 }, "en"); // "1 day"
 */
export function renderText(text: Text, values: TextValues, language: Language): string {
  const form = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/gu;
  return text[language].replaceAll(form, (whole, name: string, one?: string, other?: string) => {
    if (!Object.hasOwn(values, name)) return whole;
    if (one === undefined || other === undefined) return String(values[name]);
    return plurals[language].select(Number(values[name])) === "one" ? one : other;
  });
}
