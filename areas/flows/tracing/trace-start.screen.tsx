// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { useMay } from "@tianwang/ui/layout/slot";
import { FlowIcon } from "@tianwang/ui/look/icons";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { Button, Input } from "antd";
import type { ReactElement } from "react";
import { useId, useState } from "react";
import { JobProgress } from "@tianwang/ledger/screens";
import type { TransactionView } from "@tianwang/ledger/wire";
import type { DepositDraft } from "./deposit-draft.ts";
import { choiceOf, draftFaults, draftOf } from "./deposit-draft.ts";
import { DepositFields, TraceField } from "./deposit-fields.screen.tsx";
import { DoctrineCard } from "./doctrine-card.screen.tsx";
import type { Doctrine, ParamDeclaration } from "./doctrine.ts";
import { doctrines } from "./doctrines/catalogue.ts";
import { tracePath } from "./trace-list.screen.tsx";
import { traceScreenTexts } from "./trace-screen.text.ts";
import "./trace.css";
import { depositCountMax, makeTrace } from "./trace.wire.ts";

/** A trace as it is being asked for. */
interface Typed {
  readonly title: string;
  readonly drafts: readonly DepositDraft[];
  readonly doctrine: Doctrine | undefined;
  /** As typed. */
  readonly hopCountMax: string;
}

/** A trace that is being made. */
interface Made {
  readonly jobId: string;
  readonly traceId: string;
}

/** Chosen at first: the plainest account of what happened. */
const firstDoctrine = doctrines.find(({ run }) => run !== null);

function hopParam(doctrine: Doctrine | undefined): ParamDeclaration | undefined {
  return doctrine?.params.find(({ name }) => name === "hopCountMax");
}

const defaultHops = (doctrine: Doctrine | undefined) => String(hopParam(doctrine)?.default ?? "");

function hopBounds(doctrine: Doctrine | undefined): { readonly min: number; readonly max: number } {
  const bounds = hopParam(doctrine)?.bounds;
  return bounds?.kind === "range" ? bounds : { min: 1, max: 1 };
}

function isHopCount(typed: Typed): boolean {
  if (!hopParam(typed.doctrine)) return true;
  const { min, max } = hopBounds(typed.doctrine);
  const count = /^\d+$/u.test(typed.hopCountMax) ? Number(typed.hopCountMax) : -1;
  return count >= min && count <= max;
}

const isReady = (typed: Typed) =>
  typed.doctrine !== undefined &&
  isHopCount(typed) &&
  typed.drafts.every((draft) => draftFaults(draft).length === 0);

function DoctrineField(props: { typed: Typed; onChange: (typed: Typed) => void }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const name = useId();
  const { typed, onChange } = props;
  return (
    <fieldset>
      <legend>{t("doctrine")}</legend>
      {doctrines.map((doctrine) => (
        <label key={doctrine.id} className="trace-choice">
          <input
            type="radio"
            name={name}
            checked={doctrine === typed.doctrine}
            onChange={() => onChange({ ...typed, doctrine, hopCountMax: defaultHops(doctrine) })}
          />
          <strong>{say(doctrine.title)}</strong>
        </label>
      ))}
      {typed.doctrine && <DoctrineCard doctrine={typed.doctrine} />}
    </fieldset>
  );
}

function StartForm(props: { typed: Typed; onChange: (typed: Typed) => void }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const { typed, onChange } = props;
  const why = hopParam(typed.doctrine)?.why;
  return (
    <div className="trace-form">
      <DepositFields drafts={typed.drafts} onChange={(drafts) => onChange({ ...typed, drafts })} />
      <DoctrineField typed={typed} onChange={onChange} />
      <div className="trace-fields">
        {why && (
          <TraceField
            label={t("hopLimit")}
            hint={say(why)}
            fault={isHopCount(typed) ? "" : t("hopBad", { ...hopBounds(typed.doctrine) })}
          >
            {(ids) => (
              <Input
                {...ids}
                value={typed.hopCountMax}
                inputMode="numeric"
                onChange={(event) => onChange({ ...typed, hopCountMax: event.target.value })}
              />
            )}
          </TraceField>
        )}
        <TraceField label={t("name")} fault="">
          {(ids) => (
            <Input
              {...ids}
              value={typed.title}
              maxLength={200}
              onChange={(event) => onChange({ ...typed, title: event.target.value })}
            />
          )}
        </TraceField>
      </div>
    </div>
  );
}

/** Asks for the trace that was typed. */
function useStart(compartmentId: string) {
  const client = useClient();
  const [made, setMade] = useState<Made | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const start = async ({ title, drafts, doctrine, hopCountMax }: Typed) => {
    if (!doctrine) return;
    setIsSending(true);
    setError(undefined);
    const body = {
      compartmentId,
      ...(title.trim() === "" ? {} : { title: title.trim() }),
      doctrine: doctrine.id,
      deposits: drafts.map(choiceOf),
      params: hopParam(doctrine) ? { hopCountMax: Number(hopCountMax) } : {},
    };
    try {
      setMade(await client.call(makeTrace, { body }));
    } catch (failure) {
      setError(failure);
    } finally {
      setIsSending(false);
    }
  };
  return { made, isSending, error, start };
}

/** From the chosen deposits to the saved trace. */
function StartDialog(props: {
  caseId: string;
  compartmentId: string;
  rows: readonly TransactionView[];
  onClose: () => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const navigation = useNavigation();
  const [typed, setTyped] = useState<Typed>(() => ({
    title: "",
    drafts: props.rows.map(draftOf),
    doctrine: firstDoctrine,
    hopCountMax: defaultHops(firstDoctrine),
  }));
  const { made, isSending, error, start } = useStart(props.compartmentId);
  return (
    <Dialog
      title={t("follow")}
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
          onDone={() => navigation.go(tracePath(made.traceId, props.caseId))}
        />
      ) : (
        <div className="tw-stack">
          <StartForm typed={typed} onChange={setTyped} />
          {error !== undefined && <ErrorLine error={error} />}
        </div>
      )}
    </Dialog>
  );
}

/** Follows the chosen deposits; only for those who may write in the case. */
export function FollowMoney(props: {
  caseId: string;
  compartmentId: string;
  rows: readonly TransactionView[];
}): ReactElement | null {
  const t = useTexts(traceScreenTexts);
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const { rows } = props;
  if (!may("flows.write")) return null;
  const isTooMany = rows.length > depositCountMax;
  const hint = isTooMany ? t("tooMany", { max: depositCountMax }) : t("followHint");
  return (
    <>
      {(rows.length === 0 || isTooMany) && <span className="tw-soft">{hint}</span>}
      <Button
        type="primary"
        icon={<FlowIcon />}
        disabled={rows.length === 0 || isTooMany}
        onClick={() => setIsOpen(true)}
      >
        {rows.length === 0 ? t("follow") : t("followCount", { count: rows.length })}
      </Button>
      {isOpen && <StartDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}
