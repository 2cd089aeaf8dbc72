// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { DateText, IdOf, InstantText, Nothing, Nullable, pageQuery } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { taskPlaces } from "../consents/host-consent.ts";
import {
  ActorView,
  AnyNote,
  FilledLine,
  FilledNote,
  OneOf,
  PageOf,
  SearchText,
  StateCode,
  Version,
} from "../fields.wire.ts";
import { taskKindIds } from "./task-kind.ts";
import { taskStatuses } from "./task-status.ts";

/** A task with the case that it belongs to. */
export const TaskView = Type.Object({
  id: IdOf("task"),
  case: Type.Object({ id: IdOf("case"), number: Type.String(), title: Type.String() }),
  kind: OneOf(taskKindIds),
  title: Type.String(),
  detail: Type.String(),
  owner: ActorView,
  dueOn: Nullable(DateText),
  isOverdue: Type.Boolean(),
  status: OneOf(taskStatuses),
  nextStatuses: Type.Array(OneOf(taskStatuses)),
  place: OneOf(taskPlaces),
  /** The State in which it is done; null unless abroad. */
  stateCode: Nullable(StateCode),
  /** The consent of that State that it rests on. */
  consentNumber: Nullable(Type.Integer()),
  createdBy: ActorView,
  createdAt: InstantText,
  version: Version,
});
export type TaskView = Static<typeof TaskView>;

/** What of a task was changed. */
export const taskFields = ["status", "owner", "title", "detail", "due-day"] as const;

/** One change of a task. */
export const TaskChangeView = Type.Object({
  field: OneOf(taskFields),
  /** Empty where there was nothing; the id for an owner. */
  from: Type.String(),
  to: Type.String(),
  /** Who these are, for a change of owner. */
  fromOwner: Nullable(ActorView),
  toOwner: Nullable(ActorView),
  reason: Type.String(),
  changedBy: ActorView,
  changedAt: InstantText,
});
export type TaskChangeView = Static<typeof TaskChangeView>;

const taskParams = Type.Object({ taskId: IdOf("task") });

export const listTasksEndpoint = defineEndpoint({
  id: "casework.tasks.list",
  method: "GET",
  path: "/casework/tasks",
  permission: "casework.tasks.read",
  summary: { zh: "任务列表，先到期的在前", en: "Tasks, the earliest due first" },
  params: Nothing,
  query: Type.Object({
    ...pageQuery,
    caseId: Type.Optional(IdOf("case")),
    /** Only tasks of the asker. */
    mine: Type.Optional(Type.Boolean()),
    ownerId: Type.Optional(IdOf("actor")),
    status: Type.Optional(OneOf(taskStatuses)),
    /** Only tasks that are to do. */
    unfinished: Type.Optional(Type.Boolean()),
    /** Only tasks due on this day or earlier. */
    dueUntil: Type.Optional(DateText),
    search: Type.Optional(SearchText),
  }),
  response: PageOf(TaskView),
});

export const addTaskEndpoint = defineEndpoint({
  id: "casework.tasks.add",
  method: "POST",
  path: "/casework/tasks",
  permission: "casework.tasks.write",
  summary: { zh: "新建任务", en: "Add a task" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({
    caseId: IdOf("case"),
    kind: OneOf(taskKindIds),
    title: FilledLine,
    detail: Type.Optional(AnyNote),
    /** The asker when left out. */
    ownerId: Type.Optional(IdOf("actor")),
    dueOn: Type.Optional(Nullable(DateText)),
    place: Type.Optional(OneOf(taskPlaces)),
    stateCode: Type.Optional(StateCode),
    consentNumber: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  response: TaskView,
});

export const showTaskEndpoint = defineEndpoint({
  id: "casework.tasks.show",
  method: "GET",
  path: "/casework/tasks/:taskId",
  permission: "casework.tasks.read",
  summary: { zh: "任务及其变更记录", en: "A task with its history" },
  params: taskParams,
  query: Nothing,
  response: Type.Object({ task: TaskView, changes: Type.Array(TaskChangeView) }),
});

export const editTaskEndpoint = defineEndpoint({
  id: "casework.tasks.edit",
  method: "PATCH",
  path: "/casework/tasks/:taskId",
  permission: "casework.tasks.write",
  summary: { zh: "修改任务", en: "Edit a task" },
  params: taskParams,
  query: Nothing,
  body: Type.Object({
    version: Version,
    title: Type.Optional(FilledLine),
    detail: Type.Optional(AnyNote),
    dueOn: Type.Optional(Nullable(DateText)),
  }),
  response: TaskView,
});

export const moveTaskEndpoint = defineEndpoint({
  id: "casework.tasks.move",
  method: "POST",
  path: "/casework/tasks/:taskId/moves",
  permission: "casework.tasks.write",
  summary: { zh: "变更任务状态", en: "Move a task to another status" },
  params: taskParams,
  query: Nothing,
  body: Type.Object({
    version: Version,
    to: OneOf(taskStatuses),
    /** Needed to drop a task and to take up a finished one. */
    reason: Type.Optional(AnyNote),
  }),
  response: TaskView,
});

export const handOverTaskEndpoint = defineEndpoint({
  id: "casework.tasks.hand-over",
  method: "POST",
  path: "/casework/tasks/:taskId/hand-over",
  permission: "casework.tasks.write",
  summary: { zh: "移交任务", en: "Hand a task over" },
  params: taskParams,
  query: Nothing,
  body: Type.Object({ version: Version, ownerId: IdOf("actor"), reason: FilledNote }),
  response: TaskView,
});
