// SPDX-License-Identifier: Apache-2.0
import type { ExhibitId } from "./ids.ts";

/** Where inside an exhibit a value stands. `whole` is the exhibit as such. */
export type Locator =
  | { readonly kind: "whole" }
  | { readonly kind: "page"; readonly page: number }
  /** A row of a table, 1-based, as a spreadsheet counts; `sheet` for workbooks. */
  | { readonly kind: "row"; readonly row: number; readonly sheet?: string }
  /** A line of a text, 1-based. */
  | { readonly kind: "line"; readonly line: number }
  /** An element of an XML document, e.g. `Stmt[1]/Ntry[3]`. */
  | { readonly kind: "element"; readonly path: string };

/** The exhibit and place that a value was taken from. A value without one is not stored. */
export interface Source {
  readonly exhibitId: ExhibitId;
  readonly locator: Locator;
}

/**
 * Writes a locator as one short text, the form kept in mass rows.
 *
 * @example
 *   formatLocator({ kind: "row", row: 12, sheet: "明细" }); // "row 12 @明细"
 */
export function formatLocator(locator: Locator): string {
  switch (locator.kind) {
    case "whole":
      return "whole";
    case "page":
      return `page ${locator.page}`;
    case "row":
      return locator.sheet === undefined
        ? `row ${locator.row}`
        : `row ${locator.row} @${locator.sheet}`;
    case "line":
      return `line ${locator.line}`;
    case "element":
      return `at ${locator.path}`;
  }
}

/** Reads what {@link formatLocator} wrote; null when it is something else. */
export function parseLocator(text: string): Locator | null {
  if (text === "whole") return { kind: "whole" };
  if (text.startsWith("at ")) return { kind: "element", path: text.slice(3) };
  // A sheet follows a row only.
  const [, kind = "", digits, sheet] =
    /^(page|row|line) (\d+)(?:(?<=^row \d+) @(.*))?$/su.exec(text) ?? [];
  const number = Number(digits);
  switch (kind) {
    case "page":
      return { kind, page: number };
    case "line":
      return { kind, line: number };
    case "row":
      return sheet === undefined ? { kind, row: number } : { kind, row: number, sheet };
    default:
      return null;
  }
}
