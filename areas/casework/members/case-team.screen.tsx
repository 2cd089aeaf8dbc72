// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { PlusIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { CaseTabProps } from "../cases/case.screen.tsx";
import { CaseConsents } from "../consents/case-consents.screen.tsx";
import { RemoveMember, SetMember } from "./member-form.screen.tsx";
import { memberRoleTexts } from "./member.text.ts";
import type { MemberView } from "./member.wire.ts";
import { listMembersEndpoint } from "./member.wire.ts";
import { teamPageTexts } from "./team-page.text.ts";

function MemberLine(props: { member: MemberView; actions: ReactElement | null }): ReactElement {
  const t = useTexts(teamPageTexts);
  const say = useText();
  const { member } = props;
  return (
    <li>
      <span className="cw-line-head">
        <span className="tw-row">
          <strong>
            <SourceText text={member.actor.displayName} />
          </strong>
          <Label>{say(memberRoleTexts[member.role])}</Label>
          <span className="tw-soft">
            {member.agencies.map((agency) => say(agency.name)).join(" / ")}
          </span>
        </span>
        {props.actions}
      </span>
      <span className="cw-line-facts">
        {member.reason === "" ? t("founder") : <SourceText text={member.reason} />}
        <span>{t("addedBy", { name: member.addedBy.displayName })}</span>
        <InstantText instant={member.addedAt} />
      </span>
    </li>
  );
}

type Open = { readonly kind: "set" | "remove"; readonly member: MemberView | null } | null;

/** Who works on the case, and the consents on which work abroad rests. */
export function CaseTeamTab({ overview, onChange }: CaseTabProps): ReactElement {
  const t = useTexts(teamPageTexts);
  const may = useMay();
  const client = useClient();
  const [open, setOpen] = useState<Open>(null);
  const { case: view } = overview;
  const load = useLoad(`team ${view.id}`, (signal) =>
    client.call(listMembersEndpoint, { params: { caseId: view.id }, signal }),
  );
  const mayLead = view.mayLead && may("casework.cases.write");
  const form = {
    caseId: view.id,
    member: open?.member ?? null,
    onClose: () => setOpen(null),
    onChange: () => {
      load.reload();
      onChange();
    },
  };
  const actionsOf = (member: MemberView) =>
    mayLead ? (
      <span className="tw-row">
        <Button size="small" type="text" onClick={() => setOpen({ kind: "set", member })}>
          {t("changeRole")}
        </Button>
        <Button size="small" type="text" onClick={() => setOpen({ kind: "remove", member })}>
          {t("remove")}
        </Button>
      </span>
    ) : null;
  return (
    <div className="tw-stack">
      <Block
        title={t("team")}
        isFlush
        extra={
          mayLead ? (
            <Button icon={<PlusIcon />} onClick={() => setOpen({ kind: "set", member: null })}>
              {t("add")}
            </Button>
          ) : undefined
        }
      >
        <Loaded load={load}>
          {(members) =>
            members.length === 0 ? (
              <p className="cw-nothing">{t("none")}</p>
            ) : (
              <ul className="cw-lines">
                {members.map((member) => (
                  <MemberLine key={member.actor.id} member={member} actions={actionsOf(member)} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Block>
      <CaseConsents view={view} onChange={onChange} />
      <SetMember {...form} isOpen={open?.kind === "set"} />
      <RemoveMember {...form} isOpen={open?.kind === "remove"} />
    </div>
  );
}
