// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { useNavigation, withSearch } from "@tianwang/ui/navigation/navigation";
import { FilterBar, SearchBox } from "@tianwang/ui/table/filter-bar";
import { Select } from "antd";
import type { ReactElement } from "react";
import { transactionTexts } from "./transaction.text.ts";

/** Filters live in the address, so that a view can be sent to a colleague. */
const names = ["text", "account", "currency", "status", "bookedFrom", "bookedUntil"] as const;
type FilterName = (typeof names)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

const dateForm = /^\d{4}-\d{2}-\d{2}$/u;

/** The filters of the address; what is no filter is left out. */
export function useFilters(): readonly [Filters, (changes: Filters) => void] {
  const navigation = useNavigation();
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of names) {
    const value = navigation.search.get(name);
    const isDate = name === "bookedFrom" || name === "bookedUntil";
    if (value && (!isDate || dateForm.test(value))) filters[name] = value;
  }
  const change = (changes: Filters) =>
    navigation.go(withSearch(navigation, changes), { isReplacing: true });
  return [filters, change];
}

/** Controls above the list. */
export function TransactionFilterBar(props: { currencies: readonly string[] }): ReactElement {
  const t = useTexts(transactionTexts);
  const [filters, change] = useFilters();
  const held = filters.account
    ? [
        {
          id: "account",
          words: `${t("account")} ${filters.account}`,
          onDrop: () => change({ account: "" }),
        },
      ]
    : [];
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
    >
      <span className="flows-filters">
        <Select
          aria-label={t("currency")}
          value={filters.currency ?? ""}
          popupMatchSelectWidth={false}
          onChange={(currency) => change({ currency })}
          options={[
            { value: "", label: t("anyCurrency") },
            ...props.currencies.map((currency) => ({ value: currency, label: currency })),
          ]}
        />
        <Select
          aria-label={t("status")}
          value={filters.status ?? ""}
          popupMatchSelectWidth={false}
          onChange={(status) => change({ status })}
          options={[
            { value: "", label: t("anyStatus") },
            ...(["booked", "pending", "information"] as const).map((status) => ({
              value: status as string,
              label: t(status),
            })),
          ]}
        />
        <label>
          {t("from")}
          <input
            type="date"
            value={filters.bookedFrom ?? ""}
            onChange={(event) => change({ bookedFrom: event.target.value })}
          />
        </label>
        <label>
          {t("until")}
          <input
            type="date"
            value={filters.bookedUntil ?? ""}
            onChange={(event) => change({ bookedUntil: event.target.value })}
          />
        </label>
      </span>
    </FilterBar>
  );
}
