// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import { Button } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useState } from "react";
import { ErrorLine } from "../feedback/error-state.tsx";
import { useTexts } from "../language/language.tsx";
import { Dialog } from "./dialog.tsx";

const texts = defineTexts({ cancel: { zh: "取消", en: "Cancel" } });

/** A button for something with consequences: says what will happen, then does it once. */
export function ConfirmAction(props: {
  label: string;
  icon?: ReactNode;
  /** The question, e.g. "Remove the demo case?" */
  question: string;
  /** What will happen, and whether it can be undone. */
  consequence: ReactNode;
  confirmLabel: string;
  isDangerous?: boolean;
  onConfirm: () => Promise<void>;
}): ReactElement {
  const t = useTexts(texts);
  const [isOpen, setIsOpen] = useState(false);
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const isDangerous = props.isDangerous ?? false;
  const run = async () => {
    setIsRunning(true);
    setError(undefined);
    try {
      await props.onConfirm();
      setIsOpen(false);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <>
      <Button icon={props.icon} danger={isDangerous} onClick={() => setIsOpen(true)}>
        {props.label}
      </Button>
      <Dialog
        title={props.question}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>{t("cancel")}</Button>
            <Button
              type="primary"
              danger={isDangerous}
              loading={isRunning}
              onClick={() => void run()}
            >
              {props.confirmLabel}
            </Button>
          </>
        }
      >
        <div className="tw-stack">
          <div className="tw-prose">{props.consequence}</div>
          {error !== undefined && <ErrorLine error={error} />}
        </div>
      </Dialog>
    </>
  );
}
