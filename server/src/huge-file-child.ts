// SPDX-License-Identifier: Apache-2.0
// For tests only: takes one file in on a server of its own and says what became of it, and of memory.
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import type { ExhibitView } from "@tianwang/evidence/wire";
import { addIntakeFile, listExhibits, openIntake, startIntake } from "@tianwang/evidence/wire";
import { listStatements } from "@tianwang/ledger/wire";
import { createClient } from "@tianwang/wire/client";
import { startTestServer } from "./testing.ts";

/** What the process tells at its end. */
export interface HugeFileNews {
  readonly exhibits: readonly ExhibitView[];
  readonly statementCount: number;
  /** How far the memory of this process rose above what it was before the file came. */
  readonly grownMegabytes: number;
}

const path = process.argv[2] ?? "";
const residentMegabytes = () => process.memoryUsage.rss() / 1024 ** 2;

const server = await startTestServer("huge-file");
// A real socket: only so does the body arrive in pieces, as from a browser.
await server.app.listen({ port: 0, host: "127.0.0.1" });
const address = server.app.server.address();
const port = typeof address === "object" && address ? address.port : 0;
const client = createClient({
  base: `http://127.0.0.1:${port}`,
  fetch,
  headers: () => server.operator.headers(),
});
const { compartmentId } = await client.call(openCaseEndpoint, { body: { title: "Huge" } });
const { intakeId } = await client.call(openIntake, { body: { compartmentId, legalBasis: "test" } });

const before = residentMegabytes();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, residentMegabytes());
}, 20);
await client.call(addIntakeFile, {
  params: { intakeId },
  query: { path: basename(path) },
  body: (await open(path, "r")).readableWebStream({
    autoClose: true,
  }) as ReadableStream<Uint8Array>,
});
await client.call(startIntake, { params: { intakeId } });
await server.settle(compartmentId);
clearInterval(watch);

const { rows } = await client.call(listExhibits, { query: { compartmentId } });
const statements = await client.call(listStatements, { query: { compartmentId } });
const news: HugeFileNews = {
  exhibits: rows,
  statementCount: statements.rows.length,
  grownMegabytes: Math.round(peak - before),
};
process.stdout.write(`${JSON.stringify(news)}\n`);
await server.close();
