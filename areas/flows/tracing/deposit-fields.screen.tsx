// SPDX-License-Identifier: Apache-2.0
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { Money, moneyText } from "@tianwang/ui/money/money";
import { Button, Input } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useId } from "react";
import type { DepositDraft } from "./deposit-draft.ts";
import { draftFaults } from "./deposit-draft.ts";
import { PayerToBeneficiary } from "./trace-rows.screen.tsx";
import { traceScreenTexts } from "./trace-screen.text.ts";
import "./trace.css";

/** A field with its label, a hint, and what is wrong with it. */
export function TraceField(props: {
  label: string;
  hint?: string;
  /** '' when nothing is wrong. */
  fault: string;
  children: (ids: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => ReactNode;
}): ReactElement {
  const id = useId();
  const { label, hint, fault } = props;
  const noteId = `${id}-note`;
  return (
    <div className="trace-field">
      <label htmlFor={id}>{label}</label>
      {props.children({ id, "aria-describedby": noteId, "aria-invalid": fault !== "" })}
      <span id={noteId} className={fault === "" ? "tw-faint" : "trace-bad"}>
        {fault || hint}
      </span>
    </div>
  );
}

function DepositField(props: {
  draft: DepositDraft;
  number: number;
  onChange: (draft: DepositDraft) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const { draft, number, onChange } = props;
  const { row } = draft;
  const faults = draftFaults(draft);
  const limits = { amount: moneyText(row.amount), scale: row.amount.scale };
  return (
    <fieldset className="trace-deposit">
      <legend className="tw-aloud">{t("depositNumber", { number })}</legend>
      <div className="trace-form-line">
        <DateText date={row.bookedOn} />
        <Money amount={row.amount} />
      </div>
      <PayerToBeneficiary payer={row.payer} beneficiary={row.beneficiary} />
      <div className="trace-fields">
        <TraceField
          label={t("claimant")}
          hint={t("claimantHint")}
          fault={faults.includes("claimant") ? t("claimantMissing") : ""}
        >
          {(ids) => (
            <Input
              {...ids}
              value={draft.claimant}
              maxLength={500}
              onChange={(event) => onChange({ ...draft, claimant: event.target.value })}
            />
          )}
        </TraceField>
        <TraceField
          label={`${t("part")} ${row.amount.currency}`}
          fault={faults.includes("part") ? t("partBad", limits) : ""}
        >
          {(ids) => (
            <Input
              {...ids}
              value={draft.part}
              inputMode="decimal"
              autoComplete="off"
              placeholder={`${t("whole")} ${limits.amount}`}
              onChange={(event) => onChange({ ...draft, part: event.target.value })}
            />
          )}
        </TraceField>
      </div>
    </fieldset>
  );
}

/** The deposits of a trace that is being asked for. */
export function DepositFields(props: {
  drafts: readonly DepositDraft[];
  onChange: (drafts: readonly DepositDraft[]) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const { drafts, onChange } = props;
  const claimant = drafts[0]?.claimant ?? "";
  return (
    <>
      <div className="trace-form-line">
        <h3>{t("deposits")}</h3>
        {drafts.length > 1 && (
          <Button
            size="small"
            onClick={() => onChange(drafts.map((draft) => ({ ...draft, claimant })))}
          >
            {t("sameClaimant")}
          </Button>
        )}
      </div>
      {drafts.map((draft, at) => (
        <DepositField
          key={draft.row.rowId}
          draft={draft}
          number={at + 1}
          onChange={(changed) => onChange(drafts.with(at, changed))}
        />
      ))}
    </>
  );
}
