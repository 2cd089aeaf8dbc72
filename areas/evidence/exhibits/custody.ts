// SPDX-License-Identifier: Apache-2.0
import type { CustodyView } from "./exhibit.wire.ts";

/** Events of custody one after the other that are alike: same kind, same person, same facts. */
export interface CustodyRun {
  readonly first: CustodyView;
  readonly last: CustodyView;
  readonly count: number;
}

const isAlike = (a: CustodyView, b: CustodyView) =>
  a.kind === b.kind &&
  a.actorName === b.actorName &&
  JSON.stringify(a.detail) === JSON.stringify(b.detail);

/** Gathers repeated events, so that many looks by one person do not hide what else happened. */
export function custodyRuns(events: readonly CustodyView[]): readonly CustodyRun[] {
  const runs: CustodyRun[] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && isAlike(run.last, event))
      runs.splice(-1, 1, { ...run, last: event, count: run.count + 1 });
    else runs.push({ first: event, last: event, count: 1 });
  }
  return runs;
}
