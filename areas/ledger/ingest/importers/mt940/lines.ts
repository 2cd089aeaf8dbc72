// SPDX-License-Identifier: Apache-2.0

/** A line of the file without its end; `isCut` when it was longer than {@link lineLengthMax}. */
export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  readonly isCut: boolean;
}

/**
 * The most characters of a line that are kept. SWIFT lines have 65; some banks write a whole
 * field 86 into one line.
 */
export const lineLengthMax = 20_000;

const lineFeed = 10;
const carriageReturn = 13;
const byteOrderMark = 0xfeff;

/**
 * Cuts text that comes in pieces into lines. A line ends with CR LF, LF or CR, also where a piece
 * ends between CR and LF. A byte order mark at the start is left out.
 */
export function createLineReader(onLine: (line: Line) => void): {
  write(chunk: string): void;
  end(): void;
} {
  let text = "";
  let isCut = false;
  let number = 1;
  let isStart = true;
  let isAfterReturn = false;

  const append = (piece: string) => {
    const room = lineLengthMax - text.length;
    if (piece.length > room) isCut = true;
    text += piece.length > room ? piece.slice(0, room) : piece;
  };
  const close = () => {
    onLine({ text, number, isCut });
    text = "";
    isCut = false;
    number += 1;
  };
  const skippedAtStart = (chunk: string) => {
    const first = chunk.charCodeAt(0);
    const skipped = (isStart && first === byteOrderMark) || (isAfterReturn && first === lineFeed);
    isStart = false;
    isAfterReturn = false;
    return skipped ? 1 : 0;
  };

  return {
    write(chunk) {
      if (chunk === "") return;
      let start = skippedAtStart(chunk);
      for (let at = start; at < chunk.length; at += 1) {
        const code = chunk.charCodeAt(at);
        if (code !== lineFeed && code !== carriageReturn) continue;
        append(chunk.slice(start, at));
        close();
        if (code === carriageReturn) {
          if (at + 1 === chunk.length) isAfterReturn = true;
          else if (chunk.charCodeAt(at + 1) === lineFeed) at += 1;
        }
        start = at + 1;
      }
      append(chunk.slice(start));
    },
    end() {
      if (text !== "" || isCut) close();
    },
  };
}
