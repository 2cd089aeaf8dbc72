// SPDX-License-Identifier: Apache-2.0
import { saveAnswer, useClient } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { DownloadIcon, UploadIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Button, Select } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useId, useRef, useState } from "react";
import { reportTexts } from "../report/report.text.ts";
import { draftPageTexts } from "./draft-page.text.ts";
import type { DraftPage, FileFormat, XsdCheckView } from "./draft.wire.ts";
import { checkDraftEndpoint, draftFileEndpoint, saveDraftEndpoint } from "./draft.wire.ts";

const gateTones: Readonly<Record<DraftPage["exportGate"], Tone>> = {
  passed: "good",
  unknown: "warn",
  blocked: "danger",
};
const gateTexts = { passed: "gatePassed", unknown: "gateUnknown", blocked: "gateBlocked" } as const;

/** Runs something that may be refused, and remembers why. */
function useTry() {
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const attempt = async (act: () => Promise<void>) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await act();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsBusy(false);
    }
  };
  return { error, isBusy, attempt };
}

/** A button that lets a person choose one file. */
function FileButton(props: {
  accept: string;
  isBusy: boolean;
  isDisabled: boolean;
  onFile: (file: File) => void;
  children: ReactNode;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) props.onFile(file);
        }}
      />
      <Button
        icon={<UploadIcon />}
        loading={props.isBusy}
        disabled={props.isDisabled}
        onClick={() => input.current?.click()}
      >
        {props.children}
      </Button>
    </>
  );
}

const downloads = [
  ["takeGoaml", "goaml", "en"],
  ["takeFtm", "ftm", "en"],
  ["takeNarrativeZh", "narrative", "zh"],
  ["takeNarrativeEn", "narrative", "en"],
] as const;

/** The name that the server gave a file. */
function nameOf(answer: Response, fallback: string): string {
  const header = answer.headers.get("content-disposition") ?? "";
  const name = /filename\*=UTF-8''([^;]+)/u.exec(header)?.[1];
  return name === undefined ? fallback : decodeURIComponent(name);
}

/** The files of a draft; none is given out while gate G-02 is not passed. */
export function DraftFiles({ page, onTaken }: { page: DraftPage; onTaken: () => void }) {
  const t = useTexts(draftPageTexts);
  const client = useClient();
  const { error, isBusy, attempt } = useTry();
  const { exportGate, problems, draft } = page;
  const take = (format: FileFormat, language: "en" | "zh") =>
    attempt(async () => {
      const params = { draftId: draft.id, format };
      const answer = await client.stream(draftFileEndpoint, { params, query: { language } });
      await saveAnswer(answer, nameOf(answer, `${draft.id}.${format}`));
      onTaken();
    });
  return (
    <Block title={t("files")}>
      <div className="tw-stack">
        <p className="report-notice">
          <StatusTag tone={gateTones[exportGate]}>{t(gateTexts[exportGate])}</StatusTag>
        </p>
        {problems.some(({ code }) => code === "GUILT_PRESUMED") && (
          <p className="report-notice">
            <StatusTag tone="warn">{t("guilt")}</StatusTag>
          </p>
        )}
        <div className="tw-row">
          {downloads.map(([text, format, language]) => (
            <Button
              key={text}
              icon={<DownloadIcon />}
              disabled={exportGate !== "passed" || isBusy}
              onClick={() => void take(format, language)}
            >
              {t(text)}
            </Button>
          ))}
        </div>
        <p className="tw-soft">{t("filesHint")}</p>
        {error !== undefined && <ErrorLine error={error} />}
      </div>
    </Block>
  );
}

/** Chooses the profile of the receiving unit, or brings one along. */
export function DraftProfile(props: {
  page: DraftPage;
  mayChange: boolean;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(draftPageTexts);
  const say = useText();
  const client = useClient();
  const id = useId();
  const [isBad, setIsBad] = useState(false);
  const { error, isBusy, attempt } = useTry();
  const { page, mayChange } = props;
  const { profile, profiles, entered, draft } = page;
  const save = (chosen: { profileId?: string; ownProfile?: unknown }) =>
    attempt(async () => {
      const body = { version: draft.version, entered, ...chosen };
      await client.call(saveDraftEndpoint, { params: { draftId: draft.id }, body });
      props.onChange();
    });
  const bring = async (file: File) => {
    setIsBad(false);
    try {
      await save({ ownProfile: JSON.parse(await file.text()) as unknown });
    } catch {
      setIsBad(true);
    }
  };
  const own = { value: profile.id, label: `${say(profile.title)} (${t("ownProfileUsed")})` };
  return (
    <Block title={t("profile")}>
      <div className="tw-stack">
        <p className="tw-soft">{t("profileHint")}</p>
        <div className="tw-row">
          <Select
            id={id}
            aria-label={t("profile")}
            value={profile.id}
            disabled={!mayChange || isBusy}
            popupMatchSelectWidth={false}
            onChange={(profileId: string) => void save({ profileId })}
            options={[
              ...(profile.isOwn ? [own] : []),
              ...profiles.map((each) => ({ value: each.id, label: say(each.title) })),
            ]}
          />
          <FileButton
            accept=".json,application/json"
            isBusy={isBusy}
            isDisabled={!mayChange}
            onFile={(file) => void bring(file)}
          >
            {t("ownProfile")}
          </FileButton>
        </div>
        {isBad && <p role="alert">{t("notJson")}</p>}
        {error !== undefined && <ErrorLine error={error} />}
      </div>
    </Block>
  );
}

function Verdict({ check, page }: { check: XsdCheckView; page: DraftPage }): ReactElement {
  const t = useTexts(draftPageTexts);
  const why = useTexts(reportTexts);
  const { isValid, refusal, repairs, faults, fileName, version, madeBy } = check;
  const tone = isValid === null ? "unknown" : isValid ? "good" : "danger";
  return (
    <div className="tw-stack">
      <p className="tw-row">
        <StatusTag tone={tone}>
          {isValid === null
            ? t("xsdNot")
            : isValid
              ? t("xsdFits")
              : t("xsdFails", { count: faults.length })}
        </StatusTag>
        <span>
          <SourceText text={t("xsdChecked", { file: fileName, version, by: madeBy })} />
        </span>
        <InstantText instant={check.madeAt} />
      </p>
      {version !== page.draft.version && <p>{t("xsdOld")}</p>}
      {refusal !== null && <p>{why(refusal)}</p>}
      {faults.length > 0 && (
        <ul className="report-list">
          {faults.map(({ line, path, says }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a fault can be told twice
            <li key={at}>
              <span className="tw-soft">{t("xsdLine", { line })} </span>
              <SourceText text={[path, says].filter((part) => part !== "").join(" ")} />
            </li>
          ))}
        </ul>
      )}
      {repairs.length > 0 && (
        <details>
          <summary>{t("xsdRepairs", { count: repairs.length })}</summary>
          <ul className="report-list">
            {repairs.map(({ line, was, is }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a line can hold two patterns
              <li key={at}>
                <span className="tw-soft">{t("xsdLine", { line })} </span>
                <code>{was}</code>
                {" → "}
                <code>{is ?? t("notChecked")}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Checks a draft against a schema of the person's own, and shows how the last check went. */
export function DraftXsd(props: {
  page: DraftPage;
  mayCheck: boolean;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(draftPageTexts);
  const client = useClient();
  const { error, isBusy, attempt } = useTry();
  const { page, mayCheck, onChange } = props;
  const check = (file: File) =>
    attempt(async () => {
      const params = { draftId: page.draft.id };
      const query = { fileName: file.name.slice(0, 255) };
      await client.call(checkDraftEndpoint, { params, query, body: file });
      onChange();
    });
  return (
    <Block title={t("xsd")}>
      <div className="tw-stack">
        <p className="tw-soft">{t("xsdHint")}</p>
        <div className="tw-row">
          <FileButton
            accept=".xsd,.xml,application/xml"
            isBusy={isBusy}
            isDisabled={!mayCheck}
            onFile={(file) => void check(file)}
          >
            {t("chooseXsd")}
          </FileButton>
        </div>
        {error !== undefined && <ErrorLine error={error} />}
        {page.xsdCheck !== null && <Verdict check={page.xsdCheck} page={page} />}
      </div>
    </Block>
  );
}
