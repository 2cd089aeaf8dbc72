// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Kysely } from "kysely";
import { sql } from "kysely";

/** A table of ours as the database describes it. */
export interface TableShape {
  /** Schema and table. */
  readonly name: string;
  /** Columns that are stored; generated ones are computed anew. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly key: readonly string[];
}

/** A schema is ours when its use was granted to the application role by name. */
const isOurs = sql.raw(`exists (
  select 1 from aclexplode(n.nspacl) g join pg_roles r on r.oid = g.grantee
  where r.rolname = 'tianwang_app')`);

const nameForm = /^[a-z][a-z0-9_]*$/u;

/** All our tables, by name. As owner. */
export async function listTables(db: Kysely<unknown>): Promise<TableShape[]> {
  const { rows } = await sql<TableShape>`
    select n.nspname || '.' || c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by k.position)
        from pg_index i cross join lateral unnest(i.indkey::int[]) with ordinality as k(attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${isOurs}
    order by (n.nspname || '.' || c.relname) collate "C"
  `.execute(db);
  for (const { name, columns } of rows) {
    const names = [...name.split("."), ...columns.map((column) => column.name)];
    assert(
      names.every((part) => nameForm.test(part)),
      `${name} and its columns are named in lower case`,
    );
  }
  return rows;
}

/** A foreign key that can be dropped and added again. */
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** All foreign keys of our tables. As owner. */
export async function listForeignKeys(db: Kysely<unknown>): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select n.nspname || '.' || c.relname as table, f.conname as name,
      pg_get_constraintdef(f.oid) as definition
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    where f.contype = 'f' and f.conparentid = 0 and ${isOurs}
    order by 1, 2
  `.execute(db);
  return rows;
}

/** Where our sequences stand; null when one was never asked. As owner. */
export async function listSequences(
  db: Kysely<unknown>,
): Promise<{ name: string; lastValue: string | null }[]> {
  const { rows } = await sql<{ name: string; lastValue: string | null }>`
    select s.schemaname || '.' || s.sequencename as name, s.last_value::text as "lastValue"
    from pg_sequences s join pg_namespace n on n.nspname = s.schemaname where ${isOurs} order by 1
  `.execute(db);
  return rows;
}

/** An identifier for SQL; a dot parts schema and table. */
export const quoted = (name: string) =>
  name
    .split(".")
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join(".");

/** A column as the manifest names it. */
export const columnText = (column: TableShape["columns"][number]) =>
  `${column.name} ${column.type}`;

/**
 * SQL that gives each row as a JSON object of texts: every value as PostgreSQL writes it, or null.
 * Texts, because a JSON number or a JSON null inside a `jsonb` column would not survive otherwise.
 * Ordered by the key, by bytes, so that the same rows give the same file on every engine.
 */
export function dumpSql(table: TableShape): string {
  const columns = table.columns.map(({ name }) => `${quoted(name)}::text as ${quoted(name)}`);
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const order = (table.key.length > 0 ? table.key : [...types.keys()]).map((name) =>
    types.get(name) === "text"
      ? `t.${quoted(name)} collate "C"`
      : table.key.length > 0
        ? `t.${quoted(name)}`
        : `t.${quoted(name)}::text collate "C"`,
  );
  return `select row_to_json(r)::text as line
    from (select ${columns.join(", ")} from ${quoted(table.name)} t order by ${order.join(", ")}) r`;
}

/** SQL that inserts rows from a JSON array (`$1`) of objects as {@link dumpSql} writes them. */
export function loadSql(table: TableShape): string {
  const names = table.columns.map(({ name }) => quoted(name));
  const values = table.columns.map(({ name, type }) => `r.${quoted(name)}::${type}`);
  return `insert into ${quoted(table.name)} (${names.join(", ")}) overriding system value
    select ${values.join(", ")} from json_to_recordset($1::json) as r(${names.map((name) => `${name} text`).join(", ")})`;
}
