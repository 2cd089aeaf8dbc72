// SPDX-License-Identifier: Apache-2.0
import type { Source } from "./source.ts";
import type { TextValues } from "./text.ts";

/** One reason of a finding: a message by id, its values, and what it cites. */
export interface Reason {
  readonly messageId: string;
  readonly data: TextValues;
  readonly cites: readonly Source[];
}

/** What a unit (detector, doctrine, matcher, rule) says of a subject. Without reasons it is not shown. */
export interface Finding {
  readonly unit: string;
  readonly version: number;
  readonly subject: string;
  /** 0 to 1, in basis points; never a score of guilt. */
  readonly strengthBasisPoints: number;
  readonly because: readonly Reason[];
}
