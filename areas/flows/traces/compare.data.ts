// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { openCase, readCase } from "../books/case-ledger.data.ts";
import { refuse } from "../errors.ts";
import type { CaseComparison } from "../tracing/compare/compare-case.ts";
import { compareCase } from "../tracing/compare/compare-case.ts";
import type { Doctrine } from "../tracing/doctrine.ts";
import { doctrines } from "../tracing/doctrines/catalogue.ts";
import type { TraceParams } from "../tracing/trace.ts";
import { noFacts } from "../tracing/share-trace.ts";
import type { CompareBody } from "../tracing/compare/compare.wire.ts";
import { checkDeposits, doctrineOf } from "./trace-plan.data.ts";
import type { ComparisonNames } from "./compare-view.ts";
import { chooseParams, rowNameOf } from "./trace-plan.ts";

/** Most rows that are compared while the caller waits: eleven walks, in up to three orders. */
const comparedRowCountMax = 100_000;

/** Applies doctrines to deposits of a case, side by side; nothing is saved. */
export async function compareOnCase(
  work: Work,
  body: CompareBody,
): Promise<{ readonly comparison: CaseComparison; readonly names: ComparisonNames }> {
  const compartmentId = body.compartmentId as CompartmentId;
  await requireIn(work, compartmentId, "read");
  const compared: readonly Doctrine[] = body.doctrine ? [doctrineOf(body.doctrine)] : doctrines;
  const choices = choicesOf(compared, body);
  const untilDay = choices.toDay ?? null;
  const opened = await openCase(work, compartmentId);
  if (!opened) throw refuse("FLOWS_NOTHING_TO_TRACE");
  await checkDeposits(opened.transactions, body.deposits, untilDay);
  const signal = new AbortController().signal;
  const read = await readCase(opened, { untilDay, signal, progress: () => undefined });
  if (read.rowCount > comparedRowCountMax)
    throw refuse("FLOWS_TOO_MANY_ROWS", { count: read.rowCount, max: comparedRowCountMax });
  const { made, indexed, currencies } = read;
  const rowOf = (rowId: string) => {
    const { segmentId, rowNo } = rowNameOf(rowId);
    const segment = opened.transactions.segments.findIndex(({ id }) => id === segmentId);
    const row = made.rowOf({ segment, rowNo });
    if (row === null) throw refuse("FLOWS_NO_ROW", { id: rowId });
    return row;
  };
  const chosen = body.deposits.map(({ rowId, claimant, partMinor }) => ({
    row: rowOf(rowId),
    claimant,
    ...(partMinor === undefined ? {} : { partMinor: BigInt(partMinor) }),
  }));
  const { coordination = "", feeRows = [], interestRows = [], assets = [] } = body.facts ?? {};
  const facts = {
    ...noFacts,
    coordination,
    feeRows: feeRows.map(rowOf),
    interestRows: interestRows.map(rowOf),
    assets: assets.map(({ rowId, proceedsMinor }) => ({
      row: rowOf(rowId),
      proceedsMinor: proceedsMinor === undefined ? null : BigInt(proceedsMinor),
    })),
  };
  const params = { doctrines: compared, choices, facts };
  const comparison = compareCase(made.ledger, chosen, params);
  const rowIdOf = (row: number) => {
    const { segment, rowNo } = made.nameOf(row);
    return `${opened.transactions.segments[segment]?.id ?? ""}:${rowNo}`;
  };
  const accountOf = (account: number) => indexed[made.accounts[account]?.account ?? -1] ?? null;
  return { comparison, names: { currencies, rowIdOf, accountOf } };
}

/** What was chosen; each doctrine takes what it declares, and checks it. */
function choicesOf(
  compared: readonly Doctrine[],
  { params = {} }: CompareBody,
): Partial<TraceParams> {
  const { fromDate, untilDate, ...named } = params;
  const dates = {
    ...(fromDate === undefined ? {} : { fromDate }),
    ...(untilDate === undefined ? {} : { untilDate }),
  };
  let choices: Partial<TraceParams> = {};
  for (const doctrine of compared) {
    const declared = new Set<string>(doctrine.params.map(({ name }) => name));
    const own = Object.entries(named).filter(([name]) => declared.has(name));
    const found = chooseParams(doctrine, { ...dates, ...Object.fromEntries(own) });
    if (found.faults.length > 0)
      throw refuse("FLOWS_BAD_TRACE_PARAMS", { names: found.faults.join(", ") });
    const { fromDay, toDay } = found.params;
    choices = { ...choices, ...Object.fromEntries(own), fromDay, toDay };
  }
  return choices;
}
