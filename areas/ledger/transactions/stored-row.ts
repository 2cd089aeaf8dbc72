// SPDX-License-Identifier: Apache-2.0
import type { ExhibitId, SegmentId } from "@tianwang/kernel/ids";

/** A row as DuckDB gives it. */
export interface StoredRow {
  readonly segmentId: SegmentId;
  readonly exhibitId: ExhibitId;
  readonly rowNo: number;
  readonly statementIndex: number;
  readonly locator: string;
  readonly side: "payer" | "beneficiary" | "register";
  readonly status: "booked" | "pending" | "information";
  readonly bookedOn: string | null;
  readonly bookedTime: string;
  readonly valueOn: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly scale: number;
  readonly balanceMinor: bigint | null;
  readonly payerAccount: string;
  readonly payerName: string;
  readonly payerBank: string;
  readonly beneficiaryAccount: string;
  readonly beneficiaryName: string;
  readonly beneficiaryBank: string;
  readonly isReversal: boolean;
  readonly purpose: string;
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly uetr: string;
  readonly code: string;
  readonly extra: string | null;
  readonly foldCount: number;
  readonly proposalCount: number;
}
