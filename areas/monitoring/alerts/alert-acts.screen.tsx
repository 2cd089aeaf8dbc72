// SPDX-License-Identifier: Apache-2.0
import { listPeopleEndpoint } from "@tianwang/casework/wire";
import { useClient, useLoad } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { pageRowCountMax } from "@tianwang/wire/schema";
import { Button, Form, Input, Select } from "antd";
import type { ReactElement } from "react";
import { useId, useState } from "react";
import { alertPageTexts } from "./alert-page.text.ts";
import type { JudgementKind } from "./alert.ts";
import { judgementKinds, mayJudge } from "./alert.ts";
import { judgementTexts, typologyTexts } from "./alert.text.ts";
import type { AlertRow } from "./alert.wire.ts";
import { judgeAlertEndpoint, listAlertsEndpoint, raiseAlertEndpoint } from "./alert.wire.ts";
import "./alert.css";

interface Typed {
  readonly reason?: string;
  readonly until?: string;
  readonly joinedId?: string;
  readonly assigneeId?: string;
  readonly caseId?: string;
  readonly title?: string;
  readonly legalBasis?: string;
}

function LineField(props: { name: keyof Typed; label: string; extra?: string; type?: string }) {
  const t = useTexts(alertPageTexts);
  const isFree = props.name === "caseId" || props.name === "title";
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.extra}
      rules={isFree ? [] : [{ required: true, whitespace: true, message: t("required") }]}
      required={!isFree}
    >
      <Input maxLength={500} autoComplete="off" type={props.type ?? "text"} />
    </Form.Item>
  );
}

function PersonField(): ReactElement {
  const t = useTexts(alertPageTexts);
  const client = useClient();
  const people = useLoad("people for alerts", (signal) =>
    client.call(listPeopleEndpoint, { query: { from: 0, count: pageRowCountMax }, signal }),
  );
  const options = (people.value?.rows ?? []).map(({ actor }) => ({
    value: actor.id,
    label: actor.displayName,
  }));
  return (
    <Form.Item name="assigneeId" label={t("assignTo")}>
      <Select options={[{ value: "", label: t("nobody") }, ...options]} />
    </Form.Item>
  );
}

function JoinField({ alert }: { alert: AlertRow }): ReactElement {
  const t = useTexts(alertPageTexts);
  const say = useText();
  const client = useClient();
  const others = useLoad(`alerts beside ${alert.id}`, (signal) =>
    client.call(listAlertsEndpoint, { query: { state: "open", feed: alert.feedId }, signal }),
  );
  const options = (others.value?.rows ?? []).flatMap((one) => {
    const label = `${say(typologyTexts[one.typology])} ${one.to.slice(0, 10)} ${one.id}`;
    return one.id === alert.id ? [] : [{ value: one.id, label }];
  });
  return (
    <Form.Item
      name="joinedId"
      label={t("joinInto")}
      rules={[{ required: true, message: t("required") }]}
      required
    >
      <Select options={options} />
    </Form.Item>
  );
}

function RaiseFields(): ReactElement {
  const t = useTexts(alertPageTexts);
  return (
    <>
      <LineField name="title" label={t("caseTitle")} />
      <LineField name="caseId" label={t("caseChoice")} />
      <LineField name="legalBasis" label={t("basis")} extra={t("basisHelp")} />
    </>
  );
}

function useSend(alert: AlertRow) {
  const client = useClient();
  const params = { alertId: alert.id };
  return async (kind: JudgementKind, typed: Typed) => {
    const { version } = alert;
    const reason = typed.reason ?? "";
    if (kind === "raise") {
      const { caseId = "", title = "", legalBasis = "" } = typed;
      const place = caseId === "" ? { title } : { caseId };
      const body = { version, reason, legalBasis, ...place };
      await client.call(raiseAlertEndpoint, { params, body });
      return;
    }
    const { until, joinedId } = typed;
    await client.call(judgeAlertEndpoint, {
      params,
      body: {
        version,
        kind,
        reason,
        ...(until === undefined ? {} : { until }),
        ...(joinedId === undefined ? {} : { joinedId }),
        ...(kind === "assign" ? { assigneeId: typed.assigneeId || null } : {}),
      },
    });
  };
}

function JudgementDialog(props: {
  alert: AlertRow;
  kind: JudgementKind | null;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(alertPageTexts);
  const say = useText();
  const id = useId();
  const send = useSend(props.alert);
  const [error, setError] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const { kind } = props;
  const close = () => {
    setError(undefined);
    props.onClose();
  };
  const finish = async (typed: Typed) => {
    if (kind === null) return;
    setIsSending(true);
    try {
      await send(kind, typed);
      close();
      props.onChange();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsSending(false);
    }
  };
  return (
    <Dialog
      title={kind === null ? "" : say(judgementTexts[kind])}
      isOpen={kind !== null}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button type="primary" htmlType="submit" form={id} loading={isSending}>
            {kind === null ? "" : say(judgementTexts[kind])}
          </Button>
        </>
      }
    >
      {kind === "raise" && <p className="tw-soft alert-note">{t("raiseNote")}</p>}
      <Form<Typed>
        name={id}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ assigneeId: props.alert.assignee?.id ?? "" }}
        onFinish={(typed) => void finish(typed)}
      >
        {kind === "assign" && <PersonField />}
        {kind === "snooze" && <LineField name="until" label={t("until")} type="date" />}
        {kind === "join" && <JoinField alert={props.alert} />}
        {kind === "raise" && <RaiseFields />}
        {kind !== "assign" && <LineField name="reason" label={t("reason")} />}
        {error !== undefined && <ErrorLine error={error} />}
      </Form>
    </Dialog>
  );
}

/** What can be done with an alert now. */
export function AlertActs(props: {
  alert: AlertRow;
  canUndo: boolean;
  onChange: () => void;
}): ReactElement {
  const say = useText();
  const [kind, setKind] = useState<JudgementKind | null>(null);
  const { alert, canUndo } = props;
  const possible = judgementKinds.filter((one) =>
    one === "undo" ? canUndo : mayJudge(alert.state, one),
  );
  return (
    <>
      {possible.map((one) => (
        <Button
          key={one}
          onClick={() => setKind(one)}
          type={one === "raise" ? "primary" : "default"}
        >
          {say(judgementTexts[one])}
        </Button>
      ))}
      <JudgementDialog
        key={kind}
        alert={alert}
        kind={kind}
        onClose={() => setKind(null)}
        onChange={props.onChange}
      />
    </>
  );
}
