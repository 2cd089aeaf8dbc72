// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { useMay } from "@tianwang/ui/layout/slot";
import { listAgencies } from "@tianwang/wire/kit";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { today } from "../page/due.screen.tsx";
import { ChoiceField, DayField, LineField, NoteField, useChoices } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import { pageTexts } from "../page/page.text.ts";
import { casePageTexts } from "./case-page.text.ts";
import type { CaseStatus } from "./case-status.ts";
import { caseStatusTexts } from "./case.text.ts";
import type { CaseView } from "./case.wire.ts";
import { editCaseEndpoint, moveCaseEndpoint } from "./case.wire.ts";

interface ActionProps {
  readonly view: CaseView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

interface Edited {
  readonly number: string;
  readonly title: string;
  readonly summary?: string;
  readonly openedOn: string;
  readonly leadAgencyId: string;
}

/** Only what was changed is sent: each change is written into the journal. */
function changesOf(view: CaseView, typed: Edited) {
  const summary = typed.summary ?? "";
  return {
    ...(typed.number === view.number ? {} : { number: typed.number.trim() }),
    ...(typed.title === view.title ? {} : { title: typed.title }),
    ...(summary === view.summary ? {} : { summary }),
    ...(typed.openedOn === view.openedOn ? {} : { openedOn: typed.openedOn }),
    ...(typed.leadAgencyId === view.leadAgency.id ? {} : { leadAgencyId: typed.leadAgencyId }),
  };
}

function EditCase({ view, isOpen, onClose, onChange }: ActionProps): ReactElement {
  const t = useTexts(casePageTexts);
  const page = useTexts(pageTexts);
  const say = useText();
  const client = useClient();
  const agencies = useLoad(`agencies ${isOpen}`, async (signal) =>
    isOpen ? (await client.call(listAgencies, { signal })).rows : [],
  );
  const known = agencies.value ?? [];
  const others = known.filter(({ id }) => id !== view.leadAgency.id);
  return (
    <FormDialog<Edited>
      title={t("edit")}
      submitLabel={page("save")}
      isOpen={isOpen}
      onClose={onClose}
      initial={{
        number: view.number,
        title: view.title,
        summary: view.summary,
        openedOn: view.openedOn,
        leadAgencyId: view.leadAgency.id,
      }}
      onSend={async (typed) => {
        await client.call(editCaseEndpoint, {
          params: { caseId: view.id },
          body: { version: view.version, ...changesOf(view, typed) },
        });
        onChange();
      }}
    >
      <LineField name="title" label={t("title")} isRequired />
      <div className="cw-fields">
        <LineField name="number" label={t("number")} maxLength={100} isRequired />
        <DayField name="openedOn" label={t("openedOn")} isRequired />
      </div>
      {view.mayLead && (
        <ChoiceField
          name="leadAgencyId"
          label={t("leadAgency")}
          isRequired
          isSearchable
          choices={[view.leadAgency, ...others].map(({ id, name }) => ({
            value: id,
            label: say(name),
          }))}
        />
      )}
      <NoteField name="summary" label={t("summary")} rows={8} />
    </FormDialog>
  );
}

interface Moved {
  readonly to: CaseStatus;
  readonly movedOn: string;
  readonly reason: string;
}

function MoveCase({ view, isOpen, onClose, onChange }: ActionProps): ReactElement {
  const t = useTexts(casePageTexts);
  const client = useClient();
  const statuses = useChoices(view.nextStatuses, caseStatusTexts);
  const [first] = view.nextStatuses;
  return (
    <FormDialog<Moved>
      title={t("move")}
      submitLabel={t("move")}
      isOpen={isOpen}
      onClose={onClose}
      note={t("moveNote")}
      initial={{ movedOn: today(), ...(first === undefined ? {} : { to: first }) }}
      onSend={async (typed) => {
        await client.call(moveCaseEndpoint, {
          params: { caseId: view.id },
          body: { version: view.version, ...typed },
        });
        onChange();
      }}
    >
      <div className="cw-fields">
        <ChoiceField name="to" label={t("moveTo")} choices={statuses} isRequired />
        <DayField name="movedOn" label={t("movedOn")} min={view.statusSince} isRequired />
      </div>
      <NoteField name="reason" label={t("moveReason")} isRequired />
    </FormDialog>
  );
}

/** What can be done with the case as such. */
export function CaseActions(props: { view: CaseView; onChange: () => void }): ReactElement | null {
  const t = useTexts(casePageTexts);
  const may = useMay();
  const [open, setOpen] = useState<"edit" | "move" | null>(null);
  const { view, onChange } = props;
  if (!view.mayWrite || !may("casework.cases.write")) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Button onClick={() => setOpen("move")}>{t("move")}</Button>
      <Button onClick={() => setOpen("edit")}>{t("edit")}</Button>
      <EditCase view={view} isOpen={open === "edit"} onClose={close} onChange={onChange} />
      <MoveCase view={view} isOpen={open === "move"} onClose={close} onChange={onChange} />
    </>
  );
}
