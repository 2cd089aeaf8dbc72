// SPDX-License-Identifier: Apache-2.0
import { DateText, InstantText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Label, StatusTag } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement, ReactNode } from "react";
import { Words } from "../page/words.screen.tsx";
import { journalPageTexts } from "./journal-page.text.ts";
import {
  contactPartyTexts,
  contactRefusalTexts,
  journalKindTexts,
  relativeGroundTexts,
} from "./journal.text.ts";
import type { JournalEntryView } from "./journal.wire.ts";
import "./journal.css";

function Contact({ contact }: { contact: NonNullable<JournalEntryView["contact"]> }): ReactElement {
  const t = useTexts(journalPageTexts);
  const say = useText();
  return (
    <span className="cw-line-facts">
      <span>{say(contactPartyTexts[contact.party])}</span>
      {contact.relativeGround !== null && (
        <span>{say(relativeGroundTexts[contact.relativeGround])}</span>
      )}
      <span>
        {`${t("purpose")} `}
        <SourceText text={contact.purpose} />
      </span>
      <span>
        {`${t("lawfulBasis")} `}
        <SourceText text={contact.lawfulBasis} />
      </span>
      <span>{t(contact.isCounselCopied ? "counselCopied" : "counselNotCopied")}</span>
      <span>{say(contactRefusalTexts[contact.refusal])}</span>
    </span>
  );
}

/** The words of an entry, cut short where asked. */
function useEntryText(entry: JournalEntryView, lengthMax?: number): string {
  const say = useText();
  const text = entry.says === null ? entry.text : say(entry.says);
  return lengthMax === undefined || text.length <= lengthMax
    ? text
    : `${text.slice(0, lengthMax).toWellFormed()}…`;
}

/** An entry of the journal: who wrote what when, and whether a later one puts it right. */
export function JournalLine(props: {
  entry: JournalEntryView;
  /** Number of another entry on the page; undefined when it is not there. */
  numberOf?: (entryId: string) => number | undefined;
  lengthMax?: number;
  actions?: ReactNode;
}): ReactElement {
  const t = useTexts(journalPageTexts);
  const say = useText();
  const { entry, numberOf } = props;
  const text = useEntryText(entry, props.lengthMax);
  const { correctedById } = entry;
  const isCorrected = correctedById !== null;
  const by = isCorrected ? numberOf?.(correctedById) : undefined;
  const of = entry.correctsId === null ? undefined : numberOf?.(entry.correctsId);
  return (
    <li className="cw-entry" data-corrected={isCorrected} data-kind={entry.kind}>
      <span className="cw-line-head">
        <span className="tw-row">
          <span className="cw-entry-number">{t("number", { number: entry.number })}</span>
          <Label>{say(journalKindTexts[entry.kind])}</Label>
          {entry.isExculpatory && <StatusTag tone="info">{t("exculpatory")}</StatusTag>}
          {isCorrected && (
            <StatusTag tone="warn">
              {by === undefined ? t("correctedLater") : t("correctedBy", { number: by })}
            </StatusTag>
          )}
          {entry.correctsId !== null && (
            <span className="tw-soft">
              {of === undefined ? t("correctsEarlier") : t("corrects", { number: of })}
            </span>
          )}
        </span>
        {props.actions}
      </span>
      <div className="cw-entry-text">
        <Words text={text} />
      </div>
      {entry.contact !== null && <Contact contact={entry.contact} />}
      <span className="cw-line-facts">
        <SourceText text={entry.writtenBy.displayName} />
        <InstantText instant={entry.writtenAt} />
        {entry.happenedOn !== null && (
          <span>
            {`${t("happened")} `}
            <DateText date={entry.happenedOn} />
          </span>
        )}
      </span>
    </li>
  );
}
