// SPDX-License-Identifier: Apache-2.0
import { entityList } from "@tianwang/entities/wire";
import { useClient, useLoad } from "@tianwang/ui/client";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Form, Select } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { CaseView } from "../cases/case.wire.ts";
import { ChoiceField, DayField, LineField, NoteField, useChoices } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import { pageTexts } from "../page/page.text.ts";
import { subjectPageTexts } from "./subject-page.text.ts";
import type { SubjectRole } from "./subject-role.ts";
import { subjectRoles } from "./subject-role.ts";
import { subjectRoleTexts } from "./subject.text.ts";
import type { SubjectView } from "./subject.wire.ts";
import { removeSubjectEndpoint, setSubjectEndpoint } from "./subject.wire.ts";

interface SubjectFormProps {
  readonly view: CaseView;
  /** Null: one that is not in the case yet. */
  readonly subject: SubjectView | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

/** Entities offered while a name is typed. */
const offeredCount = 20;

/** Finds an entity of the case by name or number. */
function EntityField({ compartmentId }: { compartmentId: string }): ReactElement {
  const t = useTexts(subjectPageTexts);
  const page = useTexts(pageTexts);
  const say = useText();
  const client = useClient();
  const [text, setText] = useState("");
  const found = useLoad(`subject entities ${compartmentId} ${text}`, (signal) =>
    client.call(entityList, {
      query: { compartmentId, count: offeredCount, ...(text === "" ? {} : { text }) },
      signal,
    }),
  );
  const options = (found.value?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${say(row.caption)} · ${say(row.schemaLabel)}`,
  }));
  return (
    <Form.Item
      name="entityId"
      label={t("entity")}
      rules={[{ required: true, message: page("required") }]}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        options={options}
        placeholder={t("findEntity")}
        notFoundContent={t("noEntity")}
        loading={found.isLoading}
      />
    </Form.Item>
  );
}

interface Typed {
  readonly entityId?: string;
  readonly role: SubjectRole;
  readonly basis?: string;
  readonly sinceOn?: string;
  readonly note?: string;
}

/** Says what an entity is in the case; without the act that a label rests on it is refused. */
export function SetSubject(props: SubjectFormProps): ReactElement {
  const t = useTexts(subjectPageTexts);
  const page = useTexts(pageTexts);
  const say = useText();
  const client = useClient();
  const roles = useChoices(subjectRoles, subjectRoleTexts);
  const { view, subject } = props;
  const name = subject?.entity ? say(subject.entity.caption) : "";
  return (
    <FormDialog<Typed>
      title={subject === null ? t("add") : `${t("change")} · ${name}`}
      submitLabel={page("save")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      note={t("rule")}
      initial={
        subject === null
          ? { role: "under-inquiry" }
          : {
              role: subject.role,
              basis: subject.basis,
              sinceOn: subject.sinceOn ?? "",
              note: subject.note,
            }
      }
      onSend={async (typed) => {
        await client.call(setSubjectEndpoint, {
          params: { caseId: view.id },
          body: {
            entityId: subject?.entityId ?? typed.entityId ?? "",
            role: typed.role,
            basis: typed.basis ?? "",
            note: typed.note ?? "",
            sinceOn: typed.sinceOn ? typed.sinceOn : null,
          },
        });
        props.onChange();
      }}
    >
      {subject === null && <EntityField compartmentId={view.compartmentId} />}
      <ChoiceField name="role" label={t("label")} choices={roles} isRequired />
      <LineField name="basis" label={t("basis")} extra={t("basisHelp")} />
      <DayField name="sinceOn" label={t("sinceOn")} />
      <NoteField name="note" label={t("note")} rows={2} />
    </FormDialog>
  );
}

/** Takes an entity out of the case, with a reason. */
export function RemoveSubject(props: SubjectFormProps): ReactElement {
  const t = useTexts(subjectPageTexts);
  const say = useText();
  const client = useClient();
  const { view, subject } = props;
  const name = subject?.entity ? say(subject.entity.caption) : (subject?.entityId ?? "");
  return (
    <FormDialog<{ readonly reason: string }>
      title={t("removeTitle", { name })}
      submitLabel={t("remove")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      note={t("removeNote")}
      onSend={async ({ reason }) => {
        if (subject === null) return;
        await client.call(removeSubjectEndpoint, {
          params: { caseId: view.id },
          body: { entityId: subject.entityId, reason },
        });
        props.onChange();
      }}
    >
      <NoteField name="reason" label={t("reason")} isRequired />
    </FormDialog>
  );
}
