// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { AccountIcon } from "@tianwang/ui/look/icons";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import type { Column } from "@tianwang/ui/table/windowed-table";
import { WindowedTable } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { WithCompartment } from "../transactions/case-place.screen.tsx";
import "./flows.css";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";
import { listStatements } from "./statement.wire.ts";

/** An amount of a statement in its currency; said as unknown where it is not stated. */
export function StatedMoney(props: {
  statement: Pick<StatementView, "currency" | "scale">;
  minor: string | null;
}): ReactElement {
  const t = useTexts(statementTexts);
  const { statement, minor } = props;
  if (minor === null) return <span className="tw-faint">{t("unknown")}</span>;
  const { currency, scale } = statement;
  return <Money amount={{ amountMinor: minor, currency, scale }} />;
}

/** Whether the arithmetic of a statement holds, in words and with a mark; the difference beside it. */
export function Reconciles({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  if (statement.reconciles === "yes") return <StatusTag tone="good">{t("yes")}</StatusTag>;
  if (statement.reconciles === "not-stated") {
    return <StatusTag tone="unknown">{t("notStated")}</StatusTag>;
  }
  const gap = statement.differenceMinor !== null && statement.differenceMinor !== "0";
  return (
    <span className="tw-row">
      <StatusTag tone="danger">{t("no")}</StatusTag>
      <StatedMoney
        statement={statement}
        minor={gap ? statement.differenceMinor : statement.pageGapMinor}
      />
    </span>
  );
}

function useColumns(): readonly Column<StatementView>[] {
  const t = useTexts(statementTexts);
  return useMemo(
    () => [
      {
        id: "account",
        title: t("account"),
        width: 210,
        isGrowing: true,
        render: (row) => (
          <Link to={`/statements/${row.id}`}>
            {row.account === "" ? t("register") : <SourceText text={row.account} />}
          </Link>
        ),
      },
      {
        id: "holder",
        title: t("holder"),
        width: 190,
        isGrowing: true,
        render: (row) => <SourceText text={row.accountName} />,
      },
      {
        id: "opening",
        title: t("opening"),
        width: 170,
        align: "end",
        render: (row) => <StatedMoney statement={row} minor={row.openingMinor} />,
      },
      {
        id: "sum",
        title: t("sum"),
        width: 170,
        align: "end",
        render: (row) => <StatedMoney statement={row} minor={row.sumMinor} />,
      },
      {
        id: "closing",
        title: t("closing"),
        width: 170,
        align: "end",
        render: (row) => <StatedMoney statement={row} minor={row.closingMinor} />,
      },
      {
        id: "reconciles",
        title: t("reconciles"),
        width: 220,
        render: (row) => <Reconciles statement={row} />,
      },
      {
        id: "entries",
        title: t("entries"),
        width: 84,
        align: "end",
        render: (row) => <Count value={row.entryCount} />,
      },
      {
        id: "exhibit",
        title: t("exhibit"),
        width: 240,
        render: (row) => (
          <Citation
            source={{ exhibitId: row.exhibitId, locator: row.locator }}
            exhibitName={row.exhibitName}
          />
        ),
      },
    ],
    [t],
  );
}

function StatementTable({ rows }: { rows: readonly StatementView[] }): ReactElement {
  const t = useTexts(statementTexts);
  const navigation = useNavigation();
  const columns = useColumns();
  const compact = useMemo(
    () => ({
      rowHeight: 92,
      render: (row: StatementView) => (
        <div className="flows-compact">
          <div className="flows-compact-line">
            <SourceText text={row.account === "" ? t("register") : row.account} />
            <Reconciles statement={row} />
          </div>
          <SourceText text={row.accountName} />
          <div className="flows-compact-line">
            <StatedMoney statement={row} minor={row.closingMinor} />
            <Count value={row.entryCount} />
          </div>
        </div>
      ),
    }),
    [t],
  );
  const differing = rows.filter(({ reconciles }) => reconciles === "no").length;
  const words =
    differing === 0
      ? t("allReconcile", { count: rows.length })
      : t("someDiffer", { count: rows.length, no: differing });
  return (
    <Block title={t("statements")} isFlush extra={<span className="tw-faint">{words}</span>}>
      <WindowedTable
        id="flows.statements"
        label={t("statements")}
        columns={columns}
        compact={compact}
        rowCount={rows.length}
        dataKey={String(rows.length)}
        rowKey={(row) => row.id}
        fetchRows={async ({ from, count }) => rows.slice(from, from + count)}
        onOpen={(row) => navigation.go(`/statements/${row.id}`)}
      />
    </Block>
  );
}

/** The statements of a case with what their arithmetic says. */
export function StatementListPanel({ caseId }: { caseId: string }): ReactElement {
  return (
    <WithCompartment caseId={caseId}>
      {(compartmentId) => <StatementList compartmentId={compartmentId} />}
    </WithCompartment>
  );
}

function StatementList({ compartmentId }: { compartmentId: string }): ReactElement {
  const client = useClient();
  const t = useTexts(statementTexts);
  const list = useLoad(`statements ${compartmentId}`, (signal) =>
    client.call(listStatements, { query: { compartmentId }, signal }),
  );
  return (
    <Loaded load={list}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState icon={AccountIcon} title={t("none")}>
            {t("noneHere")}
          </EmptyState>
        ) : (
          <StatementTable rows={rows} />
        )
      }
    </Loaded>
  );
}
