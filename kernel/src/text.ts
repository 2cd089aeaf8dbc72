// SPDX-License-Identifier: Apache-2.0

/** The two languages of the product; equal from the first screen. */
export type Language = "zh" | "en";

/** A sentence in both languages, with `{name}` placeholders. */
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

/**
 * Puts values into a text. A placeholder without a value stays visible as `{name}`, so that a
 * missing value is seen and not lost.
 *
 * @example
 *   renderText({ zh: "第{row}行", en: "row {row}" }, { row: 7 }, "en"); // "row 7"
 */
export function renderText(text: Text, values: TextValues, language: Language): string {
  return text[language].replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
    return Object.hasOwn(values, name) ? String(values[name]) : whole;
  });
}
