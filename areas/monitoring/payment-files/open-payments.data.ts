// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { readRatesFile } from "@tianwang/typologies";
import type { GivenRate } from "@tianwang/typologies";
import { refuse } from "../errors.ts";
import type { Scratch } from "@tianwang/store";
import { openScratch } from "@tianwang/store";
import type { PaymentStream } from "./payment-stream.data.ts";
import { readAccounts, sortPayments } from "./payment-stream.data.ts";
import type { PaymentTable } from "./payment-table.data.ts";
import { readPayments } from "./payment-table.data.ts";
import type { SourceFile } from "./source-file.data.ts";
import { readSource } from "./source-file.data.ts";

/** The files that a command was given; paths are absolute. */
export interface PaymentPaths {
  readonly transactions: string;
  readonly accounts: string | undefined;
  /** Files that are read besides, such as labels. */
  readonly others?: readonly string[];
}

/** Payments of a file, ready to be watched. */
export interface OpenPayments {
  readonly source: SourceFile;
  readonly table: PaymentTable;
  readonly stream: PaymentStream;
  readonly scratch: Scratch;
}

/** Reads the files, lets `use` work with them, and leaves nothing behind. */
export async function withPayments<T>(
  paths: PaymentPaths,
  signal: AbortSignal,
  use: (payments: OpenPayments) => Promise<T>,
): Promise<T> {
  const { transactions, accounts, others = [] } = paths;
  const source = await readSource(transactions, signal);
  const holders = accounts === undefined ? null : await readSource(accounts, signal);
  const files = [transactions, ...(accounts === undefined ? [] : [accounts]), ...others];
  const scratch = await openScratch(files);
  const stop = () => scratch.interrupt();
  signal.addEventListener("abort", stop);
  try {
    const table = await readPayments(scratch, "given", source);
    if (holders) await readAccounts(scratch, holders);
    const stream = await sortPayments(scratch, table, holders !== null);
    return await use({ source, table, stream, scratch });
  } catch (error) {
    // DuckDB reports an interrupted query in words of its own; what happened is the signal.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    await scratch.close();
  }
}

/** Faults that are named; the rest are counted. */
const faultsShown = 10;

/** Reads a file of rates of the day; refuses one with a fault, naming the lines. */
export async function readRates(path: string | undefined): Promise<readonly GivenRate[]> {
  if (path === undefined) return [];
  const text = await readFile(path, "utf8").catch(() => {
    throw refuse("MONITORING_FILE_MISSING", { path });
  });
  const { rates, faults } = readRatesFile(text);
  if (faults.length === 0) return rates;
  const shown = faults
    .slice(0, faultsShown)
    .map(({ code, line, column, value }) =>
      [`${line}${column === null ? "" : `:${column}`}`, code, value].join(" ").trim(),
    );
  const more = faults.length - shown.length;
  throw refuse("MONITORING_BAD_RATES", {
    path,
    faults: [...shown, ...(more > 0 ? [`+ ${more}`] : [])].join("; "),
  });
}
