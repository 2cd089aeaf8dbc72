// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { useClient } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { useIsNarrow } from "@tianwang/ui/look/appearance";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import type { TransactionView } from "../transactions/transaction.wire.ts";
import { listTransactions } from "../transactions/transaction.wire.ts";
import { ExcerptView } from "./excerpt.screen.tsx";
import "./ledger.css";
import "./statement.css";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";

/** The other side of a row; for registers, where nobody is the holder, the beneficiary. */
function otherSide(row: TransactionView) {
  return row.side === "beneficiary" ? row.payer : row.beneficiary;
}

/** The amount as it changes the balance: what the holder paid is negative. */
const signed = ({ side, amount }: TransactionView) =>
  side === "payer" && amount.amountMinor !== "0"
    ? { ...amount, amountMinor: `-${amount.amountMinor}` }
    : amount;

function OtherSide({ row }: { row: TransactionView }): ReactElement {
  const t = useTexts(statementTexts);
  const { name, account } = otherSide(row);
  const words = name || account;
  return words === "" ? (
    <span className="tw-faint">{t("noParty")}</span>
  ) : (
    <SourceText text={words} />
  );
}

function useColumns(): readonly Column<TransactionView>[] {
  const t = useTexts(statementTexts);
  return useMemo(
    () => [
      {
        id: "bookedOn",
        title: t("bookedOn"),
        width: 124,
        render: (row) => <DateText date={row.bookedOn} />,
      },
      {
        id: "counterparty",
        title: t("counterparty"),
        width: 150,
        isGrowing: true,
        render: (row) => <OtherSide row={row} />,
      },
      {
        id: "purpose",
        title: t("purpose"),
        width: 140,
        isGrowing: true,
        render: (row) => <SourceText text={row.purpose} />,
      },
      {
        id: "amount",
        title: t("amount"),
        width: 136,
        align: "end",
        render: (row) => <Money amount={signed(row)} isBare />,
      },
      {
        id: "balance",
        title: t("balance"),
        width: 136,
        align: "end",
        render: ({ amount, balanceMinor }) =>
          balanceMinor === null ? (
            ""
          ) : (
            <Money amount={{ ...amount, amountMinor: balanceMinor }} isBare />
          ),
      },
    ],
    [t],
  );
}

const compact = {
  rowHeight: 66,
  render: (row: TransactionView) => (
    <div className="ledger-compact">
      <div className="ledger-compact-line">
        <OtherSide row={row} />
        <Money amount={signed(row)} isBare />
      </div>
      <div className="ledger-compact-line tw-soft">
        <DateText date={row.bookedOn} />
        <SourceText text={row.purpose} />
      </div>
    </div>
  ),
};

/** Where a row stands in the original. */
function Source(props: { row: TransactionView; exhibitName: string }): ReactElement {
  const { exhibitId, locator } = props.row;
  return (
    <>
      <div className="ledger-pane-head">
        <Citation source={{ exhibitId, locator }} exhibitName={props.exhibitName} />
      </div>
      <ExcerptView exhibitId={exhibitId} locator={locator} />
    </>
  );
}

/** The rows of a statement beside the original; on a telephone the original comes up as a sheet. */
export function StatementRows(props: {
  statement: StatementView;
  compartmentId: string;
}): ReactElement {
  const client = useClient();
  const t = useTexts(statementTexts);
  const isNarrow = useIsNarrow();
  const columns = useColumns();
  const [open, setOpen] = useState<TransactionView | null>(null);
  const { statement, compartmentId } = props;
  const fetchPage = async ({ from, count, signal }: RowRequest) => {
    const query = { compartmentId, statementId: statement.id, from, count };
    const page = await client.call(listTransactions, { query, signal });
    if (from === 0 && !isNarrow) setOpen((held) => held ?? page.rows[0] ?? null);
    return page;
  };
  const table = (
    <PagedTable<TransactionView>
      id="ledger.statement-rows"
      label={t("rows")}
      columns={columns}
      compact={compact}
      dataKey={statement.id}
      rowKey={(row) => row.rowId}
      openKey={open?.rowId ?? null}
      onOpen={setOpen}
      fetchPage={fetchPage}
      heightMax="calc(100vh - 170px)"
      toolbar={<h2>{t("rows")}</h2>}
    />
  );
  if (isNarrow) {
    return (
      <>
        {table}
        <Dialog
          title={t("original")}
          place="side"
          isOpen={open !== null}
          onClose={() => setOpen(null)}
        >
          {open && <Source row={open} exhibitName={statement.exhibitName} />}
        </Dialog>
      </>
    );
  }
  return (
    <div className="ledger-beside">
      {table}
      <div className="ledger-pane">
        <Block title={t("original")}>
          {open === null ? (
            <p className="tw-soft">{t("chooseRow")}</p>
          ) : (
            <Source row={open} exhibitName={statement.exhibitName} />
          )}
        </Block>
      </div>
    </div>
  );
}
