// SPDX-License-Identifier: Apache-2.0
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { Button, Form, Input } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { useSession } from "../session/session.tsx";
import { GatePage } from "./gate-page.tsx";
import { signInTexts } from "./shell.text.ts";

/** The shortest password that the contract takes (NIST SP 800-63B-4, 3.1.1.2: 15 without a second factor). */
const passwordLengthMin = 15;

interface Typed {
  readonly name: string;
  readonly password: string;
  readonly repeated: string;
}

function SetUpForm({ token }: { token: string }): ReactElement {
  const t = useTexts(signInTexts);
  const session = useSession();
  const navigation = useNavigation();
  const [form] = Form.useForm<Typed>();
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (typed: Typed) => {
    setIsSending(true);
    setError(undefined);
    try {
      await session.setUp(token, typed.name, typed.password);
      navigation.go("/", { isReplacing: true });
    } catch (thrown) {
      setError(thrown);
      setIsSending(false);
    }
  };
  const longEnough = async (_: unknown, password: string | undefined) => {
    const missing = passwordLengthMin - (password ?? "").length;
    if (missing > 0) throw new Error(t("passwordShort", { count: missing }));
  };
  const same = async (_: unknown, repeated: string | undefined) => {
    if (repeated !== form.getFieldValue("password")) throw new Error(t("passwordDiffers"));
  };
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      onFinish={(typed) => void send(typed)}
    >
      <Form.Item
        name="name"
        label={t("name")}
        rules={[{ required: true, whitespace: true, message: t("required") }]}
      >
        <Input autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("password")}
        extra={t("passwordRule", { count: passwordLengthMin })}
        validateTrigger="onBlur"
        rules={[{ validator: longEnough }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t("repeat")}
        dependencies={["password"]}
        validateTrigger="onBlur"
        rules={[{ validator: same }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {error !== undefined && <ErrorLine error={error} />}
      <Form.Item>
        <Button type="primary" htmlType="submit" block loading={isSending}>
          {t("setUp")}
        </Button>
      </Form.Item>
    </Form>
  );
}

/** The first start: who comes by the one-time link becomes the administrator. */
export function FirstRun(): ReactElement {
  const t = useTexts(signInTexts);
  const token = useNavigation().search.get("token") ?? "";
  if (token === "") return <GatePage title={t("linkTitle")} why={t("linkWhy")} />;
  return (
    <GatePage title={t("setUpTitle")} why={t("setUpWhy")}>
      <SetUpForm token={token} />
    </GatePage>
  );
}
