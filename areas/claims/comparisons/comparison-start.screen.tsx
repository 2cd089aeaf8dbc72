// SPDX-License-Identifier: Apache-2.0
import { choiceOf, DepositFields, draftFaults, draftOf } from "@tianwang/flows/screens";
import type { DepositDraft } from "@tianwang/flows/screens";
import { depositCountMax } from "@tianwang/flows/wire";
import { JobProgress } from "@tianwang/ledger/screens";
import type { TransactionView } from "@tianwang/ledger/wire";
import { useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { useMay } from "@tianwang/ui/layout/slot";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { Button, Input } from "antd";
import type { ReactElement } from "react";
import { Suspense, useId, useState } from "react";
import { claimsTexts } from "../claims-screen.text.ts";
import "../claims.css";
import { comparisonPath } from "./comparison-list.screen.tsx";
import { makeComparison } from "./comparison.wire.ts";
import type { FactsDraft } from "./facts-draft.ts";
import { badLine, emptyFacts, factsOf } from "./facts-draft.ts";

function Area(props: {
  label: string;
  hint: string;
  fault: string;
  value: string;
  onChange: (value: string) => void;
}): ReactElement {
  const id = useId();
  const { label, hint, fault, value, onChange } = props;
  return (
    <div className="claims-field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={2}
        value={value}
        aria-invalid={fault !== ""}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-note`} className={fault === "" ? "tw-faint" : "claims-bad"}>
        {fault || hint}
      </span>
    </div>
  );
}

const rowNames = ["feeRows", "interestRows", "assets"] as const;

function FactsFields(props: {
  draft: FactsDraft;
  onChange: (draft: FactsDraft) => void;
}): ReactElement {
  const t = useTexts(claimsTexts);
  const { draft, onChange } = props;
  return (
    <details>
      <summary>{t("factsHead")}</summary>
      <div className="claims-form">
        {rowNames.map((name) => {
          const line = badLine(name, draft[name]);
          return (
            <Area
              key={name}
              label={t(name === "assets" ? "assetRows" : name)}
              hint={t(name === "assets" ? "assetHint" : "rowsHint")}
              fault={line === 0 ? "" : t("rowsBad", { line })}
              value={draft[name]}
              onChange={(value) => onChange({ ...draft, [name]: value })}
            />
          );
        })}
        <Area
          label={t("coordination")}
          hint={t("coordinationHint")}
          fault=""
          value={draft.coordination}
          onChange={(coordination) => onChange({ ...draft, coordination })}
        />
      </div>
    </details>
  );
}

interface Typed {
  readonly title: string;
  readonly drafts: readonly DepositDraft[];
  readonly facts: FactsDraft;
}

const isReady = ({ drafts, facts }: Typed) =>
  drafts.every((draft) => draftFaults(draft).length === 0) &&
  rowNames.every((name) => badLine(name, facts[name]) === 0);

/** Asks for the comparison that was typed. */
function useStart(compartmentId: string) {
  const client = useClient();
  const [made, setMade] = useState<{ jobId: string; comparisonId: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const start = async ({ title, drafts, facts }: Typed) => {
    setIsSending(true);
    setError(undefined);
    const named = title.trim() === "" ? {} : { title: title.trim() };
    const body = { compartmentId, ...named, deposits: drafts.map(choiceOf), facts: factsOf(facts) };
    try {
      setMade(await client.call(makeComparison, { body }));
    } catch (failure) {
      setError(failure);
    } finally {
      setIsSending(false);
    }
  };
  return { made, isSending, error, start };
}

function StartDialog(props: {
  caseId: string;
  compartmentId: string;
  rows: readonly TransactionView[];
  onClose: () => void;
}): ReactElement {
  const t = useTexts(claimsTexts);
  const navigation = useNavigation();
  const nameId = useId();
  const [typed, setTyped] = useState<Typed>(() => ({
    title: "",
    drafts: props.rows.map(draftOf),
    facts: emptyFacts,
  }));
  const { made, isSending, error, start } = useStart(props.compartmentId);
  return (
    <Dialog
      title={t("compare")}
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t("close")}</Button>
          {!made && (
            <Button
              type="primary"
              loading={isSending}
              disabled={!isReady(typed)}
              onClick={() => void start(typed)}
            >
              {t("start")}
            </Button>
          )}
        </>
      }
    >
      {made ? (
        <JobProgress
          jobId={made.jobId}
          onDone={() => navigation.go(comparisonPath(made.comparisonId, props.caseId))}
        />
      ) : (
        <div className="claims-form">
          <Suspense>
            <DepositFields
              drafts={typed.drafts}
              onChange={(drafts) => setTyped({ ...typed, drafts })}
            />
          </Suspense>
          <FactsFields draft={typed.facts} onChange={(facts) => setTyped({ ...typed, facts })} />
          <div className="claims-field">
            <label htmlFor={nameId}>{t("name")}</label>
            <Input
              id={nameId}
              value={typed.title}
              maxLength={200}
              onChange={(event) => setTyped({ ...typed, title: event.target.value })}
            />
          </div>
          {error !== undefined && <ErrorLine error={error} />}
        </div>
      )}
    </Dialog>
  );
}

/** Compares the doctrines on the chosen deposits; only for those who may write in the case. */
export function CompareDoctrines(props: {
  caseId: string;
  compartmentId: string;
  rows: readonly TransactionView[];
}): ReactElement | null {
  const t = useTexts(claimsTexts);
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const { rows } = props;
  if (!may("flows.write")) return null;
  const isOff = rows.length === 0 || rows.length > depositCountMax;
  return (
    <>
      <Button disabled={isOff} onClick={() => setIsOpen(true)}>
        {rows.length === 0 ? t("compare") : t("compareCount", { count: rows.length })}
      </Button>
      {isOpen && <StartDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}
