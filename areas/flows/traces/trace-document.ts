// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Text, TextValues } from "@tianwang/kernel/text";
import type { Doctrine, ParamDeclaration } from "../tracing/doctrine.ts";
import type { AccountStanding } from "../books/ledger-accounts.ts";
import { ledgerOf } from "../tracing/ledger.ts";
import type { Arithmetic, RowFacts } from "../tracing/share-trace.ts";
import type { Fate, StepKind, Trace, TraceParams } from "../tracing/trace.ts";
import { stepAt, stepKinds } from "../tracing/trace.ts";

/** The doctrine as it stood when the trace was made. */
export interface DocumentDoctrine extends Pick<
  Doctrine,
  "id" | "version" | "title" | "sources" | "falsePositives"
> {
  readonly params: readonly Pick<ParamDeclaration, "name" | "unit" | "why">[];
}

/** An account of a saved trace. */
export interface DocumentAccount {
  readonly number: string;
  readonly bank: string;
  readonly name: string;
  readonly standing: AccountStanding;
  /** Days that its statements cover, where they are there. */
  readonly coveredFrom: CalendarDate | null;
  readonly coveredUntil: CalendarDate | null;
}

/** A row that a saved trace cites; as it stood in its source, so that it can be read for ever. */
export interface DocumentRow {
  /** Segment and number, as everywhere. */
  readonly rowId: string;
  readonly exhibitId: string;
  readonly locator: string;
  readonly bookedOn: CalendarDate | null;
  readonly amountMinor: string;
  /** Index of a currency. */
  readonly currency: number;
  /** Index of an account; -1 outside, -2 cash. */
  readonly payer: number;
  readonly beneficiary: number;
  readonly payerName: string;
  readonly beneficiaryName: string;
  /** Whether a fold of it waited to be judged. */
  readonly hasProposal: boolean;
}

/** A step; indexes point into the lists of the document. */
export interface DocumentStep {
  readonly from: number | null;
  readonly deposit: number;
  readonly row: number;
  readonly account: number;
  readonly currency: number;
  readonly hop: number;
  readonly kind: StepKind;
  readonly amountMinor: string;
  readonly remainingMinor: string;
  /** What a share is exactly, where it is no whole number of minor units. */
  readonly exact?: string;
}

/** What a saved trace of shares says beside its steps, each of which is a part of a row. */
export interface DocumentShares {
  readonly arithmetic: Arithmetic;
  /** Whether the amounts of several claimants overlap, so that they add up to nothing. */
  readonly isOverlapping: boolean;
  readonly notApplicable: Text | null;
  /** The ends with their exact amounts; rounded ones follow from the steps. */
  readonly ends: readonly {
    readonly claimant: string;
    readonly fate: Fate;
    readonly account: number;
    readonly currency: number;
    readonly amountMinor: string;
    readonly exact: string;
    readonly residueMicro: number;
  }[];
  readonly assets: readonly {
    readonly row: number;
    readonly claimant: string;
    readonly costMinor: string;
    readonly lien: string;
    readonly share: string | null;
  }[];
  /** Interest that followed the money of claimants; only where some did. */
  readonly accrued?: readonly {
    readonly claimant: string;
    readonly currency: number;
    readonly exact: string;
  }[];
}

/** What somebody said of rows beside what they say themselves. */
export interface DocumentFacts {
  readonly feeRows: readonly number[];
  readonly interestRows: readonly number[];
  readonly assets: readonly { readonly row: number; readonly proceedsMinor: string | null }[];
  readonly coordination: string;
}

/** A notice; `messageId` is a key of the texts of traces or of case ledgers. */
export interface DocumentNotice {
  readonly messageId: string;
  readonly data: TextValues;
  readonly account: number | null;
  readonly currency: number | null;
  readonly amountMinor: string | null;
  readonly rows: readonly number[];
}

/**
 * A trace as it is saved: everything needed to read it, check it and draw it, without the rows that
 * it came from. The same rows, folds, deposits and rules give the same bytes.
 */
export interface TraceDocument {
  readonly form: "tianwang.trace";
  readonly formVersion: 1;
  readonly doctrine: DocumentDoctrine;
  readonly params: TraceParams;
  /** What was read, in order. */
  readonly segments: readonly { readonly segmentId: string; readonly sha256: string }[];
  readonly transactionCount: number;
  readonly currencies: readonly { readonly code: string; readonly scale: number }[];
  readonly accounts: readonly DocumentAccount[];
  readonly rows: readonly DocumentRow[];
  readonly deposits: readonly {
    readonly row: number;
    readonly claimant: string;
    readonly partMinor: string | null;
    readonly followedMinor: string;
  }[];
  readonly steps: readonly DocumentStep[];
  /** Only in a trace of shares. */
  readonly shares?: DocumentShares;
  /** Only where somebody said something. */
  readonly facts?: DocumentFacts;
  readonly stoppedBeforeRow: number | null;
  readonly notices: readonly DocumentNotice[];
}

/** The rows of the ledger that a trace cites, ascending. */
export function citedRows(trace: Trace, facts: RowFacts): number[] {
  const rows = new Set<number>(trace.steps.row);
  for (const row of [...facts.feeRows, ...facts.interestRows]) rows.add(row);
  for (const { row } of facts.assets) rows.add(row);
  for (const { row } of trace.chosen) rows.add(row);
  for (const notice of trace.notices) for (const row of notice.rows) rows.add(row);
  if (trace.stoppedBeforeRow !== null) rows.add(trace.stoppedBeforeRow);
  return [...rows].toSorted((a, b) => a - b);
}

/** The steps of a trace for its document; `rowIndex` and `accountIndex` number what is cited. */
export function documentSteps(
  trace: Trace,
  rowIndex: (row: number) => number,
  accountIndex: (account: number) => number,
  exact: readonly (string | null)[],
): DocumentStep[] {
  assert(trace.legs.size === 0, "rows of a case are not exchanged into another currency");
  return Array.from({ length: trace.steps.count }, (_, at) => {
    const step = stepAt(trace, at);
    return {
      from: step.from,
      deposit: step.chosen,
      row: rowIndex(step.row),
      account: accountIndex(step.account),
      currency: trace.steps.currency[at] ?? 0,
      hop: step.hop,
      kind: step.kind,
      amountMinor: String(step.amountMinor),
      remainingMinor: String(step.remainingMinor),
      ...(exact[at] ? { exact: exact[at] } : {}),
    };
  });
}

/** The bytes of a document, as text. */
export function writeDocument(document: TraceDocument): string {
  return `${JSON.stringify(document)}\n`;
}

/** Reads what {@link writeDocument} wrote. */
export function readDocument(text: string): TraceDocument {
  const document = JSON.parse(text) as TraceDocument;
  const isOurs = document.form === "tianwang.trace" && document.formVersion === 1;
  assert(isOurs, "a saved trace has the form of one");
  return document;
}

/** The trace of a document over the rows that it cites: for summing and drawing, not for walking. */
export function traceOf(document: TraceDocument): Trace {
  const { steps } = document;
  const ints = (of: (step: DocumentStep) => number) => Int32Array.from(steps, of);
  const minor = (of: (step: DocumentStep) => string) =>
    BigInt64Array.from(steps, (step) => BigInt(of(step)));
  const ledger = ledgerOf({
    accountCount: document.accounts.length,
    books: [],
    movements: document.rows.map((row) => ({
      payer: row.payer,
      beneficiary: row.beneficiary,
      amountMinor: BigInt(row.amountMinor),
      currency: document.currencies[row.currency]?.code ?? "",
      bookedOn: null,
    })),
  });
  return {
    doctrine: document.doctrine.id,
    version: document.doctrine.version,
    params: document.params,
    ledger: {
      ...ledger,
      currencies: document.currencies.map(({ code }) => code),
      currency: Uint16Array.from(document.rows, ({ currency }) => currency),
    },
    chosen: document.deposits.map(({ row, claimant, partMinor }) => ({
      row,
      claimant,
      ...(partMinor === null ? {} : { partMinor: BigInt(partMinor) }),
    })),
    followedMinor: document.deposits.map(({ followedMinor }) => BigInt(followedMinor)),
    steps: {
      count: steps.length,
      from: ints(({ from }) => from ?? -1),
      chosen: ints(({ deposit }) => deposit),
      row: ints(({ row }) => row),
      account: ints(({ account }) => account),
      currency: Uint16Array.from(steps, ({ currency }) => currency),
      hop: ints(({ hop }) => hop),
      kind: Uint8Array.from(steps, ({ kind }) => stepKinds.indexOf(kind)),
      amountMinor: minor(({ amountMinor }) => amountMinor),
      remainingMinor: minor(({ remainingMinor }) => remainingMinor),
    },
    legs: new Map(),
    stoppedBeforeRow: document.stoppedBeforeRow,
    notices: [],
  };
}
