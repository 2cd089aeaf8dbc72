// SPDX-License-Identifier: Apache-2.0

/**
 * Characters that show nothing and can disguise a name: direction marks and overrides, zero-width
 * spaces, soft hyphens, tags (Unicode TR 36, section 2). The joiners U+200C and U+200D are not
 * among them: Persian and Indic spelling needs them.
 */
const invisible =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Control characters other than tab and line breaks. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;

/**
 * A text that every store and file can hold: NUL and halves of surrogate pairs become U+FFFD.
 * PostgreSQL refuses NUL; UTF-8 has no form for half a pair.
 */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

/** A text in Unicode form C, without invisible and control characters and outer spaces. */
export function toVisible(text: string): string {
  return text.normalize("NFC").replaceAll(invisible, "").replaceAll(controls, "").trim();
}

/** Whether a text holds characters that {@link toVisible} takes out of its middle. */
export function hasInvisible(text: string): boolean {
  return text.search(invisible) >= 0 || text.search(controls) >= 0;
}

/**
 * A text on one line with single spaces, ideographic and no-break spaces included.
 *
 * @example
 *   squashSpaces("张\u3000伟 \n"); // "张 伟"
 */
export function squashSpaces(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/**
 * Orders two texts by code unit: the same everywhere, unlike an order by language. For `sort`.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
