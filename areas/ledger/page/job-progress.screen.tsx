// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { countText } from "@tianwang/ui/money/money";
import type { JobView } from "@tianwang/wire/kit";
import { cancelJob, showJob } from "@tianwang/wire/kit";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useEffect, useEffectEvent, useState } from "react";
import "../statements/ledger.css";
import type { JobMessage } from "./job-message.ts";
import { readJobMessage } from "./job-message.ts";
import { pageTexts } from "./page.text.ts";

/** Between two questions how far a job is. */
const pollMillis = 500;

const tones: Readonly<Record<JobView["state"], Tone>> = {
  waiting: "waiting",
  running: "active",
  done: "good",
  failed: "danger",
  cancelled: "warn",
  interrupted: "warn",
};

const hasEnded = (job: JobView | null) =>
  job !== null && job.state !== "waiting" && job.state !== "running";

/** Asks for a job until it has ended; `onDone` is told once when it was done. */
function useJob(jobId: string, onDone: () => void) {
  const client = useClient();
  const [job, setJob] = useState<JobView | null>(null);
  const [error, setError] = useState<unknown>();
  const tellDone = useEffectEvent(onDone);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const watch = async () => {
      for (;;) {
        const found = await client.call(showJob, { params: { jobId }, signal });
        if (signal.aborted) return;
        setJob(found);
        if (found.state === "done") tellDone();
        if (hasEnded(found)) return;
        await new Promise((resolve) => setTimeout(resolve, pollMillis));
      }
    };
    watch().catch((failure: unknown) => {
      if (!signal.aborted) setError(failure);
    });
    return () => leaving.abort();
  }, [client, jobId]);
  return { job, error, setError };
}

function useWords(): (message: JobMessage) => string {
  const t = useTexts(pageTexts);
  return ({ phase, rowCount }) => {
    if (phase === "following") return t("following");
    return rowCount === null ? "" : t("readingRows", { count: countText(rowCount) });
  };
}

function Failure({ job }: { job: JobView }): ReactElement | null {
  const t = useTexts(pageTexts);
  const say = useText();
  const { failure } = readJobMessage(job.message);
  if (job.state === "interrupted") return <p className="tw-soft">{t("interruptedWhy")}</p>;
  if (job.state !== "failed" || !failure) return null;
  return <p role="alert">{`${say(failure.says)} ${say(failure.mend)}`}</p>;
}

function Watched(props: { jobId: string; onDone: () => void; onRetry: () => void }): ReactElement {
  const t = useTexts(pageTexts);
  const client = useClient();
  const words = useWords();
  const { job, error, setError } = useJob(props.jobId, props.onDone);
  const [isCancelling, setIsCancelling] = useState(false);
  const cancel = () => {
    setIsCancelling(true);
    client.call(cancelJob, { params: { jobId: props.jobId } }).catch((failure: unknown) => {
      setIsCancelling(false);
      setError(failure);
    });
  };
  const state = job?.state ?? "waiting";
  const isRunning = !hasEnded(job) && error === undefined;
  return (
    <div className="tw-stack">
      <output className="tw-row">
        <StatusTag tone={tones[state]}>{t(state)}</StatusTag>
        {isRunning && job && <span className="tw-soft">{words(readJobMessage(job.message))}</span>}
      </output>
      {isRunning && (
        <progress
          className="ledger-progress"
          aria-label={t("progress")}
          {...(job?.totalCount ? { max: job.totalCount, value: job.doneCount } : {})}
        />
      )}
      {isRunning && <p className="tw-faint">{t("goesOn")}</p>}
      {job && <Failure job={job} />}
      {error !== undefined && <ErrorLine error={error} />}
      <div className="tw-row">
        {isRunning && (
          <Button disabled={isCancelling} onClick={cancel}>
            {t(isCancelling ? "cancelling" : "cancelJob")}
          </Button>
        )}
        {error !== undefined && <Button onClick={props.onRetry}>{t("tryAgain")}</Button>}
      </div>
    </div>
  );
}

/** How far a job is, with a way to cancel it; when it is done, `onDone` is told. */
export function JobProgress(props: { jobId: string; onDone: () => void }): ReactElement {
  const [turn, setTurn] = useState(0);
  return <Watched key={turn} {...props} onRetry={() => setTurn(turn + 1)} />;
}
