// SPDX-License-Identifier: Apache-2.0
import type { StoredRow } from "./stored-row.ts";
import type { TransactionView } from "./transaction.wire.ts";

/** A stored row as it goes over the wire. */
export function transactionView(row: StoredRow): TransactionView {
  return {
    rowId: `${row.segmentId}:${row.rowNo}`,
    exhibitId: row.exhibitId,
    locator: row.locator,
    side: row.side,
    status: row.status,
    bookedOn: row.bookedOn,
    bookedTime: row.bookedTime,
    valueOn: row.valueOn,
    amount: { amountMinor: String(row.amountMinor), currency: row.currency, scale: row.scale },
    balanceMinor: row.balanceMinor === null ? null : String(row.balanceMinor),
    payer: { account: row.payerAccount, name: row.payerName, bank: row.payerBank },
    beneficiary: {
      account: row.beneficiaryAccount,
      name: row.beneficiaryName,
      bank: row.beneficiaryBank,
    },
    isReversal: row.isReversal,
    purpose: row.purpose,
    sourceCount: row.foldCount + 1,
    hasProposal: row.proposalCount > 0,
  };
}
