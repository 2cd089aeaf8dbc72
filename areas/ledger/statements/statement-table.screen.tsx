// SPDX-License-Identifier: Apache-2.0
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { StatementIcon } from "@tianwang/ui/look/icons";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import type { Column } from "@tianwang/ui/table/windowed-table";
import { WindowedTable } from "@tianwang/ui/table/windowed-table";
import type { ReactElement, ReactNode } from "react";
import { useMemo } from "react";
import "./ledger.css";
import { PeriodText, Reconciles, StatedMoney } from "./statement-marks.screen.tsx";
import "./statement.css";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";

type PathOf = (statement: StatementView) => string;

function useColumns(pathOf: PathOf): readonly Column<StatementView>[] {
  const t = useTexts(statementTexts);
  return useMemo(() => {
    const money = (id: string, title: string, of: (row: StatementView) => string | null) => ({
      id,
      title,
      width: 126,
      align: "end" as const,
      render: (row: StatementView) => <StatedMoney statement={row} minor={of(row)} isBare />,
    });
    return [
      {
        id: "account",
        title: t("account"),
        width: 164,
        render: (row) => (
          <Link className="ledger-strong" to={pathOf(row)} tabIndex={-1}>
            {row.account === "" ? t("register") : <SourceText text={row.account} />}
          </Link>
        ),
      },
      {
        id: "holder",
        title: t("holder"),
        width: 128,
        isGrowing: true,
        render: (row) => <SourceText text={row.accountName} />,
      },
      {
        id: "period",
        title: t("period"),
        width: 220,
        render: (row) => <PeriodText statement={row} />,
      },
      { id: "currency", title: t("currency"), width: 58, render: (row) => row.currency },
      money("opening", t("opening"), (row) => row.openingMinor),
      {
        id: "entries",
        title: t("entries"),
        width: 64,
        align: "end",
        render: (row) => <Count value={row.entryCount} />,
      },
      money("sum", t("sum"), (row) => row.sumMinor),
      money("closing", t("closing"), (row) => row.closingMinor),
      {
        id: "reconciles",
        title: t("reconciles"),
        width: 166,
        render: (row) => <Reconciles statement={row} />,
      },
      {
        id: "bank",
        title: t("bank"),
        width: 170,
        isHiddenAtFirst: true,
        render: (row) => <SourceText text={row.accountBank} />,
      },
      {
        id: "number",
        title: t("number"),
        width: 120,
        isHiddenAtFirst: true,
        render: (row) => <SourceText text={row.statementNo} />,
      },
      {
        id: "exhibit",
        title: t("exhibit"),
        width: 220,
        isHiddenAtFirst: true,
        render: (row) => <SourceText text={row.exhibitName} />,
      },
    ];
  }, [t, pathOf]);
}

/** A statement on a telephone. */
function Compact({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  return (
    <div className="ledger-compact">
      <div className="ledger-compact-line">
        <span className="ledger-strong">
          <SourceText text={statement.accountName || statement.account || t("register")} />
        </span>
        <Reconciles statement={statement} />
      </div>
      <span className="tw-soft">
        <SourceText text={statement.account} />
      </span>
      <div className="ledger-compact-line">
        <PeriodText statement={statement} />
        <StatedMoney statement={statement} minor={statement.closingMinor} />
      </div>
    </div>
  );
}

const compact = {
  rowHeight: 88,
  render: (row: StatementView) => <Compact statement={row} />,
};

/** Statements with what their arithmetic says; a row leads to its page. */
export function StatementTable(props: {
  rows: readonly StatementView[];
  /** Changes with what the rows are narrowed to. */
  dataKey: string;
  /** Where a statement is shown; must be stable. */
  pathOf: PathOf;
  toolbar?: ReactNode;
}): ReactElement {
  const t = useTexts(statementTexts);
  const navigation = useNavigation();
  const { rows, pathOf } = props;
  const columns = useColumns(pathOf);
  return (
    <WindowedTable<StatementView>
      id="ledger.statements"
      label={t("statements")}
      columns={columns}
      compact={compact}
      rowCount={rows.length}
      dataKey={props.dataKey}
      rowKey={(row) => row.id}
      fetchRows={async ({ from, count }) => rows.slice(from, from + count)}
      onOpen={(row) => navigation.go(pathOf(row))}
      toolbar={props.toolbar}
      empty={<EmptyState icon={StatementIcon} title={t("noneSuch")} />}
    />
  );
}
