// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { CaseTrace } from "./case-notices.ts";
import type { Doctrine } from "../tracing/doctrine.ts";
import type { StatementRun } from "../books/statement-runs.ts";
import type { TraceNotice } from "../tracing/trace.ts";
import { fractionText } from "../tracing/account/fraction.ts";
import type { ShareSchedule } from "../tracing/share-schedule.ts";
import type { RowFacts, ShareTrace } from "../tracing/share-trace.ts";
import { noFacts } from "../tracing/share-trace.ts";
import type {
  DocumentAccount,
  DocumentRow,
  DocumentShares,
  TraceDocument,
} from "./trace-document.ts";
import { documentSteps } from "./trace-document.ts";

/** What a cited row says in its source. */
export type CitedRow = Omit<DocumentRow, "amountMinor" | "currency" | "payer" | "beneficiary">;

/** What a document is written from. */
export interface DocumentSource extends CaseTrace {
  readonly doctrine: Doctrine;
  readonly notices: readonly TraceNotice[];
  /** A trace of shares, and its steps in whole minor units; null where lots were followed. */
  readonly shares: ShareTrace | null;
  readonly schedule: ShareSchedule | null;
  /** Rows of the ledger that are cited, ascending, and what each says. */
  readonly cited: readonly number[];
  readonly citedRows: readonly CitedRow[];
  readonly segments: TraceDocument["segments"];
  readonly currencies: TraceDocument["currencies"];
}

/** Writes a trace down with everything that it cites, and nothing else of the case. */
export function documentOf(source: DocumentSource): TraceDocument {
  const { trace, made, doctrine, cited } = source;
  const rowIndex = indexOf(cited);
  const accounts = citedAccounts(source);
  const place = indexOf(accounts);
  const accountIndex = (account: number) => (account < 0 ? account : place(account));
  const { id, version, title, sources, falsePositives } = doctrine;
  return {
    form: "tianwang.trace",
    formVersion: 1,
    doctrine: {
      id,
      version,
      title,
      sources,
      falsePositives,
      params: doctrine.params.map(({ name, unit, why }) => ({ name, unit, why })),
    },
    params: trace.params,
    segments: source.segments,
    transactionCount: made.ledger.rowCount,
    currencies: source.currencies,
    accounts: accounts.map((account) => accountOf(source, account)),
    rows: cited.map((row, at) => rowOf(source, { row, at, accountIndex })),
    deposits: trace.chosen.map(({ row, claimant, partMinor }, choice) => ({
      row: rowIndex(row),
      claimant,
      partMinor: partMinor === undefined ? null : String(partMinor),
      followedMinor: String(trace.followedMinor[choice] ?? 0n),
    })),
    steps: documentSteps(trace, rowIndex, accountIndex, source.schedule?.exact ?? []),
    ...(source.shares && source.schedule
      ? {
          shares: documentShares(source.shares, source.schedule, {
            rowIndex,
            accountIndex,
            doctrine,
          }),
        }
      : {}),
    ...documentFacts(source.shares?.facts ?? noFacts, rowIndex),
    stoppedBeforeRow: trace.stoppedBeforeRow === null ? null : rowIndex(trace.stoppedBeforeRow),
    notices: source.notices.map(({ account, amountMinor, rows, ...rest }) => ({
      ...rest,
      account: account === null ? null : accountIndex(account),
      amountMinor: amountMinor === null ? null : String(amountMinor),
      rows: rows.map(rowIndex),
    })),
  };
}

function documentFacts(
  { feeRows, interestRows, assets, coordination }: RowFacts,
  rowIndex: (row: number) => number,
): Pick<TraceDocument, "facts"> {
  const isSaid = feeRows.length + interestRows.length + assets.length > 0 || coordination !== "";
  if (!isSaid) return {};
  return {
    facts: {
      feeRows: feeRows.map(rowIndex),
      interestRows: interestRows.map(rowIndex),
      assets: assets.map(({ row, proceedsMinor }) => ({
        row: rowIndex(row),
        proceedsMinor: proceedsMinor === null ? null : String(proceedsMinor),
      })),
      coordination,
    },
  };
}

function documentShares(
  shares: ShareTrace,
  schedule: ShareSchedule,
  names: {
    readonly rowIndex: (row: number) => number;
    readonly accountIndex: (account: number) => number;
    readonly doctrine: Doctrine;
  },
): DocumentShares {
  const { arithmetic, notApplicable, claimants } = shares;
  return {
    arithmetic,
    isOverlapping: names.doctrine.isOverlapping === true,
    notApplicable,
    ends: shares.ends.map(({ claimant, fate, account, currency, amount, residueMicro }, at) => ({
      claimant: claimants[claimant] ?? "",
      fate,
      account: names.accountIndex(account),
      currency,
      amountMinor: String(schedule.endsMinor[at] ?? 0n),
      exact: fractionText(amount),
      residueMicro,
    })),
    assets: shares.assets.map(({ row, claimant, costMinor, lien, share }) => ({
      row: names.rowIndex(row),
      claimant: claimants[claimant] ?? "",
      costMinor: String(costMinor),
      lien: fractionText(lien),
      share: share === null ? null : fractionText(share),
    })),
    ...(shares.accrued.length > 0
      ? {
          accrued: shares.accrued.map(({ claimant, currency, amount }) => ({
            claimant: claimants[claimant] ?? "",
            currency,
            exact: fractionText(amount),
          })),
        }
      : {}),
  };
}

function indexOf(list: readonly number[]): (item: number) => number {
  const places = new Map(list.map((item, at) => [item, at]));
  return (item) => places.get(item) ?? -1;
}

function citedAccounts({ trace, made, notices, cited, shares }: DocumentSource): number[] {
  const accounts = new Set<number>(trace.steps.account);
  for (const { account } of shares?.ends ?? []) accounts.add(account);
  for (const row of cited) {
    accounts.add(made.ledger.payer[row] ?? -1);
    accounts.add(made.ledger.beneficiary[row] ?? -1);
  }
  for (const { account } of notices) if (account !== null) accounts.add(account);
  return [...accounts].filter((account) => account >= 0).toSorted((a, b) => a - b);
}

function accountOf({ made, indexed, runs }: DocumentSource, account: number): DocumentAccount {
  const held = made.accounts[account];
  const printed = indexed[held?.account ?? -1];
  const covered = runs.filter(
    (run) => run.account === held?.account && held.standing === "stated" && run.part === held.part,
  );
  const day = (of: (run: StatementRun) => number | null, pick: (...days: number[]) => number) => {
    const days = covered.map(of).filter((each) => each !== null);
    return days.length === 0 ? null : dateOfDayNumber(pick(...days));
  };
  return {
    number: printed?.account ?? "",
    bank: printed?.bank ?? "",
    name: printed?.name ?? "",
    standing: held?.standing ?? "unstated",
    coveredFrom: day(({ fromDay }) => fromDay, Math.min),
    coveredUntil: day(({ toDay }) => toDay, Math.max),
  };
}

function rowOf(
  { made, citedRows }: DocumentSource,
  cited: {
    readonly row: number;
    readonly at: number;
    readonly accountIndex: (account: number) => number;
  },
): DocumentRow {
  const { ledger } = made;
  const { row, at, accountIndex } = cited;
  const says = citedRows[at];
  assert(says !== undefined, "every row that is cited was read");
  return {
    ...says,
    amountMinor: String(ledger.amountMinor[row] ?? 0n),
    currency: ledger.currency[row] ?? 0,
    payer: accountIndex(ledger.payer[row] ?? -1),
    beneficiary: accountIndex(ledger.beneficiary[row] ?? -1),
  };
}
