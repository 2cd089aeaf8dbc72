// SPDX-License-Identifier: Apache-2.0

/** Where a draft stands. Only persons move it; the program itself sends nothing. */
export const draftStates = ["draft", "approved", "sent", "closed"] as const;
export type DraftState = (typeof draftStates)[number];

/** What a person can do with a draft besides filling it in. */
export const draftActs = ["approve", "withdraw", "send", "close", "reopen"] as const;
export type DraftAct = (typeof draftActs)[number];

/** States in which each act is possible. */
const possibleIn: Readonly<Record<DraftAct, readonly DraftState[]>> = {
  approve: ["draft"],
  withdraw: ["approved"],
  send: ["approved"],
  close: ["draft", "approved", "sent"],
  reopen: ["closed"],
};

/** Whether an act is possible in a state. */
export function mayAct(state: DraftState, act: DraftAct): boolean {
  return possibleIn[act].includes(state);
}

/**
 * Where a draft stands after an act. Ask {@link mayAct} first.
 *
 * @param wasSent whether a person has said that the report was sent: that stays so.
 */
export function stateAfter(act: DraftAct, wasSent: boolean): DraftState {
  switch (act) {
    case "approve":
      return "approved";
    case "withdraw":
      return "draft";
    case "send":
      return "sent";
    case "close":
      return "closed";
    case "reopen":
      return wasSent ? "sent" : "draft";
  }
}
