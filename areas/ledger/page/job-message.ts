// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";

/** What a job of this area says while it runs, or why it failed. */
export interface JobMessage {
  readonly phase: string;
  readonly rowCount: number | null;
  /** Why it failed and how to mend it. */
  readonly failure: { readonly says: Text; readonly mend: Text } | null;
}

const nothing: JobMessage = { phase: "", rowCount: null, failure: null };

function isText(value: unknown): value is Text {
  if (typeof value !== "object" || value === null) return false;
  const { zh, en } = value as Partial<Text>;
  return typeof zh === "string" && typeof en === "string";
}

/** Reads the message of a job; what it does not say stays empty. */
export function readJobMessage(message: string): JobMessage {
  let said: unknown;
  try {
    said = JSON.parse(message);
  } catch {
    return nothing;
  }
  if (typeof said !== "object" || said === null) return nothing;
  const { phase, rowCount, says, mend } = said as Readonly<Record<string, unknown>>;
  return {
    phase: typeof phase === "string" ? phase : "",
    rowCount: typeof rowCount === "number" ? rowCount : null,
    failure: isText(says) && isText(mend) ? { says, mend } : null,
  };
}
