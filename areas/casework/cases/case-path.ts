// SPDX-License-Identifier: Apache-2.0

/**
 * The address of a case, or of one of its tabs.
 *
 * @example
 *   casePath("cas_1", "tasks"); // "/cases/cas_1?tab=tasks"
 */
export function casePath(caseId: string, tab = "overview"): string {
  const path = `/cases/${encodeURIComponent(caseId)}`;
  return tab === "overview" ? path : `${path}?tab=${encodeURIComponent(tab)}`;
}
