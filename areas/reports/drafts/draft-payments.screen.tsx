// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Count, countText, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { draftPageTexts } from "./draft-page.text.ts";
import type { DraftPage, DraftPayment } from "./draft.wire.ts";

function Party({ party }: { party: DraftPayment["from"] }): ReactElement {
  const { name, bank, number } = party;
  return (
    <span title={`${bank} ${number} ${name}`}>
      <SourceText text={name || number || bank} />
    </span>
  );
}

/** Where a payment stands: the row of an exhibit, or the number in a feed. */
function Row({ payment }: { payment: DraftPayment }): ReactElement {
  const { exhibitId, sourceName, place } = payment;
  if (exhibitId === null) return <SourceText text={`${sourceName} ${place}`} />;
  return <Citation source={{ exhibitId, locator: place }} exhibitName={sourceName} />;
}

function useColumns(): readonly Column<DraftPayment>[] {
  const t = useTexts(draftPageTexts);
  return useMemo(
    () => [
      { id: "on", title: t("day"), width: 110, render: (one) => <DateText date={one.on} /> },
      {
        id: "payer",
        title: t("payer"),
        width: 190,
        isGrowing: true,
        render: (one) => <Party party={one.from} />,
      },
      {
        id: "beneficiary",
        title: t("beneficiary"),
        width: 190,
        isGrowing: true,
        render: (one) => <Party party={one.to} />,
      },
      {
        id: "amount",
        title: t("amount"),
        width: 160,
        align: "end",
        render: (one) => <Money amount={one.amount} />,
      },
      {
        id: "text",
        title: t("purpose"),
        width: 140,
        render: (one) => <SourceText text={one.text} />,
      },
      { id: "row", title: t("row"), width: 220, render: (one) => <Row payment={one} /> },
    ],
    [t],
  );
}

/** The payments of a draft, each with the row that it rests on. */
export function DraftPayments({ page }: { page: DraftPage }): ReactElement {
  const t = useTexts(draftPageTexts);
  const columns = useColumns();
  const { payments, draft } = page;
  const values = { shown: countText(payments.length), count: countText(draft.paymentCount) };
  return (
    <Block
      title={t("payments")}
      isFlush
      extra={
        payments.length < draft.paymentCount ? (
          t("shownOf", values)
        ) : (
          <Count value={payments.length} />
        )
      }
    >
      <PagedTable<DraftPayment>
        id="reports.draft-payments"
        label={t("payments")}
        columns={columns}
        dataKey={draft.id}
        rowKey={(one) => one.number}
        heightMax="50vh"
        fetchPage={({ from, count }) =>
          Promise.resolve({
            totalCount: payments.length,
            rows: payments.slice(from, from + count),
          })
        }
        compact={{
          rowHeight: 104,
          render: (one) => (
            <span className="tw-compact-row">
              <span className="tw-compact-main">
                <Money amount={one.amount} />
              </span>
              <DateText date={one.on} />
              <span className="tw-compact-facts">
                <Party party={one.from} />
                <Party party={one.to} />
              </span>
              <Row payment={one} />
            </span>
          ),
        }}
      />
    </Block>
  );
}
