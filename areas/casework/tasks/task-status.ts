// SPDX-License-Identifier: Apache-2.0

/** How far a task is. */
export const taskStatuses = ["open", "in-progress", "done", "dropped"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

const next: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  open: ["in-progress", "done", "dropped"],
  "in-progress": ["open", "done", "dropped"],
  done: ["open"],
  dropped: ["open"],
};

/** The statuses that a task in this one may take next. */
export function nextTaskStatuses(status: TaskStatus): readonly TaskStatus[] {
  return next[status];
}

/** Whether something of the task is still to be done. */
export function isUnfinished(status: TaskStatus): boolean {
  return status === "open" || status === "in-progress";
}

/** Why a task may not move as wanted. */
export type TaskMoveFault = "no-such-move" | "reason-missing";

/**
 * Whether a task may take a status; null when it may. Dropping a task and taking up one that was
 * finished need a reason.
 */
export function checkTaskMove(
  from: TaskStatus,
  to: TaskStatus,
  reason: string,
): TaskMoveFault | null {
  if (!next[from].includes(to)) return "no-such-move";
  const needsReason = to === "dropped" || !isUnfinished(from);
  return needsReason && reason.trim() === "" ? "reason-missing" : null;
}
