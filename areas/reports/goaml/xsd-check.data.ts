// SPDX-License-Identifier: Apache-2.0
import { runInThread } from "./thread.data.ts";
import type { XsdRefusal, XsdRepair } from "./xsd-repair.ts";
import { hasDoctype, repairXsd } from "./xsd-repair.ts";

/** Largest schema that is read; those seen weigh 0.15 to 0.3 MB. */
export const xsdBytesMax = 8 * 1024 * 1024;
/** Largest document that is checked. */
export const xmlBytesMax = 64 * 1024 * 1024;
/** How long a check may take. */
const checkMillisMax = 60_000;

/** What the thread is given. */
export interface XsdTask {
  readonly xml: string;
  readonly xsd: string;
}

/** What the checker finds wrong, in its own words; `inFile` tells whether the schema is at fault. */
export interface XsdFault {
  readonly inFile: "xml" | "xsd";
  readonly line: number;
  readonly path: string;
  readonly says: string;
}

/** How a document fared against a schema. */
export interface XsdVerdict {
  /** Null: it was not checked, for the reason in `refusal`. */
  readonly isValid: boolean | null;
  readonly refusal: XsdRefusal | "too-large" | "not-text" | "time" | null;
  /** What was changed in the schema in memory, or left out of the check. */
  readonly repairs: readonly XsdRepair[];
  readonly faults: readonly XsdFault[];
}

/** What a check may cost; tests set less. */
export interface XsdLimits {
  readonly millisMax?: number;
  readonly signal?: AbortSignal;
}

/** The text of a file in the encoding that its mark or its first line states; null when it is none. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const stated = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/u.exec(head)?.[1];
  const marked =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : (stated ?? "utf-8");
  try {
    return new TextDecoder(marked, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Checks a document against a schema of the user. The schema is repaired in memory where it speaks
 * the language of another program; nothing is fetched and no entity is followed.
 */
export async function checkByXsd(
  xml: string,
  xsd: Uint8Array,
  limits: XsdLimits = {},
): Promise<XsdVerdict> {
  const none = { isValid: null, repairs: [], faults: [] } as const;
  if (xsd.byteLength > xsdBytesMax || xml.length > xmlBytesMax)
    return { ...none, refusal: "too-large" };
  const source = textOf(xsd);
  if (source === null) return { ...none, refusal: "not-text" };
  const { text, repairs, refusal } = repairXsd(source);
  if (refusal !== null) return { ...none, refusal };
  if (hasDoctype(xml)) return { ...none, refusal: "doctype" };
  const { millisMax = checkMillisMax, signal } = limits;
  const task: XsdTask = { xml, xsd: text };
  const url = new URL("xsd-check.task.ts", import.meta.url);
  const faults = await runInThread<readonly XsdFault[]>(url, task, { millisMax, signal });
  if (faults === null) return { ...none, repairs, refusal: "time" };
  const isSchemaWrong = faults.some(({ inFile }) => inFile === "xsd");
  return {
    isValid: isSchemaWrong ? null : faults.length === 0,
    refusal: isSchemaWrong ? "not-a-schema" : null,
    repairs,
    faults,
  };
}
