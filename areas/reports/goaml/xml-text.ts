// SPDX-License-Identifier: Apache-2.0

/** Everything that XML 1.0 cannot carry, not even as a reference: controls, lone surrogates, U+FFFE. */
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as it stands in an element, and how many characters had to be replaced. */
export interface XmlText {
  readonly text: string;
  readonly replacedCount: number;
}

/**
 * Writes a text for the inside of an element. A carriage return becomes a reference, because a
 * reader would turn it into a line feed; `>` is always escaped, so that `]]>` never stands there.
 *
 * @example
 *   xmlText("a<b]]>").text; // "a&lt;b]]&gt;"
 */
export function xmlText(value: string): XmlText {
  let replacedCount = 0;
  const carried = value.replaceAll(notInXml, () => {
    replacedCount += 1;
    return "\u{FFFD}";
  });
  const text = carried
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
  return { text, replacedCount };
}
