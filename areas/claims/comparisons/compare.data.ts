// SPDX-License-Identifier: Apache-2.0
import type { ChosenDeposit, Doctrine, RowFacts, ShareTrace, Trace } from "@tianwang/flows";
import { doctrines } from "@tianwang/flows";
import type { OpenedCase, ReadCase } from "@tianwang/flows/server";
import {
  checkDeposits,
  chosenOf,
  doctrineOf,
  followMoney,
  measureCase,
  openCase,
  readCase,
  rowsOf,
} from "@tianwang/flows/server";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { RunningJob, Work } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import type { CaseComparison, PlannedWalk, WalkedOutcome } from "./compare-case.ts";
import { comparisonOf, outcomeOf, planWalks } from "./compare-case.ts";
import type { ComparisonNames } from "./compare-view.ts";
import type { ComparisonPlan } from "./comparison-plan.ts";
import { choicesFor } from "./comparison-plan.ts";
import type { CompareBody, FactsText } from "./comparison.wire.ts";

/** Most rows that are compared while the caller waits: eleven walks, in up to three orders. */
const waitedRowCountMax = 100_000;

/** What is asked for, checked against the doctrines. */
export function checkedPlan(
  body: CompareBody & { readonly title?: string },
  comparisonId: string,
): ComparisonPlan {
  const compared: readonly Doctrine[] = body.doctrine ? [doctrineOf(body.doctrine)] : doctrines;
  const { choices, faults } = choicesFor(compared, body.params);
  if (faults.length > 0) throw refuse("CLAIMS_BAD_PARAMS", { names: faults.join(", ") });
  return {
    comparisonId,
    title: body.title ?? "",
    doctrines: compared.map(({ id }) => id),
    deposits: body.deposits,
    choices,
    facts: body.facts ?? {},
  };
}

/** Opens the rows of a case for a comparison; refuses deposits that cannot begin one, and too many rows. */
export async function openFor(
  work: Work,
  compartmentId: CompartmentId,
  plan: ComparisonPlan,
): Promise<OpenedCase> {
  const opened = await openCase(work, compartmentId);
  if (!opened) throw refuse("CLAIMS_NOTHING_TO_COMPARE");
  const untilDay = plan.choices.toDay ?? null;
  await measureCase(opened.transactions, untilDay);
  await checkDeposits(opened.transactions, plan.deposits, untilDay);
  return opened;
}

/** Applies doctrines to deposits of a case, side by side, while the caller waits; nothing is saved. */
export async function compareWaiting(
  work: Work,
  body: CompareBody,
): Promise<{ readonly comparison: CaseComparison; readonly names: ComparisonNames }> {
  const compartmentId = body.compartmentId as CompartmentId;
  await requireIn(work, compartmentId, "read");
  const plan = checkedPlan(body, "");
  const opened = await openFor(work, compartmentId, plan);
  const { rowCount } = await measureCase(opened.transactions, plan.choices.toDay ?? null);
  if (rowCount > waitedRowCountMax)
    throw refuse("CLAIMS_TOO_MANY_ROWS", { count: rowCount, max: waitedRowCountMax });
  const running = { signal: new AbortController().signal, progress: () => undefined };
  const read = await readFor(opened, plan, running);
  const comparison = await compareRead(opened, read, { plan, running });
  return { comparison, names: namesOf(opened, read) };
}

type Running = Pick<RunningJob, "signal" | "progress">;

/** Reads the rows that a comparison walks along. */
export function readFor(
  opened: OpenedCase,
  plan: ComparisonPlan,
  { signal, progress }: Running,
): Promise<ReadCase> {
  return readCase(opened, {
    untilDay: plan.choices.toDay ?? null,
    signal,
    progress: (done, total) =>
      progress(BigInt(done), BigInt(total), { phase: "reading", rowCount: done }),
  });
}

/** What a walk moved along, before it is let go. */
export type OnWalked = (walk: PlannedWalk, followed: Trace | ShareTrace) => Promise<void>;

/** Takes all walks of a comparison one after the other; each long one in a thread of its own. */
export async function compareRead(
  opened: OpenedCase,
  read: ReadCase,
  asked: { readonly plan: ComparisonPlan; readonly running: Running; readonly onWalked?: OnWalked },
): Promise<CaseComparison> {
  const { plan, running, onWalked } = asked;
  const { ledger } = read.made;
  const rowOf = rowsOf(opened, read);
  const chosen: readonly ChosenDeposit[] = chosenOf(plan.deposits, rowOf);
  const facts = factsOf(plan.facts, rowOf);
  const compared = plan.doctrines.map(doctrineOf);
  const walks = planWalks(ledger, chosen, { doctrines: compared, choices: plan.choices, facts });
  const walked: WalkedOutcome[] = [];
  for (const [at, walk] of walks.entries()) {
    running.progress(BigInt(at), BigInt(walks.length), { phase: "following" });
    const { doctrine, params } = walk;
    const followed = await followMoney(doctrine, { ledger, chosen, params, facts }, running.signal);
    walked.push({ role: walk.role, outcome: outcomeOf(walk, followed) });
    if (walk.role === "asked") await onWalked?.(walk, followed);
  }
  running.progress(BigInt(walks.length), BigInt(walks.length), { phase: "following" });
  return comparisonOf(ledger, chosen, walked);
}

function factsOf(
  { coordination = "", feeRows = [], interestRows = [], assets = [] }: FactsText,
  rowOf: (rowId: string) => number,
): RowFacts {
  return {
    coordination,
    feeRows: feeRows.map(rowOf),
    interestRows: interestRows.map(rowOf),
    assets: assets.map(({ rowId, proceedsMinor }) => ({
      row: rowOf(rowId),
      proceedsMinor: proceedsMinor === undefined ? null : BigInt(proceedsMinor),
    })),
  };
}

/** What the numbers of a ledger stand for in its case. */
export function namesOf({ transactions }: OpenedCase, read: ReadCase): ComparisonNames {
  const { made, indexed, currencies } = read;
  return {
    currencies,
    rowIdOf: (row) => {
      const { segment, rowNo } = made.nameOf(row);
      return `${transactions.segments[segment]?.id ?? ""}:${rowNo}`;
    },
    accountOf: (account) => indexed[made.accounts[account]?.account ?? -1] ?? null,
  };
}
