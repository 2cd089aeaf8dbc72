// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { ReactElement } from "react";
import { useCountries } from "../page/country.screen.tsx";
import { today } from "../page/due.screen.tsx";
import { ChoiceField, DayField, LineField, NoteField } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import type { TaskKindId } from "../tasks/task-kind.ts";
import { taskKinds } from "../tasks/task-kind.ts";
import { consentPageTexts } from "./consent-page.text.ts";
import type { ConsentView } from "./consent.wire.ts";
import { recordConsentEndpoint, withdrawConsentEndpoint } from "./consent.wire.ts";

interface Typed {
  readonly stateCode: string;
  readonly authority: string;
  readonly reference: string;
  readonly givenOn: string;
  readonly expiresOn: string;
  readonly scopeKinds: TaskKindId[];
  readonly scope: string;
}

/** Records what a host State allowed, in whose words, until when. */
export function RecordConsent(props: {
  caseId: string;
  isOpen: boolean;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(consentPageTexts);
  const say = useText();
  const client = useClient();
  const countries = useCountries();
  return (
    <FormDialog<Typed>
      title={t("record")}
      submitLabel={t("record")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      note={t("rule")}
      onSend={async (typed) => {
        await client.call(recordConsentEndpoint, { params: { caseId: props.caseId }, body: typed });
        props.onChange();
      }}
    >
      <ChoiceField
        name="stateCode"
        label={t("state")}
        choices={countries}
        isSearchable
        isRequired
      />
      <div className="cw-fields">
        <LineField name="authority" label={t("authority")} isRequired />
        <LineField name="reference" label={t("reference")} isRequired />
      </div>
      <div className="cw-fields">
        <DayField name="givenOn" label={t("givenOn")} isRequired />
        <DayField name="expiresOn" label={t("expiresOn")} isRequired />
      </div>
      <ChoiceField
        name="scopeKinds"
        label={t("kinds")}
        isMultiple
        isRequired
        choices={taskKinds.map(({ id, title }) => ({ value: id, label: say(title) }))}
      />
      <NoteField name="scope" label={t("scope")} isRequired />
    </FormDialog>
  );
}

/** Records that a consent was withdrawn. */
export function WithdrawConsent(props: {
  caseId: string;
  consent: ConsentView | null;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(consentPageTexts);
  const client = useClient();
  const { caseId, consent } = props;
  return (
    <FormDialog<{ readonly withdrawnOn: string; readonly reason: string }>
      title={consent === null ? "" : t("withdrawTitle", { number: consent.number })}
      submitLabel={t("withdraw")}
      isOpen={consent !== null}
      onClose={props.onClose}
      note={t("withdrawNote")}
      initial={{ withdrawnOn: today() }}
      onSend={async (typed) => {
        if (consent === null) return;
        await client.call(withdrawConsentEndpoint, {
          params: { caseId, number: consent.number },
          body: typed,
        });
        props.onChange();
      }}
    >
      <DayField name="withdrawnOn" label={t("withdrawnOn")} isRequired />
      <NoteField name="reason" label={t("reason")} isRequired />
    </FormDialog>
  );
}
