// SPDX-License-Identifier: Apache-2.0
import { parseLocator } from "@tianwang/kernel/source";
import type { Language } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** Where in an exhibit a row stands, in words. */
export function placeText(locator: string, language: Language): string {
  const place = parseLocator(locator);
  if (place === null) return locator;
  switch (place.kind) {
    case "whole":
      return "";
    case "page":
      return renderText(texts.pageOf, { page: place.page }, language);
    case "line":
      return renderText(texts.lineOf, { line: place.line }, language);
    case "row": {
      const sheet = place.sheet === undefined ? "" : `${place.sheet} `;
      return renderText(texts.rowOf, { row: place.row, sheet }, language);
    }
    case "element":
      return place.path;
  }
}
