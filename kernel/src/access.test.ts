// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Permission, Role } from "./access.ts";
import { permissions, roleMay, roles } from "./access.ts";

const roleNames = Object.keys(roles) as Role[];

test("an administrator may everything; nobody else may administer access", () => {
  for (const permission of permissions) assert.ok(roleMay("administrator", permission), permission);
  for (const role of roleNames.filter((name) => name !== "administrator")) {
    assert.equal(roleMay(role, "access.administer"), false, role);
    assert.equal(roleMay(role, "workspace.administer"), false, role);
  }
});

test("a reader writes nothing, an auditor sees no case data", () => {
  const allowed = (role: Role) => permissions.filter((permission) => roleMay(role, permission));
  assert.deepEqual(
    allowed("reader").filter((permission) => permission.endsWith(".write")),
    [],
  );
  assert.deepEqual(allowed("auditor"), ["audit.read", "self"]);
});

test("whoever may write something may read it", () => {
  for (const role of roleNames) {
    for (const write of permissions.filter((permission) => permission.endsWith(".write"))) {
      const read = write.replace(/write$/u, "read") as Permission;
      assert.ok(!roleMay(role, write) || roleMay(role, read), `${role} ${write}`);
    }
  }
});

test("every member may manage the own account, and roles name only known permissions", () => {
  for (const role of roleNames) {
    assert.ok(roleMay(role, "self"), role);
    assert.deepEqual(
      roles[role].filter((permission) => !permissions.includes(permission)),
      [],
    );
  }
});
