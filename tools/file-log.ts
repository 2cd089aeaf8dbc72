// SPDX-License-Identifier: Apache-2.0
// A reporter for Node's test runner that tells when each test file begins and ends. What it wrote
// outlives a run that had to be killed, and so names the files that the run was waiting for.
import { resolve } from "node:path";
import type { TestEvent } from "node:test/reporters";

/** One line of the log. */
interface FileNews {
  readonly file: string;
  readonly at: number;
}

// oxlint-disable-next-line import/no-default-export -- the runner takes the default export
export default async function* logFiles(
  source: AsyncIterable<TestEvent>,
): AsyncGenerator<string, void> {
  for await (const { type, data } of source) {
    if (type !== "test:dequeue" && type !== "test:complete") continue;
    // A file is a test that bears its own path as its name.
    if (data.file === undefined || resolve(data.name) !== data.file) continue;
    const news: FileNews = { file: data.name, at: Math.round(performance.now()) };
    yield `${JSON.stringify(news)}\n`;
  }
}

/** How long a test file took; null when it had not ended. */
export interface FileTime {
  readonly file: string;
  readonly millis: number | null;
}

/** Reads a log: files that had not ended first, then the slowest ones. */
export function fileTimes(log: string): readonly FileTime[] {
  const began = new Map<string, number>();
  const took = new Map<string, number | null>();
  // The last line of a killed run may be cut off.
  for (const line of log.split("\n").slice(0, -1)) {
    const { file, at } = JSON.parse(line) as FileNews;
    const start = began.get(file);
    if (start === undefined) began.set(file, at);
    took.set(file, start === undefined ? null : at - start);
  }
  return [...took]
    .map(([file, millis]) => ({ file, millis }))
    .toSorted((a, b) => (b.millis ?? Infinity) - (a.millis ?? Infinity));
}
