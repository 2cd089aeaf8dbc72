// SPDX-License-Identifier: Apache-2.0

/** One payment as detectors see it. Payments come in the order of their moments. */
export interface Payment {
  /** Place in the stream, from 0 upwards; whoever feeds the stream keeps ids by it. */
  readonly row: number;
  /** Account indices; an account is one (bank, number), never a number alone. */
  readonly from: number;
  readonly to: number;
  /** Minutes since 1970-01-01T00:00Z; a source with days only gives midnight. */
  readonly atMinutes: number;
  /** What arrived, whole and no more than 2^53: doubles hold such numbers exactly. */
  readonly amountMinor: number;
  /** Index of the currency that arrived, in the list of whoever feeds the stream. */
  readonly currency: number;
  /** Country indices of the two accounts; -1 when unknown. */
  readonly fromCountry: number;
  readonly toCountry: number;
}
