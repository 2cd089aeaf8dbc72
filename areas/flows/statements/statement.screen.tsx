// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { Column } from "@tianwang/ui/table/windowed-table";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import type { TransactionView } from "../transactions/transaction.wire.ts";
import { listTransactions } from "../transactions/transaction.wire.ts";
import { ExcerptView } from "./excerpt.screen.tsx";
import "./flows.css";
import { Reconciles, StatedMoney } from "./statement-list.screen.tsx";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";
import { showStatement } from "./statement.wire.ts";

/** The other side of a row, and which way the money went. */
function otherSide(row: TransactionView) {
  return row.side === "payer" ? row.beneficiary : row.payer;
}

const signed = (row: TransactionView) =>
  row.side === "payer" && row.amount.amountMinor !== "0"
    ? { ...row.amount, amountMinor: `-${row.amount.amountMinor}` }
    : row.amount;

function useColumns(): readonly Column<TransactionView>[] {
  const t = useTexts(statementTexts);
  return useMemo(
    () => [
      {
        id: "bookedOn",
        title: t("place"),
        width: 128,
        render: (row) => <DateText date={row.bookedOn} />,
      },
      {
        id: "counterparty",
        title: t("counterparty"),
        width: 210,
        isGrowing: true,
        render: (row) => <SourceText text={otherSide(row).name || otherSide(row).account} />,
      },
      {
        id: "amount",
        title: t("sum"),
        width: 150,
        align: "end",
        render: (row) => <Money amount={signed(row)} isBare />,
      },
      {
        id: "balance",
        title: t("balance"),
        width: 150,
        align: "end",
        render: (row) =>
          row.balanceMinor === null ? (
            ""
          ) : (
            <Money amount={{ ...row.amount, amountMinor: row.balanceMinor }} isBare />
          ),
      },
    ],
    [t],
  );
}

/** Opening, entries, closing as one line of arithmetic. */
function Arithmetic({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  return (
    <Block title={t("arithmetic")} extra={<Reconciles statement={statement} />}>
      <KeyValue
        facts={[
          {
            label: t("opening"),
            value: <StatedMoney statement={statement} minor={statement.openingMinor} />,
          },
          {
            label: `${t("sum")} (${t("entryCount", { count: statement.entryCount })})`,
            value: <StatedMoney statement={statement} minor={statement.sumMinor} />,
          },
          {
            label: t("closing"),
            value: <StatedMoney statement={statement} minor={statement.closingMinor} />,
          },
          {
            label: t("difference"),
            value: <StatedMoney statement={statement} minor={statement.differenceMinor} />,
          },
        ]}
      />
      {statement.unbookedCount > 0 && (
        <p className="tw-soft">{t("unbooked", { count: statement.unbookedCount })}</p>
      )}
    </Block>
  );
}

function Rows(props: { statement: StatementView; compartmentId: string }): ReactElement {
  const client = useClient();
  const t = useTexts(statementTexts);
  const columns = useColumns();
  const [open, setOpen] = useState<TransactionView | null>(null);
  const { statement, compartmentId } = props;
  const compact = useMemo(
    () => ({
      rowHeight: 64,
      render: (row: TransactionView) => (
        <div className="flows-compact">
          <div className="flows-compact-line">
            <DateText date={row.bookedOn} />
            <Money amount={signed(row)} isBare />
          </div>
          <SourceText text={otherSide(row).name || otherSide(row).account} />
        </div>
      ),
    }),
    [],
  );
  return (
    <div className="flows-beside">
      <Block title={t("rows")} isFlush>
        <PagedTable
          id="flows.statement-rows"
          label={t("rows")}
          columns={columns}
          compact={compact}
          dataKey={statement.id}
          rowKey={(row) => row.rowId}
          openKey={open?.rowId ?? null}
          onOpen={setOpen}
          fetchPage={({ from, count, signal }) =>
            client.call(listTransactions, {
              query: { compartmentId, statementId: statement.id, from, count },
              signal,
            })
          }
        />
      </Block>
      <Block title={t("original")}>
        {open === null ? (
          <p className="tw-soft">{t("chooseRow")}</p>
        ) : (
          <div className="tw-stack">
            <Citation
              source={{ exhibitId: open.exhibitId, locator: open.locator }}
              exhibitName={statement.exhibitName}
            />
            <ExcerptView exhibitId={open.exhibitId} locator={open.locator} />
          </div>
        )}
      </Block>
    </div>
  );
}

/** A statement next to the original that it was read from. */
export function StatementScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const t = useTexts(statementTexts);
  const statementId = params["statementId"] ?? "";
  const shown = useLoad(`statement ${statementId}`, (signal) =>
    client.call(showStatement, { params: { statementId }, signal }),
  );
  return (
    <Loaded load={shown}>
      {({ statement, compartmentId }) => (
        <div className="tw-stack">
          <PageHeader
            title={
              statement.account === ""
                ? t("register")
                : t("statement", { account: statement.account })
            }
            facts={
              <>
                <SourceText text={statement.accountName} />
                <SourceText text={statement.accountBank} />
                <Citation
                  source={{ exhibitId: statement.exhibitId, locator: statement.locator }}
                  exhibitName={statement.exhibitName}
                />
              </>
            }
          />
          <Arithmetic statement={statement} />
          <Rows statement={statement} compartmentId={compartmentId} />
        </div>
      )}
    </Loaded>
  );
}
