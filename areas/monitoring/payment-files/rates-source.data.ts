// SPDX-License-Identifier: Apache-2.0
import type { GivenRate } from "@tianwang/typologies";
import { readRatesFile } from "@tianwang/typologies";
import { readFile } from "node:fs/promises";
import { refuse } from "../errors.ts";

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
