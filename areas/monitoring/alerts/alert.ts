// SPDX-License-Identifier: Apache-2.0

/** What persons made of an alert. */
export const alertStates = ["open", "snoozed", "joined", "dismissed", "raised"] as const;
export type AlertState = (typeof alertStates)[number];

/** What a person can do with an alert. */
export const judgementKinds = [
  "assign",
  "dismiss",
  "join",
  "raise",
  "reopen",
  "snooze",
  "undo",
] as const;
export type JudgementKind = (typeof judgementKinds)[number];

/** What can happen to an alert: judgements, and that a larger shape takes its own in. */
export const alertEventKinds = [...judgementKinds, "taken-in"] as const;
export type AlertEventKind = (typeof alertEventKinds)[number];

/** Where an alert stands: everything that a judgement changes, and nothing else. */
export interface AlertStand {
  readonly state: AlertState;
  readonly assigneeId: string | null;
  readonly snoozedUntil: string | null;
  readonly joinedId: string | null;
  readonly caseId: string | null;
}

/** A judgement; undoing is {@link AlertStand} as it was before the one that is undone. */
export type Judgement =
  | { readonly kind: "assign"; readonly assigneeId: string | null }
  | { readonly kind: "dismiss" | "reopen" }
  | { readonly kind: "join"; readonly joinedId: string }
  | { readonly kind: "raise"; readonly caseId: string }
  | { readonly kind: "snooze"; readonly snoozedUntil: string };

const untouched = { snoozedUntil: null, joinedId: null, caseId: null };

/** States in which each judgement is possible. */
const possibleIn: Readonly<Record<Judgement["kind"], readonly AlertState[]>> = {
  assign: ["open", "snoozed", "raised"],
  dismiss: ["open", "snoozed"],
  join: ["open", "snoozed"],
  raise: ["open", "snoozed"],
  reopen: ["dismissed", "joined", "raised", "snoozed"],
  snooze: ["open", "snoozed"],
};

/** Whether a judgement is possible in a state. */
export function mayJudge(state: AlertState, kind: Judgement["kind"]): boolean {
  return possibleIn[kind].includes(state);
}

/** Where an alert stands after a judgement. Ask {@link mayJudge} first. */
export function judge(stand: AlertStand, judgement: Judgement): AlertStand {
  const { assigneeId } = stand;
  switch (judgement.kind) {
    case "assign":
      return { ...stand, assigneeId: judgement.assigneeId };
    case "dismiss":
      return { ...untouched, assigneeId, state: "dismissed" };
    case "join":
      return { ...untouched, assigneeId, state: "joined", joinedId: judgement.joinedId };
    case "raise":
      return { ...untouched, assigneeId, state: "raised", caseId: judgement.caseId };
    case "reopen":
      return { ...untouched, assigneeId, state: "open" };
    case "snooze":
      return { ...untouched, assigneeId, state: "snoozed", snoozedUntil: judgement.snoozedUntil };
  }
}

/** A snoozed alert is open again on the day until which it slept. */
export function stateOn(
  stand: Pick<AlertStand, "snoozedUntil" | "state">,
  today: string,
): AlertState {
  const isAwake = stand.state === "snoozed" && (stand.snoozedUntil ?? "") <= today;
  return isAwake ? "open" : stand.state;
}
