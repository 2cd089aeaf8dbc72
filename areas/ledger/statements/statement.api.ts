// SPDX-License-Identifier: Apache-2.0
import { findExhibit } from "@tianwang/evidence/server";
import { assert } from "@tianwang/kernel/assert";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { openTransactions } from "../transactions/transaction.data.ts";
import { readExcerpt } from "./excerpt.data.ts";
import type { Period } from "./period.data.ts";
import { periodKey, readPeriods } from "./period.data.ts";
import type { Statement } from "./statement.data.ts";
import { compartmentOfStatement, findStatement, listStatements } from "./statement.data.ts";
import * as wire from "./statement.wire.ts";

const noPeriod: Period = { firstBookedOn: null, lastBookedOn: null };

/** Statements as they go over the wire, each with the days that it books. */
async function views(
  work: Work,
  compartmentId: CompartmentId,
  statements: readonly Statement[],
): Promise<wire.StatementView[]> {
  const transactions = await openTransactions(work, compartmentId);
  const periods =
    transactions === null ? new Map<string, Period>() : await readPeriods(transactions);
  return statements.map(({ statementIndex, ...statement }) => {
    const period = periods.get(periodKey(statement.segmentId, statementIndex)) ?? noPeriod;
    return { ...statement, ...period } as wire.StatementView;
  });
}

/** Statements and the originals beside them. */
export const statementRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.listStatements>(wire.listStatements, async (work, { query }) => {
    const compartmentId = query.compartmentId as CompartmentId;
    const rows = await listStatements(work, { compartmentId, exhibitId: query.exhibitId });
    work.audit(wire.listStatements.id, query.compartmentId, { count: rows.length });
    return { rows: await views(work, compartmentId, rows) };
  }),

  implement<Work, typeof wire.showStatement>(wire.showStatement, async (work, { params }) => {
    const statement = await findStatement(work, params.statementId);
    const compartmentId = await compartmentOfStatement(work, params.statementId);
    if (!statement || !compartmentId)
      throw refuse("LEDGER_NO_STATEMENT", { id: params.statementId });
    work.audit(wire.showStatement.id, statement.id);
    const [view] = await views(work, compartmentId, [statement]);
    assert(view, "a statement that was found has a view");
    return { statement: view, compartmentId };
  }),

  implement<Work, typeof wire.sourceExcerpt>(
    wire.sourceExcerpt,
    async (work, { params, query }) => {
      const exhibit = await findExhibit(work, params.exhibitId);
      if (!exhibit) throw refuse("LEDGER_NO_SOURCE", { id: params.exhibitId });
      work.audit(wire.sourceExcerpt.id, exhibit.id, { locator: query.locator });
      return readExcerpt(work, exhibit, query.locator);
    },
  ),
];
