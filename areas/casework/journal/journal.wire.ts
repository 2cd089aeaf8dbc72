// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  InstantText,
  Nothing,
  Nullable,
  pageRowCountMax,
  TextView,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { ActorView, AnyLine, FilledNote, OneOf } from "../fields.wire.ts";
import { contactParties, contactRefusals, relativeGrounds } from "./contact.ts";
import { journalKinds, writtenKinds } from "./journal-entry.ts";

/** A contact as recorded; nothing in it can hold a means of pressure (gate G-05). */
export const ContactView = Type.Object({
  party: OneOf(contactParties),
  purpose: AnyLine,
  lawfulBasis: AnyLine,
  relativeGround: Nullable(OneOf(relativeGrounds)),
  isCounselCopied: Type.Boolean(),
  refusal: OneOf(contactRefusals),
});

/** An entry of the journal of a case. */
export const JournalEntryView = Type.Object({
  id: IdOf("journal"),
  /** 1, 2, 3 … within the case, without gaps. */
  number: Type.Integer({ minimum: 1 }),
  kind: OneOf(journalKinds),
  /** What a person wrote; empty for entries of the program. */
  text: Type.String(),
  /** What the program wrote; null for entries of persons. */
  says: Nullable(TextView),
  contact: Nullable(ContactView),
  happenedOn: Nullable(DateText),
  isExculpatory: Type.Boolean(),
  /** The entry that this one corrects, and the one that corrects this one. */
  correctsId: Nullable(IdOf("journal")),
  correctedById: Nullable(IdOf("journal")),
  writtenBy: ActorView,
  writtenAt: InstantText,
});
export type JournalEntryView = Static<typeof JournalEntryView>;

const caseParams = Type.Object({ caseId: IdOf("case") });

export const listJournalEndpoint = defineEndpoint({
  id: "casework.journal.list",
  method: "GET",
  path: "/casework/cases/:caseId/journal",
  permission: "casework.journal.read",
  summary: { zh: "办案日志，新的在前", en: "Journal of a case, newest first" },
  params: caseParams,
  query: Type.Object({
    /** Only entries with a smaller number: the key of the next page. */
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: pageRowCountMax })),
    kind: Type.Optional(OneOf(journalKinds)),
    /** Only entries marked exculpatory, corrected ones included. */
    exculpatory: Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({
    totalCount: Type.Integer(),
    rows: Type.Array(JournalEntryView),
    /** What to ask for next as `before`; null at the end. */
    before: Nullable(Type.Integer()),
  }),
});

export const writeJournalEndpoint = defineEndpoint({
  id: "casework.journal.write",
  method: "POST",
  path: "/casework/cases/:caseId/journal",
  permission: "casework.journal.write",
  summary: { zh: "写办案日志", en: "Write into the journal" },
  params: caseParams,
  query: Nothing,
  body: Type.Object({
    kind: OneOf(writtenKinds),
    text: FilledNote,
    happenedOn: Type.Optional(DateText),
    /** For kind `contact`, and only for it. */
    contact: Type.Optional(ContactView),
    correctsId: Type.Optional(IdOf("journal")),
    exculpatory: Type.Optional(Type.Boolean()),
  }),
  response: JournalEntryView,
});
