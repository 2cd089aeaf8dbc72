// SPDX-License-Identifier: Apache-2.0

/** Characters that take two columns of a terminal: Han, kana, hangul, full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Marks that take no column: combining ones and those that only set the direction of writing. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Scripts that are written from right to left; names of cases are in some of them. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * A value for a terminal: characters that could move the cursor, hide what was printed or turn the
 * line around are shown as boxes, and a text written from right to left sets its direction only for
 * itself.
 *
 * @example
 *   terminalText("a\u001b[2J"); // "a␣[2J"
 */
export function terminalText(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, "␣");
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Columns that a text takes on a terminal. */
export function columnCount(text: string): number {
  let columns = 0;
  for (const character of text) if (!none.test(character)) columns += wide.test(character) ? 2 : 1;
  return columns;
}

/**
 * Fills a text with spaces to a number of columns.
 *
 * @example
 *   padded("天", 4); // "天  "
 */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnCount(text)));
}
