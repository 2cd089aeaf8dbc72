// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { useClient } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { AccountIcon } from "@tianwang/ui/look/icons";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation, useSearchValue } from "@tianwang/ui/navigation/navigation";
import { SearchBox } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest } from "@tianwang/ui/table/windowed-table";
import type { Static } from "typebox";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { caseTabPath } from "../page/case-trail.screen.tsx";
import "../statements/ledger.css";
import { transactionTexts } from "./transaction.text.ts";
import type { AccountFlow } from "./transaction.wire.ts";
import { listAccounts } from "./transaction.wire.ts";

type AccountRow = Static<typeof AccountFlow>;

/** The transactions of an account in its currency. */
function transactionsPath(caseId: string, { account, currency }: AccountRow): string {
  const query = new URLSearchParams({ account, currency });
  return `${caseTabPath(caseId, "transactions")}&${query.toString()}`;
}

const amount = (row: AccountRow, amountMinor: string) => ({
  amountMinor,
  currency: row.currency,
  scale: row.scale,
});

/** Whether the account's own statement is here; what is not here can only be seen from outside. */
function HasStatement({ row }: { row: AccountRow }): ReactElement {
  const t = useTexts(transactionTexts);
  return row.hasStatement ? (
    <StatusTag tone="good">{t("hasStatement")}</StatusTag>
  ) : (
    <StatusTag tone="unknown" title={t("noStatementWhy")}>
      {t("noStatement")}
    </StatusTag>
  );
}

function useColumns(caseId: string): readonly Column<AccountRow>[] {
  const t = useTexts(transactionTexts);
  return useMemo(
    () => [
      {
        id: "account",
        title: t("account"),
        width: 196,
        render: (row) => (
          <Link className="ledger-strong" to={transactionsPath(caseId, row)} tabIndex={-1}>
            <SourceText text={row.account} />
          </Link>
        ),
      },
      {
        id: "name",
        title: t("name"),
        width: 170,
        isGrowing: true,
        render: (row) =>
          row.name === "" ? (
            <span className="tw-faint">{t("noParty")}</span>
          ) : (
            <SourceText text={row.name} />
          ),
      },
      {
        id: "bank",
        title: t("accountBank"),
        width: 150,
        isGrowing: true,
        isHiddenAtFirst: true,
        render: (row) => <SourceText text={row.bank} />,
      },
      { id: "currency", title: t("currency"), width: 66, render: (row) => row.currency },
      {
        id: "coming",
        title: t("coming"),
        width: 140,
        align: "end",
        render: (row) => <Money amount={amount(row, row.inMinor)} isBare />,
      },
      {
        id: "comingCount",
        title: t("rows"),
        width: 72,
        align: "end",
        render: (row) => <Count value={row.inCount} />,
      },
      {
        id: "going",
        title: t("going"),
        width: 140,
        align: "end",
        render: (row) => <Money amount={amount(row, row.outMinor)} isBare />,
      },
      {
        id: "goingCount",
        title: t("rows"),
        width: 72,
        align: "end",
        render: (row) => <Count value={row.outCount} />,
      },
      {
        id: "first",
        title: t("first"),
        width: 120,
        render: (row) => <DateText date={row.firstBookedOn} />,
      },
      {
        id: "last",
        title: t("last"),
        width: 120,
        render: (row) => <DateText date={row.lastBookedOn} />,
      },
      {
        id: "statement",
        title: t("statement"),
        width: 132,
        render: (row) => <HasStatement row={row} />,
      },
    ],
    [t, caseId],
  );
}

function Compact({ row }: { row: AccountRow }): ReactElement {
  const t = useTexts(transactionTexts);
  return (
    <div className="ledger-compact">
      <div className="ledger-compact-line">
        <span className="ledger-strong">
          <SourceText text={row.name || row.account} />
        </span>
        <HasStatement row={row} />
      </div>
      <span className="tw-soft">
        <SourceText text={row.account} />
      </span>
      <div className="ledger-compact-line">
        <span>
          {`${t("coming")} `}
          <Money amount={amount(row, row.inMinor)} />
        </span>
        <span>
          {`${t("going")} `}
          <Money amount={amount(row, row.outMinor)} isBare />
        </span>
      </div>
    </div>
  );
}

const compact = { rowHeight: 88, render: (row: AccountRow) => <Compact row={row} /> };

/** The accounts of a case and what went through them; a row leads to its transactions. */
export function AccountListPanel({ caseId, compartmentId }: CasePlace): ReactElement {
  const t = useTexts(transactionTexts);
  const client = useClient();
  const navigation = useNavigation();
  const [text, setText] = useSearchValue("text");
  const columns = useColumns(caseId);
  const filter = { compartmentId, ...(text === "" ? {} : { text }) };
  const fetchPage = ({ from, count, signal }: RowRequest) =>
    client.call(listAccounts, { query: { ...filter, from, count }, signal });
  return (
    <PagedTable<AccountRow>
      id="ledger.accounts"
      label={t("accounts")}
      columns={columns}
      compact={compact}
      dataKey={JSON.stringify(filter)}
      rowKey={(row) => `${row.account} ${row.currency} ${row.scale}`}
      onOpen={(row) => navigation.go(transactionsPath(caseId, row))}
      toolbar={<SearchBox label={t("searchAccounts")} text={text} onText={setText} />}
      empty={
        <EmptyState icon={AccountIcon} title={t("noAccounts")}>
          {t(text === "" ? "noneHere" : "noneFiltered")}
        </EmptyState>
      }
      fetchPage={fetchPage}
    />
  );
}
