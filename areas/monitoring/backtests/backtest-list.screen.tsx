// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { useMay } from "@tianwang/ui/layout/slot";
import { PlusIcon, PurposeIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { backtestTexts } from "./backtest-page.text.ts";
import { Days, percentText, RunStateTag } from "./backtest-parts.screen.tsx";
import type { BacktestLine } from "./saved-run.wire.ts";
import { listBacktestsEndpoint } from "./saved-run.wire.ts";

const shareOrNone = (share: number | null) => (share === null ? "" : percentText(share));

function useColumns(): readonly Column<BacktestLine>[] {
  const t = useTexts(backtestTexts);
  return useMemo(
    () => [
      {
        id: "title",
        title: t("name"),
        width: 240,
        isGrowing: true,
        render: (run) => <SourceText text={run.title} />,
      },
      {
        id: "state",
        title: t("state"),
        width: 250,
        render: (run) => <RunStateTag state={run.state} />,
      },
      {
        id: "development",
        title: t("development"),
        width: 210,
        render: (run) => <Days days={run.development} />,
      },
      {
        id: "developmentF1",
        title: t("developmentF1"),
        width: 150,
        align: "end",
        render: (run) => shareOrNone(run.developmentF1),
      },
      {
        id: "testF1",
        title: t("testF1"),
        width: 100,
        align: "end",
        render: (run) => (run.state === "closed" ? shareOrNone(run.testF1) : t("sealed")),
      },
      {
        id: "madeAt",
        title: t("madeAt"),
        width: 150,
        render: (run) => <InstantText instant={run.madeAt} />,
      },
    ],
    [t],
  );
}

const compact = {
  rowHeight: 92,
  render: (run: BacktestLine) => (
    <span className="tw-compact-row">
      <span className="tw-compact-main">
        <SourceText text={run.title} />
      </span>
      <RunStateTag state={run.state} />
      <span className="tw-compact-facts">
        <Days days={run.development} />
      </span>
    </span>
  ),
};

function StartButton(): ReactElement | null {
  const t = useTexts(backtestTexts);
  const may = useMay();
  const navigation = useNavigation();
  if (!may("monitoring.write")) return null;
  return (
    <Button type="primary" icon={<PlusIcon />} onClick={() => navigation.go("/backtests/new")}>
      {t("start")}
    </Button>
  );
}

/** All backtests that may be seen, the newest first. */
export function BacktestListScreen(): ReactElement {
  const t = useTexts(backtestTexts);
  const client = useClient();
  const navigation = useNavigation();
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t("backtests")} facts={t("leadList")} actions={<StartButton />} />
      <PagedTable<BacktestLine>
        id="monitoring.backtests"
        label={t("backtests")}
        columns={columns}
        fetchPage={({ from, count, signal }) =>
          client.call(listBacktestsEndpoint, { query: { from, count }, signal })
        }
        dataKey=""
        rowKey={(run) => run.id}
        onOpen={(run) => navigation.go(`/backtests/${run.id}`)}
        compact={compact}
        empty={
          <EmptyState icon={PurposeIcon} title={t("none")}>
            {t("noneWhy")}
          </EmptyState>
        }
      />
    </>
  );
}
