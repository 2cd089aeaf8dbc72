// SPDX-License-Identifier: Apache-2.0
import type { FactsText } from "./comparison.wire.ts";

/** What is said of rows, as a person is typing it: ids line by line. */
export interface FactsDraft {
  readonly feeRows: string;
  readonly interestRows: string;
  readonly assets: string;
  readonly coordination: string;
}

/** Nothing is said. */
export const emptyFacts: FactsDraft = {
  feeRows: "",
  interestRows: "",
  assets: "",
  coordination: "",
};

const rowForm = /^seg_[0-9A-HJKMNP-TV-Z]{4,40}:\d{1,12}$/u;
const assetForm = /^seg_[0-9A-HJKMNP-TV-Z]{4,40}:\d{1,12}(?:=\d{1,18})?$/u;

const linesOf = (text: string) =>
  text
    .split(/[\n,;，；]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The first line that is no row id, from 1; 0 when all are. */
export function badLine(name: "feeRows" | "interestRows" | "assets", text: string): number {
  const form = name === "assets" ? assetForm : rowForm;
  return linesOf(text).findIndex((line) => !form.test(line)) + 1;
}

/** What was typed without faults, as it is sent. */
export function factsOf(draft: FactsDraft): FactsText {
  const coordination = draft.coordination.trim();
  const [feeRows, interestRows] = [linesOf(draft.feeRows), linesOf(draft.interestRows)];
  const assets = linesOf(draft.assets).map((line) => {
    const [rowId = "", proceedsMinor] = line.split("=");
    return { rowId, ...(proceedsMinor === undefined ? {} : { proceedsMinor }) };
  });
  return {
    ...(feeRows.length > 0 ? { feeRows } : {}),
    ...(interestRows.length > 0 ? { interestRows } : {}),
    ...(assets.length > 0 ? { assets } : {}),
    ...(coordination === "" ? {} : { coordination }),
  };
}
