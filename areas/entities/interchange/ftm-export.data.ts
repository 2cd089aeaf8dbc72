// SPDX-License-Identifier: Apache-2.0
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { isStock } from "../model/model.ts";
import { entityFrom } from "../statements/entity.ts";
import { readAllStatements } from "../statements/statement.data.ts";
import type { Statement } from "../statements/statement.ts";
import { contextKeyOf, existenceProp, namedProp } from "../statements/statement.ts";
import { writeFtmRecord } from "./ftm-record.ts";
import { recordOfEntity, recordOfStatement } from "./ftm-statements.ts";

/** What is exported, and how. */
export interface WantedExport {
  readonly compartmentId: CompartmentId;
  readonly form: "entities" | "statements";
  /** Only what the stock model knows: its own readers stop at anything else. */
  readonly isPlain: boolean;
}

/** A written export; its bytes can be read once. */
export interface WrittenExport {
  readonly lineCount: number;
  readonly byteCount: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

function isPlainStatement({ schema, prop }: Statement): boolean {
  const isProperty = prop !== existenceProp && contextKeyOf(prop) === null;
  return isStock(schema, isProperty ? namedProp(prop) : undefined);
}

function linesOf(statements: readonly Statement[], form: WantedExport["form"]): readonly string[] {
  if (form === "statements") {
    const records = statements.map(recordOfStatement).filter((record) => record !== null);
    return records.map((record) => `${writeFtmRecord(record)}\n`);
  }
  const entity = entityFrom(statements);
  return entity ? [`${writeFtmRecord(recordOfEntity(entity))}\n`] : [];
}

async function* readOnce(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path);
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Exports the entities of a compartment as FtM JSON lines in the order of their ids, to a draft
 * first: the whole is of one moment, and a slow download holds up nobody.
 */
export async function exportEntities(work: Work, wanted: WantedExport): Promise<WrittenExport> {
  let lineCount = 0;
  async function* lines(): AsyncIterable<string> {
    for await (const all of readAllStatements(work, wanted.compartmentId)) {
      const statements = wanted.isPlain ? all.filter(isPlainStatement) : all;
      for (const line of linesOf(statements, wanted.form)) {
        lineCount += 1;
        yield line;
      }
    }
  }
  const path = await work.store.blobs.draftPath();
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  try {
    await pipeline(lines, file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { lineCount, byteCount: file.bytesWritten, bytes: readOnce(path) };
}
