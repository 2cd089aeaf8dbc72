// SPDX-License-Identifier: Apache-2.0
import type { FileToRead, ReadingContext } from "@tianwang/evidence/server";
import type { RowSource } from "./row-source.data.ts";

export async function findTableSource(
  _file: FileToRead,
  _context: ReadingContext,
): Promise<RowSource | null> {
  return null;
}
