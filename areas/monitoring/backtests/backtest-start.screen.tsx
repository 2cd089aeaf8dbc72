// SPDX-License-Identifier: Apache-2.0
import { listCasesEndpoint, showCaseEndpoint } from "@tianwang/casework/wire";
import { listExhibits } from "@tianwang/evidence/wire";
import { caseTabPath } from "@tianwang/ledger/screens";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation, useSearchValue } from "@tianwang/ui/navigation/navigation";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { pageRowCountMax } from "@tianwang/wire/schema";
import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { windowDaysMax } from "../findings/finding.wire.ts";
import { backtestFormTexts, backtestTexts } from "./backtest-page.text.ts";
import { backtestDetectorsEndpoint, startBacktestEndpoint } from "./saved-run.wire.ts";
import "./backtest.css";

interface Typed {
  readonly title: string;
  readonly transactionsId: string;
  readonly labelsId: string;
  readonly attemptsId: string;
  readonly accountsId: string;
  readonly modelId: string;
  readonly developmentFrom: string;
  readonly developmentTo: string;
  readonly testFrom: string;
  readonly testTo: string;
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
  readonly detectors: string[];
}

/** What the form offers, once a case was chosen. */
interface Offered {
  readonly compartmentId: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly detectors: OutputOf<typeof backtestDetectorsEndpoint>["detectors"];
}

/** The longest shape when nothing else is said, as the command has it. */
const windowDaysUsual = 30;

function useOffered(caseId: string) {
  const client = useClient();
  return useLoad<Offered | null>(`backtest form ${caseId}`, async (signal) => {
    if (caseId === "") return null;
    const shown = await client.call(showCaseEndpoint, { params: { caseId }, signal });
    const { compartmentId } = shown.case;
    const query = { compartmentId, count: pageRowCountMax };
    const { rows } = await client.call(listExhibits, { query, signal });
    const { detectors } = await client.call(backtestDetectorsEndpoint, { signal });
    const files = rows.map(({ id, originalName: name }) => ({ id, name }));
    return { compartmentId, files, detectors };
  });
}

function useRequired() {
  const t = useTexts(backtestFormTexts);
  return [{ required: true, whitespace: true, message: t("required") }];
}

function FileField(props: {
  name: "transactionsId" | "labelsId" | "attemptsId" | "accountsId" | "modelId";
  label: string;
  files: Offered["files"];
  isNeeded?: boolean;
  extra?: string;
}): ReactElement {
  const t = useTexts(backtestFormTexts);
  const required = useRequired();
  const none = props.isNeeded ? [] : [{ value: "", name: t("none"), label: t("none") }];
  const files = props.files.map(({ id, name }) => ({
    value: id,
    name,
    label: <SourceText text={name} />,
  }));
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.extra}
      rules={props.isNeeded ? required : []}
    >
      <Select showSearch={{ optionFilterProp: "name" }} options={[...none, ...files]} />
    </Form.Item>
  );
}

function DayField({ name }: { name: "developmentFrom" | "developmentTo" | "testFrom" | "testTo" }) {
  const t = useTexts(backtestFormTexts);
  return (
    <Form.Item name={name} label={t(name)} rules={useRequired()}>
      <Input type="date" />
    </Form.Item>
  );
}

function HowFields({ detectors }: { detectors: Offered["detectors"] }): ReactElement {
  const t = useTexts(backtestFormTexts);
  const page = useTexts(backtestTexts);
  const say = useText();
  const hasModel = (Form.useWatch<string>("modelId") ?? "") !== "";
  if (hasModel) return <p className="tw-soft">{t("modelHelp")}</p>;
  return (
    <>
      <div className="backtest-fields">
        <Form.Item name="windowDays" label={t("windowDays")} rules={[{ required: true }]}>
          <InputNumber min={1} max={windowDaysMax} precision={0} />
        </Form.Item>
        <Form.Item name="novelty" label={t("novelty")}>
          <Select
            options={[
              { value: "first-contact", label: page("noveltyFirst") },
              { value: "all", label: page("noveltyAll") },
            ]}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="detectors"
        label={t("detectors")}
        rules={[{ type: "array", min: 1, message: t("required") }]}
      >
        <Checkbox.Group
          className="backtest-detectors"
          options={detectors.map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
      </Form.Item>
    </>
  );
}

/** What is sent: optional files only where one was chosen; with a model all detectors are on. */
function bodyOf(typed: Typed, compartmentId: string) {
  const { title, transactionsId, labelsId, attemptsId, accountsId, modelId } = typed;
  const { windowDays, novelty, detectors } = typed;
  return {
    compartmentId,
    title,
    transactionsId,
    labelsId,
    ...(attemptsId === "" ? {} : { attemptsId }),
    ...(accountsId === "" ? {} : { accountsId }),
    ...(modelId === "" ? { windowDays, novelty, detectors } : { modelId }),
    development: { fromOn: typed.developmentFrom, toOn: typed.developmentTo },
    test: { fromOn: typed.testFrom, toOn: typed.testTo },
  };
}

function StartForm({ offered }: { offered: Offered }): ReactElement {
  const t = useTexts(backtestFormTexts);
  const client = useClient();
  const navigation = useNavigation();
  const [error, setError] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const { compartmentId, detectors, files } = offered;
  const start = async (typed: Typed) => {
    setIsSending(true);
    setError(undefined);
    try {
      const body = bodyOf(typed, compartmentId);
      const { backtestId } = await client.call(startBacktestEndpoint, { body });
      navigation.go(`/backtests/${backtestId}`);
    } catch (thrown) {
      setError(thrown);
      setIsSending(false);
    }
  };
  return (
    <Form<Typed>
      name="backtest"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        attemptsId: "",
        accountsId: "",
        modelId: "",
        windowDays: windowDaysUsual,
        novelty: "first-contact",
        detectors: detectors.map(({ id }) => id),
      }}
      onFinish={(typed) => void start(typed)}
    >
      <Form.Item name="title" label={t("name")} rules={useRequired()}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="backtest-fields">
        <FileField name="transactionsId" label={t("transactions")} files={files} isNeeded />
        <FileField
          name="labelsId"
          label={t("labels")}
          files={files}
          isNeeded
          extra={t("labelsHelp")}
        />
        <FileField name="attemptsId" label={t("attempts")} files={files} />
        <FileField name="accountsId" label={t("accounts")} files={files} />
        <FileField name="modelId" label={t("model")} files={files} />
      </div>
      <h3>{t("windows")}</h3>
      <div className="backtest-fields">
        <DayField name="developmentFrom" />
        <DayField name="developmentTo" />
        <DayField name="testFrom" />
        <DayField name="testTo" />
      </div>
      <h3>{t("how")}</h3>
      <HowFields detectors={detectors} />
      {error !== undefined && <ErrorLine error={error} />}
      <Button type="primary" htmlType="submit" loading={isSending}>
        {t("start")}
      </Button>
    </Form>
  );
}

function CaseField(props: { caseId: string; onPick: (caseId: string) => void }): ReactElement {
  const t = useTexts(backtestFormTexts);
  const client = useClient();
  const load = useLoad("cases for backtests", (signal) =>
    client.call(listCasesEndpoint, { query: { count: pageRowCountMax }, signal }),
  );
  const { caseId } = props;
  return (
    <div className="tw-stack">
      <label htmlFor="backtest-case">{t("case")}</label>
      <Loaded load={load}>
        {({ rows }) => (
          <Select
            id="backtest-case"
            className="backtest-case"
            placeholder={t("casePick")}
            value={caseId === "" ? null : caseId}
            onChange={(picked) => props.onPick(picked ?? "")}
            options={rows.map(({ id, title }) => ({
              value: id,
              label: <SourceText text={title} />,
            }))}
          />
        )}
      </Loaded>
      {caseId !== "" && <Link to={caseTabPath(caseId, "exhibits")}>{t("addFiles")}</Link>}
    </div>
  );
}

/** The form that starts a backtest: a case, its files, two windows, and how to look. */
export function BacktestStartScreen(): ReactElement {
  const t = useTexts(backtestFormTexts);
  const page = useTexts(backtestTexts);
  const [caseId, setCaseId] = useSearchValue("case");
  const load = useOffered(caseId);
  return (
    <>
      <PageHeader
        title={page("start")}
        trail={[{ label: page("backtests"), to: "/backtests" }]}
        facts={t("lead")}
      />
      <Block title={page("start")}>
        <div className="tw-stack backtest-form">
          <CaseField caseId={caseId} onPick={setCaseId} />
          <Loaded load={load}>
            {(offered) => offered && <StartForm key={offered.compartmentId} offered={offered} />}
          </Loaded>
        </div>
      </Block>
    </>
  );
}
