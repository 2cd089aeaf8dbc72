// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { Column } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useMemo } from "react";
import "../statements/ledger.css";
import "./transaction.css";
import { transactionTexts } from "./transaction.text.ts";
import type { TransactionView } from "./transaction.wire.ts";

/** One end of a transfer by its name, else by its account; said where the source names neither. */
export function PartyName({ party }: { party: TransactionView["payer"] }): ReactElement {
  const t = useTexts(transactionTexts);
  const name = party.name || party.account;
  return name === "" ? (
    <span className="tw-faint">{t("noParty")}</span>
  ) : (
    <SourceText text={name} />
  );
}

/** What is particular about a row: not booked, reversed, a fold that waits. */
export function Marks({ row }: { row: TransactionView }): ReactElement {
  const t = useTexts(transactionTexts);
  return (
    <span className="ledger-marks">
      {row.isReversal && <StatusTag tone="warn">{t("reversal")}</StatusTag>}
      {row.status !== "booked" && <StatusTag tone="waiting">{t(row.status)}</StatusTag>}
      {row.hasProposal && (
        <StatusTag tone="waiting" title={t("proposal")}>
          {t("proposed")}
        </StatusTag>
      )}
    </span>
  );
}

const text = (id: string, title: string, of: (row: TransactionView) => string) => ({
  id,
  title,
  width: 180,
  isHiddenAtFirst: true,
  render: (row: TransactionView) => <SourceText text={of(row)} />,
});

/** The columns of a list of transactions. */
export function useTransactionColumns(): readonly Column<TransactionView>[] {
  const t = useTexts(transactionTexts);
  return useMemo(
    () => [
      {
        id: "bookedOn",
        title: t("bookedOn"),
        width: 126,
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
        width: 170,
        isGrowing: true,
        render: (row) => <PartyName party={row.payer} />,
      },
      text("payerAccount", t("payerAccount"), (row) => row.payer.account),
      {
        id: "beneficiary",
        title: t("beneficiary"),
        width: 170,
        isGrowing: true,
        render: (row) => <PartyName party={row.beneficiary} />,
      },
      text("beneficiaryAccount", t("beneficiaryAccount"), (row) => row.beneficiary.account),
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
        isGrowing: true,
        render: (row) => <SourceText text={row.purpose} />,
      },
      { id: "marks", title: t("marks"), width: 110, render: (row) => <Marks row={row} /> },
      {
        id: "sources",
        title: t("sources"),
        width: 78,
        align: "end",
        render: (row) => <Count value={row.sourceCount} />,
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

/** A transaction on a telephone. */
export const compactTransaction = {
  rowHeight: 88,
  render: (row: TransactionView) => (
    <div className="ledger-compact">
      <div className="ledger-compact-line">
        <DateText date={row.bookedOn} />
        <Money amount={row.amount} />
      </div>
      <PartyName party={row.payer} />
      <div className="ledger-compact-line">
        <span>
          {"→ "}
          <PartyName party={row.beneficiary} />
        </span>
        <Marks row={row} />
      </div>
    </div>
  ),
};
