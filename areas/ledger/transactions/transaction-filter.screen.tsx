// SPDX-License-Identifier: Apache-2.0
import { currencyScale } from "@tianwang/kernel/currency";
import { parseMinor } from "@tianwang/kernel/money";
import { Facets } from "@tianwang/ui/table/facets";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { PopPanel } from "@tianwang/ui/layout/pop-panel";
import { ChevronDownIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation, withSearch } from "@tianwang/ui/navigation/navigation";
import type { HeldFilter } from "@tianwang/ui/table/filter-bar";
import { FilterBar, SearchBox } from "@tianwang/ui/table/filter-bar";
import { Input } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useId, useState } from "react";
import "./transaction.css";
import { transactionTexts } from "./transaction.text.ts";
import type { TransactionView } from "./transaction.wire.ts";

/** Filters live in the address, so that a view can be sent to a colleague. */
const names = [
  "text",
  "account",
  "currency",
  "status",
  "bookedFrom",
  "bookedUntil",
  "amountMin",
  "amountMax",
  "exhibitId",
] as const;
type FilterName = (typeof names)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

const statuses = ["booked", "pending", "information"] as const;

/** What a value of the address must look like; others count as none. */
const forms: Readonly<Partial<Record<FilterName, RegExp>>> = {
  currency: /^[A-Z]{3}$/u,
  status: /^(?:booked|pending|information)$/u,
  bookedFrom: /^\d{4}-\d{2}-\d{2}$/u,
  bookedUntil: /^\d{4}-\d{2}-\d{2}$/u,
  amountMin: /^\d{1,15}(?:\.\d{1,8})?$/u,
  amountMax: /^\d{1,15}(?:\.\d{1,8})?$/u,
  exhibitId: /^exh_\w+$/u,
};

/** The filters of the address; what is no filter is left out. */
export function useFilters(): readonly [Filters, (changes: Filters) => void] {
  const navigation = useNavigation();
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of names) {
    const value = navigation.search.get(name);
    if (value && (forms[name]?.test(value) ?? true)) filters[name] = value;
  }
  const change = (changes: Filters) =>
    navigation.go(withSearch(navigation, changes), { isReplacing: true });
  return [filters, change];
}

/** An amount as typed in minor units of its currency; nothing where it is no such amount. */
function minorOf(text: string | undefined, currency: string | undefined): string | undefined {
  if (text === undefined || currency === undefined) return undefined;
  return parseMinor(text, currencyScale(currency) ?? 0)?.toString();
}

/** The filters as the contracts ask for them. */
export function filterQuery(compartmentId: string, filters: Filters) {
  const { status, amountMin, amountMax, ...plain } = filters;
  const amountMinorMin = minorOf(amountMin, filters.currency);
  const amountMinorMax = minorOf(amountMax, filters.currency);
  return {
    compartmentId,
    ...plain,
    ...(status === undefined ? {} : { status: status as TransactionView["status"] }),
    ...(amountMinorMin === undefined ? {} : { amountMinorMin }),
    ...(amountMinorMax === undefined ? {} : { amountMinorMax }),
  };
}

/** A field with its label above it. */
function Field(props: { label: string; children: (id: string) => ReactNode }): ReactElement {
  const id = useId();
  return (
    <div className="ledger-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
    </div>
  );
}

function DayField(props: { name: FilterName; label: string }): ReactElement {
  const [filters, change] = useFilters();
  return (
    <Field label={props.label}>
      {(id) => (
        <Input
          id={id}
          type="date"
          value={filters[props.name] ?? ""}
          onChange={(event) => change({ [props.name]: event.target.value })}
        />
      )}
    </Field>
  );
}

/** An amount, told when the person leaves the field: half a number is no filter. */
function AmountField(props: { name: FilterName; label: string }): ReactElement {
  const [filters, change] = useFilters();
  const held = filters[props.name] ?? "";
  const [typed, setTyped] = useState(held);
  const tell = () => change({ [props.name]: typed.replaceAll(/[,，\s]/gu, "") });
  return (
    <Field label={props.label}>
      {(id) => (
        <Input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          disabled={filters.currency === undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={tell}
          onPressEnter={tell}
        />
      )}
    </Field>
  );
}

function FilterPanel({ currencies }: { currencies: readonly string[] }): ReactElement {
  const t = useTexts(transactionTexts);
  const [filters, change] = useFilters();
  const currency = filters.currency ?? "";
  return (
    <div className="ledger-filter-panel">
      <div className="ledger-field">
        <span>{t("currency")}</span>
        <Facets
          label={t("currency")}
          heldId={currency}
          onHold={(chosen) => change({ currency: chosen, amountMin: "", amountMax: "" })}
          facets={[
            { id: "", label: t("anyCurrency") },
            ...currencies.map((code) => ({ id: code, label: code })),
          ]}
        />
      </div>
      <div className="ledger-field-pair">
        <AmountField key={`min ${currency}`} name="amountMin" label={t("amountMin")} />
        <AmountField key={`max ${currency}`} name="amountMax" label={t("amountMax")} />
      </div>
      {currency === "" && <p className="tw-faint">{t("amountNeedsCurrency")}</p>}
      <div className="ledger-field-pair">
        <DayField name="bookedFrom" label={t("bookedFrom")} />
        <DayField name="bookedUntil" label={t("bookedUntil")} />
      </div>
      <div className="ledger-field">
        <span>{t("status")}</span>
        <Facets
          label={t("status")}
          heldId={filters.status ?? ""}
          onHold={(status) => change({ status })}
          facets={[
            { id: "", label: t("anyStatus") },
            ...statuses.map((status) => ({ id: status, label: t(status) })),
          ]}
        />
      </div>
    </div>
  );
}

/** The filters that hold, in words. */
function useHeld(): readonly HeldFilter[] {
  const t = useTexts(transactionTexts);
  const [filters, change] = useFilters();
  const { account, currency, status, bookedFrom, bookedUntil, amountMin, amountMax, exhibitId } =
    filters;
  const held: HeldFilter[] = [];
  const hold = (name: FilterName, value: string | undefined, words: ReactNode) => {
    if (value !== undefined) held.push({ id: name, words, onDrop: () => change({ [name]: "" }) });
  };
  hold(
    "account",
    account,
    <>
      {`${t("account")} `}
      <SourceText text={account ?? ""} />
    </>,
  );
  if (currency !== undefined) {
    const onDrop = () => change({ currency: "", amountMin: "", amountMax: "" });
    held.push({ id: "currency", words: currency, onDrop });
  }
  hold("amountMin", amountMin, `≥ ${amountMin ?? ""}`);
  hold("amountMax", amountMax, `≤ ${amountMax ?? ""}`);
  hold(
    "bookedFrom",
    bookedFrom,
    <>
      {`${t("from")} `}
      <DateText date={bookedFrom ?? null} />
    </>,
  );
  hold(
    "bookedUntil",
    bookedUntil,
    <>
      {`${t("until")} `}
      <DateText date={bookedUntil ?? null} />
    </>,
  );
  const known = statuses.find((one) => one === status);
  hold("status", status, known ? t(known) : "");
  hold("exhibitId", exhibitId, t("oneExhibit"));
  return held;
}

/** Search, the other filters in a panel, and those that hold. */
export function TransactionFilterBar(props: { currencies: readonly string[] }): ReactElement {
  const t = useTexts(transactionTexts);
  const [filters, change] = useFilters();
  const held = useHeld();
  const nothing = Object.fromEntries(names.map((name) => [name, ""]));
  return (
    <FilterBar
      search={
        <SearchBox
          label={t("search")}
          text={filters.text ?? ""}
          onText={(text) => change({ text })}
        />
      }
      held={held}
      onDropAll={() => change({ ...nothing, text: filters.text ?? "" })}
    >
      <PopPanel
        label={t("filters")}
        button={
          <>
            {t("filters")}
            <ChevronDownIcon />
          </>
        }
      >
        <FilterPanel currencies={props.currencies} />
      </PopPanel>
    </FilterBar>
  );
}
