// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { noCurrency } from "@tianwang/kernel/currency";
import { useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { SlotView, usePanels } from "@tianwang/ui/layout/slot";
import { DownloadIcon, TransactionIcon } from "@tianwang/ui/look/icons";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { RowRequest, Sort } from "@tianwang/ui/table/windowed-table";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useRef, useState } from "react";
import "../statements/ledger.css";
import { compactTransaction, useTransactionColumns } from "./transaction-cells.screen.tsx";
import { filterQuery, TransactionFilterBar, useFilters } from "./transaction-filter.screen.tsx";
import { TransactionSources } from "./transaction-sources.screen.tsx";
import { Sums } from "./transaction-sums.screen.tsx";
import { transactionTexts } from "./transaction.text.ts";
import type { TransactionView } from "./transaction.wire.ts";
import {
  exportTransactions,
  listTransactions,
  sumTransactions,
  transactionActionSlot,
} from "./transaction.wire.ts";

const sorts = ["bookedOn", "amount"] as const;

/** The order of the list; it lives in the address as the filters do. */
function useSort(): readonly [Sort, (sort: Sort) => void] {
  const [text, setText] = useSearchValue("sort", "bookedOn");
  const isDescending = text.startsWith("-");
  const columnId = sorts.find((one) => one === text.replace("-", "")) ?? "bookedOn";
  return [
    { columnId, isDescending },
    (sort) => setText(`${sort.isDescending ? "-" : ""}${sort.columnId}`),
  ];
}

/** What the list asks for: its filters and its order. */
function queryOf(filter: ReturnType<typeof filterQuery>, sort: Sort) {
  return {
    ...filter,
    sort: sort.columnId === "amount" ? ("amount" as const) : ("bookedOn" as const),
    order: sort.isDescending ? ("desc" as const) : ("asc" as const),
  };
}

type ListQuery = ReturnType<typeof queryOf>;

/** Saves what the list shows as a file of the person. */
function ExportButton({ query }: { query: ListQuery }): ReactElement {
  const t = useTexts(transactionTexts);
  const client = useClient();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setIsRunning(true);
    setError(undefined);
    try {
      const answer = await client.stream(exportTransactions, { query });
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = "transactions.csv";
      link.click();
      URL.revokeObjectURL(address);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <>
      <Button icon={<DownloadIcon />} loading={isRunning} onClick={() => void save()}>
        {isRunning ? t("exporting") : t("export")}
      </Button>
      {error !== undefined && <ErrorLine error={error} />}
    </>
  );
}

/** Rows remembered so that they can be chosen; more than anybody looks at in one sitting. */
const seenRowCountMax = 50_000;

/** The rows that are chosen; they stay chosen when other rows are filtered. */
function useChosen() {
  const seen = useRef(new Map<string, TransactionView>());
  const [chosen, setChosen] = useState<ReadonlyMap<string, TransactionView>>(new Map());
  const see = (rows: readonly TransactionView[]) => {
    if (seen.current.size > seenRowCountMax) seen.current.clear();
    for (const row of rows) seen.current.set(row.rowId, row);
  };
  const choose = (keys: ReadonlySet<string>) =>
    setChosen(
      new Map(
        [...keys].flatMap((key) => {
          const row = chosen.get(key) ?? seen.current.get(key);
          return row ? [[key, row] as const] : [];
        }),
      ),
    );
  return {
    rows: [...chosen.values()],
    see,
    selection: { keys: new Set(chosen.keys()), onChange: choose },
  };
}

/** The currencies of the whole list, whatever it is narrowed to. */
function useCurrencies(compartmentId: string): readonly string[] {
  const client = useClient();
  const all = useLoad(`all sums ${compartmentId}`, (signal) =>
    client.call(sumTransactions, { query: { compartmentId }, signal }),
  );
  const codes = new Set(all.value?.sums.map(({ currency }) => currency) ?? []);
  codes.delete(noCurrency);
  return [...codes];
}

function NoTransactions({ isFiltered }: { isFiltered: boolean }): ReactElement {
  const t = useTexts(transactionTexts);
  return (
    <EmptyState icon={TransactionIcon} title={t("none")}>
      {t(isFiltered ? "noneFiltered" : "noneHere")}
    </EmptyState>
  );
}

/** The transactions of a case: counted, summed, filtered, exported, followed. */
export function TransactionListPanel({ caseId, compartmentId }: CasePlace): ReactElement {
  const t = useTexts(transactionTexts);
  const client = useClient();
  const actions = usePanels(transactionActionSlot);
  const [filters] = useFilters();
  const [sort, setSort] = useSort();
  const [open, setOpen] = useState<TransactionView | null>(null);
  const columns = useTransactionColumns();
  const currencies = useCurrencies(compartmentId);
  const chosen = useChosen();
  const filter = filterQuery(compartmentId, filters);
  const query = queryOf(filter, sort);
  const sums = useLoad(`sums ${JSON.stringify(filter)}`, (signal) =>
    client.call(sumTransactions, { query: filter, signal }),
  );
  const fetchPage = async ({ from, count, signal }: RowRequest) => {
    const page = await client.call(listTransactions, { query: { ...query, from, count }, signal });
    chosen.see(page.rows);
    return page;
  };
  return (
    <div className="tw-stack">
      <Sums load={sums} />
      <PagedTable<TransactionView>
        id="ledger.transactions"
        label={t("transactions")}
        columns={columns}
        compact={compactTransaction}
        dataKey={JSON.stringify(query)}
        rowKey={(row) => row.rowId}
        sort={sort}
        onSort={setSort}
        openKey={open?.rowId ?? null}
        onOpen={setOpen}
        {...(actions.length > 0 ? { selection: chosen.selection } : {})}
        toolbar={
          <>
            <TransactionFilterBar currencies={currencies} />
            <div className="ledger-list-actions">
              <SlotView
                slot={transactionActionSlot}
                given={{ caseId, compartmentId, rows: chosen.rows }}
              />
              <ExportButton query={query} />
            </div>
          </>
        }
        empty={<NoTransactions isFiltered={Object.keys(filters).length > 0} />}
        fetchPage={fetchPage}
      />
      <TransactionSources row={open} onClose={() => setOpen(null)} />
    </div>
  );
}
