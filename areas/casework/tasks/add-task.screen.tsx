// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { dateWords } from "@tianwang/ui/date/date";
import { useLanguage, useText, useTexts } from "@tianwang/ui/language/language";
import { Form } from "antd";
import type { ReactElement } from "react";
import type { CaseView } from "../cases/case.wire.ts";
import { listConsentsEndpoint } from "../consents/consent.wire.ts";
import type { TaskPlace } from "../consents/host-consent.ts";
import { taskPlaces } from "../consents/host-consent.ts";
import { listMembersEndpoint } from "../members/member.wire.ts";
import { useCountries, useCountryName } from "../page/country.screen.tsx";
import { ChoiceField, DayField, LineField, NoteField, useChoices } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import { GateError } from "./gate-error.screen.tsx";
import type { TaskKindId } from "./task-kind.ts";
import { isPlaceNeeded, taskKinds } from "./task-kind.ts";
import { taskPageTexts, taskPlaceTexts } from "./task-page.text.ts";
import { addTaskEndpoint } from "./task.wire.ts";

interface Typed {
  readonly title: string;
  readonly kind: TaskKindId;
  readonly detail?: string;
  readonly ownerId?: string;
  readonly dueOn?: string;
  readonly place: TaskPlace;
  readonly stateCode?: string;
  readonly consentNumber?: number;
}

/** Where it is done abroad, and on whose consent (gate G-01). */
function AbroadFields(props: { caseId: string; stateCode: string | undefined }): ReactElement {
  const t = useTexts(taskPageTexts);
  const language = useLanguage();
  const client = useClient();
  const countries = useCountries();
  const countryName = useCountryName();
  const load = useLoad(`consents ${props.caseId}`, (signal) =>
    client.call(listConsentsEndpoint, { params: { caseId: props.caseId }, signal }),
  );
  const consents = load.value ?? [];
  const choices = consents
    .filter((one) => props.stateCode === undefined || one.stateCode === props.stateCode)
    .map((one) => ({
      value: one.number as unknown as string,
      label: `${countryName(one.stateCode)} · ${t("consentOption", {
        number: one.number,
        authority: one.authority,
        reference: one.reference,
        until: dateWords(one.expiresOn, language),
      })}`,
    }));
  return (
    <>
      <ChoiceField
        name="stateCode"
        label={t("state")}
        choices={countries}
        isSearchable
        isRequired
      />
      <ChoiceField
        name="consentNumber"
        label={t("consent")}
        choices={choices}
        extra={consents.length === 0 ? t("noConsents") : t("consentHelp")}
      />
    </>
  );
}

function Fields({ view, isOpen }: { view: CaseView; isOpen: boolean }): ReactElement {
  const t = useTexts(taskPageTexts);
  const say = useText();
  const client = useClient();
  const form = Form.useFormInstance<Typed>();
  const kind = Form.useWatch("kind", form);
  const place = Form.useWatch("place", form);
  const stateCode = Form.useWatch("stateCode", form);
  const members = useLoad(`members ${view.id} ${isOpen}`, (signal) =>
    client.call(listMembersEndpoint, { params: { caseId: view.id }, signal }),
  );
  const places = useChoices(taskPlaces, taskPlaceTexts);
  const needsPlace = kind !== undefined && isPlaceNeeded(kind);
  return (
    <>
      <LineField name="title" label={t("title")} isRequired />
      <div className="cw-fields">
        <ChoiceField
          name="kind"
          label={t("kind")}
          isRequired
          choices={taskKinds.map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
        <ChoiceField
          name="place"
          label={t("place")}
          choices={places}
          isRequired
          {...(needsPlace ? { extra: t("placeNeeded") } : {})}
        />
      </div>
      {place === "abroad" && <AbroadFields caseId={view.id} stateCode={stateCode} />}
      <div className="cw-fields">
        <ChoiceField
          name="ownerId"
          label={t("owner")}
          extra={t("ownerHelp")}
          choices={(members.value ?? []).map(({ actor }) => ({
            value: actor.id,
            label: actor.displayName,
          }))}
        />
        <DayField name="dueOn" label={t("due")} />
      </div>
      <NoteField name="detail" label={t("detail")} />
    </>
  );
}

/** Adds a task to a case; abroad it needs a consent of that State, and is refused without one. */
export function AddTask(props: {
  view: CaseView;
  isOpen: boolean;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(taskPageTexts);
  const client = useClient();
  const { view } = props;
  return (
    <FormDialog<Typed>
      title={t("add")}
      submitLabel={t("add")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      initial={{ kind: "analysis", place: "unstated" }}
      renderError={(error) => <GateError error={error} caseId={view.id} />}
      onSend={async ({ detail, ownerId, dueOn, stateCode, consentNumber, ...typed }) => {
        const isAbroad = typed.place === "abroad";
        await client.call(addTaskEndpoint, {
          body: {
            caseId: view.id,
            ...typed,
            ...(detail ? { detail } : {}),
            ...(ownerId ? { ownerId } : {}),
            ...(dueOn ? { dueOn } : {}),
            ...(isAbroad && stateCode ? { stateCode } : {}),
            ...(isAbroad && consentNumber !== undefined ? { consentNumber } : {}),
          },
        });
        props.onChange();
      }}
    >
      <Fields view={view} isOpen={props.isOpen} />
    </FormDialog>
  );
}
