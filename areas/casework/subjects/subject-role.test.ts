// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkSubjectLabel, isStage, subjectRoles } from "./subject-role.ts";

test("labels that state an act of an authority need that act and its day (G-11)", () => {
  for (const role of ["accused", "convicted", "acquitted", "discontinued"] as const) {
    assert.equal(checkSubjectLabel(role, "", null)?.isPassed, false, role);
    assert.equal(checkSubjectLabel(role, "某法院判决", null)?.isPassed, false, role);
    assert.equal(checkSubjectLabel(role, "  ", "2024-02-29")?.isPassed, false, role);
    const answer = checkSubjectLabel(role, "(2024) No. 12, District Court", "2024-02-29");
    assert.equal(answer?.isPassed, true, role);
    assert.equal(answer?.gate.id, "G-11");
  }
});

test("what is not known counts as missing, not as failed", () => {
  assert.deepEqual(checkSubjectLabel("convicted", "", null)?.missing, ["actIsCited", "actIsDated"]);
});

test("a suspect is called one without an outcome, and no role names a criminal", () => {
  assert.equal(checkSubjectLabel("suspect", "", null), null);
  assert.equal(checkSubjectLabel("witness", "", null), null);
  assert.ok(subjectRoles.every((role) => !/criminal|offender|fugitive/u.test(role)));
});

test("what cites an act is a stage of a procedure; a witness, an account or a company is none", () => {
  const stages = subjectRoles.filter(isStage);
  assert.deepEqual(
    subjectRoles.filter((role) => checkSubjectLabel(role, "", null) !== null && !isStage(role)),
    [],
  );
  assert.ok(stages.includes("under-inquiry") && stages.includes("suspect"));
  for (const role of ["victim", "witness", "counsel", "account"] as const) {
    assert.equal(isStage(role), false, role);
  }
});
