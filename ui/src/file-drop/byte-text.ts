// SPDX-License-Identifier: Apache-2.0

const units = ["B", "kB", "MB", "GB", "TB"] as const;

/**
 * A size in bytes for reading, powers of 1000 (IEC 80000-13), one digit after the point.
 *
 * @example
 *   byteText(1536); // "1.5 kB"
 */
export function byteText(byteCount: number): string {
  let value = byteCount;
  let at = 0;
  while (value >= 999.95 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = at === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1);
  return `${digits} ${units[at] ?? ""}`;
}
