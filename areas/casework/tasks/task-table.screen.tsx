// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useSearchValue } from "@tianwang/ui/navigation/navigation";
import { FilterBar, SearchBox } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest } from "@tianwang/ui/table/windowed-table";
import { Select } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useMemo, useState } from "react";
import { casePath } from "../cases/case-path.ts";
import { DueDay } from "../page/due.screen.tsx";
import { TaskDrawer } from "./task-drawer.screen.tsx";
import { taskPageTexts } from "./task-page.text.ts";
import { TaskPlaceText, TaskStatusTag, useTaskKind } from "./task-status.screen.tsx";
import { isUnfinished } from "./task-status.ts";
import type { TaskView } from "./task.wire.ts";
import { listTasksEndpoint } from "./task.wire.ts";
import "../cases/case.css";

function Due({ task }: { task: TaskView }): ReactElement {
  return (
    <DueDay dueOn={task.dueOn} isOverdue={task.isOverdue} isSettled={!isUnfinished(task.status)} />
  );
}

function useColumns(hasCase: boolean): readonly Column<TaskView>[] {
  const t = useTexts(taskPageTexts);
  const kindOf = useTaskKind();
  return useMemo(() => {
    const caseColumn: Column<TaskView> = {
      id: "case",
      title: t("case"),
      width: 200,
      isGrowing: true,
      render: (task) => (
        <Link to={casePath(task.case.id, "tasks")} tabIndex={-1}>
          <SourceText text={`${task.case.number} ${task.case.title}`} />
        </Link>
      ),
    };
    return [
      { id: "due", title: t("due"), width: 220, render: (task) => <Due task={task} /> },
      {
        id: "title",
        title: t("task"),
        width: 240,
        isGrowing: true,
        render: (task) => (
          <span className="cw-case-title">
            <SourceText text={task.title} />
          </span>
        ),
      },
      ...(hasCase ? [caseColumn] : []),
      { id: "kind", title: t("kind"), width: 200, render: (task) => kindOf(task.kind) },
      {
        id: "status",
        title: t("status"),
        width: 108,
        render: (task) => <TaskStatusTag status={task.status} />,
      },
      {
        id: "owner",
        title: t("owner"),
        width: 116,
        render: (task) => <SourceText text={task.owner.displayName} />,
      },
      {
        id: "place",
        title: t("place"),
        width: 150,
        isHiddenAtFirst: hasCase,
        render: (task) => <TaskPlaceText task={task} />,
      },
    ];
  }, [t, kindOf, hasCase]);
}

const compact = {
  rowHeight: 96,
  render: (task: TaskView) => (
    <span className="tw-compact-row">
      <span className="tw-compact-main cw-case-title">
        <SourceText text={task.title} />
      </span>
      <Due task={task} />
      <TaskStatusTag status={task.status} />
      <span className="tw-compact-facts">
        <SourceText text={task.owner.displayName} />
        <SourceText text={task.case.number} />
      </span>
    </span>
  ),
};

/** Tasks, the overdue first; a row opens a task beside them. */
export function TaskTable(props: {
  /** Only those of a case; else those of the person at the screen. */
  caseId: string | null;
  mayWrite: boolean;
  actions?: ReactNode;
  empty: ReactNode;
  /** Counts the changes made outside. */
  turn: number;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(taskPageTexts);
  const client = useClient();
  const { caseId } = props;
  const [text, setText] = useSearchValue("text");
  const [show, setShow] = useSearchValue("show", "unfinished");
  const [openId, setOpenId] = useSearchValue("task");
  const [turn, setTurn] = useState(0);
  const columns = useColumns(caseId === null);
  const fetchPage = ({ from, count, signal }: RowRequest) =>
    client.call(listTasksEndpoint, {
      query: {
        from,
        count,
        ...(caseId === null ? { mine: true } : { caseId }),
        ...(show === "unfinished" ? { unfinished: true } : {}),
        ...(text === "" ? {} : { search: text }),
      },
      signal,
    });
  return (
    <>
      <PagedTable<TaskView>
        id="casework.tasks"
        label={t("tasks")}
        columns={columns}
        fetchPage={fetchPage}
        turn={props.turn + turn}
        dataKey={JSON.stringify([caseId, text, show])}
        rowKey={(task) => task.id}
        onOpen={(task) => setOpenId(task.id)}
        openKey={openId === "" ? null : openId}
        compact={compact}
        toolbar={
          <FilterBar
            search={<SearchBox label={t("search")} text={text} onText={setText} />}
            held={[]}
          >
            <Select
              aria-label={t("show")}
              className="cw-filter"
              value={show}
              options={[
                { value: "unfinished", label: t("toDo") },
                { value: "all", label: t("everything") },
              ]}
              onChange={setShow}
            />
            {props.actions}
          </FilterBar>
        }
        empty={props.empty}
      />
      <TaskDrawer
        taskId={openId === "" ? null : openId}
        mayWrite={props.mayWrite}
        onClose={() => setOpenId("")}
        onChange={() => {
          setTurn(turn + 1);
          props.onChange();
        }}
      />
    </>
  );
}
