// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import type { ReactElement } from "react";
import { listMembersEndpoint } from "../members/member.wire.ts";
import { ChoiceField, DayField, LineField, NoteField } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import { pageTexts } from "../page/page.text.ts";
import { GateError } from "./gate-error.screen.tsx";
import { taskPageTexts } from "./task-page.text.ts";
import { useMoveWords } from "./task-status.screen.tsx";
import type { TaskStatus } from "./task-status.ts";
import { checkTaskMove } from "./task-status.ts";
import type { TaskView } from "./task.wire.ts";
import { editTaskEndpoint, handOverTaskEndpoint, moveTaskEndpoint } from "./task.wire.ts";

/** What is about to be done with a task. */
export type TaskAct =
  | { readonly kind: "move"; readonly task: TaskView; readonly to: TaskStatus }
  | { readonly kind: "hand-over"; readonly task: TaskView }
  | { readonly kind: "edit"; readonly task: TaskView };

interface ActProps<K extends TaskAct["kind"]> {
  readonly act: Extract<TaskAct, { kind: K }> | null;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

function MoveTask({ act, onClose, onChange }: ActProps<"move">): ReactElement {
  const t = useTexts(taskPageTexts);
  const client = useClient();
  const wordsOf = useMoveWords();
  const words = act === null ? "" : wordsOf(act.task.status, act.to);
  const needsReason = act !== null && checkTaskMove(act.task.status, act.to, "") !== null;
  return (
    <FormDialog<{ readonly reason?: string }>
      title={act === null ? "" : `${words} · ${act.task.title}`}
      submitLabel={words}
      isOpen={act !== null}
      onClose={onClose}
      renderError={(error) => act && <GateError error={error} caseId={act.task.case.id} />}
      onSend={async ({ reason = "" }) => {
        if (act === null) return;
        await client.call(moveTaskEndpoint, {
          params: { taskId: act.task.id },
          body: { version: act.task.version, to: act.to, reason },
        });
        onChange();
      }}
    >
      <NoteField
        name="reason"
        label={t("reason")}
        isRequired={needsReason}
        {...(needsReason ? { extra: t("reasonNeeded") } : {})}
      />
    </FormDialog>
  );
}

function HandOver({ act, onClose, onChange }: ActProps<"hand-over">): ReactElement {
  const t = useTexts(taskPageTexts);
  const client = useClient();
  const caseId = act?.task.case.id;
  const members = useLoad(`members ${caseId ?? ""}`, async (signal) =>
    caseId === undefined ? [] : client.call(listMembersEndpoint, { params: { caseId }, signal }),
  );
  const choices = (members.value ?? [])
    .filter(({ actor }) => actor.id !== act?.task.owner.id)
    .map(({ actor }) => ({ value: actor.id, label: actor.displayName }));
  return (
    <FormDialog<{ readonly ownerId: string; readonly reason: string }>
      title={act === null ? "" : t("handOverTitle", { title: act.task.title })}
      submitLabel={t("handOver")}
      isOpen={act !== null}
      onClose={onClose}
      note={t("handOverNote")}
      onSend={async (typed) => {
        if (act === null) return;
        await client.call(handOverTaskEndpoint, {
          params: { taskId: act.task.id },
          body: { version: act.task.version, ...typed },
        });
        onChange();
      }}
    >
      <ChoiceField
        name="ownerId"
        label={t("newOwner")}
        choices={choices}
        extra={t("ownerHelp")}
        isRequired
      />
      <NoteField name="reason" label={t("reason")} isRequired />
    </FormDialog>
  );
}

interface Edited {
  readonly title: string;
  readonly detail?: string;
  readonly dueOn?: string;
}

function EditTask({ act, onClose, onChange }: ActProps<"edit">): ReactElement {
  const t = useTexts(taskPageTexts);
  const page = useTexts(pageTexts);
  const client = useClient();
  const task = act?.task;
  return (
    <FormDialog<Edited>
      title={t("edit")}
      submitLabel={page("save")}
      isOpen={act !== null}
      onClose={onClose}
      renderError={(error) => task && <GateError error={error} caseId={task.case.id} />}
      {...(task === undefined
        ? {}
        : { initial: { title: task.title, detail: task.detail, dueOn: task.dueOn ?? "" } })}
      onSend={async ({ title, detail = "", dueOn = "" }) => {
        if (!task) return;
        await client.call(editTaskEndpoint, {
          params: { taskId: task.id },
          body: {
            version: task.version,
            ...(title === task.title ? {} : { title }),
            ...(detail === task.detail ? {} : { detail }),
            ...(dueOn === (task.dueOn ?? "") ? {} : { dueOn: dueOn === "" ? null : dueOn }),
          },
        });
        onChange();
      }}
    >
      <LineField name="title" label={t("title")} isRequired />
      <NoteField name="detail" label={t("detail")} rows={5} />
      <DayField name="dueOn" label={t("due")} />
    </FormDialog>
  );
}

/** The dialogs for what can be done with a task; one is open at most. */
export function TaskActs(props: {
  act: TaskAct | null;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const { act, ...rest } = props;
  return (
    <>
      <MoveTask act={act?.kind === "move" ? act : null} {...rest} />
      <HandOver act={act?.kind === "hand-over" ? act : null} {...rest} />
      <EditTask act={act?.kind === "edit" ? act : null} {...rest} />
    </>
  );
}
