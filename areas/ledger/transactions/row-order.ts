// SPDX-License-Identifier: Apache-2.0

/** Stands for an unknown date in a key. */
const undated = "9999-12-31";

/** Orders in which transactions can be listed. */
export type TransactionSort = "bookedOn" | "amount" | "source";

/** A list's order: what by, and which way. */
export interface RowOrder {
  readonly sort: TransactionSort;
  readonly isDescending: boolean;
}

/**
 * The columns that an order compares, first to last; together they name a row, so that two rows are
 * never equal and a page can begin exactly at a row. Unknown dates come last.
 */
const orderColumns: Readonly<Record<TransactionSort, readonly string[]>> = {
  bookedOn: [`coalesce(booked_on, date '${undated}')`, "segment_order", "row_no"],
  amount: ["currency", "amount_minor", "segment_order", "row_no"],
  source: ["segment_order", "row_no"],
};

/** The columns of an order, for SQL. */
export function columnsOf(order: RowOrder): readonly string[] {
  return orderColumns[order.sort];
}

/** `ORDER BY` of an order, in its direction. */
export function orderBy(order: RowOrder): string {
  const way = order.isDescending ? "desc" : "asc";
  return columnsOf(order)
    .map((column) => `${column} ${way}`)
    .join(", ");
}

/** One value of a key, as text that SQL reads: dates and names quoted, numbers bare. */
export type KeyPart = string | bigint | number;

function literal(part: KeyPart): string {
  if (typeof part !== "string") return String(part);
  const quoted = `'${part.replaceAll("'", "''")}'`;
  return /^\d{4}-\d{2}-\d{2}$/u.test(part) ? `date ${quoted}` : quoted;
}

/** `columns` compared with a key, first to last; `last` compares the column that decides a tie. */
function compared(
  columns: readonly string[],
  key: readonly KeyPart[],
  way: { readonly strict: "<" | ">"; readonly last: string },
): string {
  const [column, ...rest] = columns;
  const [part, ...parts] = key;
  const value = literal(part ?? 0);
  if (rest.length === 0) return `${column} ${way.last} ${value}`;
  return `(${column} ${way.strict} ${value} or (${column} = ${value} and ${compared(rest, parts, way)}))`;
}

/**
 * Bounds on bare columns, which the reader of a file can test before it unpacks anything else: the
 * first column, and the one after it where both keys share the first.
 */
function bareBounds(
  order: RowOrder,
  first: readonly KeyPart[],
  end: readonly KeyPart[],
): readonly string[] {
  const columns = order.sort === "bookedOn" ? ["booked_on"] : columnsOf(order);
  const [least, most] = order.isDescending ? ["<=", ">="] : [">=", "<="];
  const isShared = first[0] === end[0];
  return columns
    .slice(0, isShared ? 2 : 1)
    .flatMap((column, i) => [
      `${column} ${least} ${literal(first[i] ?? 0)}`,
      `${column} ${most} ${literal(end[i] ?? 0)}`,
    ]);
}

/**
 * The condition that rows lie from one key (included) to another (left out), in the order's
 * direction. The first column is bounded by itself as well, so that whole row groups are skipped.
 */
export function between(
  order: RowOrder,
  first: readonly KeyPart[],
  end: readonly KeyPart[] | null,
): string {
  const columns = columnsOf(order);
  const [after, before] = order.isDescending ? (["<", ">"] as const) : ([">", "<"] as const);
  const parts = [compared(columns, first, { strict: after, last: `${after}=` })];
  if (end !== null) parts.push(compared(columns, end, { strict: before, last: before }));
  // A bound on the bare date leaves out rows without one: only where no such row can follow.
  if (end !== null && first[0] !== undated && end[0] !== undated) {
    parts.push(...bareBounds(order, first, end));
  }
  return parts.join(" and ");
}
