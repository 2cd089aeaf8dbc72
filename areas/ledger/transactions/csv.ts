// SPDX-License-Identifier: Apache-2.0

/**
 * A cell that no spreadsheet takes for a formula: what begins with `=`, `+`, `-`, `@`, tab or return
 * gets an apostrophe in front, unless it is a plain number (OWASP, CSV injection, read 2026-11).
 *
 * @example
 *   safeCell("=HYPERLINK(1)"); // "'=HYPERLINK(1)"
 *   safeCell("-12.50"); // "-12.50"
 */
export function safeCell(text: string): string {
  const isNumber = /^[+-]?\d+(\.\d+)?$/u.test(text);
  // Full-width forms are folded to the plain ones by spreadsheets of East Asian systems.
  return !isNumber && /^[\s]*[=+\-@＝＋－＠\t\r|%]/u.test(text) ? `'${text}` : text;
}

/** One line of CSV (RFC 4180), its cells made safe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}
