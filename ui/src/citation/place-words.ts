// SPDX-License-Identifier: Apache-2.0
import { parseLocator } from "@tianwang/kernel/source";
import type { Language } from "@tianwang/kernel/text";

/**
 * Says where in an exhibit a value stands; empty for the exhibit as such, the locator itself where
 * it has another form.
 *
 * @example
 *   placeWords("row 12 @明细", "zh"); // "明细 第12行"
 *   placeWords("page 3", "en"); // "p. 3"
 */
export function placeWords(locator: string, language: Language): string {
  const place = parseLocator(locator);
  if (place === null) return locator;
  const isChinese = language === "zh";
  switch (place.kind) {
    case "whole":
      return "";
    case "page":
      return isChinese ? `第${place.page}页` : `p. ${place.page}`;
    case "line":
      return isChinese ? `第${place.line}行` : `line ${place.line}`;
    case "row": {
      const row = isChinese ? `第${place.row}行` : `row ${place.row}`;
      return place.sheet === undefined ? row : `${place.sheet} ${row}`;
    }
    case "element":
      return place.path;
  }
}

/** The address of a place in an exhibit. */
export function sourcePath(source: {
  readonly exhibitId: string;
  readonly locator: string;
}): string {
  const at = source.locator === "whole" ? "" : `?at=${encodeURIComponent(source.locator)}`;
  return `/exhibits/${encodeURIComponent(source.exhibitId)}${at}`;
}
