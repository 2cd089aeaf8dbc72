// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText, InstantText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { KeyValue } from "@tianwang/ui/layout/block";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { casePath } from "../cases/case-path.ts";
import { DueDay } from "../page/due.screen.tsx";
import { Words } from "../page/words.screen.tsx";
import type { TaskAct } from "./task-acts.screen.tsx";
import { TaskActs } from "./task-acts.screen.tsx";
import { taskFieldTexts, taskPageTexts } from "./task-page.text.ts";
import { TaskPlaceText, TaskStatusTag, useMoveWords, useTaskKind } from "./task-status.screen.tsx";
import type { TaskStatus } from "./task-status.ts";
import { isUnfinished, taskStatuses } from "./task-status.ts";
import { taskStatusTexts } from "./task.text.ts";
import type { TaskChangeView, TaskView } from "./task.wire.ts";
import { showTaskEndpoint } from "./task.wire.ts";

function Facts({ task }: { task: TaskView }): ReactElement {
  const t = useTexts(taskPageTexts);
  const kindOf = useTaskKind();
  return (
    <KeyValue
      facts={[
        { label: t("status"), value: <TaskStatusTag status={task.status} /> },
        {
          label: t("due"),
          value: (
            <DueDay
              dueOn={task.dueOn}
              isOverdue={task.isOverdue}
              isSettled={!isUnfinished(task.status)}
            />
          ),
        },
        { label: t("owner"), value: <SourceText text={task.owner.displayName} /> },
        { label: t("kind"), value: kindOf(task.kind) },
        { label: t("place"), value: <TaskPlaceText task={task} /> },
        {
          label: t("case"),
          value: (
            <Link to={casePath(task.case.id)}>
              <SourceText text={`${task.case.number} ${task.case.title}`} />
            </Link>
          ),
        },
      ]}
    />
  );
}

function ChangedValue(props: { change: TaskChangeView; side: "from" | "to" }): ReactElement {
  const t = useTexts(taskPageTexts);
  const say = useText();
  const { change, side } = props;
  const value = change[side];
  const owner = side === "from" ? change.fromOwner : change.toOwner;
  if (owner !== null) return <SourceText text={owner.displayName} />;
  if (value === "") return <span className="tw-faint">{t("nothing")}</span>;
  const status = taskStatuses.find((one) => one === value);
  if (change.field === "status" && status) return <>{say(taskStatusTexts[status])}</>;
  return change.field === "due-day" ? <DateText date={value} /> : <SourceText text={value} />;
}

function History(props: { task: TaskView; changes: readonly TaskChangeView[] }): ReactElement {
  const t = useTexts(taskPageTexts);
  const say = useText();
  const { task } = props;
  // What a task was made with stands in it; here is what came later.
  const later = props.changes.filter((change) => change.changedAt !== task.createdAt);
  return (
    <section>
      <h3 className="cw-drawer-head">{t("history")}</h3>
      <ol className="cw-lines cw-lines-tight">
        {later.toReversed().map((change) => (
          <li key={`${change.changedAt} ${change.field}`}>
            <span>
              <strong>{say(taskFieldTexts[change.field])}</strong>{" "}
              <ChangedValue change={change} side="from" />
              {" → "}
              <ChangedValue change={change} side="to" />
            </span>
            {change.reason !== "" && <Words text={change.reason} />}
            <span className="cw-line-facts">
              <SourceText text={change.changedBy.displayName} />
              <InstantText instant={change.changedAt} />
            </span>
          </li>
        ))}
        <li>
          <strong>{t("created")}</strong>
          <span className="cw-line-facts">
            <SourceText text={task.createdBy.displayName} />
            <InstantText instant={task.createdAt} />
          </span>
        </li>
      </ol>
    </section>
  );
}

function Buttons(props: { task: TaskView; onAct: (act: TaskAct) => void }): ReactElement {
  const t = useTexts(taskPageTexts);
  const wordsOf = useMoveWords();
  const { task, onAct } = props;
  const isFirst = (to: TaskStatus) => to === task.nextStatuses[0];
  return (
    <div className="tw-row">
      {task.nextStatuses.map((to) => (
        <Button
          key={to}
          type={isFirst(to) ? "primary" : "default"}
          onClick={() => onAct({ kind: "move", task, to })}
        >
          {wordsOf(task.status, to)}
        </Button>
      ))}
      <Button onClick={() => onAct({ kind: "hand-over", task })}>{t("handOver")}</Button>
      <Button onClick={() => onAct({ kind: "edit", task })}>{t("edit")}</Button>
    </div>
  );
}

/** A task beside the list: what it is, what can be done with it, and what became of it. */
export function TaskDrawer(props: {
  taskId: string | null;
  mayWrite: boolean;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(taskPageTexts);
  const client = useClient();
  const [act, setAct] = useState<TaskAct | null>(null);
  const { taskId } = props;
  const load = useLoad(`task ${taskId ?? ""}`, async (signal) =>
    taskId === null ? null : client.call(showTaskEndpoint, { params: { taskId }, signal }),
  );
  const onChange = () => {
    load.reload();
    props.onChange();
  };
  return (
    <>
      <Dialog
        title={load.value?.task.title ?? t("task")}
        isOpen={taskId !== null}
        onClose={props.onClose}
        place="side"
      >
        <Loaded load={load}>
          {(shown) =>
            shown && (
              <div className="tw-stack">
                {props.mayWrite && <Buttons task={shown.task} onAct={setAct} />}
                {shown.task.detail !== "" && <Words text={shown.task.detail} />}
                <Facts task={shown.task} />
                <History task={shown.task} changes={shown.changes} />
              </div>
            )
          }
        </Loaded>
      </Dialog>
      <TaskActs act={act} onClose={() => setAct(null)} onChange={onChange} />
    </>
  );
}
