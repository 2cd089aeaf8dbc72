// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import type { ChosenFile } from "@tianwang/ui/file-drop/file-drop";
import { FileDrop } from "@tianwang/ui/file-drop/file-drop";
import { byteText, UploadList } from "@tianwang/ui/file-drop/upload-list";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { lineLengthMax } from "@tianwang/wire/schema";
import { Button, Form, Input } from "antd";
import type { ReactElement } from "react";
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import "../exhibits/evidence.css";
import { IntakeProgress } from "./intake-progress.screen.tsx";
import { IntakeRun, liveFileCountMax } from "./intake-run.screen.tsx";
import { intakeTexts } from "./intake.text.ts";

/** The intakes under way at this window by compartment: they go on while other tabs are shown. */
const runs = new Map<string, IntakeRun>();

/** The chosen files once each, later ones in place of earlier ones of the same path. */
function together(
  before: readonly ChosenFile[],
  added: readonly ChosenFile[],
): readonly ChosenFile[] {
  return [...new Map([...before, ...added].map((chosen) => [chosen.path, chosen])).values()];
}

function ChosenFiles({ chosen }: { chosen: readonly ChosenFile[] }): ReactElement {
  const t = useTexts(intakeTexts);
  const size = byteText(chosen.reduce((sum, { file }) => sum + file.size, 0));
  const shown = chosen.slice(0, liveFileCountMax);
  return (
    <details className="ev-chosen">
      <summary>{t("chosen", { count: chosen.length, size })}</summary>
      <UploadList
        uploads={shown.map(({ file, path }) => ({
          id: path,
          name: path,
          byteCount: file.size,
          sentByteCount: 0,
          state: "waiting",
        }))}
      />
    </details>
  );
}

function ChooseFiles(props: {
  onSubmit: (chosen: readonly ChosenFile[], legalBasis: string) => void;
}): ReactElement {
  const t = useTexts(intakeTexts);
  const formName = useId();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  return (
    <div className="tw-stack">
      <Form<{ legalBasis: string }>
        className="ev-basis"
        name={formName}
        layout="vertical"
        requiredMark={false}
        onFinish={({ legalBasis }) => props.onSubmit(chosen, legalBasis.trim())}
      >
        <Form.Item
          name="legalBasis"
          label={t("legalBasis")}
          extra={t("legalBasisNote")}
          rules={[{ required: true, whitespace: true, message: t("legalBasisMissing") }]}
        >
          <Input
            aria-required="true"
            autoComplete="off"
            maxLength={lineLengthMax}
            placeholder={t("legalBasisExample")}
          />
        </Form.Item>
      </Form>
      {/* Outside the form, whose styles would show the hidden file inputs. */}
      <FileDrop onFiles={(files) => setChosen(together(chosen, files))}>{t("dropNote")}</FileDrop>
      {chosen.length > 0 && (
        <>
          <ChosenFiles chosen={chosen} />
          <div className="tw-row">
            <Button type="primary" htmlType="submit" form={formName}>
              {t("takeIn", { count: chosen.length })}
            </Button>
            <Button onClick={() => setChosen([])}>{t("clear")}</Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Asks before the window is closed while files are on their way. */
function useStayWhile(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isSending]);
}

function Running(props: {
  run: IntakeRun;
  onEntered: () => void;
  onLeave: () => void;
}): ReactElement {
  const { run, onEntered } = props;
  const state = useSyncExternalStore(run.subscribe, run.state);
  const doneCount = state.results.filter((file) => file.state === "done").length;
  useStayWhile(state.phase === "sending");
  useEffect(() => {
    if (doneCount > 0) onEntered();
  }, [doneCount, onEntered]);
  return (
    <>
      <IntakeProgress
        state={state}
        onCancel={() => void run.cancel()}
        onGoOn={() => void run.goOn()}
        onLeave={props.onLeave}
      />
      {state.error !== undefined && <ErrorLine error={state.error} />}
    </>
  );
}

/** Files into a compartment: chosen with their legal basis, uploaded, read, with what became of each. */
export function AddMaterial(props: {
  compartmentId: string;
  /** Something entered: lists are loaded anew. Must be stable. */
  onEntered: () => void;
}): ReactElement {
  const t = useTexts(intakeTexts);
  const client = useClient();
  const { compartmentId } = props;
  const [run, setRun] = useState(() => runs.get(compartmentId) ?? null);
  const start = (chosen: readonly ChosenFile[], legalBasis: string) => {
    const made = new IntakeRun(client, chosen);
    runs.set(compartmentId, made);
    setRun(made);
    void made.start(compartmentId, legalBasis);
  };
  const leave = () => {
    runs.delete(compartmentId);
    setRun(null);
  };
  return (
    <Block title={t("add")}>
      {run ? (
        <Running run={run} onEntered={props.onEntered} onLeave={leave} />
      ) : (
        <ChooseFiles onSubmit={start} />
      )}
    </Block>
  );
}
