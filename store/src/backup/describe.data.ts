// SPDX-License-Identifier: Apache-2.0
import type { JobId } from "@tianwang/kernel/ids";
import { sql } from "kysely";
import { chainEnd } from "../audit-chain/chain.data.ts";
import { unfinishedJobs } from "../jobs/job.data.ts";
import type { Store } from "../store.ts";
import { listTables } from "./tables.data.ts";

/** Interrupted jobs that are named; the rest is in their count. */
const interruptedCountMax = 20;

/** What a store holds, in numbers: nothing of any case. */
export interface StoreDescription {
  readonly engine: Store["kind"];
  readonly databaseVersion: string;
  readonly tables: readonly { readonly name: string; readonly rowCount: number }[];
  readonly audit: { readonly linkCount: number; readonly lastSha256: string };
  readonly jobCounts: {
    readonly waiting: number;
    readonly running: number;
    readonly interrupted: number;
  };
  /** The newest jobs that were cut off and not started again. */
  readonly interrupted: readonly {
    readonly id: JobId;
    readonly kind: string;
    readonly endedAt: string;
  }[];
}

/** Counts the rows of every table, and says how the audit chain and the jobs stand. */
export function describeStore(store: Store): Promise<StoreDescription> {
  return store.asOwner(async (db) => {
    const tables: { name: string; rowCount: number }[] = [];
    for (const { name } of await listTables(db)) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(name)}
      `.execute(db);
      tables.push({ name, rowCount: rows[0]?.count ?? 0 });
    }
    const version = await sql<{ server_version: string }>`show server_version`.execute(db);
    const counts = await sql<{ state: string; count: number }>`
      select state, count(*)::int as count from store.jobs group by state
    `.execute(db);
    const countOf = (state: string) => counts.rows.find((row) => row.state === state)?.count ?? 0;
    const interrupted = await unfinishedJobs(db);
    return {
      engine: store.kind,
      databaseVersion: version.rows[0]?.server_version ?? "",
      tables,
      audit: await chainEnd(db),
      jobCounts: {
        waiting: countOf("waiting"),
        running: countOf("running"),
        interrupted: interrupted.length,
      },
      interrupted: interrupted
        .slice(-interruptedCountMax)
        .map(({ id, kind, endedAt }) => ({ id, kind, endedAt: endedAt ?? "" })),
    };
  });
}
