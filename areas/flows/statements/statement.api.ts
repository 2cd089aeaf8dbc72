// SPDX-License-Identifier: Apache-2.0
import { findExhibit } from "@tianwang/evidence/server";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { refuse } from "../errors.ts";
import { readExcerpt } from "./excerpt.data.ts";
import type { Statement } from "./statement.data.ts";
import { compartmentOfStatement, findStatement, listStatements } from "./statement.data.ts";
import * as wire from "./statement.wire.ts";

const view = ({ statementIndex: _index, ...statement }: Statement) =>
  statement as wire.StatementView;

/** Statements and the originals beside them. */
export const statementRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.listStatements>(wire.listStatements, async (work, { query }) => {
    const rows = await listStatements(work, {
      compartmentId: query.compartmentId as CompartmentId,
      exhibitId: query.exhibitId,
    });
    work.audit(wire.listStatements.id, query.compartmentId, { count: rows.length });
    return { rows: rows.map(view) };
  }),

  implement<Work, typeof wire.showStatement>(wire.showStatement, async (work, { params }) => {
    const statement = await findStatement(work, params.statementId);
    const compartmentId = await compartmentOfStatement(work, params.statementId);
    if (!statement || !compartmentId)
      throw refuse("FLOWS_NO_STATEMENT", { id: params.statementId });
    work.audit(wire.showStatement.id, statement.id);
    return { statement: view(statement), compartmentId };
  }),

  implement<Work, typeof wire.sourceExcerpt>(
    wire.sourceExcerpt,
    async (work, { params, query }) => {
      const exhibit = await findExhibit(work, params.exhibitId);
      if (!exhibit) throw refuse("FLOWS_NO_SOURCE", { id: params.exhibitId });
      work.audit(wire.sourceExcerpt.id, exhibit.id, { locator: query.locator });
      return readExcerpt(work, exhibit, query.locator);
    },
  ),
];
