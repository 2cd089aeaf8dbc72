// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Checkbox, Form } from "antd";
import type { ReactElement } from "react";
import { ChoiceField, DayField, LineField, NoteField, useChoices } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import type { ContactParty, ContactRefusal, RelativeGround } from "./contact.ts";
import { contactParties, contactRefusals, relativeGrounds } from "./contact.ts";
import type { WrittenKind } from "./journal-entry.ts";
import { writtenKinds } from "./journal-entry.ts";
import { journalPageTexts } from "./journal-page.text.ts";
import {
  contactPartyTexts,
  contactRefusalTexts,
  journalKindTexts,
  relativeGroundTexts,
} from "./journal.text.ts";
import type { JournalEntryView } from "./journal.wire.ts";
import { writeJournalEndpoint } from "./journal.wire.ts";

interface Typed {
  readonly kind: WrittenKind;
  readonly text: string;
  readonly happenedOn?: string;
  readonly isExculpatory?: boolean;
  readonly party?: ContactParty;
  readonly purpose?: string;
  readonly lawfulBasis?: string;
  readonly relativeGround?: RelativeGround;
  readonly isCounselCopied?: boolean;
  readonly refusal?: ContactRefusal;
}

function contactOf(typed: Typed) {
  return {
    party: typed.party ?? "other",
    purpose: typed.purpose ?? "",
    lawfulBasis: typed.lawfulBasis ?? "",
    relativeGround: typed.relativeGround ?? null,
    isCounselCopied: typed.isCounselCopied ?? false,
    refusal: typed.refusal ?? "none",
  } as const;
}

/** What is asked of a contact; of one with a relative more than of others (gate G-05). */
function ContactFields(): ReactElement {
  const t = useTexts(journalPageTexts);
  const parties = useChoices(contactParties, contactPartyTexts);
  const grounds = useChoices(relativeGrounds, relativeGroundTexts);
  const refusals = useChoices(contactRefusals, contactRefusalTexts);
  const party = Form.useWatch("party", Form.useFormInstance<Typed>());
  return (
    <>
      <div className="cw-fields">
        <ChoiceField name="party" label={t("party")} choices={parties} isRequired />
        <ChoiceField name="refusal" label={t("refusal")} choices={refusals} isRequired />
      </div>
      {party === "relative" && (
        <ChoiceField
          name="relativeGround"
          label={t("relativeGround")}
          choices={grounds}
          extra={t("pressure")}
          isRequired
        />
      )}
      <LineField name="purpose" label={t("purpose")} isRequired />
      <LineField name="lawfulBasis" label={t("lawfulBasis")} isRequired />
      <Form.Item name="isCounselCopied" valuePropName="checked">
        <Checkbox>{t("counselCopied")}</Checkbox>
      </Form.Item>
    </>
  );
}

function Fields({ isCorrection }: { isCorrection: boolean }): ReactElement {
  const t = useTexts(journalPageTexts);
  const kinds = useChoices(writtenKinds, journalKindTexts);
  const kind = Form.useWatch("kind", Form.useFormInstance<Typed>());
  return (
    <>
      <div className="cw-fields">
        {!isCorrection && <ChoiceField name="kind" label={t("kind")} choices={kinds} isRequired />}
        <DayField name="happenedOn" label={t("happenedOn")} />
      </div>
      {kind === "contact" && <ContactFields />}
      <NoteField name="text" label={t("text")} rows={6} isRequired />
      <Form.Item name="isExculpatory" valuePropName="checked" extra={t("exculpatoryHelp")}>
        <Checkbox>{t("exculpatory")}</Checkbox>
      </Form.Item>
    </>
  );
}

function initialOf(corrected: JournalEntryView | null): Partial<Typed> {
  if (corrected === null) return { kind: "note", refusal: "none" };
  const { contact } = corrected;
  return {
    kind: corrected.kind === "system" ? "note" : corrected.kind,
    text: corrected.text,
    happenedOn: corrected.happenedOn ?? "",
    isExculpatory: corrected.isExculpatory,
    ...(contact === null
      ? {}
      : {
          party: contact.party,
          purpose: contact.purpose,
          lawfulBasis: contact.lawfulBasis,
          isCounselCopied: contact.isCounselCopied,
          refusal: contact.refusal,
          ...(contact.relativeGround === null ? {} : { relativeGround: contact.relativeGround }),
        }),
  };
}

/** Writes an entry, or the correction of one. */
export function WriteEntry(props: {
  caseId: string;
  isOpen: boolean;
  corrected: JournalEntryView | null;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(journalPageTexts);
  const client = useClient();
  const { caseId, corrected } = props;
  return (
    <FormDialog<Typed>
      title={corrected === null ? t("write") : t("correctTitle", { number: corrected.number })}
      submitLabel={t("save")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      note={t(corrected === null ? "writeNote" : "correctNote")}
      initial={initialOf(corrected)}
      onSend={async (typed) => {
        const kind = typed.kind ?? initialOf(corrected).kind ?? "note";
        await client.call(writeJournalEndpoint, {
          params: { caseId },
          body: {
            kind,
            text: typed.text,
            exculpatory: typed.isExculpatory ?? false,
            ...(typed.happenedOn ? { happenedOn: typed.happenedOn } : {}),
            ...(kind === "contact" ? { contact: contactOf(typed) } : {}),
            ...(corrected === null ? {} : { correctsId: corrected.id }),
          },
        });
        props.onChange();
      }}
    >
      <Fields isCorrection={corrected !== null} />
    </FormDialog>
  );
}
