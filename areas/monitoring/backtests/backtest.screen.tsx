// SPDX-License-Identifier: Apache-2.0
import { JobProgress } from "@tianwang/ledger/screens";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { useMay } from "@tianwang/ui/layout/slot";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ScreenProps } from "@tianwang/wire/screen";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { backtestTexts } from "./backtest-page.text.ts";
import { Days, RunStateTag, useRuleWords } from "./backtest-parts.screen.tsx";
import { CutChooser, OpenedFacts, SealedWindow } from "./backtest-seal.screen.tsx";
import { JudgedWindow } from "./backtest-window.screen.tsx";
import type { BacktestPage } from "./saved-run.wire.ts";
import { resumeBacktestEndpoint, showBacktestEndpoint } from "./saved-run.wire.ts";

interface PageProps {
  readonly page: BacktestPage;
  readonly onChange: () => void;
}

/** The job that judges a window, or the way to run it again where it ended without a result. */
function AtWork({ page, onChange }: PageProps): ReactElement {
  const t = useTexts(backtestTexts);
  const client = useClient();
  const may = useMay();
  const [error, setError] = useState<unknown>();
  const resume = async () => {
    try {
      await client.call(resumeBacktestEndpoint, { params: { backtestId: page.line.id } });
      onChange();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div className="tw-stack">
      <JobProgress key={page.jobId} jobId={page.jobId} onDone={onChange} />
      {!page.isAtWork && may("monitoring.write") && (
        <div className="tw-row">
          <span>{t("jobEnded")}</span>
          <Button onClick={() => void resume()}>{t("runAgain")}</Button>
        </div>
      )}
      {error !== undefined && <ErrorLine error={error} />}
    </div>
  );
}

function Windows({ page, onChange }: PageProps): ReactElement {
  const t = useTexts(backtestTexts);
  const { line, development, test } = page;
  return (
    <div className="backtest-windows">
      <Block title={t("development")} extra={<Days days={line.development} />}>
        <div className="tw-stack">
          {development === null ? (
            <AtWork page={page} onChange={onChange} />
          ) : (
            <>
              <CutChooser page={page} onChange={onChange} />
              <JudgedWindow judged={development} />
            </>
          )}
        </div>
      </Block>
      <Block title={t("test")} extra={<Days days={line.test} />}>
        <div className="tw-stack">
          {page.openedElsewhereCount > 0 && (
            <div>
              <StatusTag tone="warn">
                {t("openedElsewhere", { count: page.openedElsewhereCount })}
              </StatusTag>
            </div>
          )}
          <OpenedFacts page={page} />
          {page.openedAt === null && <SealedWindow page={page} onChange={onChange} />}
          {line.state === "opening" && <AtWork page={page} onChange={onChange} />}
          {test && <JudgedWindow judged={test} />}
        </div>
      </Block>
    </div>
  );
}

const fileLabels = {
  transactions: "fileTransactions",
  labels: "fileLabels",
  attempts: "fileAttempts",
  accounts: "fileAccounts",
  model: "fileModel",
} as const;

function Setting({ page }: { page: BacktestPage }): ReactElement {
  const t = useTexts(backtestTexts);
  const say = useText();
  const titles = (isOn: boolean) =>
    page.detectors
      .filter(({ version }) => (version !== null) === isOn)
      .map(({ title }) => say(title))
      .join(" · ");
  const off = titles(false);
  const files = page.files.map(({ role, exhibitId, name }) => (
    <li key={role}>
      <Link to={`/exhibits/${exhibitId}`}>
        {t(fileLabels[role as keyof typeof fileLabels])} <SourceText text={name} />
      </Link>
    </li>
  ));
  const novelty = page.novelty === "all" ? t("noveltyAll") : t("noveltyFirst");
  return (
    <KeyValue
      facts={[
        { label: t("files"), value: <ul className="backtest-notes">{files}</ul> },
        { label: t("windowDays"), value: page.windowDays },
        { label: t("novelty"), value: novelty },
        { label: t("detectorsOn"), value: titles(true) },
        ...(off === "" ? [] : [{ label: t("detectorsOff"), value: off }]),
        { label: t("unmatched"), value: page.unmatchedLabelCount },
        { label: t("madeBy"), value: <SourceText text={page.line.madeBy} /> },
        { label: t("madeAt"), value: <InstantText instant={page.line.madeAt} /> },
      ]}
    />
  );
}

function History({ page }: { page: BacktestPage }): ReactElement {
  const t = useTexts(backtestTexts);
  const words = useRuleWords();
  if (page.events.length === 0) return <p className="tw-soft">{t("noHistory")}</p>;
  return (
    <ol className="backtest-notes">
      {page.events.map(({ kind, rule, cut, at, by }) => (
        <li key={at} className="backtest-event">
          <strong>{t(kind === "opened" ? "openedEvent" : "tunedEvent")}</strong>
          <span>{words(rule)}</span>
          <span>{`${t("cut")} ${cut.toFixed(4)}`}</span>
          <SourceText text={by} />
          <InstantText instant={at} />
        </li>
      ))}
    </ol>
  );
}

const meanings = [
  "precisionMeans",
  "recallMeans",
  "foundMeans",
  "reachableMeans",
  "falseMeans",
  "windowMeans",
  "leadOnly",
] as const;

function Page({ page, onChange }: PageProps): ReactElement {
  const t = useTexts(backtestTexts);
  return (
    <>
      <PageHeader
        title={page.line.title}
        heading={<SourceText text={page.line.title} />}
        trail={[{ label: t("backtests"), to: "/backtests" }]}
        facts={<RunStateTag state={page.line.state} />}
      />
      <div className="tw-stack">
        <Windows page={page} onChange={onChange} />
        <Block title={t("words")}>
          <ul className="backtest-notes backtest-prose">
            {meanings.map((meaning) => (
              <li key={meaning}>{t(meaning)}</li>
            ))}
          </ul>
        </Block>
        <Block title={t("setting")}>
          <Setting page={page} />
        </Block>
        <Block title={t("history")}>
          <History page={page} />
        </Block>
      </div>
    </>
  );
}

/** A backtest: both windows side by side, the test window sealed until it is opened. */
export function BacktestScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const backtestId = params["backtestId"] ?? "";
  const load = useLoad(`backtest ${backtestId}`, (signal) =>
    client.call(showBacktestEndpoint, { params: { backtestId }, signal }),
  );
  return <Loaded load={load}>{(page) => <Page page={page} onChange={load.reload} />}</Loaded>;
}
