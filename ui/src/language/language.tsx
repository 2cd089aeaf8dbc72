// SPDX-License-Identifier: Apache-2.0
import type { Language, Text, Texts, TextValues } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { useCallback } from "react";
import { createSetting, useSetting } from "../setting.ts";

const isLanguage = (text: string): text is Language => text === "zh" || text === "en";

/** Chinese for every Chinese browser, English for all others. */
function browserLanguage(): Language {
  const first = globalThis.navigator.languages[0] ?? globalThis.navigator.language;
  return first.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The language of the screens: chosen here, else that of the browser. */
export const languageSetting = createSetting("language", isLanguage, browserLanguage);

/** The BCP 47 tag for `lang` attributes and `Intl`. */
export const languageTags: Readonly<Record<Language, string>> = { zh: "zh-Hans", en: "en-GB" };

/** The language of the screens; the component renders again when it is switched. */
export function useLanguage(): Language {
  return useSetting(languageSetting);
}

/** A function from a key of a text table to words in the language of the screens. */
export type Translate<T extends Texts> = (key: keyof T & string, values?: TextValues) => string;

/**
 * Binds a table of texts to the language of the screens.
 *
 * @example
 *   const t = useTexts(caseTexts);
 *   t("opened", { count: 3 });
 */
export function useTexts<T extends Texts>(texts: T): Translate<T> {
  const language = useLanguage();
  return useCallback(
    (key, values = {}) => renderText(texts[key] as Text, values, language),
    [texts, language],
  );
}

/** Says a text that comes as data, e.g. the words of a refusal, in the language of the screens. */
export function useText(): (text: Text, values?: TextValues) => string {
  const language = useLanguage();
  return useCallback((text, values = {}) => renderText(text, values, language), [language]);
}
