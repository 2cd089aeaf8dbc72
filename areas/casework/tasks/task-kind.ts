// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";

/** A kind of task. No kind has a field about relatives (gate G-05). */
export interface TaskKind {
  readonly id: string;
  readonly title: Text;
  /** The kind touches people or places: where it is done must be said before it is opened. */
  readonly isPlaceNeeded: boolean;
}

/** The kinds of tasks, in the order in which they are offered. */
export const taskKinds = [
  { id: "analysis", title: { zh: "分析研判", en: "Analysis" }, isPlaceNeeded: false },
  { id: "review", title: { zh: "审阅材料", en: "Review of material" }, isPlaceNeeded: false },
  { id: "drafting", title: { zh: "起草文书", en: "Drafting" }, isPlaceNeeded: false },
  {
    id: "coordination",
    title: { zh: "单位间协调", en: "Co-ordination between agencies" },
    isPlaceNeeded: false,
  },
  {
    id: "assistance-request",
    title: { zh: "经对外联系机关请求协助", en: "Request through the central authority" },
    isPlaceNeeded: false,
  },
  { id: "interview", title: { zh: "谈话询问", en: "Interview" }, isPlaceNeeded: true },
  { id: "contact", title: { zh: "接触联系", en: "Contact" }, isPlaceNeeded: true },
  { id: "travel", title: { zh: "出差", en: "Travel" }, isPlaceNeeded: true },
  { id: "surveillance", title: { zh: "监视", en: "Surveillance" }, isPlaceNeeded: true },
  { id: "service", title: { zh: "送达文书", en: "Service of documents" }, isPlaceNeeded: true },
  { id: "other", title: { zh: "其他", en: "Other" }, isPlaceNeeded: true },
] as const satisfies readonly TaskKind[];

export type TaskKindId = (typeof taskKinds)[number]["id"];

export const taskKindIds: readonly TaskKindId[] = taskKinds.map((kind) => kind.id);

/** Whether a kind may be opened only with its place stated. */
export function isPlaceNeeded(kind: TaskKindId): boolean {
  return taskKinds.some((known) => known.id === kind && known.isPlaceNeeded);
}
