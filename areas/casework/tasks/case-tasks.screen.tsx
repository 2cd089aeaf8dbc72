// SPDX-License-Identifier: Apache-2.0
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { useMay } from "@tianwang/ui/layout/slot";
import { PlusIcon, TaskIcon } from "@tianwang/ui/look/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { CaseTabProps } from "../cases/case.screen.tsx";
import { AddTask } from "./add-task.screen.tsx";
import { taskPageTexts } from "./task-page.text.ts";
import { TaskTable } from "./task-table.screen.tsx";

/** The tasks of a case. */
export function CaseTasksTab({ overview, onChange }: CaseTabProps): ReactElement {
  const t = useTexts(taskPageTexts);
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const [turn, setTurn] = useState(0);
  const { case: view } = overview;
  const mayWrite = view.mayWrite && may("casework.tasks.write");
  return (
    <>
      <TaskTable
        caseId={view.id}
        mayWrite={mayWrite}
        turn={turn}
        onChange={onChange}
        actions={
          mayWrite && (
            <Button type="primary" icon={<PlusIcon />} onClick={() => setIsAdding(true)}>
              {t("add")}
            </Button>
          )
        }
        empty={
          <EmptyState icon={TaskIcon} title={t("none")}>
            {t("noneWhy")}
          </EmptyState>
        }
      />
      <AddTask
        view={view}
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onChange={() => {
          setTurn(turn + 1);
          onChange();
        }}
      />
    </>
  );
}
