// SPDX-License-Identifier: Apache-2.0
import { noCurrency } from "@tianwang/kernel/currency";
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement } from "react";
import { useLanguage, useTexts } from "../language/language.tsx";
import type { Amount } from "./money-text.ts";
import { countText, moneyText, spokenAmount } from "./money-text.ts";
import "./money.css";

export type { Amount } from "./money-text.ts";
export { countText, moneyText, spokenAmount } from "./money-text.ts";

const texts = defineTexts({
  noCurrency: {
    zh: "来源未注明币种；不与其他币种相加",
    en: "The source states no currency; never summed with another",
  },
});

/**
 * An exact amount with its currency. Negative amounts carry a minus; the colour only helps.
 * Right-aligned where the column is (`tw-amount-cell`).
 */
export function Money(props: {
  amount: Amount;
  /** Without the code where the column head already names the currency. */
  isBare?: boolean;
  /** Adds 万/亿 or k/m/bn as orientation. */
  isSpoken?: boolean;
}): ReactElement {
  const language = useLanguage();
  const t = useTexts(texts);
  const { amount } = props;
  const text = moneyText(amount);
  const spoken = props.isSpoken ? spokenAmount(amount, language) : "";
  const isNegative = text.startsWith("\u2212");
  return (
    <span className={isNegative ? "tw-money tw-money-negative" : "tw-money"}>
      {!props.isBare && (
        <span
          className="tw-money-code"
          {...(amount.currency === noCurrency ? { title: t("noCurrency") } : {})}
        >
          {amount.currency}
        </span>
      )}
      <span className="tw-money-figure">{text}</span>
      {spoken !== "" && <span className="tw-money-spoken">{`≈ ${spoken}`}</span>}
    </span>
  );
}

/** A whole number, grouped. */
export function Count({ value }: { value: number | bigint | string }): ReactElement {
  return <span className="tw-count">{countText(value)}</span>;
}
