// SPDX-License-Identifier: Apache-2.0

/** Characters that take two columns of a terminal: Han, kana, hangul, full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Marks that take no column: combining ones and those that only set the direction of writing. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (!none.test(character)) columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

/**
 * A value for a terminal: control characters, which could move the cursor or hide what was printed,
 * are shown as boxes, and a value that sets a direction of writing does so only for itself.
 */
export function shown(text: string): string {
  const plain = text.replaceAll(/\p{Cc}/gu, "␣");
  return /[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Script=Arabic}\p{Script=Hebrew}]/u.test(plain)
    ? `\u2068${plain}\u2069`
    : plain;
}

/** Rows in columns, the first one as heading; columns are parted by two spaces. */
export function listing(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(shown));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => columnsOf(row[column] ?? ""))),
  );
  const fill = (cell: string, column: number) =>
    cell + " ".repeat((widths[column] ?? 0) - columnsOf(cell));
  return cells.map((row) => row.map(fill).join("  ").trimEnd()).join("\n");
}

/** Names and values, one a line. */
export function pairs(rows: readonly (readonly [string, string | number])[]): string {
  return listing(rows.map(([name, value]) => [name, String(value)]));
}

/** The value of an option; undefined when it was not given. */
export function optionText(
  options: Readonly<Record<string, string | boolean | undefined>>,
  name: string,
): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
