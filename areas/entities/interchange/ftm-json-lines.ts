// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import type { Locator } from "@tianwang/kernel/source";
import { entityProblem } from "../errors.ts";
import { readFtmLine } from "./ftm-line.ts";
import type { FtmRecord } from "./ftm-record.ts";

/** The longest line that is read, in UTF-16 code units: upstream's bound of an entity (50 MB). */
export const lineLengthMax = 50 * 1024 * 1024;

/** Where a reader puts what it reads, in the order of the file. */
export interface FtmSink {
  record(record: FtmRecord, locator: Locator): void;
  problem(problem: Problem): void;
}

/** A streaming reader of FtM JSON lines, fed with decoded text in pieces of any size. */
export interface FtmReader {
  write(chunk: string): void;
  end(): void;
}

/**
 * Reads FtM JSON lines, entities and statements in one file if need be. Every line that is not
 * blank gives a record or a problem of severity `error`, with its number.
 *
 * @param lengthMax the longest line, in UTF-16 code units; longer ones are skipped unread.
 */
export function createFtmReader(sink: FtmSink, lengthMax: number = lineLengthMax): FtmReader {
  let pieces: string[] = [];
  let length = 0;
  let number = 1;
  const take = (piece: string) => {
    length += piece.length;
    if (length <= lengthMax) pieces.push(piece);
    else pieces = [];
  };
  const finish = () => {
    const locator: Locator = { kind: "line", line: number };
    const text = pieces.join("");
    const plain = number === 1 ? text.replace(/^\uFEFF/u, "") : text;
    if (length > lengthMax) {
      sink.problem(entityProblem("LINE_TOO_LONG", locator, "", String(length)));
    } else if (plain.trim() !== "") {
      const { record, problems } = readFtmLine(plain, locator);
      if (record !== null) sink.record(record, locator);
      for (const problem of problems) sink.problem(problem);
    }
    pieces = [];
    length = 0;
    number++;
  };
  return {
    write(chunk) {
      let start = 0;
      for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
        take(chunk.slice(start, end));
        finish();
        start = end + 1;
      }
      take(chunk.slice(start));
    },
    end() {
      if (length > 0) finish();
    },
  };
}
