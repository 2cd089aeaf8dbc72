// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleReport } from "../report/testing.ts";
import { writeGoamlInThread } from "./goaml-thread.data.ts";
import { writeGoaml } from "./goaml-write.ts";
import { readProfile } from "./profile.ts";
import { knownProfile, usualProfileId } from "./profiles/known-profiles.ts";

test("a thread writes what the engine writes", async () => {
  const profile = knownProfile(usualProfileId);
  assert.ok(profile);
  const report = sampleReport();
  assert.deepEqual(await writeGoamlInThread({ report, profile }), writeGoaml(report, profile));
});

test("a pattern that never ends is stopped", async () => {
  const { profile } = readProfile(
    {
      id: "endless",
      version: 1,
      title: { zh: "无尽", en: "Endless" },
      extends: usualProfileId,
      change: { "report.reason": { pattern: "(a+)+b" } },
    },
    knownProfile,
  );
  assert.ok(profile);
  const report = { ...sampleReport(), reason: `${"a".repeat(5_000)}c` };
  assert.equal(await writeGoamlInThread({ report, profile }, 1_500), null);
});
