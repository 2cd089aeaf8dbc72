// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeLabel, readProfile } from "./profile.ts";
import { knownProfile, knownProfiles, usualProfileId } from "./profiles/known-profiles.ts";

const head = { id: "own", version: 1, title: { zh: "自用", en: "own" } };
const places = (json: unknown) =>
  readProfile(json, knownProfile).faults.map(({ place, says }) => `${place} ${says.en}`);

test("the profiles of the product are there in the order of their ids", () => {
  assert.deepEqual(
    knownProfiles.map(({ id }) => id),
    ["goaml-4-0", "goaml-5-0-2"],
  );
  assert.ok(knownProfile(usualProfileId));
  assert.equal(knownProfile("nowhere"), undefined);
});

test("a profile states only what differs from the one that it extends", () => {
  const { profile } = readProfile(
    {
      ...head,
      extends: "goaml-5-0-2",
      drop: ["report.rentity_branch"],
      change: { "report.reason": { lengthMax: 100, isRequired: true } },
      lists: { report_type: { codes: { STR: { zh: "可疑", en: "suspicious" } } } },
    },
    knownProfile,
  );
  const base = knownProfile("goaml-5-0-2");
  assert.ok(profile && base);
  const names = (elements = profile.types["report"]) => (elements ?? []).map(({ name }) => name);
  assert.deepEqual(
    names(),
    names(base.types["report"]).filter((name) => name !== "rentity_branch"),
  );
  const reason = profile.types["report"]?.find(({ name }) => name === "reason");
  assert.deepEqual(reason, { name: "reason", lengthMax: 100, isRequired: true });
  assert.equal(profile.types["account"], base.types["account"]);
  assert.equal(codeLabel(profile, "report_type", "STR")?.en, "suspicious");
  assert.equal(codeLabel(profile, "report_type", "SAR"), undefined);
  assert.equal(codeLabel(profile, "report_type", "toString"), undefined);
});

test("faults of a profile are told with their places", () => {
  assert.deepEqual(places({ id: "Own", version: 0, extends: 5, words: [] }), [
    "title is missing",
    "id must have the form ^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "version must be a whole number from 1 to 1000000",
    "extends must be a text",
    "words is not known here; check its spelling",
  ]);
  assert.deepEqual(places({ ...head, extends: "nowhere" }), [
    "extends extends a profile that is not known",
  ]);
  assert.deepEqual(places(head), ["root has no type for its root element"]);
  assert.deepEqual(
    places({
      ...head,
      types: {
        report: [
          { name: "a", type: "b" },
          { name: "a", list: "c" },
          { name: "d", pattern: "(" },
        ],
      },
      drop: ["report.x", "__proto__.name"],
      change: { "y.a": {} },
    }),
    [
      "drop[0] names an element that is not there",
      "drop[1] names an element that is not there",
      "change.y.a names an element that is not there",
      "types.report[0].type names a type that is not defined",
      "types.report[1].name stands twice in its type",
      "types.report[1].list names a list that is not defined",
      "types.report[2].pattern is no valid expression",
    ],
  );
  assert.deepEqual(places({ ...head, types: { report: [{ name: "a b" }] } }), [
    "types.report[0].name must have the form ^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",
  ]);
});
