// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { Form } from "antd";
import type { ReactElement } from "react";
import { useEffect } from "react";
import { today } from "../page/due.screen.tsx";
import { DayField, LineField, NoteField } from "../page/fields.screen.tsx";
import { FormDialog } from "../page/form-dialog.screen.tsx";
import { casePageTexts } from "./case-page.text.ts";
import { casePath } from "./case-path.ts";
import { openCaseEndpoint, proposeNumberEndpoint } from "./case.wire.ts";

interface Typed {
  readonly number?: string;
  readonly title: string;
  readonly summary?: string;
  readonly openedOn?: string;
}

const filled = (text: string | undefined) => text !== undefined && text.trim() !== "";

/** Opens a case; the number is proposed and can be changed. */
export function NewCaseDialog(props: { isOpen: boolean; onClose: () => void }): ReactElement {
  const t = useTexts(casePageTexts);
  const client = useClient();
  const navigation = useNavigation();
  const [form] = Form.useForm<Typed>();
  const proposed = useLoad(`case number ${props.isOpen}`, async (signal) =>
    props.isOpen ? (await client.call(proposeNumberEndpoint, { signal })).number : "",
  );
  const number = proposed.value ?? "";
  useEffect(() => {
    if (number !== "" && !form.isFieldTouched("number")) form.setFieldsValue({ number });
  }, [form, number]);
  const send = async (typed: Typed) => {
    const made = await client.call(openCaseEndpoint, {
      body: {
        title: typed.title,
        ...(filled(typed.number) ? { number: typed.number?.trim() ?? "" } : {}),
        ...(filled(typed.summary) ? { summary: typed.summary ?? "" } : {}),
        ...(filled(typed.openedOn) ? { openedOn: typed.openedOn ?? "" } : {}),
      },
    });
    navigation.go(casePath(made.id));
  };
  return (
    <FormDialog<Typed>
      title={t("newCase")}
      submitLabel={t("openCase")}
      isOpen={props.isOpen}
      onClose={props.onClose}
      form={form}
      initial={{ openedOn: today() }}
      onSend={send}
    >
      <LineField name="title" label={t("title")} isRequired />
      <div className="cw-fields">
        <LineField name="number" label={t("number")} maxLength={100} extra={t("proposed")} />
        <DayField name="openedOn" label={t("openedOn")} isRequired />
      </div>
      <NoteField name="summary" label={t("summary")} rows={5} />
    </FormDialog>
  );
}
