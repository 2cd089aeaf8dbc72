// SPDX-License-Identifier: Apache-2.0

/** Lines in one piece of text: large enough that joining costs little, small enough to hold. */
const linesPerPiece = 4000;

/** Joins a head and lines to pieces of text, each line ended by a line feed. */
export function* inPieces(head: string, lines: Iterable<string>): Generator<string, void> {
  let piece = [head];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < linesPerPiece) continue;
    yield `${piece.join("\n")}\n`;
    piece = [];
  }
  if (piece.length > 0) yield `${piece.join("\n")}\n`;
}
