// SPDX-License-Identifier: Apache-2.0
import type { Exhibit } from "@tianwang/evidence";
import { originalEncoding, originalLines } from "@tianwang/evidence/server";
import { parseLocator } from "@tianwang/kernel/source";
import type { Store, Work } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { decodeText } from "../ingest/pump.data.ts";
import { readTableExcerpt } from "../ingest/table-excerpt.data.ts";
import { createElementFinder } from "./element-excerpt.ts";
import { contextCount } from "./excerpt.ts";

/** A piece of an original around a place. */
export interface Excerpt {
  readonly header: string[];
  readonly rows: { readonly label: string; readonly cells: string[]; readonly isCited: boolean }[];
}

/** Reads the original around a place: lines, table rows, or the leaves of an XML element. */
export async function readExcerpt(
  work: Work,
  exhibit: Exhibit,
  locatorText: string,
): Promise<Excerpt> {
  const locator = parseLocator(locatorText);
  const missing = () => refuse("LEDGER_NO_PLACE", { locator: locatorText });
  if (!locator) throw missing();
  const encoding = await originalEncoding(work.store, exhibit.sha256);
  switch (locator.kind) {
    case "row":
      return (await readTableExcerpt(work, exhibit, locator)) ?? Promise.reject(missing());
    case "element":
      if (encoding === null) throw missing();
      return readElement(work.store, exhibit.sha256, { encoding, path: locator.path });
    case "line":
      if (encoding === null) throw missing();
      return readAround(work.store, exhibit.sha256, { encoding, line: locator.line });
    case "page":
    case "whole":
      throw missing();
  }
}

async function readAround(
  store: Store,
  sha256: string,
  at: { readonly encoding: string; readonly line: number },
): Promise<Excerpt> {
  const from = Math.max(1, at.line - contextCount);
  const count = at.line + contextCount - from + 1;
  const lines = await originalLines(store, sha256, { encoding: at.encoding, from, count });
  return {
    header: [],
    rows: lines.map(({ line, text }) => ({
      label: String(line),
      cells: [text],
      isCited: line === at.line,
    })),
  };
}

async function readElement(
  store: Store,
  sha256: string,
  at: { readonly encoding: string; readonly path: string },
): Promise<Excerpt> {
  const finder = createElementFinder(at.path);
  for await (const piece of decodeText(store.blobs.read(sha256), at.encoding)) {
    finder.write(piece);
    if (finder.isDone()) break;
  }
  return {
    header: [],
    rows: finder.leaves().map(({ path, text }) => ({ label: path, cells: [text], isCited: true })),
  };
}
