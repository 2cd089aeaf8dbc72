// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Label } from "@tianwang/ui/layout/status-tag";
import { AccountIcon } from "@tianwang/ui/look/icons";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation, useSearchValue, withSearch } from "@tianwang/ui/navigation/navigation";
import { SearchBox } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import type { Static } from "typebox";
import type { ReactElement } from "react";
import { useMemo } from "react";
import "../statements/flows.css";
import { WithCompartment } from "./case-place.screen.tsx";
import { transactionTexts } from "./transaction.text.ts";
import type { AccountFlow } from "./transaction.wire.ts";
import { listAccounts } from "./transaction.wire.ts";

type AccountRow = Static<typeof AccountFlow>;

const amount = (row: AccountRow, amountMinor: string) => ({
  amountMinor,
  currency: row.currency,
  scale: row.scale,
});

function useColumns(): readonly Column<AccountRow>[] {
  const t = useTexts(transactionTexts);
  return useMemo(
    () => [
      {
        id: "account",
        title: t("account"),
        width: 230,
        isGrowing: true,
        render: (row) => <SourceText text={row.account} />,
      },
      {
        id: "name",
        title: t("name"),
        width: 210,
        isGrowing: true,
        render: (row) => <SourceText text={row.name} />,
      },
      {
        id: "coming",
        title: t("coming"),
        width: 180,
        align: "end",
        render: (row) => <Money amount={amount(row, row.inMinor)} />,
      },
      {
        id: "comingCount",
        title: t("comingCount"),
        width: 90,
        align: "end",
        render: (row) => <Count value={row.inCount} />,
      },
      {
        id: "going",
        title: t("going"),
        width: 180,
        align: "end",
        render: (row) => <Money amount={amount(row, row.outMinor)} />,
      },
      {
        id: "goingCount",
        title: t("goingCount"),
        width: 90,
        align: "end",
        render: (row) => <Count value={row.outCount} />,
      },
      {
        id: "first",
        title: t("first"),
        width: 128,
        render: (row) => <DateText date={row.firstBookedOn} />,
      },
      {
        id: "last",
        title: t("last"),
        width: 128,
        render: (row) => <DateText date={row.lastBookedOn} />,
      },
      {
        id: "statement",
        title: t("statement"),
        width: 130,
        render: (row) => <Label>{row.hasStatement ? t("hasStatement") : t("noStatement")}</Label>,
      },
    ],
    [t],
  );
}

function AccountList({ compartmentId }: { compartmentId: string }): ReactElement {
  const t = useTexts(transactionTexts);
  const client = useClient();
  const navigation = useNavigation();
  const [text, setText] = useSearchValue("accounts");
  const columns = useColumns();
  const compact = useMemo(
    () => ({
      rowHeight: 88,
      render: (row: AccountRow) => (
        <div className="flows-compact">
          <SourceText text={row.account} />
          <SourceText text={row.name} />
          <div className="flows-compact-line">
            <Money amount={amount(row, row.inMinor)} />
            <Money amount={amount(row, row.outMinor)} isBare />
          </div>
        </div>
      ),
    }),
    [],
  );
  return (
    <Block title={t("accounts")} isFlush>
      <PagedTable
        id="flows.accounts"
        label={t("accounts")}
        columns={columns}
        compact={compact}
        dataKey={`${compartmentId} ${text}`}
        rowKey={(row) => `${row.account} ${row.currency} ${row.scale}`}
        onOpen={(row) =>
          navigation.go(
            withSearch(navigation, { tab: "transactions", account: row.account, accounts: null }),
          )
        }
        toolbar={<SearchBox label={t("searchAccounts")} text={text} onText={setText} />}
        empty={<EmptyState icon={AccountIcon} title={t("noAccounts")} />}
        fetchPage={({ from, count, signal }) =>
          client.call(listAccounts, {
            query: { compartmentId, from, count, ...(text === "" ? {} : { text }) },
            signal,
          })
        }
      />
    </Block>
  );
}

/** The accounts of a case and what went through them; a row leads to its transactions. */
export function AccountListPanel({ caseId }: { caseId: string }): ReactElement {
  return (
    <WithCompartment caseId={caseId}>
      {(compartmentId) => <AccountList compartmentId={compartmentId} />}
    </WithCompartment>
  );
}
