// SPDX-License-Identifier: Apache-2.0
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from "kysely";
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import type { SqlEngine, SqlSession } from "./engine.ts";

/** A Kysely connection over one of our sessions. */
class EngineConnection implements DatabaseConnection {
  readonly session: SqlSession;

  constructor(session: SqlSession) {
    this.session = session;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.session.query(query.sql, query.parameters);
    return { rows: [...result.rows] as R[], numAffectedRows: BigInt(result.affectedCount) };
  }

  // oxlint-disable-next-line require-yield -- part of Kysely's interface; large reads are columnar here
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("row streams are read from segments, not from SQL");
  }
}

class EngineDriver implements Driver {
  readonly #engine: SqlEngine;

  constructor(engine: SqlEngine) {
    this.#engine = engine;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new EngineConnection(await this.#engine.acquire());
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as EngineConnection).session.exec("begin");
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as EngineConnection).session.exec("commit");
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as EngineConnection).session.exec("rollback");
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as EngineConnection).session.release();
  }

  async destroy(): Promise<void> {}
}

/** Kysely over an engine. Its life ends with the engine's; it owns nothing. */
export function kyselyOver(engine: SqlEngine): Kysely<unknown> {
  const dialect: Dialect = {
    createDriver: () => new EngineDriver(engine),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<unknown>({ dialect });
}
