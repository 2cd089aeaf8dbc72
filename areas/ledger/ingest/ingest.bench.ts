// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { createPartyCollector } from "@tianwang/entities";
import { assert } from "@tianwang/kernel/assert";
import { gatherParties } from "./party-rows.data.ts";
import { gatherInto } from "./sink.ts";
import { openSegmentWriter } from "./segment-writer.data.ts";
import { proposeTables, readTableFile } from "./tables/table-file.data.ts";

/**
 * One measurement in a process of its own, so that memory is its own: `node ingest.bench.ts HOW
 * CSV`. Prints one JSON object. HOW is `segment` (decode, parse, map, reconcile, write), `parties`
 * (the same and gather holders and counterparties, as the intake does) or `bare` (DuckDB alone).
 */
interface Measured {
  readonly seconds: number;
  readonly rowCount: number;
  readonly peakMegabytes: number;
}

/** Bytes of a piece of the file, as blob stores give them. */
const pieceBytes = 262_144;

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function sum(rows: readonly object[]): string {
  return JSON.stringify(rows);
}

async function measureBare(csv: string): Promise<Measured> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const start = performance.now();
  await connection.run(
    `CREATE TABLE rows AS SELECT * FROM read_csv('${csv}', header=true, all_varchar=true)`,
  );
  const seconds = (performance.now() - start) / 1000;
  const reader = await connection.runAndReadAll("SELECT count(*)::INT AS n FROM rows");
  const rowCount = Number(reader.getRowObjectsJson()[0]?.["n"]);
  connection.closeSync();
  instance.closeSync();
  return { seconds, rowCount, peakMegabytes: peakMegabytes() };
}

/** Proves that the segment is whole: its rows, amounts and balances meet in one query. */
async function countSegment(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`SELECT count(*)::INT AS n,
    count(*) FILTER (WHERE locator = 'row ' || (row_no + 3))::INT AS located,
    arg_max(balance_minor, row_no) - arg_min(balance_minor, row_no)
      - sum(CASE WHEN row_no = 0 THEN 0 WHEN side = 'payer' THEN -amount_minor
        ELSE amount_minor END) AS difference FROM '${path}'`);
  const [found] = reader.getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  assert(Number(found?.["difference"]) === 0, `the segment adds up: ${sum([found ?? {}])}`);
  assert(found?.["n"] === found?.["located"], "every row of the segment has its place");
  return Number(found?.["n"]);
}

async function measureIngest(csv: string, withParties: boolean): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-bench-segment-"));
  const path = join(folder, "segment.parquet");
  const file = { open: () => createReadStream(csv, { highWaterMark: pieceBytes }) };
  const start = performance.now();
  const { proposals } = await proposeTables(file);
  const writer = await openSegmentWriter(path, ({ code }) => assert(false, `a problem: ${code}`));
  const parties = createPartyCollector({
    compartmentId: "cmp_0000",
    hash: (text) => createHash("sha256").update(text, "utf8").digest(),
  });
  const { sink, gathered } = gatherInto(writer, parties);
  const options = { drained: () => writer.drained() };
  const problems = await readTableFile(file, proposals[0]?.mapping, sink, options);
  await writer.finish();
  const heads = gathered.checks.map(({ head }) => head);
  if (withParties) await gatherParties(path, heads, parties);
  const seconds = (performance.now() - start) / 1000;
  const peak = peakMegabytes();
  const isReconciled = gathered.checks.every(({ reconciles }) => reconciles === "yes");
  assert(problems.length === 0 && isReconciled, "the file is read whole");
  const rowCount = await countSegment(path);
  await rm(folder, { recursive: true });
  return { seconds, rowCount, peakMegabytes: peak };
}

async function main([how = "", csv = ""]: readonly string[]): Promise<void> {
  const measured =
    how === "bare" ? await measureBare(csv) : await measureIngest(csv, how === "parties");
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

await main(process.argv.slice(2));
