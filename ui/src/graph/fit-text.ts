// SPDX-License-Identifier: Apache-2.0

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u;
const slim = /[\s.,:;'’|iIjl()[\]!-]/u;

/** Widths relative to the size of the type, a little generous, as of Noto Sans SC. */
function characterWidth(character: string): number {
  if (wide.test(character)) return 1;
  if (slim.test(character)) return 0.34;
  return /[A-ZМWmw@%&]/u.test(character) ? 0.72 : 0.57;
}

/** About how wide a text is at a size, without a browser. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width * size;
}

/** The beginning of a text that is no wider than `room`. */
function beginning(text: string, size: number, room: number): string {
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += characterWidth(character) * size;
    if (width > room) break;
    kept += character;
  }
  return kept;
}

/** Cuts a text with an ellipsis so that it is no wider than `room`. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  return `${beginning(text, size, room - size).trimEnd()}…`;
}

/** Breaks a text into at most `lineCountMax` lines: at spaces, inside long words and Chinese anywhere. */
export function wrapText(
  text: string,
  size: number,
  room: number,
  lineCountMax: number,
): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== "" && lines.length < lineCountMax - 1 && textWidth(rest, size) > room) {
    const whole = beginning(rest, size, room);
    const atSpace = whole.lastIndexOf(" ");
    const cutsWord = /\S/u.test(rest.charAt(whole.length)) && !wide.test(rest.charAt(whole.length));
    const line = cutsWord && atSpace > 0 ? whole.slice(0, atSpace) : whole;
    if (line === "") break;
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  if (rest !== "") lines.push(fitText(rest, size, room));
  return lines;
}
