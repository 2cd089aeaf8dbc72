// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import { SourceText } from "@tianwang/ui/name/name";
import { Form, Input, Select } from "antd";
import type { ReactElement, ReactNode } from "react";
import { CodeSelect } from "./code-select.screen.tsx";
import { draftFormTexts } from "./draft-form.text.ts";
import type { DraftAccount, DraftPage, ProfileView } from "./draft.wire.ts";
import { accountsListedMax } from "./typed-values.ts";

type AccountPlace = readonly (number | string)[];

/** A field of one account; its place begins with the number of the account. */
function Field(props: {
  at: AccountPlace;
  label: string;
  kind?: "country" | "date";
  extra?: string;
  children?: ReactNode;
}): ReactElement {
  const t = useTexts(draftFormTexts);
  const isCountry = props.kind === "country";
  return (
    <Form.Item
      name={["accounts", ...props.at]}
      label={props.label}
      {...(props.extra === undefined ? {} : { extra: props.extra })}
      rules={isCountry ? [{ pattern: /^[A-Z]{2}$/u, message: t("badCountry") }] : []}
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

/** Who signs for an account of a client: what a bank knows, and no row says. */
function HolderFields({ at, lists }: { at: number; lists: ProfileView["lists"] }): ReactElement {
  const t = useTexts(draftFormTexts);
  const signatory = [at, "account", "signatories", 0] as const;
  const person = [...signatory, "person"] as const;
  const phone = [...person, "phones", 0] as const;
  return (
    <div className="report-fields">
      <Field at={[...person, "lastName"]} label={`${t("holder")} · ${t("lastName")}`} />
      <Field at={[...person, "firstName"]} label={t("firstName")} />
      <Field at={[...person, "nativeName"]} label={t("nativeName")} />
      <Field at={[...signatory, "role"]} label={t("holderRole")}>
        <CodeSelect codes={lists.holderRoles} />
      </Field>
      <Field at={[...person, "gender"]} label={t("gender")}>
        <CodeSelect codes={lists.genders} />
      </Field>
      <Field at={[...person, "bornOn"]} label={t("bornOn")} kind="date" />
      <Field at={[...person, "nationalities", 0]} label={t("nationality")} kind="country" />
      <Field at={[...person, "residence"]} label={t("residence")} kind="country" />
      <Field at={[...phone, "number"]} label={t("phone")} />
      <Field at={[...phone, "contactType"]} label={t("contactType")} />
      <Field at={[...phone, "communicationType"]} label={t("communicationType")} />
    </div>
  );
}

function AccountDetails({ at, lists }: { at: number; lists: ProfileView["lists"] }): ReactElement {
  const t = useTexts(draftFormTexts);
  const account = [at, "account"] as const;
  return (
    <details>
      <summary>{t("accountDetails")}</summary>
      <div className="report-fields">
        <Field at={[...account, "institutionName"]} label={t("institutionName")} />
        <Field at={[...account, "institutionCode"]} label={t("institutionCode")} />
        <Field at={[...account, "swift"]} label={t("swift")} />
        <Field at={[...account, "branch"]} label={t("branch")} />
        <Field at={[...account, "type"]} label={t("accountType")}>
          <CodeSelect codes={lists.accountTypes} />
        </Field>
        <Field at={[...account, "status"]} label={t("accountStatus")}>
          <CodeSelect codes={lists.accountStates} />
        </Field>
        <Field at={[...account, "openedOn"]} label={t("openedOn")} kind="date" />
      </div>
      <HolderFields at={at} lists={lists} />
    </details>
  );
}

function Account(props: {
  at: number;
  account: DraftAccount;
  origin: string | undefined;
  lists: ProfileView["lists"];
}): ReactElement {
  const t = useTexts(draftFormTexts);
  const { at, account, origin, lists } = props;
  const { statedCountry } = account;
  const options = [
    { value: true, label: t("client") },
    { value: false, label: t("notClient") },
  ];
  const fromRow = statedCountry === null ? {} : { extra: t("fromRow", { country: statedCountry }) };
  return (
    <li className="report-account">
      <p className="report-account-name">
        <SourceText text={account.name} />{" "}
        <span className="tw-soft">
          <SourceText text={[account.bank, account.number].join(" ").trim()} />
        </span>
        {origin !== undefined && <span className="tw-faint">{` · ${origin}`}</span>}
      </p>
      <div className="report-fields">
        <Field at={[at, "country"]} label={t("country")} kind="country" {...fromRow} />
        <Field at={[at, "isMyClient"]} label={t("isClient")}>
          <Select allowClear placeholder={t("notStated")} options={options} />
        </Field>
      </div>
      <AccountDetails at={at} lists={lists} />
    </li>
  );
}

/** What a person states of each account of the shape. */
export function AccountFields(props: {
  page: DraftPage;
  originOf: (key: string) => string | undefined;
}): ReactElement {
  const t = useTexts(draftFormTexts);
  const say = useText();
  const { accounts, profile } = props.page;
  const more = accounts.length - accountsListedMax;
  return (
    <fieldset>
      <legend>
        {t("accounts")}
        <span className="tw-faint">
          {say({ zh: `（${accounts.length}）`, en: ` (${accounts.length})` })}
        </span>
      </legend>
      <ul className="report-accounts" tabIndex={-1}>
        {accounts.slice(0, accountsListedMax).map((account, at) => (
          <Account
            key={account.key}
            at={at}
            account={account}
            origin={props.originOf(account.key)}
            lists={profile.lists}
          />
        ))}
      </ul>
      {more > 0 && <p className="tw-soft">{t("accountsMore", { count: more })}</p>}
    </fieldset>
  );
}
