// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { useState } from "react";
import type { Load } from "../client.tsx";
import { useLoad } from "../client.tsx";
import { ErrorState } from "../feedback/error-state.tsx";
import { Loading } from "../feedback/loading.tsx";
import type { RowRequest, WindowedTableProps } from "./windowed-table.tsx";
import { WindowedTable } from "./windowed-table.tsx";

/** A run of rows with the number of all. */
export interface RowPage<R> {
  readonly totalCount: number;
  readonly rows: readonly R[];
}

/** Fetches a run of rows and says how many there are in all. */
export type FetchPage<R> = (request: RowRequest) => Promise<RowPage<R>>;

/** Rows of the first request, the same as of the following ones. */
const firstRowCount = 100;

/** What was loaded last, also while something else is being loaded. */
function useLast<T>(
  load: Load<T>,
  key: string,
): { readonly key: string; readonly value: T } | null {
  const [last, setLast] = useState<{ readonly key: string; readonly value: T } | null>(null);
  if (load.value !== undefined && last?.value !== load.value) {
    const next = { key, value: load.value };
    setLast(next);
    return next;
  }
  return last;
}

/**
 * A windowed table of rows whose number comes with the first of them. While rows of another filter
 * are on their way, the ones before stay.
 */
export function PagedTable<R>(
  props: Omit<WindowedTableProps<R>, "rowCount" | "fetchRows"> & {
    readonly fetchPage: FetchPage<R>;
    /** Counts the changes that were made here: another number fetches the rows anew. */
    readonly turn?: number;
  },
): ReactElement {
  const { fetchPage, turn = 0, dataKey, ...rest } = props;
  const key = `${dataKey} ${turn}`;
  const load = useLoad(`${rest.id} ${key}`, (signal) =>
    fetchPage({ from: 0, count: firstRowCount, signal }),
  );
  const last = useLast(load, key);
  if (load.error !== undefined) {
    return (
      <>
        {rest.toolbar}
        <ErrorState error={load.error} onRetry={load.reload} />
      </>
    );
  }
  if (!last) return <Loading />;
  return (
    <WindowedTable<R>
      {...rest}
      dataKey={last.key}
      rowCount={last.value.totalCount}
      fetchRows={async (request) =>
        request.from === 0 ? last.value.rows : (await fetchPage(request)).rows
      }
    />
  );
}
