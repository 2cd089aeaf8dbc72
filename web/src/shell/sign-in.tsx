// SPDX-License-Identifier: Apache-2.0
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { Button, Form, Input } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { useSession } from "../session/session.tsx";
import { GatePage } from "./gate-page.tsx";
import { signInTexts } from "./shell.text.ts";

interface Typed {
  readonly name: string;
  readonly password: string;
}

/** Name and password. */
function SignInForm({ name }: { name?: string }): ReactElement {
  const t = useTexts(signInTexts);
  const session = useSession();
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (typed: Typed) => {
    setIsSending(true);
    setError(undefined);
    try {
      await session.signIn(typed.name, typed.password);
    } catch (thrown) {
      setError(thrown);
      setIsSending(false);
    }
  };
  const required = [{ required: true, message: t("required") }];
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ name }}
      onFinish={(typed) => void send(typed)}
    >
      <Form.Item name="name" label={t("name")} rules={required}>
        <Input autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t("password")} rules={required}>
        <Input.Password
          autoComplete="current-password"
          {...(name === undefined ? {} : { "data-first-focus": true })}
        />
      </Form.Item>
      {error !== undefined && <ErrorLine error={error} />}
      <Form.Item>
        <Button type="primary" htmlType="submit" block loading={isSending}>
          {t("signIn")}
        </Button>
      </Form.Item>
    </Form>
  );
}

/** The page on which people sign in. */
export function SignIn(): ReactElement {
  const t = useTexts(signInTexts);
  return (
    <GatePage title={t("title")}>
      <SignInForm />
    </GatePage>
  );
}

/** Over the page that was open: signing in again, with nothing lost. */
export function SignInAgain({ name }: { name: string }): ReactElement {
  const t = useTexts(signInTexts);
  return (
    <Dialog title={t("expiredTitle")} isOpen isLocked onClose={() => {}}>
      <div className="tw-stack">
        <p className="tw-soft">{t("expiredWhy")}</p>
        <SignInForm name={name} />
      </div>
    </Dialog>
  );
}
