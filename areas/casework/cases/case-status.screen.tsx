// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { WarningIcon } from "@tianwang/ui/look/icons";
import type { ReactElement } from "react";
import { casePageTexts } from "./case-page.text.ts";
import type { CaseStatus } from "./case-status.ts";
import { caseStatusTexts } from "./case.text.ts";
import type { CaseRow } from "./case.wire.ts";
import "./case.css";

const tones: Readonly<Record<CaseStatus, Tone>> = {
  opened: "waiting",
  active: "active",
  suspended: "warn",
  closed: "good",
};

/** Where a case stands. */
export function CaseStatusTag({ status }: { status: CaseStatus }): ReactElement {
  const say = useText();
  return <StatusTag tone={tones[status]}>{say(caseStatusTexts[status])}</StatusTag>;
}

/** How many tasks of a case are done, and how many are overdue. */
export function TaskBar(
  props: Pick<CaseRow, "taskCount" | "taskDoneCount" | "taskOverdueCount">,
): ReactElement {
  const t = useTexts(casePageTexts);
  const { taskCount, taskDoneCount, taskOverdueCount } = props;
  if (taskCount === 0) return <span className="tw-faint">{t("noTasks")}</span>;
  const words = t("tasksDone", { done: taskDoneCount, total: taskCount });
  return (
    <span className="cw-task-bar" title={words}>
      <span className="cw-bar" aria-hidden="true">
        <i style={{ width: `${(taskDoneCount / taskCount) * 100}%` }} />
      </span>
      <span aria-hidden="true">{`${taskDoneCount}/${taskCount}`}</span>
      <span className="tw-aloud">{words}</span>
      {taskOverdueCount > 0 && (
        <span className="cw-overdue cw-bar-alarm">
          <WarningIcon />
          {t("overdueCount", { count: taskOverdueCount })}
        </span>
      )}
    </span>
  );
}
