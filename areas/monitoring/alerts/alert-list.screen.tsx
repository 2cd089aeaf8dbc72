// SPDX-License-Identifier: Apache-2.0
import { typologies } from "@tianwang/typologies";
import { useClient } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { FlowIcon } from "@tianwang/ui/look/icons";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation, useSearchValue } from "@tianwang/ui/navigation/navigation";
import { Facets } from "@tianwang/ui/table/facets";
import { FilterBar } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest } from "@tianwang/ui/table/windowed-table";
import { Select } from "antd";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { alertPageTexts } from "./alert-page.text.ts";
import { AlertStateTag, Amounts } from "./alert-state.screen.tsx";
import { alertStates } from "./alert.ts";
import { alertStateTexts, typologyTexts } from "./alert.text.ts";
import type { AlertRow } from "./alert.wire.ts";
import { listAlertsEndpoint } from "./alert.wire.ts";

function useColumns(): readonly Column<AlertRow>[] {
  const t = useTexts(alertPageTexts);
  const say = useText();
  return useMemo(
    () => [
      {
        id: "strength",
        title: t("strength"),
        width: 84,
        align: "end",
        render: (alert) => alert.strength.toFixed(3),
      },
      {
        id: "typology",
        title: t("typology"),
        width: 150,
        render: (alert) => say(typologyTexts[alert.typology]),
      },
      {
        id: "why",
        title: t("why"),
        width: 280,
        isGrowing: true,
        render: (alert) => (alert.reasons[0] ? say(alert.reasons[0]) : ""),
      },
      {
        id: "payments",
        title: t("payments"),
        width: 84,
        align: "end",
        render: (alert) => <Count value={alert.paymentCount} />,
      },
      {
        id: "amounts",
        title: t("amounts"),
        width: 170,
        align: "end",
        render: (alert) => <Amounts amounts={alert.amounts} />,
      },
      {
        id: "last",
        title: t("last"),
        width: 150,
        render: (alert) => <InstantText instant={alert.to} />,
      },
      {
        id: "state",
        title: t("state"),
        width: 150,
        render: (alert) => <AlertStateTag alert={alert} />,
      },
      {
        id: "assignee",
        title: t("inCharge"),
        width: 110,
        render: (alert) => alert.assignee && <SourceText text={alert.assignee.displayName} />,
      },
    ],
    [t, say],
  );
}

function useCompact() {
  const say = useText();
  return {
    rowHeight: 104,
    render: (alert: AlertRow) => (
      <span className="tw-compact-row">
        <span className="tw-compact-main">{say(typologyTexts[alert.typology])}</span>
        <Amounts amounts={alert.amounts} />
        <AlertStateTag alert={alert} />
        <span className="tw-compact-facts">
          <InstantText instant={alert.to} />
          {alert.reasons[0] ? say(alert.reasons[0]) : ""}
        </span>
      </span>
    ),
  };
}

type Counts = Readonly<Record<(typeof alertStates)[number], number>>;

/** What is shown of the queue, kept in the address. */
function useFilter() {
  const [state, setState] = useSearchValue("state", "open");
  const [typology, setTypology] = useSearchValue("typology");
  const [assignee, setAssignee] = useSearchValue("assignee");
  const query = {
    ...(alertStates.some((known) => known === state) ? { state: state as never } : {}),
    ...(typologies.some((known) => known === typology) ? { typology: typology as never } : {}),
    ...(assignee === "" ? {} : { assignee }),
  };
  return { state, setState, typology, setTypology, assignee, setAssignee, query };
}

function Filters(props: {
  filter: ReturnType<typeof useFilter>;
  counts: Counts | undefined;
}): ReactElement {
  const t = useTexts(alertPageTexts);
  const say = useText();
  const { filter, counts } = props;
  return (
    <FilterBar
      search={
        <Facets
          label={t("byState")}
          heldId={filter.state}
          onHold={filter.setState}
          facets={alertStates.map((id) => ({
            id,
            label: say(alertStateTexts[id]),
            ...(counts ? { count: counts[id] } : {}),
          }))}
        />
      }
      held={[]}
    >
      <Select
        aria-label={t("typology")}
        className="alert-filter"
        value={filter.typology}
        onChange={filter.setTypology}
        options={[
          { value: "", label: t("allTypologies") },
          ...typologies.map((id) => ({ value: id, label: say(typologyTexts[id]) })),
        ]}
      />
      <Select
        aria-label={t("inCharge")}
        className="alert-filter"
        value={filter.assignee}
        onChange={filter.setAssignee}
        options={[
          { value: "", label: t("anybody") },
          { value: "me", label: t("mine") },
          { value: "none", label: t("nobodys") },
        ]}
      />
    </FilterBar>
  );
}

/** The queue of alerts, the strongest first. */
export function AlertListScreen(): ReactElement {
  const t = useTexts(alertPageTexts);
  const client = useClient();
  const navigation = useNavigation();
  const filter = useFilter();
  const [counts, setCounts] = useState<Counts>();
  const columns = useColumns();
  const compact = useCompact();
  const fetchPage = async ({ from, count, signal }: RowRequest) => {
    const page = await client.call(listAlertsEndpoint, {
      query: { ...filter.query, from, count },
      signal,
    });
    setCounts(page.counts);
    return page;
  };
  return (
    <>
      <PageHeader title={t("alerts")} facts={t("nothingByItself")} />
      <PagedTable<AlertRow>
        id="monitoring.alerts"
        label={t("alerts")}
        columns={columns}
        fetchPage={fetchPage}
        dataKey={JSON.stringify(filter.query)}
        rowKey={(alert) => alert.id}
        onOpen={(alert) => navigation.go(`/alerts/${alert.id}`)}
        compact={compact}
        toolbar={<Filters filter={filter} counts={counts} />}
        empty={
          <EmptyState icon={FlowIcon} title={t("none")}>
            {t("noneWhy")}
          </EmptyState>
        }
      />
    </>
  );
}
