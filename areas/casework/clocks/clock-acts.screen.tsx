// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Form, Input, InputNumber } from "antd";
import type { ReactElement } from "react";
import { today } from "../page/due.screen.tsx";
import { ChoiceField, DayField, LineField, NoteField, useChoices } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import { pageTexts } from "../page/page.text.ts";
import { clockPageTexts } from "./clock-page.text.ts";
import type { ClockKind } from "./clock.ts";
import { clockKinds } from "./clock.ts";
import { clockKindTexts } from "./clock.text.ts";
import type { ClockView } from "./clock.wire.ts";
import {
  pauseClockEndpoint,
  resumeClockEndpoint,
  setClockEndpoint,
  stopClockEndpoint,
} from "./clock.wire.ts";

/** What is about to be done with a clock. */
export type ClockAct =
  | { readonly kind: "set" }
  | { readonly kind: "pause" | "resume" | "stop"; readonly clock: ClockView };

interface ActProps {
  readonly caseId: string;
  readonly act: ClockAct | null;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

interface TypedClock {
  readonly title: string;
  readonly kind: ClockKind;
  readonly basis?: string;
  readonly startsOn?: string;
  readonly endKind: "date" | "days";
  readonly dueOn?: string;
  readonly count?: number;
  readonly warnDays: number;
}

function NumberField(props: { name: string; label: string; min: number; max: number }) {
  const page = useTexts(pageTexts);
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={[{ required: true, message: page("required") }]}
      required
    >
      <InputNumber min={props.min} max={props.max} precision={0} className="cw-day" />
    </Form.Item>
  );
}

function ClockFields(): ReactElement {
  const t = useTexts(clockPageTexts);
  const kinds = useChoices(clockKinds, clockKindTexts);
  const endKind = Form.useWatch("endKind", Form.useFormInstance<TypedClock>());
  return (
    <>
      <LineField name="title" label={t("title")} isRequired />
      <div className="cw-fields">
        <ChoiceField name="kind" label={t("kind")} choices={kinds} isRequired />
        <NumberField name="warnDays" label={t("warnDays")} min={0} max={3660} />
      </div>
      <LineField name="basis" label={t("basis")} extra={t("basisHelp")} />
      <Form.Item
        name="startsOn"
        label={t("startsOn")}
        extra={t("startsOnHelp")}
        rules={[{ pattern: /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, message: t("vagueDay") }]}
      >
        <Input autoComplete="off" inputMode="numeric" />
      </Form.Item>
      <div className="cw-fields">
        <ChoiceField
          name="endKind"
          label={t("endKind")}
          isRequired
          choices={[
            { value: "date", label: t("endDate") },
            { value: "days", label: t("endDays") },
          ]}
        />
        {endKind === "days" ? (
          <NumberField name="count" label={t("dayCount")} min={1} max={36_600} />
        ) : (
          <DayField name="dueOn" label={t("dueOn")} isRequired />
        )}
      </div>
    </>
  );
}

function SetClock({ caseId, act, onClose, onChange }: ActProps): ReactElement {
  const t = useTexts(clockPageTexts);
  const client = useClient();
  return (
    <FormDialog<TypedClock>
      title={t("set")}
      submitLabel={t("set")}
      isOpen={act?.kind === "set"}
      onClose={onClose}
      initial={{ kind: "legal-deadline", endKind: "date", warnDays: 7, startsOn: today() }}
      onSend={async (typed) => {
        await client.call(setClockEndpoint, {
          body: {
            caseId,
            kind: typed.kind,
            title: typed.title,
            basis: typed.basis ?? "",
            startsOn: typed.startsOn ? typed.startsOn : null,
            warnDays: typed.warnDays,
            end:
              typed.endKind === "days"
                ? { kind: "days", count: typed.count ?? 1 }
                : { kind: "date", dueOn: typed.dueOn ?? "" },
          },
        });
        onChange();
      }}
    >
      <ClockFields />
    </FormDialog>
  );
}

const changes = {
  pause: { title: "pauseTitle", label: "pause" },
  resume: { title: "resumeTitle", label: "resume" },
  stop: { title: "stopTitle", label: "stop" },
} as const;

function ChangeClock({ act, onClose, onChange }: ActProps): ReactElement {
  const t = useTexts(clockPageTexts);
  const client = useClient();
  const change = act === null || act.kind === "set" ? null : act;
  const kind = change?.kind ?? "pause";
  const send = async (typed: { readonly on: string; readonly reason?: string }) => {
    if (change === null) return;
    const { id, version } = change.clock;
    const params = { clockId: id };
    const reason = typed.reason ?? "";
    if (change.kind === "pause") {
      const body = { version, fromOn: typed.on, reason };
      await client.call(pauseClockEndpoint, { params, body });
    } else if (change.kind === "resume") {
      await client.call(resumeClockEndpoint, { params, body: { version, untilOn: typed.on } });
    } else {
      const body = { version, stoppedOn: typed.on, reason };
      await client.call(stopClockEndpoint, { params, body });
    }
    onChange();
  };
  return (
    <FormDialog<{ readonly on: string; readonly reason?: string }>
      title={change === null ? "" : t(changes[kind].title, { title: change.clock.title })}
      submitLabel={t(changes[kind].label)}
      isOpen={change !== null}
      onClose={onClose}
      initial={{ on: today() }}
      note={t(kind === "stop" ? "stopNote" : "pauseNote")}
      onSend={send}
    >
      <DayField name="on" label={t("fromOn")} isRequired />
      {kind !== "resume" && <NoteField name="reason" label={t("reason")} isRequired />}
    </FormDialog>
  );
}

/** The dialogs for what can be done with clocks; one is open at most. */
export function ClockActs(props: ActProps): ReactElement {
  return (
    <>
      <SetClock {...props} />
      <ChangeClock {...props} />
    </>
  );
}
