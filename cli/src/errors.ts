// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";

/** The command line was not understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly says: Text;

  constructor(says: Text) {
    super(says.en);
    this.says = says;
  }
}

/** Makes a {@link UsageError}. */
export function usage(says: Text): UsageError {
  return new UsageError(says);
}
