// SPDX-License-Identifier: Apache-2.0

/**
 * Words that stand where a reference is missing: `NOTPROVIDED` (EPC implementation guidelines, AT-41
 * when the originator gave none), `NONREF` (SWIFT MT field 61 and 21), and what exports put there.
 */
const placeholders = new Set([
  "NOTPROVIDED",
  "NONREF",
  "NOREF",
  "NOREFERENCE",
  "NONE",
  "NULL",
  "NIL",
  "NA",
  "UNKNOWN",
  "UNDEFINED",
  "无",
  "暂无",
  "空",
]);

const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/u;

/** A text that stands for nothing: a placeholder, zeros or signs only. */
export function isPlaceholder(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return /^0*$/u.test(letters) || placeholders.has(letters);
}

/**
 * A reference in the form in which references are compared, or empty text when it identifies
 * nothing or is too short to.
 *
 * @example
 *   normalReference(" scor 2023 0001", 4); // "SCOR20230001"
 *   normalReference("NotProvided", 4); // ""
 */
export function normalReference(text: string, lengthMin: number): string {
  if (text === "") return "";
  const normal = text.normalize("NFKC").replaceAll(/\s+/gu, "").toUpperCase();
  // One character over and over (`XXXX`, `9999`) fills a field and identifies nothing.
  const isFiller = /^(.)\1*$/u.test(normal);
  return normal.length < lengthMin || isFiller || isPlaceholder(normal) ? "" : normal;
}

/** A UETR (RFC 4122 version 4 UUID) for comparison, or empty text when it is none. */
export function normalUetr(text: string): string {
  const normal = text.trim().toUpperCase();
  return uuid.test(normal) && !isPlaceholder(normal) ? normal : "";
}

/** MT field 61 carries 16 characters of a reference that may have 35: one may begin the other. */
const truncatedLength = 16;

/** Whether two references, both given, cannot be the same one. */
export function referencesConflict(a: string, b: string): boolean {
  if (a === "" || b === "" || a === b) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length < truncatedLength || !long.startsWith(short);
}
