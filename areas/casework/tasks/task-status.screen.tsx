// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import type { ReactElement } from "react";
import { useCountryName } from "../page/country.screen.tsx";
import { taskKinds } from "./task-kind.ts";
import { taskPageTexts, taskPlaceTexts } from "./task-page.text.ts";
import type { TaskStatus } from "./task-status.ts";
import { isUnfinished } from "./task-status.ts";
import { taskStatusTexts } from "./task.text.ts";
import type { TaskView } from "./task.wire.ts";

const tones: Readonly<Record<TaskStatus, Tone>> = {
  open: "waiting",
  "in-progress": "active",
  done: "good",
  dropped: "info",
};

/** How far a task is. */
export function TaskStatusTag({ status }: { status: TaskStatus }): ReactElement {
  const say = useText();
  return <StatusTag tone={tones[status]}>{say(taskStatusTexts[status])}</StatusTag>;
}

/** What kind of work a task is. */
export function useTaskKind(): (kind: TaskView["kind"]) => string {
  const say = useText();
  return (kind) => {
    const known = taskKinds.find((one) => one.id === kind);
    return known ? say(known.title) : kind;
  };
}

/** Where a task is done, with the consent that it rests on. */
export function TaskPlaceText({ task }: { task: TaskView }): ReactElement {
  const t = useTexts(taskPageTexts);
  const say = useText();
  const country = useCountryName();
  if (task.place === "unstated")
    return <span className="tw-faint">{say(taskPlaceTexts.unstated)}</span>;
  if (task.place === "home" || task.stateCode === null)
    return <span>{say(taskPlaceTexts[task.place])}</span>;
  return (
    <span title={t("consent")}>
      {country(task.stateCode)}
      {task.consentNumber !== null && ` · G-01 #${task.consentNumber}`}
    </span>
  );
}

/** The name of what moving a task to a status means from where it stands. */
export function useMoveWords(): (from: TaskStatus, to: TaskStatus) => string {
  const t = useTexts(taskPageTexts);
  return (from, to) => {
    if (to === "in-progress") return t("start");
    if (to === "done") return t("finish");
    if (to === "dropped") return t("drop");
    return t(isUnfinished(from) ? "putBack" : "reopen");
  };
}
