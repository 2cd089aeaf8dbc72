// SPDX-License-Identifier: Apache-2.0
import { DatabaseError, Pool, types } from "pg";
import type { SqlEngine, SqlSession } from "./engine.ts";
import {
  acquireMillisMax,
  readInstant,
  SqlError,
  statementMillisMax,
  typeNumbers,
} from "./engine.ts";

const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [typeNumbers.int8]: (text) => BigInt(text),
  [typeNumbers.date]: (text) => text,
  [typeNumbers.timestamp]: readInstant,
  [typeNumbers.timestamptz]: readInstant,
  [typeNumbers.numeric]: (text) => text,
};

function toSqlError(error: unknown): SqlError {
  if (error instanceof DatabaseError) {
    return new SqlError(error.message, error.code ?? "XX000", error.constraint ?? "");
  }
  return new SqlError(error instanceof Error ? error.message : String(error), "08006", "");
}

/** A PostgreSQL server (15 or newer) by its URL. */
export function openPostgres(url: string): SqlEngine {
  const pool = new Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: acquireMillisMax,
    statement_timeout: statementMillisMax,
    // A database may be set to answer before it has written: what we call committed is on disk.
    options: "-c timezone=UTC -c synchronous_commit=on",
    types: {
      getTypeParser: ((oid: number, format?: "text" | "binary") =>
        format === "binary"
          ? types.getTypeParser(oid, "binary")
          : (readers[oid] ?? types.getTypeParser(oid, "text"))) as typeof types.getTypeParser,
    },
  });
  // An idle connection that breaks must not end the process; the next query reports it.
  pool.on("error", () => undefined);
  return {
    kind: "server",
    async acquire(): Promise<SqlSession> {
      const client = await pool.connect().catch((error: unknown) => {
        throw toSqlError(error);
      });
      let isReleased = false;
      const run = async (text: string, parameters?: readonly unknown[]) => {
        try {
          return await client.query<Record<string, unknown>>(
            text,
            parameters ? [...parameters] : undefined,
          );
        } catch (error) {
          throw toSqlError(error);
        }
      };
      return {
        async query(text, parameters) {
          const result = await run(text, parameters);
          return { rows: result.rows, affectedCount: result.rowCount ?? 0 };
        },
        async exec(text) {
          await run(text);
        },
        release() {
          if (!isReleased) client.release();
          isReleased = true;
        },
      };
    },
    close: () => pool.end(),
  };
}
