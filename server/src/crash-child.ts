// SPDX-License-Identifier: Apache-2.0
// For tests only: a real server in a process of its own that takes files in and kills itself, as
// `kill -9` would, at a moment that its command line names. Tells what it sees on standard output.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { addIntakeFile, openIntake, startIntake } from "@tianwang/evidence/wire";
import type { Store } from "@tianwang/store";
import { sql, verifyChain } from "@tianwang/store";
import type { Client } from "@tianwang/wire/client";
import { createClient } from "@tianwang/wire/client";
import { readConfig } from "./config.ts";
import type { RunningServer } from "./main.ts";
import { startServer } from "./main.ts";

/** When the process ends: a place in the code, how often that is passed first, and a delay. */
export interface Moment {
  readonly at:
    | "never"
    | "during-put"
    | "after-put"
    | "during-segment"
    | "after-segment"
    | "inside-transaction"
    | "before-commit"
    | "during-commit"
    | "after-commit"
    | "during-folds"
    | "any-time";
  readonly skip: number;
  readonly delayMillis: number;
}

/** What the child is told on its command line, as JSON. */
export interface ChildOrder {
  readonly folder: string;
  /** A JSON file: the files to be in the intake, by path. */
  readonly material: string;
  /** Title of the case; found again after a restart. */
  readonly title: string;
  readonly moment: Moment;
}

/** What is in the store of one file: counts of everything that came of it. */
export type FileFacts = Readonly<Record<string, string | number | null>>;

/** What the child tells, one JSON object a line. */
export type ChildNews =
  | {
      readonly kind: "started";
      readonly pid: number;
      readonly url: string;
      readonly interruptedCount: number;
      readonly drafts: readonly string[];
      readonly isChainWhole: boolean;
      /** By path of the file; only those that the intake knows. */
      readonly files: Readonly<Record<string, FileFacts>>;
      /** Rows that name an exhibit that is not there, by table. */
      readonly orphans: Readonly<Record<string, number>>;
      /** Blobs that a row names and that are missing or not what their name says. */
      readonly badBlobs: readonly string[];
    }
  | { readonly kind: "finished"; readonly files: Readonly<Record<string, FileFacts>> };

const order = JSON.parse(process.argv[2] ?? "") as ChildOrder;
const tell = (news: ChildNews) => process.stdout.write(`${JSON.stringify(news)}\n`);
const die = () => process.kill(process.pid, "SIGKILL");

let passed = 0;

/** Called at each place that a moment can name. */
function pass(at: Moment["at"]): void {
  const { moment } = order;
  if (moment.at !== at || passed++ < moment.skip) return;
  if (moment.delayMillis === 0) die();
  else setTimeout(die, moment.delayMillis);
}

async function* untilKilled(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    yield chunk.subarray(0, chunk.byteLength / 2);
    pass("during-put");
    yield chunk.subarray(chunk.byteLength / 2);
  }
}

/** Puts the places into the store of the running server; nothing of it knows. */
function watch(store: Store): void {
  const { blobs } = store;
  const put = blobs.put.bind(blobs);
  const adopt = blobs.adopt.bind(blobs);
  const draftPath = blobs.draftPath.bind(blobs);
  let isWriting = false;
  Object.assign(blobs, {
    put: async (bytes: AsyncIterable<Uint8Array>, byteCountMax: number) => {
      const blob = await put(untilKilled(bytes), byteCountMax);
      pass("after-put");
      return blob;
    },
    draftPath: async () => {
      isWriting = true;
      return draftPath();
    },
    adopt: async (path: string) => {
      const blob = await adopt(path);
      isWriting = false;
      pass("after-segment");
      return blob;
    },
  } satisfies Partial<Store["blobs"]>);
  if (order.moment.at === "during-segment") {
    setInterval(() => {
      const drafts = join(order.folder, "blobs", "drafts");
      if (isWriting && readdirSync(drafts).some((name) => name.startsWith(".segment-")))
        pass("during-segment");
    }, 1);
  }
  const run = store.run.bind(store);
  Object.assign(store, {
    run: (async (acting, action, use) => {
      if (action === "ledger.folds") pass("during-folds");
      if (action !== "evidence.intake.commit") return run(acting, action, use);
      const value = await run(acting, action, async (work) => {
        const change = work.change.bind(work);
        Object.assign(work, {
          change: async (query: Parameters<typeof change>[0]) => {
            pass("inside-transaction");
            return change(query);
          },
        });
        const done = await use(work);
        pass("before-commit");
        pass("during-commit");
        return done;
      });
      pass("after-commit");
      return value;
    }) satisfies Store["run"],
  });
}

const one = async <T>(store: Store, text: string): Promise<T[]> =>
  (await store.asOwner((db) => sql<T>`${sql.raw(text)}`.execute(db))).rows;

/** What the store holds of each file of the case. */
async function factsOf(store: Store, title: string): Promise<Record<string, FileFacts>> {
  const counted = (table: string) =>
    `(select count(*)::int from ${table} x where x.exhibit_id = e.id) as "${table}"`;
  const rows = await one<FileFacts & { path: string; segment: string | null }>(
    store,
    `select f.relative_path as path, f.state, e.reading,
       ${["evidence.custody_events", "evidence.derivatives", "evidence.problems", "store.segments"].map(counted).join(", ")},
       ${["ledger.statements", "ledger.readings", "entities.statements"].map(counted).join(", ")},
       (select sum(entry_count)::int from ledger.statements x where x.exhibit_id = e.id) as "entryCount",
       (select sha256 from store.segments x where x.exhibit_id = e.id) as segment,
       (select row_count::int from store.segments x where x.exhibit_id = e.id) as "rowCount"
     from casework.cases c join evidence.intake_files f on f.compartment_id = c.compartment_id
     left join evidence.exhibits e on e.compartment_id = f.compartment_id and e.sha256 = f.sha256
     where c.title = '${title}' order by f.relative_path, f.id`,
  );
  const stored = await storedRowCounts(
    store,
    rows.flatMap(({ segment }) => segment ?? []),
  );
  const facts: Record<string, FileFacts> = {};
  for (const { path, segment, ...row } of rows) {
    const storedRowCount = segment === null ? null : (stored.get(segment) ?? -1);
    const isTwice = path in facts;
    facts[path] = { ...row, storedRowCount, ...(isTwice ? { state: "twice" } : {}) };
  }
  return facts;
}

/** Rows in the segments themselves, by their blobs. */
async function storedRowCounts(
  store: Store,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (hashes.length === 0) return new Map();
  const paths = hashes.map((sha256) => store.blobs.path(sha256));
  const session = await store.columnar.over({ source_rows: paths });
  const rows = await session.rows<{ filename: string; count: bigint }>(
    "select filename, count(*) as count from source_rows group by filename",
  );
  return new Map(rows.map(({ filename, count }) => [basename(filename), Number(count)]));
}

async function orphansOf(store: Store): Promise<Record<string, number>> {
  const orphans: Record<string, number> = {};
  for (const table of [
    "store.segments",
    "ledger.statements",
    "ledger.readings",
    "entities.statements",
  ]) {
    const [row] = await one<{ count: number }>(
      store,
      `select count(*)::int as count from ${table} where exhibit_id not in (select id from evidence.exhibits)`,
    );
    orphans[table] = row?.count ?? -1;
  }
  return orphans;
}

async function badBlobsOf(store: Store): Promise<string[]> {
  const bad: string[] = [];
  for (const { sha256 } of await one<{ sha256: string }>(store, "select sha256 from store.blobs")) {
    const hash = createHash("sha256");
    try {
      for await (const chunk of store.blobs.read(sha256)) hash.update(chunk);
    } catch {
      bad.push(sha256);
      continue;
    }
    if (hash.digest("hex") !== sha256) bad.push(sha256);
  }
  return bad;
}

/** The intake of the case, with the files that it has already; made on the first run. */
async function intakeOf(
  client: Client,
  store: Store,
): Promise<{ intakeId: string; paths: Set<string> }> {
  const [found] = await one<{ intakeId: string }>(
    store,
    `select i.id as "intakeId" from casework.cases c
     join evidence.intakes i on i.compartment_id = c.compartment_id where c.title = '${order.title}'`,
  );
  if (!found) {
    const { compartmentId } = await client.call(openCaseEndpoint, { body: { title: order.title } });
    const made = await client.call(openIntake, {
      body: { compartmentId, legalBasis: "调取证据通知书 第1号" },
    });
    return { ...made, paths: new Set() };
  }
  const files = await one<{ path: string }>(
    store,
    `select relative_path as path from evidence.intake_files where intake_id = '${found.intakeId}'`,
  );
  return { ...found, paths: new Set(files.map(({ path }) => path)) };
}

async function takeAllIn(server: RunningServer, client: Client): Promise<void> {
  const { intakeId, paths } = await intakeOf(client, server.store);
  const files = JSON.parse(await readFile(order.material, "utf8")) as Record<string, string>;
  for (const [path, body] of Object.entries(files)) {
    if (paths.has(path)) continue;
    await client.call(addIntakeFile, { params: { intakeId }, query: { path }, body });
  }
  await client.call(startIntake, { params: { intakeId } });
  for (;;) {
    const left = await one(
      server.store,
      "select 1 from store.jobs where state in ('waiting', 'running')",
    );
    if (left.length === 0) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

const server = await startServer({
  config: readConfig({ TIANWANG_DATA: order.folder, TIANWANG_LOG: "silent" }),
  isEphemeral: true,
});
tell({
  kind: "started",
  pid: process.pid,
  url: server.url,
  interruptedCount: server.interrupted.length,
  drafts: await readdir(join(order.folder, "blobs", "drafts")).catch(() => []),
  isChainWhole: (await server.store.asOwner(verifyChain)).broken === null,
  files: await factsOf(server.store, order.title),
  orphans: await orphansOf(server.store),
  badBlobs: await badBlobsOf(server.store),
});
watch(server.store);
if (order.moment.at === "any-time") setTimeout(die, order.moment.delayMillis);
await takeAllIn(
  server,
  createClient({
    base: server.url,
    fetch: (input, init) => fetch(input, init),
    headers: () => ({
      "x-operator-token": server.operatorToken,
      "x-purpose": "investigation",
    }),
  }),
);
tell({ kind: "finished", files: await factsOf(server.store, order.title) });
await server.close();
