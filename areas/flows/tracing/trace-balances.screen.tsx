// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import { addsUp, fateNames } from "./trace-names.ts";
import { traceScreenTexts } from "./trace-screen.text.ts";
import "./trace.css";
import type { TraceBalance } from "./trace.wire.ts";

/** What was followed, as the sum of all that became of it: a line for each claimant and currency. */
export function TraceBalances({ balances }: { balances: readonly TraceBalance[] }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  if (balances.length === 0) return <p className="tw-soft">{t("nothing")}</p>;
  return (
    <ul>
      {balances.map((balance) => {
        const { claimant, followed, fates } = balance;
        const { currency, scale } = followed;
        const isBalanced = addsUp(balance);
        return (
          <li key={`${claimant} ${currency} ${scale}`} className="trace-sum">
            <strong>
              <SourceText text={claimant} />
            </strong>
            <span className="trace-sum-part">
              <span className="tw-soft">{t("followed")}</span>
              <Money amount={followed} />
            </span>
            {fates.map(({ fate, amountMinor }, at) => (
              <span key={fate} className="trace-sum-part">
                <span>{at === 0 ? "=" : "+"}</span>
                <span className="tw-soft">{say(fateNames[fate])}</span>
                <Money amount={{ amountMinor, currency, scale }} isBare />
              </span>
            ))}
            {balance.isOverlapping === true ? (
              <StatusTag tone="warn">{t("overlapping")}</StatusTag>
            ) : (
              <StatusTag tone={isBalanced ? "good" : "danger"}>
                {t(isBalanced ? "balanced" : "unbalanced")}
              </StatusTag>
            )}
          </li>
        );
      })}
    </ul>
  );
}
