// SPDX-License-Identifier: Apache-2.0

/** A stretch of text to show as it is, or a character that would be invisible or turn the line. */
export type TextPiece =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "control"; readonly code: string; readonly name: string };

/** Names of characters that direct the line (Unicode 16, UAX 9) or have no width. */
const named: Readonly<Record<number, string>> = {
  0x00_ad: "SHY",
  0x06_1c: "ALM",
  0x20_0b: "ZWSP",
  0x20_0c: "ZWNJ",
  0x20_0d: "ZWJ",
  0x20_0e: "LRM",
  0x20_0f: "RLM",
  0x20_28: "LSEP",
  0x20_29: "PSEP",
  0x20_2a: "LRE",
  0x20_2b: "RLE",
  0x20_2c: "PDF",
  0x20_2d: "LRO",
  0x20_2e: "RLO",
  0x20_60: "WJ",
  0x20_66: "LRI",
  0x20_67: "RLI",
  0x20_68: "FSI",
  0x20_69: "PDI",
  0xfe_ff: "BOM",
};

const hidden = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/** Joiners belong inside words of scripts that are written with them, and inside emoji. */
function isJoinerAtWork(before: string, after: string): boolean {
  const joining =
    /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Extended_Pictographic}\uFE0F]/u;
  return joining.test(before) && joining.test(after);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * Splits a text from a source into what can be shown and the control characters in it, so that a
 * name with a right-to-left override or a zero-width space looks like what it is.
 *
 * @example
 *   visibleText("Li\u202EMing"); // plain "Li", control RLO, plain "Ming"
 */
export function visibleText(text: string): readonly TextPiece[] {
  const characters = Array.from(text);
  const pieces: TextPiece[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") pieces.push({ kind: "plain", text: plain });
    plain = "";
  };
  for (const [at, character] of characters.entries()) {
    const isJoiner = character === "\u200C" || character === "\u200D";
    const isShown =
      !hidden.test(character) ||
      (isJoiner && isJoinerAtWork(characters[at - 1] ?? "", characters[at + 1] ?? ""));
    if (isShown) {
      plain += character;
      continue;
    }
    flush();
    const code = codeOf(character);
    pieces.push({ kind: "control", code, name: named[character.codePointAt(0) ?? 0] ?? code });
  }
  flush();
  return pieces;
}
