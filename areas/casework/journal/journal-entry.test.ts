// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Contact } from "./contact.ts";
import { checkContact, relativeGrounds } from "./contact.ts";
import { checkCorrection } from "./journal-entry.ts";
import { describeEvent } from "./journal-event.text.ts";
import { journalEventTexts } from "./journal.text.ts";

test("only the latest word of a person can be corrected, in its own kind", () => {
  assert.equal(checkCorrection({ kind: "note", correctedById: null }, "note"), null);
  assert.equal(
    checkCorrection({ kind: "note", correctedById: "jou_2" }, "note"),
    "corrected-already",
  );
  assert.equal(checkCorrection({ kind: "note", correctedById: null }, "decision"), "other-kind");
  assert.equal(
    checkCorrection({ kind: "system", correctedById: null }, "note"),
    "written-by-program",
  );
});

const contact: Contact = {
  party: "relative",
  purpose: "送达应诉通知",
  lawfulBasis: "《刑事诉讼法》第 292 条",
  relativeGround: "court-service",
  isCounselCopied: true,
  refusal: "none",
};

test("a relative is contacted on one of four grounds, counsel copied, a refusal respected (G-05)", () => {
  for (const relativeGround of relativeGrounds) {
    assert.equal(checkContact({ ...contact, relativeGround })?.isPassed, true, relativeGround);
  }
  const wrong: Partial<Contact>[] = [
    { relativeGround: null },
    { isCounselCopied: false },
    { refusal: "not-honoured" },
    { purpose: " " },
    { lawfulBasis: "" },
  ];
  for (const change of wrong) {
    const answer = checkContact({ ...contact, ...change });
    assert.equal(answer?.isPassed, false, JSON.stringify(change));
    assert.equal(answer?.isBlocking, true);
  }
});

test("the gate asks nothing of other contacts", () => {
  assert.equal(checkContact({ ...contact, party: "counsel", relativeGround: null }), null);
});

test("what the program writes is named in both languages", () => {
  assert.deepEqual(
    describeEvent("member-set", { name: "甲", memberRole: "lead", reason: "联合办案" }),
    {
      zh: "甲 加入专案组，担任专案组组长。原因：联合办案",
      en: "甲 is in the team as Lead. Reason: 联合办案",
    },
  );
  const agency = (name: string) => ({ zh: `${name}局`, en: `${name} Office` });
  assert.equal(
    describeEvent("lead-agency-set", { from: agency("A"), to: agency("B") }).en,
    "Lead agency changed from A Office to B Office",
  );
});

test("a value that looks like a placeholder is not filled again", () => {
  const says = describeEvent("clock-set", { title: "{reason} $& {title}" });
  assert.equal(says.en, "Clock “{reason} $& {title}” set");
});

test("an event or word of another version is shown as it stands", () => {
  assert.deepEqual(describeEvent("toString", {}), { zh: "toString", en: "toString" });
  assert.match(
    describeEvent("case-moved", { fromStatus: "opened", toStatus: "archived", on: "", reason: "" })
      .en,
    /from Opened to archived/u,
  );
  assert.ok(Object.keys(journalEventTexts).length > 10);
});
