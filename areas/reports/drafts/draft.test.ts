// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DraftAct } from "./draft.ts";
import { draftActs, draftStates, mayAct, stateAfter } from "./draft.ts";

test("a draft is approved, then noted as sent, then closed; each act only where it belongs", () => {
  const possible = draftStates.map((state) => draftActs.filter((act) => mayAct(state, act)));
  assert.deepEqual(possible, [
    ["approve", "close"],
    ["withdraw", "send", "close"],
    ["close"],
    ["reopen"],
  ]);
  const after = (act: DraftAct) => stateAfter(act, false);
  assert.deepEqual(draftActs.map(after), ["approved", "draft", "sent", "closed", "draft"]);
});

test("what was sent stays sent when it is opened again", () => {
  assert.equal(stateAfter("reopen", true), "sent");
});
