// SPDX-License-Identifier: Apache-2.0
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { useMay } from "@tianwang/ui/layout/slot";
import { TaskIcon } from "@tianwang/ui/look/icons";
import type { ReactElement } from "react";
import { taskPageTexts } from "./task-page.text.ts";
import { TaskTable } from "./task-table.screen.tsx";

/** The tasks of the person at the screen, of all cases. */
export function MyTasksScreen(): ReactElement {
  const t = useTexts(taskPageTexts);
  const may = useMay();
  return (
    <>
      <PageHeader title={t("myTasks")} />
      <TaskTable
        caseId={null}
        mayWrite={may("casework.tasks.write")}
        turn={0}
        onChange={() => {}}
        empty={
          <EmptyState icon={TaskIcon} title={t("noneMine")}>
            {t("noneMineWhy")}
          </EmptyState>
        }
      />
    </>
  );
}
