// SPDX-License-Identifier: Apache-2.0
import { useCaseTrail } from "@tianwang/ledger/screens";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText, InstantText } from "@tianwang/ui/date/date";
import { useLanguage, useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { useMay } from "@tianwang/ui/layout/slot";
import { Label, StatusTag } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ScreenProps } from "@tianwang/wire/screen";
import { Button, Segmented } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { DraftActs } from "./draft-acts.screen.tsx";
import { DraftFiles, DraftProfile, DraftXsd } from "./draft-files.screen.tsx";
import { DraftForm } from "./draft-form.screen.tsx";
import { DraftStateTag } from "./draft-list.screen.tsx";
import { draftActTexts, draftPageTexts } from "./draft-page.text.ts";
import { DraftPayments } from "./draft-payments.screen.tsx";
import { DraftProblems } from "./draft-problems.screen.tsx";
import { draftActs } from "./draft.ts";
import "./draft.css";
import type { DraftPage } from "./draft.wire.ts";
import { showDraftEndpoint } from "./draft.wire.ts";

function Facts({ page }: { page: DraftPage }): ReactElement {
  const t = useTexts(draftPageTexts);
  const { draft, caseId, sentReference } = page;
  const path = draft.sourceKind === "alert" ? "/alerts/" : "/findings/";
  return (
    <Block title={t("report")}>
      <KeyValue
        facts={[
          {
            label: t("source"),
            value: <Link to={`${path}${draft.sourceId}`}>{t(draft.sourceKind)}</Link>,
          },
          {
            label: t("window"),
            value: (
              <>
                <DateText date={draft.fromOn} /> – <DateText date={draft.toOn} />
              </>
            ),
          },
          { label: t("createdBy"), value: <SourceText text={draft.createdBy} /> },
          { label: t("changedAt"), value: <InstantText instant={draft.changedAt} /> },
          ...(caseId === null
            ? []
            : [{ label: t("case"), value: <Link to={`/cases/${caseId}`}>{t("openCase")}</Link> }]),
          ...(draft.sentOn === null
            ? []
            : [{ label: t("sentOn"), value: <DateText date={draft.sentOn} /> }]),
          ...(sentReference === null
            ? []
            : [{ label: t("fiuReference"), value: <SourceText text={sentReference} /> }]),
        ]}
      />
    </Block>
  );
}

function Why({ page }: { page: DraftPage }): ReactElement {
  const t = useTexts(draftPageTexts);
  const say = useText();
  return (
    <Block title={t("why")}>
      <ul className="report-list">
        {page.because.map((reason) => (
          <li key={reason.en}>{say(reason)}</li>
        ))}
      </ul>
      <p className="tw-soft">{t("innocent")}</p>
      <ul className="report-list">
        {page.innocent.map((reading) => (
          <li key={reading.en}>{say(reading)}</li>
        ))}
      </ul>
    </Block>
  );
}

function NarrativeBlock({ page }: { page: DraftPage }): ReactElement {
  const t = useTexts(draftPageTexts);
  const language = useLanguage();
  const [shown, setShown] = useState(language);
  return (
    <Block
      title={t("narrative")}
      extra={
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: "zh" as const, label: t("chinese") },
            { value: "en" as const, label: t("english") },
          ]}
        />
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text is scrolled by keys */}
      <pre className="report-narrative" lang={shown} tabIndex={0}>
        {page.narrative[shown]}
      </pre>
    </Block>
  );
}

function History(props: { page: DraftPage; onVersion: (version: number | null) => void }) {
  const t = useTexts(draftPageTexts);
  const actName = useTexts(draftActTexts);
  const { versions, events } = props.page;
  const done = events.map(({ id, kind, at, by, version, detail }) => {
    const act = draftActs.find((each) => each === kind);
    const format = [detail["format"], detail["language"]].filter(Boolean).join(" ");
    const words = [detail["reason"], detail["sentOn"], detail["reference"]].filter(Boolean);
    const name = act === undefined ? t("take", { format }) : actName(act);
    return { key: id, at, by, version, name, words: words.join(" · "), isVersion: false };
  });
  const saved = versions.map(({ version, madeAt, madeBy }) => ({
    key: String(version),
    at: madeAt,
    by: madeBy,
    version,
    name: t("saved"),
    words: "",
    isVersion: true,
  }));
  const lines = [...done, ...saved].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Block title={t("history")}>
      <ul className="report-history">
        {lines.map(({ key, at, by, version, name, words, isVersion }) => (
          <li key={key}>
            <span>{name}</span>
            <span className="tw-soft">{t("versionNo", { version })}</span>
            <SourceText text={by} />
            <InstantText instant={at} />
            {words !== "" && <SourceText text={words} />}
            {isVersion && (
              <Button size="small" onClick={() => props.onVersion(version)}>
                {t("openVersion")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Page(props: {
  page: DraftPage;
  onChange: () => void;
  onVersion: (version: number | null) => void;
}): ReactElement {
  const t = useTexts(draftPageTexts);
  const say = useText();
  const may = useMay();
  const { page, onChange, onVersion } = props;
  const { draft, shownVersion } = page;
  const caseTrail = useCaseTrail("reports", t("reports"), draft.compartmentId);
  const trail = caseTrail.length === 0 ? [{ label: t("reports"), to: "/reports" }] : caseTrail;
  const title = t("titled", { title: say(draft.title) });
  const isNewest = shownVersion === draft.version;
  const mayChange = may("reports.write") && draft.state === "draft" && isNewest;
  return (
    <div className="tw-stack">
      <PageHeader
        title={title}
        trail={trail}
        heading={
          <span className="tw-row report-head">
            {title} <DraftStateTag state={draft.state} />
            <Label>{t("versionNo", { version: shownVersion })}</Label>
          </span>
        }
        facts={t("neverSends")}
        actions={isNewest && <DraftActs page={page} onChange={onChange} />}
      />
      <p className="report-notice">
        <StatusTag tone="warn">{t("tippingOff")}</StatusTag>
      </p>
      {!isNewest && (
        <p className="tw-row">
          <StatusTag tone="info">{t("oldVersion", { version: shownVersion })}</StatusTag>
          <Button onClick={() => onVersion(null)}>{t("newest")}</Button>
        </p>
      )}
      <DraftProblems page={page} />
      <DraftForm
        key={`${draft.state} ${shownVersion} ${draft.version}`}
        page={page}
        mayChange={mayChange}
        onChange={onChange}
      />
      <Why page={page} />
      <DraftPayments page={page} />
      <NarrativeBlock page={page} />
      <DraftProfile page={page} mayChange={mayChange} onChange={onChange} />
      <DraftXsd page={page} mayCheck={may("reports.write") && isNewest} onChange={onChange} />
      {isNewest && <DraftFiles page={page} onTaken={onChange} />}
      <Facts page={page} />
      <History page={page} onVersion={onVersion} />
    </div>
  );
}

/** A draft of a report: what it lacks, what persons state, its rows, narrative, files and history. */
export function DraftScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const draftId = params["draftId"] ?? "";
  const [version, setVersion] = useState<number | null>(null);
  const load = useLoad(`draft ${draftId} ${version ?? ""}`, (signal) =>
    client.call(showDraftEndpoint, {
      params: { draftId },
      query: version === null ? {} : { version },
      signal,
    }),
  );
  return (
    <Loaded load={load}>
      {(page) => <Page page={page} onChange={load.reload} onVersion={setVersion} />}
    </Loaded>
  );
}
