// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { Label } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { Button, Form, Input } from "antd";
import type { ReactElement } from "react";
import { useId, useState } from "react";
import { findingPageTexts, findingStateTexts } from "./finding-page.text.ts";
import type { Verdict } from "./finding.ts";
import { verdicts } from "./finding.ts";
import type { FindingPage } from "./finding.wire.ts";
import { judgeFindingEndpoint, withdrawJudgementEndpoint } from "./finding.wire.ts";

const verbs = { relevant: "judgeRelevant", explained: "judgeExplained" } as const;

/** Sends something and tells of it; keeps what went wrong. */
function useSending(onChange: () => void) {
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (act: () => Promise<unknown>) => {
    setIsSending(true);
    setError(undefined);
    try {
      await act();
      onChange();
    } catch (failure) {
      setError(failure);
    } finally {
      setIsSending(false);
    }
  };
  return { isSending, error, send };
}

function JudgeDialog(props: {
  findingId: string;
  verdict: Verdict;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(findingPageTexts);
  const client = useClient();
  const id = useId();
  const { findingId, verdict, onClose } = props;
  const { isSending, error, send } = useSending(() => {
    onClose();
    props.onChange();
  });
  const judge = ({ reason }: { readonly reason: string }) =>
    send(() =>
      client.call(judgeFindingEndpoint, { params: { findingId }, body: { verdict, reason } }),
    );
  return (
    <Dialog
      title={t(verbs[verdict])}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="primary" htmlType="submit" form={id} loading={isSending}>
            {t(verbs[verdict])}
          </Button>
        </>
      }
    >
      <Form<{ reason: string }>
        name={id}
        layout="vertical"
        requiredMark="optional"
        onFinish={(typed) => void judge(typed)}
      >
        <Form.Item
          name="reason"
          label={t("reason")}
          extra={t("reasonHint")}
          rules={[{ required: true, whitespace: true, message: t("required") }]}
          required
        >
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
        {error !== undefined && <ErrorLine error={error} />}
      </Form>
    </Dialog>
  );
}

/** What a person can say of a finding now. */
export function FindingActs(props: { page: FindingPage; onChange: () => void }): ReactElement {
  const t = useTexts(findingPageTexts);
  const client = useClient();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { isSending, error, send } = useSending(props.onChange);
  const { id, state } = props.page.finding;
  const params = { findingId: id };
  return (
    <>
      {error !== undefined && <ErrorLine error={error} />}
      {verdicts
        .filter((one) => one !== state)
        .map((one) => (
          <Button key={one} onClick={() => setVerdict(one)}>
            {t(verbs[one])}
          </Button>
        ))}
      {state !== "open" && (
        <Button
          loading={isSending}
          onClick={() => void send(() => client.call(withdrawJudgementEndpoint, { params }))}
        >
          {t("takeBack")}
        </Button>
      )}
      {verdict !== null && (
        <JudgeDialog
          findingId={id}
          verdict={verdict}
          onClose={() => setVerdict(null)}
          onChange={props.onChange}
        />
      )}
    </>
  );
}

/** Who said what and why; what was taken back stays in sight. */
export function FindingJudgements({ page }: { page: FindingPage }): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  return (
    <Block title={t("judgements")}>
      {page.judgements.length === 0 ? (
        <p className="tw-soft">{t("noJudgements")}</p>
      ) : (
        <ul className="finding-list">
          {page.judgements.map((one) => (
            <li key={one.id}>
              <span className="tw-row">
                <span className={one.withdrawnAt === null ? "" : "finding-undone"}>
                  {say(findingStateTexts[one.verdict])}
                </span>
                {one.withdrawnBy !== null && (
                  <Label>
                    <SourceText text={t("takenBack", { by: one.withdrawnBy })} />
                  </Label>
                )}
                <SourceText text={one.by} />
                <InstantText instant={one.at} />
              </span>
              <SourceText text={one.reason} />
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
