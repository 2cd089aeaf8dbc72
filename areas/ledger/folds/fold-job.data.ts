// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dayNumber } from "@tianwang/kernel/calendar";
import type { JobHandler, RunningJob, Store, Work } from "@tianwang/store";
import { openTransactions } from "../transactions/transaction.data.ts";
import type { KeptFold, RowName } from "./fold.data.ts";
import { insertFolds, listFolds } from "./fold.data.ts";
import { findFolds } from "./find-folds.ts";
import type { Fold, FoldRows } from "./fold.ts";
import { defaultFoldParams, foldSides, undatedDay } from "./fold.ts";

/** A row that may have a partner: its amount occurs in another statement too. */
interface Candidate {
  readonly segmentId: string;
  readonly rowNo: number;
  readonly statementNumber: number;
  readonly side: (typeof foldSides)[number];
  readonly bookedOn: CalendarDate | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly balanceMinor: bigint | null;
  readonly isReversal: boolean;
  readonly payerAccount: string;
  readonly payerBank: string;
  readonly beneficiaryAccount: string;
  readonly beneficiaryBank: string;
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly uetr: string;
}

/** Most rows looked at in one run; more are refused rather than half done. */
export const candidateCountMax = 2_000_000;

const candidateQuery = `
  with stated as (
    select *, dense_rank() over (order by segment_order, statement_index)::integer as statement_number
    from transactions where status = 'booked'),
  shared as (
    select currency, amount_minor from stated group by all having count(distinct statement_number) > 1)
  select segment_id as "segmentId", row_no as "rowNo", statement_number as "statementNumber", side,
    booked_on::varchar as "bookedOn", amount_minor as "amountMinor", currency,
    balance_minor as "balanceMinor", is_reversal as "isReversal", payer_account as "payerAccount",
    payer_bank as "payerBank", beneficiary_account as "beneficiaryAccount",
    beneficiary_bank as "beneficiaryBank", bank_reference as "bankReference",
    end_to_end_id as "endToEndId", uetr
  from stated join shared using (currency, amount_minor)
  order by segment_order, row_no limit ${candidateCountMax + 1}`;

function columnsOf(candidates: readonly Candidate[]): FoldRows {
  const day = (on: CalendarDate | null) => (on === null ? undatedDay : dayNumber(on));
  return {
    rowCount: candidates.length,
    statement: Int32Array.from(candidates, (row) => row.statementNumber),
    position: Int32Array.from(candidates, (row) => row.rowNo),
    side: Uint8Array.from(candidates, (row) => foldSides.indexOf(row.side)),
    bookedOn: Int32Array.from(candidates, (row) => day(row.bookedOn)),
    amountMinor: BigInt64Array.from(candidates, (row) => row.amountMinor),
    currency: candidates.map((row) => row.currency),
    balanceMinor: candidates.map((row) => row.balanceMinor),
    isReversal: Uint8Array.from(candidates, (row) => (row.isReversal ? 1 : 0)),
    payerAccount: candidates.map((row) => row.payerAccount),
    payerBank: candidates.map((row) => row.payerBank),
    beneficiaryAccount: candidates.map((row) => row.beneficiaryAccount),
    beneficiaryBank: candidates.map((row) => row.beneficiaryBank),
    bankReference: candidates.map((row) => row.bankReference),
    endToEndId: candidates.map((row) => row.endToEndId),
    uetr: candidates.map((row) => row.uetr),
  };
}

const keyOf = (row: RowName) => `${row.segmentId}:${row.rowNo}`;

/** What was judged before, in numbers of the candidates; what is not among them does not matter. */
function historyOf(candidates: readonly Candidate[], folds: readonly KeptFold[]) {
  const numberOf = new Map(candidates.map((row, i) => [keyOf(row), i]));
  const pairs = (wanted: (fold: KeptFold) => boolean) =>
    folds.filter(wanted).flatMap((fold) => {
      const a = numberOf.get(`${fold.keptSegmentId}:${fold.keptRowNo}`);
      const b = numberOf.get(`${fold.foldedSegmentId}:${fold.foldedRowNo}`);
      return a === undefined || b === undefined ? [] : [{ a, b }];
    });
  return {
    addedFrom: 0,
    standing: pairs((fold) => fold.status !== "rejected"),
    rejected: pairs((fold) => fold.status === "rejected"),
  };
}

async function findInCompartment(work: Work, running: RunningJob) {
  const { compartmentId } = running.job;
  const transactions = await openTransactions(work, compartmentId);
  if (!transactions) return { certainCount: 0, proposedCount: 0, ambiguousCount: 0 };
  const candidates = await transactions.session.rows<Candidate>(candidateQuery);
  if (candidates.length > candidateCountMax)
    throw new Error("too many rows of equal amounts to fold");
  const history = historyOf(candidates, await listFolds(work, compartmentId));
  const found = findFolds(columnsOf(candidates), defaultFoldParams, history);
  const nameOf = (row: number): RowName => {
    const { segmentId = "", rowNo = 0 } = candidates[row] ?? {};
    return { segmentId, rowNo };
  };
  const toKeep = (status: "certain" | "proposed") => (fold: Fold) => ({
    kept: nameOf(fold.a),
    folded: nameOf(fold.b),
    status,
    basis: fold.basis,
    dayLag: fold.dayLag,
  });
  await insertFolds(work, compartmentId, [
    ...found.certain.map(toKeep("certain")),
    ...found.proposed.map(toKeep("proposed")),
  ]);
  const counts = {
    certainCount: found.certain.length,
    proposedCount: found.proposed.length,
    ambiguousCount: found.ambiguous.length,
  };
  work.audit("ledger.folds.find", compartmentId, counts);
  return counts;
}

/** Looks for the same transfer in two sources, once the files of an intake are in. */
export const foldHandler: JobHandler = {
  kind: "ledger.folds",
  isRepeatable: true,
  run: (store: Store, running) =>
    store.run(running.acting, "ledger.folds", (work) => findInCompartment(work, running)),
};
