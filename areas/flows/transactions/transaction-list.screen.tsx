// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block, StatTile, StatTiles } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { DownloadIcon, TransactionIcon } from "@tianwang/ui/look/icons";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, Sort } from "@tianwang/ui/table/windowed-table";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useMemo, useRef, useState } from "react";
import "../statements/flows.css";
import { FollowMoney } from "../tracing/trace-start.screen.tsx";
import { WithCompartment } from "./case-place.screen.tsx";
import type { Filters } from "./transaction-filter.screen.tsx";
import { TransactionFilterBar, useFilters } from "./transaction-filter.screen.tsx";
import { TransactionSources } from "./transaction-sources.screen.tsx";
import { transactionTexts } from "./transaction.text.ts";
import type { TransactionView } from "./transaction.wire.ts";
import { exportTransactions, listTransactions, sumTransactions } from "./transaction.wire.ts";

type Sums = OutputOf<typeof sumTransactions>;

/** The query of a list: what is filtered, and how it is sorted. */
function queryOf(compartmentId: string, filters: Filters, sort?: Sort) {
  const { status, ...plain } = filters;
  return {
    compartmentId,
    ...plain,
    ...(status === undefined ? {} : { status: status as TransactionView["status"] }),
    ...(sort === undefined
      ? {}
      : {
          sort: sort.columnId === "amount" ? ("amount" as const) : ("bookedOn" as const),
          order: sort.isDescending ? ("desc" as const) : ("asc" as const),
        }),
  };
}

function PartyCell({ party }: { party: TransactionView["payer"] }): ReactElement {
  const t = useTexts(transactionTexts);
  const name = party.name || party.account;
  return name === "" ? (
    <span className="tw-faint">{t("noParty")}</span>
  ) : (
    <SourceText text={name} />
  );
}

function Marks({ row }: { row: TransactionView }): ReactElement {
  const t = useTexts(transactionTexts);
  return (
    <>
      {row.isReversal && <StatusTag tone="warn">{t("reversal")}</StatusTag>}
      {row.status !== "booked" && <StatusTag tone="waiting">{t(row.status)}</StatusTag>}
      {row.hasProposal && (
        <StatusTag tone="waiting" title={t("proposal")}>
          {t("proposed")}
        </StatusTag>
      )}
    </>
  );
}

function useColumns(): readonly Column<TransactionView>[] {
  const t = useTexts(transactionTexts);
  return useMemo(
    () => [
      {
        id: "bookedOn",
        title: t("bookedOn"),
        width: 130,
        isSortable: true,
        render: (row) => <DateText date={row.bookedOn} />,
      },
      {
        id: "time",
        title: t("time"),
        width: 84,
        isHiddenAtFirst: true,
        render: (row) => row.bookedTime,
      },
      {
        id: "payer",
        title: t("payer"),
        width: 190,
        isGrowing: true,
        render: (row) => <PartyCell party={row.payer} />,
      },
      {
        id: "beneficiary",
        title: t("beneficiary"),
        width: 190,
        isGrowing: true,
        render: (row) => <PartyCell party={row.beneficiary} />,
      },
      {
        id: "amount",
        title: t("amount"),
        width: 170,
        align: "end",
        isSortable: true,
        render: (row) => <Money amount={row.amount} />,
      },
      {
        id: "purpose",
        title: t("purpose"),
        width: 190,
        render: (row) => <SourceText text={row.purpose} />,
      },
      { id: "marks", title: t("status"), width: 120, render: (row) => <Marks row={row} /> },
      {
        id: "sources",
        title: t("sources"),
        width: 72,
        align: "end",
        render: (row) => <Count value={row.sourceCount} />,
      },
      {
        id: "payerAccount",
        title: t("payerAccount"),
        width: 190,
        isHiddenAtFirst: true,
        render: (row) => <SourceText text={row.payer.account} />,
      },
      {
        id: "beneficiaryAccount",
        title: t("beneficiaryAccount"),
        width: 190,
        isHiddenAtFirst: true,
        render: (row) => <SourceText text={row.beneficiary.account} />,
      },
      {
        id: "source",
        title: t("source"),
        width: 150,
        isHiddenAtFirst: true,
        render: (row) => <Citation source={{ exhibitId: row.exhibitId, locator: row.locator }} />,
      },
    ],
    [t],
  );
}

function SumTiles({ sums }: { sums: Sums }): ReactElement {
  const t = useTexts(transactionTexts);
  return (
    <StatTiles>
      <StatTile
        label={t("counted")}
        value={<Count value={sums.transactionCount} />}
        note={`${t("sourceRows")} ${sums.sourceCount} · ${t("folded")} ${sums.foldedCount} · ${t("proposed")} ${sums.proposedCount}`}
      />
      {sums.sums.map((sum) => (
        <StatTile
          key={`${sum.currency} ${sum.scale}`}
          label={sum.currency}
          value={
            sum.amountMinor === null ? (
              <span className="tw-soft">{t("notSummed")}</span>
            ) : (
              <Money amount={{ ...sum, amountMinor: sum.amountMinor }} isBare />
            )
          }
          note={t("sumOf", { count: sum.rowCount })}
        />
      ))}
    </StatTiles>
  );
}

/** Saves a stream of the server as a file of the person. */
function ExportButton({ query }: { query: ReturnType<typeof queryOf> }): ReactElement {
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

/** The rows that are chosen; they stay chosen when other rows are filtered. */
function useChosen() {
  const seen = useRef(new Map<string, TransactionView>());
  const [chosen, setChosen] = useState<ReadonlyMap<string, TransactionView>>(new Map());
  const see = (rows: readonly TransactionView[]) => {
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

function TransactionList(props: { caseId: string; compartmentId: string }): ReactElement {
  const { caseId, compartmentId } = props;
  const t = useTexts(transactionTexts);
  const client = useClient();
  const [filters] = useFilters();
  const [sort, setSort] = useState<Sort>({ columnId: "bookedOn", isDescending: false });
  const [open, setOpen] = useState<TransactionView | null>(null);
  const columns = useColumns();
  const chosen = useChosen();
  const may = useMay();
  const query = queryOf(compartmentId, filters, sort);
  const filterKey = JSON.stringify(queryOf(compartmentId, filters));
  const sums = useLoad(`sums ${filterKey}`, (signal) =>
    client.call(sumTransactions, { query: queryOf(compartmentId, filters), signal }),
  );
  const all = useLoad(`all sums ${compartmentId}`, (signal) =>
    client.call(sumTransactions, { query: { compartmentId }, signal }),
  );
  const compact = useMemo(
    () => ({
      rowHeight: 88,
      render: (row: TransactionView) => (
        <div className="flows-compact">
          <div className="flows-compact-line">
            <DateText date={row.bookedOn} />
            <Money amount={row.amount} />
          </div>
          <PartyCell party={row.payer} />
          <div className="flows-compact-line">
            <PartyCell party={row.beneficiary} />
            <Marks row={row} />
          </div>
        </div>
      ),
    }),
    [],
  );
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <div className="tw-stack">
      <Loaded load={sums}>{(value) => <SumTiles sums={value} />}</Loaded>
      <Block
        title={t("transactions")}
        isFlush
        extra={
          <>
            <FollowMoney caseId={caseId} compartmentId={compartmentId} rows={chosen.rows} />
            <ExportButton query={query} />
          </>
        }
      >
        <PagedTable
          id="flows.transactions"
          label={t("transactions")}
          columns={columns}
          compact={compact}
          dataKey={JSON.stringify(query)}
          rowKey={(row) => row.rowId}
          sort={sort}
          onSort={setSort}
          openKey={open?.rowId ?? null}
          onOpen={setOpen}
          {...(may("flows.write") ? { selection: chosen.selection } : {})}
          toolbar={
            <TransactionFilterBar
              currencies={[...new Set(all.value?.sums.map(({ currency }) => currency) ?? [])]}
            />
          }
          empty={
            <EmptyState icon={TransactionIcon} title={t("none")}>
              {isFiltered ? t("noneFiltered") : t("noneHere")}
            </EmptyState>
          }
          fetchPage={async ({ from, count, signal }) => {
            const page = await client.call(listTransactions, {
              query: { ...query, from, count },
              signal,
            });
            chosen.see(page.rows);
            return page;
          }}
        />
      </Block>
      <TransactionSources row={open} onClose={() => setOpen(null)} />
    </div>
  );
}

/** The transactions of a case. */
export function TransactionListPanel({ caseId }: { caseId: string }): ReactElement {
  return (
    <WithCompartment caseId={caseId}>
      {(compartmentId) => <TransactionList caseId={caseId} compartmentId={compartmentId} />}
    </WithCompartment>
  );
}
