// SPDX-License-Identifier: Apache-2.0
import type { Preview } from "./mapping-preview.ts";
import { previewRows } from "./mapping-preview.ts";
import type { TableFile } from "./tables/table-file.data.ts";
import { readTableFile } from "./tables/table-file.data.ts";
import { headerSearchRecords } from "./tables/table-layout.ts";
import type { TableMapping } from "./tables/table-mapping.ts";

/** Bytes of a text table that are read for a preview. */
const previewBytes = 256_000;

/** Rows of a sheet that are read for a preview, below those in which its header is looked for. */
const rowsBelowHeader = 100;

/** The first bytes of a file as a file. */
function headOf(file: TableFile): TableFile {
  return {
    open: async function* open() {
      let left = previewBytes;
      for await (const chunk of file.open()) {
        yield chunk.subarray(0, left);
        left -= chunk.length;
        if (left <= 0) return;
      }
    },
  };
}

/** Reads the first rows of a table by a mapping, with the reader that will read all of it. */
export async function previewTable(file: TableFile, mapping: TableMapping): Promise<Preview> {
  const { form } = mapping;
  const isBook = form.kind === "workbook";
  const { sink, preview } = previewRows(isBook ? form.sheets : []);
  await readTableFile(isBook ? file : headOf(file), mapping, sink, {
    rowsMax: headerSearchRecords + rowsBelowHeader,
  });
  return preview();
}
