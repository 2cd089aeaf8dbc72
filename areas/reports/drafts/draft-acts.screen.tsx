// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { useMay } from "@tianwang/ui/layout/slot";
import { Button, Form, Input } from "antd";
import type { ReactElement } from "react";
import { useId, useState } from "react";
import { draftActTexts, draftPageTexts } from "./draft-page.text.ts";
import type { DraftAct } from "./draft.ts";
import { draftActs, mayAct } from "./draft.ts";
import type { DraftPage } from "./draft.wire.ts";
import { actOnDraftEndpoint } from "./draft.wire.ts";

interface Typed {
  readonly reason?: string;
  readonly sentOn?: string;
  readonly reference?: string;
}

function ActFields({ kind }: { kind: DraftAct }): ReactElement {
  const t = useTexts(draftPageTexts);
  const rules = [{ required: true, whitespace: true, message: t("required") }];
  if (kind === "approve") return <p>{t("approveNote")}</p>;
  if (kind === "send")
    return (
      <>
        <p className="tw-soft">{t("sendNote")}</p>
        <Form.Item name="sentOn" label={t("sentOn")} rules={rules} required>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reference" label={t("fiuReference")}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </>
    );
  return (
    <Form.Item name="reason" label={t("reason")} rules={rules} required>
      <Input maxLength={500} autoComplete="off" />
    </Form.Item>
  );
}

function ActDialog(props: {
  page: DraftPage;
  kind: DraftAct;
  onClose: () => void;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(draftPageTexts);
  const actName = useTexts(draftActTexts);
  const client = useClient();
  const id = useId();
  const [error, setError] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const { kind, page } = props;
  const finish = async (typed: Typed) => {
    setIsSending(true);
    setError(undefined);
    const { id: draftId, version } = page.draft;
    try {
      const body = { ...typed, version, kind };
      await client.call(actOnDraftEndpoint, { params: { draftId }, body });
      props.onClose();
      props.onChange();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsSending(false);
    }
  };
  return (
    <Dialog
      title={actName(kind)}
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="primary" htmlType="submit" form={id} loading={isSending}>
            {actName(kind)}
          </Button>
        </>
      }
    >
      <Form<Typed> name={id} layout="vertical" onFinish={(typed) => void finish(typed)}>
        <ActFields kind={kind} />
        {error !== undefined && <ErrorLine error={error} />}
      </Form>
    </Dialog>
  );
}

/** What can be done with a draft now; only for those who may decide. */
export function DraftActs(props: { page: DraftPage; onChange: () => void }): ReactElement | null {
  const actName = useTexts(draftActTexts);
  const may = useMay();
  const [kind, setKind] = useState<DraftAct | null>(null);
  const { page } = props;
  if (!may("reports.approve")) return null;
  const possible = draftActs.filter((act) => mayAct(page.draft.state, act));
  return (
    <>
      {possible.map((act) => (
        <Button
          key={act}
          type={act === "approve" || act === "send" ? "primary" : "default"}
          disabled={act === "approve" && !page.isReady}
          onClick={() => setKind(act)}
        >
          {actName(act)}
        </Button>
      ))}
      {kind !== null && (
        <ActDialog
          page={page}
          kind={kind}
          onClose={() => setKind(null)}
          onChange={props.onChange}
        />
      )}
    </>
  );
}
