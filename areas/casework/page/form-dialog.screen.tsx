// SPDX-License-Identifier: Apache-2.0
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { Button, Form } from "antd";
import type { FormInstance } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useEffect, useId, useState } from "react";
import { pageTexts } from "./page.text.ts";
import "./page.css";

/** What a form over the page needs. */
export interface FormDialogProps<V> {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly submitLabel: string;
  readonly initial?: Partial<V>;
  /** Why this is asked, or what will follow. */
  readonly note?: ReactNode;
  /** Sends what was typed; what it throws is shown and the form stays open. */
  readonly onSend: (values: V) => Promise<void>;
  /** Shows a refusal in another way than as a line. */
  readonly renderError?: (error: unknown) => ReactNode;
  readonly form?: FormInstance<V>;
  readonly children: ReactNode;
}

/** A form over the page: sends once, stays open with the reason when that is refused. */
export function FormDialog<V extends object>(props: FormDialogProps<V>): ReactElement {
  const t = useTexts(pageTexts);
  const id = useId();
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const { isOpen } = props;
  useEffect(() => {
    if (!isOpen) return;
    document.getElementById(id)?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, [isOpen, id]);
  const close = () => {
    setError(undefined);
    props.onClose();
  };
  const send = async (values: V) => {
    setIsSending(true);
    setError(undefined);
    try {
      await props.onSend(values);
      close();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsSending(false);
    }
  };
  const said =
    error === undefined ? null : (props.renderError?.(error) ?? <ErrorLine error={error} />);
  return (
    <Dialog
      title={props.title}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button type="primary" htmlType="submit" form={id} loading={isSending}>
            {props.submitLabel}
          </Button>
        </>
      }
    >
      {props.note !== undefined && <p className="tw-soft cw-form-note">{props.note}</p>}
      <Form<V>
        name={id}
        layout="vertical"
        requiredMark="optional"
        {...(props.form === undefined ? {} : { form: props.form })}
        {...(props.initial === undefined ? {} : { initialValues: props.initial })}
        onFinish={(values) => void send(values)}
      >
        {props.children}
        {said}
      </Form>
    </Dialog>
  );
}
