// SPDX-License-Identifier: Apache-2.0
import type { Language, Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { caseStatusTexts } from "../cases/case.text.ts";
import { memberRoleTexts } from "../members/member.text.ts";
import { subjectRoleTexts } from "../subjects/subject.text.ts";
import { journalEventTexts } from "./journal.text.ts";

/** What the program writes into the journal. */
export type JournalEvent = keyof typeof journalEventTexts;

/** What fills the placeholders; a name that differs by language is kept in both. */
export type EventValues = Readonly<Record<string, string | number | Text>>;

/** Placeholders that hold a word of a fixed list, and how its words are called. */
const vocabularies: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  fromStatus: caseStatusTexts,
  toStatus: caseStatusTexts,
  memberRole: memberRoleTexts,
  subjectRole: subjectRoleTexts,
};

/**
 * What the program wrote, in both languages. Words of fixed lists are kept as written by the
 * program and named here; an event or word that is not known any more is shown as it stands.
 *
 * @example
 *   describeEvent("member-set", { name: "甲", memberRole: "lead", reason: "…" }).en;
 *   // "甲 is in the team as Lead. Reason: …"
 */
export function describeEvent(event: string, values: EventValues): Text {
  if (!isJournalEvent(event)) return { zh: event, en: event };
  const inLanguage = (language: Language) => {
    const named = Object.entries(values).map(([name, value]) => [
      name,
      wordOf(name, value, language),
    ]);
    return renderText(journalEventTexts[event], Object.fromEntries(named), language);
  };
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

function isJournalEvent(event: string): event is JournalEvent {
  return Object.hasOwn(journalEventTexts, event);
}

function wordOf(name: string, value: string | number | Text, language: Language): string {
  if (typeof value === "object") return value[language];
  return vocabularies[name]?.[String(value)]?.[language] ?? String(value);
}
