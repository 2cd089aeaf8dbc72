// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Form, Select } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { ChoiceField, LineField, useChoices } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import { pageTexts } from "../page/page.text.ts";
import type { MemberRole } from "./member-role.ts";
import { memberRoles } from "./member-role.ts";
import { memberRoleTexts } from "./member.text.ts";
import type { MemberView } from "./member.wire.ts";
import { listPeopleEndpoint, removeMemberEndpoint, setMemberEndpoint } from "./member.wire.ts";
import { teamPageTexts } from "./team-page.text.ts";

interface MemberFormProps {
  readonly caseId: string;
  /** Null: somebody who is not in the team yet. */
  readonly member: MemberView | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

/** People offered while a name is typed. */
const offeredCount = 20;

function PersonField(): ReactElement {
  const t = useTexts(teamPageTexts);
  const page = useTexts(pageTexts);
  const say = useText();
  const client = useClient();
  const [search, setSearch] = useState("");
  const found = useLoad(`people ${search}`, (signal) =>
    client.call(listPeopleEndpoint, {
      query: { count: offeredCount, ...(search === "" ? {} : { search }) },
      signal,
    }),
  );
  const options = (found.value?.rows ?? []).map(({ actor, agencies }) => ({
    value: actor.id,
    label: [actor.displayName, ...agencies.map((agency) => say(agency.name))].join(" · "),
  }));
  return (
    <Form.Item
      name="actorId"
      label={t("person")}
      rules={[{ required: true, message: page("required") }]}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setSearch }}
        options={options}
        placeholder={t("findPerson")}
        notFoundContent={t("noPerson")}
        loading={found.isLoading}
      />
    </Form.Item>
  );
}

interface Typed {
  readonly actorId?: string;
  readonly role: MemberRole;
  readonly reason: string;
}

/** Takes a person into the team, or changes the role. */
export function SetMember(props: MemberFormProps): ReactElement {
  const t = useTexts(teamPageTexts);
  const page = useTexts(pageTexts);
  const client = useClient();
  const roles = useChoices(memberRoles, memberRoleTexts);
  const { caseId, member } = props;
  return (
    <FormDialog<Typed>
      title={member === null ? t("add") : `${t("changeRole")} · ${member.actor.displayName}`}
      submitLabel={page("save")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      note={t("reasonHelp")}
      initial={{ role: member?.role ?? "case-officer" }}
      onSend={async ({ actorId, role, reason }) => {
        await client.call(setMemberEndpoint, {
          params: { caseId, actorId: member?.actor.id ?? actorId ?? "" },
          body: { role, reason },
        });
        props.onChange();
      }}
    >
      {member === null && <PersonField />}
      <ChoiceField name="role" label={t("role")} choices={roles} isRequired />
      <LineField name="reason" label={t("reason")} isRequired />
    </FormDialog>
  );
}

/** Takes a person out of the team, with a reason. */
export function RemoveMember(props: MemberFormProps): ReactElement {
  const t = useTexts(teamPageTexts);
  const client = useClient();
  const { caseId, member } = props;
  return (
    <FormDialog<{ readonly reason: string }>
      title={t("removeTitle", { name: member?.actor.displayName ?? "" })}
      submitLabel={t("remove")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      note={t("removeNote")}
      onSend={async ({ reason }) => {
        if (member === null) return;
        await client.call(removeMemberEndpoint, {
          params: { caseId, actorId: member.actor.id },
          body: { reason },
        });
        props.onChange();
      }}
    >
      <LineField name="reason" label={t("removeReason")} isRequired />
    </FormDialog>
  );
}
