// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { useMay } from "@tianwang/ui/layout/slot";
import { CaseIcon, PlusIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation, useSearchValue } from "@tianwang/ui/navigation/navigation";
import { FilterBar, SearchBox } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest, Sort } from "@tianwang/ui/table/windowed-table";
import { Button, Checkbox, Select } from "antd";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { memberRoleTexts } from "../members/member.text.ts";
import { useChoices } from "../page/fields.screen.tsx";
import { casePageTexts } from "./case-page.text.ts";
import { casePath } from "./case-path.ts";
import { caseStatuses } from "./case-status.ts";
import { CaseStatusTag, TaskBar } from "./case-status.screen.tsx";
import { caseStatusTexts } from "./case.text.ts";
import type { CaseRow } from "./case.wire.ts";
import { caseOrders, listCasesEndpoint } from "./case.wire.ts";
import { NewCaseDialog } from "./new-case.screen.tsx";

function RoleText({ role }: { role: CaseRow["myRole"] }): ReactElement {
  const t = useTexts(casePageTexts);
  const say = useText();
  return role === null ? (
    <span className="tw-faint">{t("noRole")}</span>
  ) : (
    <span>{say(memberRoleTexts[role])}</span>
  );
}

function useColumns(): readonly Column<CaseRow>[] {
  const t = useTexts(casePageTexts);
  const say = useText();
  return useMemo(
    () => [
      {
        id: "number",
        title: t("number"),
        width: 130,
        isSortable: true,
        render: (row) => <span className="tw-soft">{row.number}</span>,
      },
      {
        id: "title",
        title: t("title"),
        width: 240,
        isGrowing: true,
        isSortable: true,
        render: (row) => (
          <Link className="cw-case-title" to={casePath(row.id)} tabIndex={-1}>
            <SourceText text={row.title} />
          </Link>
        ),
      },
      {
        id: "status",
        title: t("status"),
        width: 104,
        render: (row) => <CaseStatusTag status={row.status} />,
      },
      {
        id: "tasks",
        title: t("tasks"),
        width: 210,
        render: (row) => <TaskBar {...row} />,
      },
      {
        id: "lead",
        title: t("leadAgency"),
        width: 170,
        isGrowing: true,
        render: (row) => say(row.leadAgency.name),
      },
      {
        id: "role",
        title: t("myRole"),
        width: 116,
        render: (row) => <RoleText role={row.myRole} />,
      },
      {
        id: "opened",
        title: t("opened"),
        width: 136,
        isSortable: true,
        render: (row) => <DateText date={row.openedOn} />,
      },
    ],
    [t, say],
  );
}

const compact = {
  rowHeight: 92,
  render: (row: CaseRow) => (
    <span className="tw-compact-row">
      <span className="tw-compact-main cw-case-title">
        <SourceText text={row.title} />
      </span>
      <span className="tw-faint">{row.number}</span>
      <CaseStatusTag status={row.status} />
      <TaskBar {...row} />
    </span>
  ),
};

/** What the address says of the list. */
function useFilter() {
  const [text, setText] = useSearchValue("text");
  const [status, setStatus] = useSearchValue("status");
  const [mine, setMine] = useSearchValue("mine");
  const [order, setOrder] = useSearchValue("order", "opened");
  const [direction, setDirection] = useSearchValue("direction", "descending");
  return {
    text,
    setText,
    status: caseStatuses.find((one) => one === status),
    setStatus,
    isMine: mine === "true",
    setMine,
    order: caseOrders.find((one) => one === order) ?? "opened",
    setOrder,
    isDescending: direction === "descending",
    setDirection,
  };
}

type Filter = ReturnType<typeof useFilter>;

function Filters({ filter }: { filter: Filter }): ReactElement {
  const t = useTexts(casePageTexts);
  const statuses = useChoices(caseStatuses, caseStatusTexts);
  return (
    <FilterBar
      search={<SearchBox label={t("search")} text={filter.text} onText={filter.setText} />}
      held={[]}
    >
      <Select
        aria-label={t("status")}
        className="cw-filter"
        value={filter.status ?? ""}
        options={[{ value: "", label: t("anyStatus") }, ...statuses]}
        onChange={(value) => filter.setStatus(value)}
      />
      <Checkbox
        checked={filter.isMine}
        onChange={(event) => filter.setMine(event.target.checked ? "true" : "")}
      >
        {t("onlyMine")}
      </Checkbox>
    </FilterBar>
  );
}

/** All cases that the person may see. */
export function CaseListScreen(): ReactElement {
  const t = useTexts(casePageTexts);
  const client = useClient();
  const navigation = useNavigation();
  const may = useMay();
  const filter = useFilter();
  const columns = useColumns();
  const [isOpening, setIsOpening] = useState(false);
  const { text, status, isMine, order, isDescending } = filter;
  const isFiltered = text !== "" || status !== undefined || isMine;
  const newCase = (
    <Button type="primary" icon={<PlusIcon />} onClick={() => setIsOpening(true)}>
      {t("newCase")}
    </Button>
  );
  const fetchPage = ({ from, count, signal }: RowRequest) =>
    client.call(listCasesEndpoint, {
      query: {
        from,
        count,
        order,
        direction: isDescending ? "descending" : "ascending",
        ...(text === "" ? {} : { search: text }),
        ...(status === undefined ? {} : { status }),
        ...(isMine ? { mine: true } : {}),
      },
      signal,
    });
  const sortBy = (sort: Sort) => {
    if (sort.columnId === order)
      filter.setDirection(sort.isDescending ? "descending" : "ascending");
    else filter.setOrder(sort.columnId);
  };
  return (
    <>
      <PageHeader title={t("cases")} actions={may("casework.cases.write") ? newCase : undefined} />
      <PagedTable<CaseRow>
        id="casework.cases"
        label={t("cases")}
        columns={columns}
        fetchPage={fetchPage}
        dataKey={JSON.stringify([text, status, isMine, order, isDescending])}
        rowKey={(row) => row.id}
        onOpen={(row) => navigation.go(casePath(row.id))}
        sort={{ columnId: order, isDescending }}
        onSort={sortBy}
        compact={compact}
        toolbar={<Filters filter={filter} />}
        empty={
          <EmptyState icon={CaseIcon} title={t(isFiltered ? "noneFound" : "none")}>
            {t(isFiltered ? "noneFoundWhy" : "noneWhy")}
          </EmptyState>
        }
      />
      <NewCaseDialog isOpen={isOpening} onClose={() => setIsOpening(false)} />
    </>
  );
}
