// SPDX-License-Identifier: Apache-2.0
import { parseMinor } from "@tianwang/kernel/money";
import type { DepositChoice, TransactionView } from "./trace.wire.ts";

/** A deposit to be followed, as a person is writing it. */
export interface DepositDraft {
  readonly row: TransactionView;
  readonly claimant: string;
  /** A plain decimal; '' for the whole deposit. */
  readonly part: string;
}

/** A deposit as it is first proposed: all of it, claimed by who paid it. */
export function draftOf(row: TransactionView): DepositDraft {
  return { row, claimant: row.payer.name || row.payer.account, part: "" };
}

/** The part in minor units; null for the whole deposit, `bad` when it is no part of it. */
function partOf({ row, part }: DepositDraft): bigint | null | "bad" {
  const text = part.replaceAll(/[\s,，]/gu, "");
  if (text === "") return null;
  const minor = parseMinor(text, row.amount.scale);
  return minor !== null && minor > 0n && minor <= BigInt(row.amount.amountMinor) ? minor : "bad";
}

/** What is to be mended in a draft before it can be sent. */
export function draftFaults(draft: DepositDraft): readonly ("claimant" | "part")[] {
  return [
    ...(draft.claimant.trim() === "" ? (["claimant"] as const) : []),
    ...(partOf(draft) === "bad" ? (["part"] as const) : []),
  ];
}

/** A draft without faults as it is sent. */
export function choiceOf(draft: DepositDraft): DepositChoice {
  const part = partOf(draft);
  return {
    rowId: draft.row.rowId,
    claimant: draft.claimant.trim(),
    ...(typeof part === "bigint" ? { partMinor: String(part) } : {}),
  };
}
