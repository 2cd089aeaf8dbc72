// SPDX-License-Identifier: Apache-2.0
import type { PartyCollector } from "@tianwang/entities";
import type { Problem } from "@tianwang/kernel/problem";
import type { Party, RowSink, StatementHead } from "../transactions/row.ts";
import type { StatementCheck } from "./statement-check.ts";
import { checkStatements } from "./statement-check.ts";

/** Most problems kept of one file; the rest are counted. */
export const problemCountMax = 10_000;

/** What was gathered while the rows of a file went by. */
export interface Gathered {
  readonly checks: StatementCheck[];
  /** Entity of each statement's own account, by the statement's index. */
  readonly accountIds: (string | null)[];
  readonly problems: Problem[];
  /** Problems beyond the limit. */
  unkeptCount: number;
  rowCount: number;
}

/** A sink that passes rows on to a writer while it adds up statements and notes their own accounts. */
export function gatherInto(
  writer: RowSink,
  parties: PartyCollector,
): { sink: RowSink; gathered: Gathered; noteProblem: (problem: Problem) => void } {
  const gathered: Gathered = {
    checks: [],
    accountIds: [],
    problems: [],
    unkeptCount: 0,
    rowCount: 0,
  };
  const noteProblem = (problem: Problem) => {
    if (gathered.problems.length < problemCountMax) gathered.problems.push(problem);
    else gathered.unkeptCount += 1;
  };
  const sink: RowSink = {
    openStatement(opened) {
      const seen = isNamed(opened.account) ? seeOwn(parties, opened) : null;
      gathered.accountIds.push(seen);
      writer.openStatement(opened);
    },
    row(row) {
      gathered.rowCount += 1;
      writer.row(row);
    },
    closeStatement: (tail) => writer.closeStatement(tail),
    problem: noteProblem,
  };
  return {
    sink: checkStatements(sink, (check) => gathered.checks.push(check)),
    gathered,
    noteProblem,
  };
}

const isNamed = (party: Party) => party.account !== "" || party.name !== "";

function seeOwn(parties: PartyCollector, head: StatementHead): string | null {
  const party = { ...head.account, currency: head.currency };
  return parties.see(party, "own", "", head.locator).accountId;
}
