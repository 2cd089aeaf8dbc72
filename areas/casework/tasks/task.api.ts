// SPDX-License-Identifier: Apache-2.0
import type { TaskId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { listTaskChanges, listTasks, viewTask } from "./task-list.data.ts";
import { addTask, editTask, handOverTask, moveTask } from "./task.data.ts";
import {
  addTaskEndpoint,
  editTaskEndpoint,
  handOverTaskEndpoint,
  listTasksEndpoint,
  moveTaskEndpoint,
  showTaskEndpoint,
} from "./task.wire.ts";

export const taskRoutes: readonly Route<Work>[] = [
  implement<Work, typeof listTasksEndpoint>(listTasksEndpoint, (work, { query }) =>
    listTasks(work, query),
  ),
  implement<Work, typeof addTaskEndpoint>(addTaskEndpoint, async (work, { body }) =>
    viewTask(work, await addTask(work, body)),
  ),
  implement<Work, typeof showTaskEndpoint>(showTaskEndpoint, async (work, { params }) => {
    const taskId = params.taskId as TaskId;
    const task = await viewTask(work, taskId);
    work.audit("casework.tasks.show", taskId, { caseId: task.case.id });
    return { task, changes: await listTaskChanges(work, taskId) };
  }),
  implement<Work, typeof editTaskEndpoint>(editTaskEndpoint, async (work, { params, body }) => {
    await editTask(work, params.taskId as TaskId, body);
    return viewTask(work, params.taskId as TaskId);
  }),
  implement<Work, typeof moveTaskEndpoint>(moveTaskEndpoint, async (work, { params, body }) => {
    await moveTask(work, params.taskId as TaskId, body);
    return viewTask(work, params.taskId as TaskId);
  }),
  implement<Work, typeof handOverTaskEndpoint>(
    handOverTaskEndpoint,
    async (work, { params, body }) => {
      await handOverTask(work, params.taskId as TaskId, body);
      return viewTask(work, params.taskId as TaskId);
    },
  ),
];
