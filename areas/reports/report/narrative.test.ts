// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Language } from "@tianwang/kernel/text";
import { narrativeOf, narrativeSections, writeNarrative } from "./narrative.ts";
import { amountWords, dayWords, sumByCurrency } from "./narrative-words.ts";
import { narrativeTexts } from "./narrative.text.ts";
import { knownProfile } from "../goaml/profiles/known-profiles.ts";
import type { SuspicionReport } from "./report.ts";
import { sampleReport } from "./testing.ts";

const sampleText = (name: string) =>
  readFileSync(new URL(`samples/${name}`, import.meta.url), "utf8");

const languages = ["zh", "en"] as const satisfies readonly Language[];

function tell(report: SuspicionReport, language: Language) {
  const profile = knownProfile("goaml-5-0-2");
  assert.ok(profile);
  return narrativeOf(report, profile, language);
}

test("the fictional case is told in both languages, and again the same", () => {
  for (const language of languages) {
    const text = writeNarrative(tell(sampleReport(), language));
    assert.equal(text, sampleText(`pass-through.${language}.txt`));
    assert.equal(writeNarrative(tell(structuredClone(sampleReport()), language)), text);
  }
});

test("both languages tell the same: sentence for sentence, with the same rows", () => {
  const [zh, en] = languages.map((language) =>
    tell(sampleReport(), language).sentences.map(({ section, cites }) => ({ section, cites })),
  );
  assert.deepEqual(zh, en);
});

test("sentences on transactions name the rows that they rest on", () => {
  for (const { section, cites, text } of tell(sampleReport(), "en").sentences)
    if (["what", "when", "where"].includes(section)) assert.ok(cites.length > 0, text);
});

test("an empty report tells what is not known and invents nothing", () => {
  for (const language of languages) {
    const { sentences } = tell({}, language);
    assert.deepEqual(
      sentences.map(({ section }) => section),
      ["who", "unknown", "standing"],
    );
    assert.ok(sentences.at(-1)?.text === narrativeTexts.standingText[language]);
  }
});

test("what a transaction lacks is told as unknown", () => {
  const transactions = [{ from: { account: { number: "17" } }, to: {} }];
  const texts = tell({ transactions }, "en")
    .sentences.filter(({ section }) => section === "unknown")
    .map(({ text }) => text);
  assert.deepEqual(texts, [
    "Who holds the account 17 is not known.",
    "The country of holder not stated (account 17) is not known.",
    "The country of a party that is not named is not known.",
    "1 transaction has no stated purpose.",
    "The amount of 1 transaction is not known and not in the sums.",
    "The day of 1 transaction is not known.",
  ]);
});

test("a hostile name neither turns the line around nor breaks it", () => {
  const entity = { name: "a\u202Eb\nc\u0007" };
  const { sentences } = tell({ transactions: [{ from: { entity } }] }, "en");
  for (const { text } of sentences) assert.doesNotMatch(text, /[\p{Cc}\u202E]/u);
  const arabic = { transactions: [{ from: { entity: { name: "مورا" } } }] };
  const { text } = tell(arabic, "zh").sentences[1] ?? { text: "" };
  assert.ok(text.startsWith("\u2068مورا\u2069"), text);
});

test("no fixed form calls anybody guilty", () => {
  for (const { zh, en } of Object.values(narrativeTexts)) {
    assert.doesNotMatch(zh, /罪|赃|黑钱/u);
    assert.doesNotMatch(en, /criminal|guilt|launder|crime/iu);
  }
});

test("many pairs of parties are counted beyond the first twenty", () => {
  const transactions = Array.from({ length: 25 }, (_, i) => ({
    number: String(i),
    amountMinor: 100n,
    on: "2026-01-05",
    from: { entity: { name: `Firm ${i}` } },
    to: { person: { lastName: "Lin" } },
  }));
  const { sentences } = tell({ currency: "CNY", transactions }, "en");
  const what = sentences.filter(({ section }) => section === "what").map(({ text }) => text);
  assert.equal(what.length, 22);
  assert.equal(what[0], "25 transactions are reported, CNY 25.00 in all.");
  assert.match(what.at(-1) ?? "", /^5 more pairs/u);
  assert.ok(sentences.some(({ text }) => text === "All of it happened on 5 January 2026."));
});

test("sums keep currencies apart; days and amounts are in words", () => {
  const of = (currency: string, amountMinor: bigint) => ({ currency, amountMinor, scale: 2 });
  const sums = sumByCurrency([of("USD", 5n), of("CNY", 123_456_789n), of("USD", 10n)]);
  assert.deepEqual(sums.map(amountWords), ["CNY 1,234,567.89", "USD 0.15"]);
  assert.equal(amountWords({ currency: "JPY", amountMinor: 1000n, scale: 0 }), "JPY 1,000");
  assert.equal(dayWords("2026-03-02", "zh"), "2026年3月2日");
  assert.equal(dayWords("2026-03-02", "en"), "2 March 2026");
});

test("the sections stand in their order", () => {
  const order = tell(sampleReport(), "en").sentences.map(({ section }) =>
    narrativeSections.indexOf(section),
  );
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
});
