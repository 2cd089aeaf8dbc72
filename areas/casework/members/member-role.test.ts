// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsLead, levelOfMember, memberRoles } from "./member-role.ts";

const team = [
  { actorId: "act_1", role: "lead" },
  { actorId: "act_2", role: "analyst" },
] as const;

test("the last lead neither leaves nor takes another role", () => {
  assert.equal(keepsLead(team, "act_1", null), false);
  assert.equal(keepsLead(team, "act_1", "analyst"), false);
  assert.equal(keepsLead(team, "act_1", "lead"), true);
  assert.equal(keepsLead(team, "act_2", null), true);
  assert.equal(keepsLead([...team, { actorId: "act_3", role: "lead" }], "act_1", null), true);
});

test("a team that never had a lead can still change", () => {
  assert.equal(keepsLead([{ actorId: "act_2", role: "analyst" }], "act_2", null), true);
});

test("only a lead is let in to change the team, a reader only to look", () => {
  assert.deepEqual(
    memberRoles.filter((role) => levelOfMember[role] === "administer"),
    ["lead"],
  );
  assert.deepEqual(
    memberRoles.filter((role) => levelOfMember[role] === "read"),
    ["reader"],
  );
});
