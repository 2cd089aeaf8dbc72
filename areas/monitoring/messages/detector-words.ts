// SPDX-License-Identifier: Apache-2.0
import type { ShapeReason } from "@tianwang/typologies";
import type { Text, TextValues } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";

/** Texts of the messages of detectors, by detector and message. */
export type DetectorTexts = ReadonlyMap<string, Readonly<Record<string, Text>>>;

/** A text with its values, in both languages. */
export const inBoth = (text: Text, data: TextValues): Text => ({
  zh: renderText(text, data, "zh"),
  en: renderText(text, data, "en"),
});

/** Why a shape was found, in words; a reason whose detector is gone keeps its values. */
export function reasonsOf(
  texts: DetectorTexts,
  detector: string,
  because: readonly ShapeReason[],
): Text[] {
  return because.map(({ messageId, data }) => {
    const text = texts.get(detector)?.[messageId];
    if (text) return inBoth(text, data);
    const plain = `${detector} ${messageId} ${JSON.stringify(data)}`;
    return { zh: plain, en: plain };
  });
}
