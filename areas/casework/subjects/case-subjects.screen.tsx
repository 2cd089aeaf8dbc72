// SPDX-License-Identifier: Apache-2.0
import { entityPath } from "@tianwang/entities/wire";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { PlusIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { CaseView } from "../cases/case.wire.ts";
import { Words } from "../page/words.screen.tsx";
import { RemoveSubject, SetSubject } from "./subject-form.screen.tsx";
import { subjectPageTexts } from "./subject-page.text.ts";
import { isStage } from "./subject-role.ts";
import { subjectRoleTexts } from "./subject.text.ts";
import type { SubjectView } from "./subject.wire.ts";
import { listSubjectsEndpoint } from "./subject.wire.ts";

/** Subjects shown on the overview; a case with more has them in its list of entities. */
const shownCount = 100;

function SubjectName(props: { subject: SubjectView; compartmentId: string }): ReactElement {
  const t = useTexts(subjectPageTexts);
  const say = useText();
  const { subject, compartmentId } = props;
  const name = subject.entity === null ? subject.entityId : say(subject.entity.caption);
  return (
    <>
      <Link className="cw-case-title" to={entityPath(subject.entityId, compartmentId)}>
        <SourceText text={name} />
      </Link>
      {subject.entity === null && <span className="tw-faint">{t("merged")}</span>}
    </>
  );
}

function SubjectLine(props: {
  subject: SubjectView;
  compartmentId: string;
  actions: ReactElement | null;
}): ReactElement {
  const t = useTexts(subjectPageTexts);
  const say = useText();
  const { subject } = props;
  return (
    <li>
      <span className="cw-line-head">
        <span className="tw-row">
          <SubjectName subject={subject} compartmentId={props.compartmentId} />
          <Label>{say(subjectRoleTexts[subject.role])}</Label>
        </span>
        {props.actions}
      </span>
      <span className="cw-line-facts">
        {subject.basis !== "" && <SourceText text={subject.basis} />}
        {subject.basis === "" && isStage(subject.role) && t("noBasis")}
        {subject.sinceOn !== null && (
          <span>
            {`${t("since")} `}
            <DateText date={subject.sinceOn} />
          </span>
        )}
      </span>
      {subject.note !== "" && <Words text={subject.note} />}
    </li>
  );
}

type Open = { readonly kind: "set" | "remove"; readonly subject: SubjectView | null } | null;

/** Who and what the case is about, each with the label that its stage allows (gate G-11). */
export function CaseSubjects(props: { view: CaseView; onChange: () => void }): ReactElement {
  const t = useTexts(subjectPageTexts);
  const may = useMay();
  const client = useClient();
  const [open, setOpen] = useState<Open>(null);
  const { view } = props;
  const load = useLoad(`subjects ${view.id}`, (signal) =>
    client.call(listSubjectsEndpoint, {
      params: { caseId: view.id },
      query: { count: shownCount },
      signal,
    }),
  );
  const mayWrite = view.mayWrite && may("casework.cases.write");
  const onChange = () => {
    load.reload();
    props.onChange();
  };
  const actionsOf = (subject: SubjectView) =>
    mayWrite ? (
      <span className="tw-row">
        <Button size="small" type="text" onClick={() => setOpen({ kind: "set", subject })}>
          {t("change")}
        </Button>
        <Button size="small" type="text" onClick={() => setOpen({ kind: "remove", subject })}>
          {t("remove")}
        </Button>
      </span>
    ) : null;
  const common = { view, onClose: () => setOpen(null), onChange, subject: open?.subject ?? null };
  return (
    <Block
      title={t("subjects")}
      isFlush
      extra={
        mayWrite ? (
          <Button
            size="small"
            icon={<PlusIcon />}
            onClick={() => setOpen({ kind: "set", subject: null })}
          >
            {t("add")}
          </Button>
        ) : undefined
      }
    >
      <Loaded load={load}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="cw-nothing">{t("none")}</p>
          ) : (
            <ul className="cw-lines">
              {rows.map((subject) => (
                <SubjectLine
                  key={subject.entityId}
                  subject={subject}
                  compartmentId={view.compartmentId}
                  actions={actionsOf(subject)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="cw-rule">{t("rule")}</p>
      <SetSubject {...common} isOpen={open?.kind === "set"} />
      <RemoveSubject {...common} isOpen={open?.kind === "remove"} />
    </Block>
  );
}
