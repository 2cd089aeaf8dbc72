// SPDX-License-Identifier: Apache-2.0
import type { Exhibit } from "@tianwang/evidence";
import type { Work } from "@tianwang/store";
import type { Excerpt } from "../statements/excerpt.data.ts";

export async function readTableExcerpt(
  _work: Work,
  _exhibit: Exhibit,
  _locator: unknown,
): Promise<Excerpt | null> {
  return null;
}
