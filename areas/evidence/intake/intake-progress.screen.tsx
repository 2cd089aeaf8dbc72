// SPDX-License-Identifier: Apache-2.0
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import type { Upload } from "@tianwang/ui/file-drop/upload-list";
import { UploadList } from "@tianwang/ui/file-drop/upload-list";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { countText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { Button } from "antd";
import type { ReactElement, ReactNode } from "react";
import "../exhibits/evidence.css";
import type { FileProgress, IntakePhase } from "./intake-progress.ts";
import { progressOf, readingNow } from "./intake-progress.ts";
import type { IntakeState } from "./intake-run.screen.tsx";
import { liveFileCountMax } from "./intake-run.screen.tsx";
import { intakeTexts } from "./intake.text.ts";

const tones: Readonly<Record<IntakePhase, Tone>> = {
  sending: "active",
  reading: "active",
  ended: "good",
  cancelled: "warn",
  failed: "danger",
};

const phaseEnds: ReadonlySet<IntakePhase> = new Set(["ended", "cancelled", "failed"]);

/** What to know about a file besides its state. */
function useNote(): (file: FileProgress) => ReactNode {
  const t = useTexts(intakeTexts);
  const say = useText();
  return ({ result, error, state }) => {
    if (error !== undefined) return <ErrorLine error={error} />;
    const exhibitId = result?.exhibitId ?? null;
    const message = result?.message ?? null;
    if (state === "failed") return message === null ? t("notRead") : say(message);
    if (exhibitId === null) return undefined;
    return (
      <>
        {message !== null && `${say(message)} `}
        <Link className="ev-link" to={`/exhibits/${exhibitId}`}>
          {t("openExhibit")}
        </Link>
      </>
    );
  };
}

/** Failures first when not all can be listed, so that none of them is out of sight. */
function listed(files: readonly FileProgress[]): readonly FileProgress[] {
  if (files.length <= liveFileCountMax) return files;
  const isFailed = (file: FileProgress) => Number(file.state === "failed");
  return files.toSorted((a, b) => isFailed(b) - isFailed(a)).slice(0, liveFileCountMax);
}

/** What is being read just now, from what the job says. */
function Now({ message }: { message: string }): ReactElement | null {
  const t = useTexts(intakeTexts);
  const now = readingNow(message);
  if (!now) return null;
  const [before, after] = t("readingFile", { count: countText(now.rowCount) }).split("{file}");
  return (
    <span className="tw-soft">
      {before}
      <SourceText text={now.file} />
      {after}
    </span>
  );
}

/** How far an intake is, and each of its files. */
export function IntakeProgress(props: {
  state: IntakeState;
  onCancel: () => void;
  onGoOn: () => void;
  onLeave: () => void;
}): ReactElement {
  const t = useTexts(intakeTexts);
  const noteOf = useNote();
  const { state } = props;
  const { phase, job } = state;
  const files = progressOf(state.files, state.results, phase);
  const shown = listed(files);
  const doneCount = files.filter((file) => file.state === "done" || file.state === "failed").length;
  const hasEnded = phaseEnds.has(phase);
  const isStuck = state.error !== undefined;
  const uploads = shown.map<Upload>(({ result: _, error: __, ...file }, at) => ({
    ...file,
    note: noteOf(shown[at] ?? { ...file, result: null }),
  }));
  return (
    <div className="tw-stack">
      <div className="tw-row">
        <StatusTag tone={tones[phase]}>{t(phase)}</StatusTag>
        {phase === "reading" && job && <Now message={job.message} />}
        {!hasEnded && (
          <Button disabled={state.isCancelling} onClick={props.onCancel}>
            {t(state.isCancelling ? "cancelling" : "cancel")}
          </Button>
        )}
        {!hasEnded && isStuck && <Button onClick={props.onGoOn}>{t("goOn")}</Button>}
        {(hasEnded || isStuck) && <Button onClick={props.onLeave}>{t("addMore")}</Button>}
      </div>
      {phase === "failed" && job && <p className="tw-soft">{t("jobFailed")}</p>}
      {shown.length < files.length && (
        <p className="tw-soft">
          {t("notListed", { shown: shown.length, all: files.length, done: doneCount })}
        </p>
      )}
      <UploadList uploads={uploads} />
    </div>
  );
}
