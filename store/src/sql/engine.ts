// SPDX-License-Identifier: Apache-2.0

/** Rows and count of one statement. */
export interface SqlResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly affectedCount: number;
}

/** One connection, held by one caller until released. */
export interface SqlSession {
  query(text: string, parameters: readonly unknown[]): Promise<SqlResult>;
  /** Several statements without parameters (migrations). */
  exec(text: string): Promise<void>;
  release(): void;
}

/** A PostgreSQL, embedded or served. Both speak the same SQL and give the same types. */
export interface SqlEngine {
  readonly kind: "embedded" | "server";
  acquire(): Promise<SqlSession>;
  close(): Promise<void>;
}

/** An engine of one session that somebody else holds, e.g. inside a transaction of theirs. */
export function engineOf(kind: SqlEngine["kind"], session: SqlSession): SqlEngine {
  const held: SqlSession = {
    query: (text, parameters) => session.query(text, parameters),
    exec: (text) => session.exec(text),
    release: () => undefined,
  };
  return { kind, acquire: async () => held, close: async () => undefined };
}

/** A statement failed; `code` is the SQLSTATE. */
export class SqlError extends Error {
  override readonly name = "SqlError";
  readonly code: string;
  readonly constraint: string;

  constructor(message: string, code: string, constraint: string) {
    super(message);
    this.code = code;
    this.constraint = constraint;
  }
}

/** Longest that one statement may run. */
export const statementMillisMax = 120_000;
/** Longest that a caller waits for a connection. */
export const acquireMillisMax = 60_000;

/** Reads `timestamptz` as this product writes instants. */
export function readInstant(text: string): string {
  return new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/u, "$1:00")).toISOString();
}

/** PostgreSQL type numbers whose values both engines must give alike. */
export const typeNumbers = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
};
