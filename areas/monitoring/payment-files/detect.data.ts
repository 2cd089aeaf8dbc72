// SPDX-License-Identifier: Apache-2.0
import { detectors } from "@tianwang/typologies";
import type { Problem } from "@tianwang/kernel/problem";
import type { AlertLine, MaybeScored } from "./alert-line.ts";
import { alertLineOf, compareScored } from "./alert-line.ts";
import type { WatchChoices } from "./choice.ts";
import type { OpenPayments } from "./open-payments.data.ts";
import { readRates, withPayments } from "./open-payments.data.ts";
import type { FileCurrency, RowCounts } from "./payment-table.data.ts";
import type { Run } from "./watch-run.data.ts";
import { watchScored } from "./scored-run.data.ts";

/** The files and the choices of a command. */
export interface FileChoices extends WatchChoices {
  readonly transactions: string;
  readonly accounts: string | undefined;
  readonly model: string | undefined;
  /** A file of rates of the day. */
  readonly ratesFile?: string | undefined;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** A limit of the search that bit, and where. */
export interface BiteLine {
  readonly limit: string;
  readonly count: number;
  readonly accounts: readonly string[];
}

/** What is said of a file besides its alerts. */
export interface DetectSummary {
  readonly sha256: string;
  readonly rows: RowCounts;
  readonly problemCounts: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  readonly ignoredColumns: readonly string[];
  readonly currencies: readonly FileCurrency[];
  readonly accounts: number;
  readonly alerts: number;
  readonly byTypology: Readonly<Record<string, number>>;
  readonly cut: number;
  readonly windowDays: number;
  readonly novelty: string;
  readonly limits: readonly BiteLine[];
  readonly speed: {
    readonly readSeconds: number;
    readonly watchSeconds: number;
    readonly paymentsPerSecond: number;
    readonly lastTenthShare: number;
  };
}

export interface Detection {
  readonly summary: DetectSummary;
  readonly alerts: readonly AlertLine[];
}

/** Problems repeated in a summary; all of them are counted. */
const problemsShown = 50;

/** Shapes in the words of their file, strongest first. */
async function alertLines(
  { stream, table }: OpenPayments,
  shapes: readonly MaybeScored[],
  accountKeys: readonly string[],
): Promise<AlertLine[]> {
  const rows = [...new Set(shapes.flatMap((shape) => shape.rows))].toSorted((a, b) => a - b);
  const naming = {
    accountKeys,
    currencies: table.currencies,
    told: await stream.told(rows),
    detectors,
  };
  return shapes.toSorted(compareScored).map((shape) => alertLineOf(shape, naming));
}

/** How many there are of each kind, by name. */
function countBy(names: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function speedOf(run: Run, count: number, readSeconds: number): DetectSummary["speed"] {
  const [first = 0] = run.tenths;
  const last = run.tenths.at(-1) ?? 0;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    readSeconds: rounded(readSeconds),
    watchSeconds: rounded(run.seconds),
    paymentsPerSecond: Math.round(count / Math.max(1e-6, readSeconds + run.seconds)),
    lastTenthShare: last > 0 ? rounded(first / last) : 1,
  };
}

/** Finds the shapes in a file of payments. */
export function detectFile(choices: FileChoices): Promise<Detection> {
  const startedAt = performance.now();
  return withPayments(choices, choices.signal, async (payments) => {
    const { source, table, stream } = payments;
    const readSeconds = (performance.now() - startedAt) / 1000;
    const run = await watchScored(payments, choices.model, {
      ...choices,
      rates: await readRates(choices.ratesFile),
      progress: (done) => choices.progress(done, stream.count),
    });
    const accountKeys = await stream.accountKeys();
    const cut = run.model?.cut ?? choices.strengthMin;
    const found = run.scored?.filter(({ score }) => score >= cut) ?? run.shapes;
    const alerts = await alertLines(payments, found, accountKeys);
    const summary: DetectSummary = {
      sha256: source.sha256,
      rows: table.counts,
      problemCounts: table.problemCounts,
      problems: table.problems.slice(0, problemsShown),
      ignoredColumns: table.columns.ignored,
      currencies: table.currencies,
      accounts: stream.accountCount,
      alerts: alerts.length,
      byTypology: countBy(alerts.map(({ typology }) => typology)),
      cut,
      windowDays: run.windowDays,
      novelty: run.novelty,
      limits: run.state.bites.map(({ limit, count, accounts }) => ({
        limit,
        count,
        accounts: accounts.map((account) => accountKeys[account] ?? ""),
      })),
      speed: speedOf(run, stream.count, readSeconds),
    };
    return { summary, alerts };
  });
}
