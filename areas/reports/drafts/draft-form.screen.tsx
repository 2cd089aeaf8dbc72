// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { dateWords } from "@tianwang/ui/date/date";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useLanguage, useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Button, Form, Input, Select } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useId, useState } from "react";
import { AccountFields } from "./draft-accounts.screen.tsx";
import { draftFormTexts } from "./draft-form.text.ts";
import { CodeSelect } from "./code-select.screen.tsx";
import "./draft.css";
import type { DraftPage } from "./draft.wire.ts";
import { saveDraftEndpoint } from "./draft.wire.ts";
import type { TypedValues } from "./typed-values.ts";
import { enteredOf, typedOf } from "./typed-values.ts";

type Place = readonly [string] | readonly [string, string];

/** Who stated a value and when; nothing for one that nobody stated. */
function useOrigin(page: DraftPage): (place: string) => string | undefined {
  const t = useTexts(draftFormTexts);
  const language = useLanguage();
  const known = new Map(page.origins.map((origin) => [origin.place, origin]));
  return (place) => {
    const origin = known.get(place);
    if (!origin) return undefined;
    return `${t("enteredBy", { by: origin.by })} · ${dateWords(origin.at.slice(0, 10), language)}`;
  };
}

const country = /^[A-Z]{2}$/u;

/** A field of the form with its place in the report, and who stated it. */
function Field(props: {
  page: DraftPage;
  at: Place;
  label: string;
  kind?: "country" | "date" | "text";
  hint?: string;
  children?: ReactNode;
}): ReactElement {
  const t = useTexts(draftFormTexts);
  const origin = useOrigin(props.page)(props.at.join("."));
  const isCountry = props.kind === "country";
  const extra = [props.hint, origin].filter((part) => part !== undefined).join(" · ");
  return (
    <Form.Item
      name={[...props.at]}
      label={props.label}
      {...(extra === "" ? {} : { extra })}
      rules={isCountry ? [{ pattern: country, message: t("badCountry") }] : []}
    >
      {props.children ?? (
        <Input
          maxLength={isCountry ? 2 : 500}
          autoComplete="off"
          type={props.kind === "date" ? "date" : "text"}
        />
      )}
    </Form.Item>
  );
}

function Group(props: { title: string; children: ReactNode }): ReactElement {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      <div className="report-fields">{props.children}</div>
    </fieldset>
  );
}

function HeadFields({ page }: { page: DraftPage }): ReactElement {
  const t = useTexts(draftFormTexts);
  const { lists } = page.profile;
  const { currency, entered } = page;
  const isFromRows = entered.currency === undefined && currency !== null;
  const fromRows = isFromRows ? { hint: t("currencyFromRows", { currency }) } : {};
  return (
    <>
      <Group title={t("head")}>
        <Field page={page} at={["submissionCode"]} label={t("submissionCode")}>
          <CodeSelect codes={lists.submissionTypes} />
        </Field>
        <Field page={page} at={["code"]} label={t("code")}>
          <CodeSelect codes={lists.reportTypes} />
        </Field>
        <Field page={page} at={["reference"]} label={t("reference")} />
        <Field page={page} at={["submittedOn"]} label={t("submittedOn")} kind="date" />
        <Field page={page} at={["currency"]} label={t("currency")} {...fromRows} />
      </Group>
      <Group title={t("reportingEntity")}>
        <Field page={page} at={["reportingEntity", "id"]} label={t("entityId")} />
        <Field page={page} at={["reportingEntity", "name"]} label={t("entityName")} />
        <Field page={page} at={["reportingEntity", "branch"]} label={t("branch")} />
        <Field
          page={page}
          at={["reportingEntity", "country"]}
          label={t("country")}
          kind="country"
        />
      </Group>
      <Group title={t("fiu")}>
        <Field page={page} at={["fiu", "name"]} label={t("entityName")} />
        <Field page={page} at={["fiu", "country"]} label={t("country")} kind="country" />
        <Field page={page} at={["fiu", "reference"]} label={t("fiuReference")} />
        <Field page={page} at={["fiu", "consentReference"]} label={t("consent")} />
      </Group>
      <Group title={t("person")}>
        <Field page={page} at={["reportingPerson", "lastName"]} label={t("lastName")} />
        <Field page={page} at={["reportingPerson", "firstName"]} label={t("firstName")} />
        <Field page={page} at={["reportingPerson", "nativeName"]} label={t("nativeName")} />
        <Field page={page} at={["reportingPerson", "occupation"]} label={t("occupation")} />
      </Group>
    </>
  );
}

function JudgementFields({ page }: { page: DraftPage }): ReactElement {
  const t = useTexts(draftFormTexts);
  const say = useText();
  const options = page.profile.lists.indicators.map(({ code, title }) => ({
    value: code,
    label: `${code} ${say(title)}`,
  }));
  return (
    <fieldset>
      <legend>{t("judgement")}</legend>
      <Field page={page} at={["reason"]} label={t("reason")}>
        <Input.TextArea rows={5} maxLength={20_000} />
      </Field>
      <Field page={page} at={["action"]} label={t("action")}>
        <Input.TextArea rows={3} maxLength={20_000} />
      </Field>
      <Field page={page} at={["indicators"]} label={t("indicators")} hint={t("indicatorsHint")}>
        <Select mode="tags" options={options} />
      </Field>
    </fieldset>
  );
}

function PaymentFields({ page, rates }: { page: DraftPage; rates: readonly string[] }) {
  const t = useTexts(draftFormTexts);
  const origin = useOrigin(page);
  const { lists } = page.profile;
  return (
    <Group title={t("payments")}>
      <Field page={page} at={["mode"]} label={t("mode")}>
        <CodeSelect codes={lists.modes} />
      </Field>
      <Field page={page} at={["fundsCode"]} label={t("funds")}>
        <CodeSelect codes={lists.funds} />
      </Field>
      {rates.map((currency, at) => (
        <Form.Item
          key={currency}
          name={["rates", at, "rate"]}
          label={t("rate", { currency })}
          extra={origin(`rates.${currency}`)}
        >
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
      ))}
    </Group>
  );
}

/** Currencies that moved beside that of the report. */
function foreignOf({ payments, currency, entered }: DraftPage): readonly string[] {
  const moved = new Set(payments.map(({ amount }) => amount.currency));
  for (const { currency: stated } of entered.rates ?? []) moved.add(stated);
  if (currency !== null) moved.delete(currency);
  return [...moved].toSorted();
}

/** The form for what only a person knows; saving makes a new version. */
export function DraftForm(props: {
  page: DraftPage;
  mayChange: boolean;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(draftFormTexts);
  const client = useClient();
  const id = useId();
  const [form] = Form.useForm<TypedValues>();
  const [error, setError] = useState<unknown>();
  const [isSaving, setIsSaving] = useState(false);
  const { page, mayChange } = props;
  const rates = page.currency === null ? [] : foreignOf(page);
  const origin = useOrigin(page);
  const save = async () => {
    setIsSaving(true);
    setError(undefined);
    const { id: draftId, version } = page.draft;
    // Values that have no field here were stated elsewhere, and stay.
    const entered = enteredOf(form.getFieldsValue(true) as TypedValues);
    try {
      await client.call(saveDraftEndpoint, { params: { draftId }, body: { version, entered } });
      props.onChange();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Block title={t("form")}>
      <Form<TypedValues>
        form={form}
        name={id}
        className="report-form"
        layout="vertical"
        disabled={!mayChange}
        initialValues={typedOf(page.entered, page.accounts, rates)}
        onFinish={() => void save()}
      >
        <p className="tw-soft">{t(mayChange ? "formHint" : "locked")}</p>
        <HeadFields page={page} />
        <JudgementFields page={page} />
        <PaymentFields page={page} rates={rates} />
        <AccountFields page={page} originOf={(key) => origin(`accounts.${key}`)} />
        {error !== undefined && <ErrorLine error={error} />}
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {t("save")}
        </Button>
      </Form>
    </Block>
  );
}
