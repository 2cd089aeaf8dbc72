// SPDX-License-Identifier: Apache-2.0
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { countText, moneyText } from "@tianwang/ui/money/money";
import type { ReactElement, ReactNode } from "react";
import { gapOf, Reconciles, StatedMoney } from "./statement-marks.screen.tsx";
import "./statement.css";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";

/** A figure of the sum, after its sign; what the signs say, the words below say too. */
function Figure(props: {
  sign?: "+" | "=" | "≠";
  label: string;
  /** The day of a balance, where the source states it. */
  on?: string | null;
  children: ReactNode;
}): ReactElement {
  return (
    <div data-sign={props.sign}>
      <dt>
        {props.label}
        {props.on && (
          <>
            {" · "}
            <DateText date={props.on} />
          </>
        )}
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** What the figures say, in a sentence. */
function Verdict({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  const { currency, scale, differenceMinor, pageGapMinor, reconciles } = statement;
  const gap = gapOf(statement);
  const isAtEnd = gap === differenceMinor && differenceMinor !== null;
  const amount = gap === null ? "" : moneyText({ amountMinor: gap, currency, scale });
  if (reconciles === "not-stated") return <span>{t("cannotTell")}</span>;
  if (reconciles === "yes") return <span>{t("agrees")}</span>;
  return (
    <span>
      {t(isAtEnd || pageGapMinor === null ? "differs" : "pageGap", {
        amount: `${currency} ${amount}`,
      })}
    </span>
  );
}

/** Opening, entries and closing as a sum, and whether it holds; never smoothed. */
export function Arithmetic({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  const { reconciles, openingMinor, sumMinor, closingMinor, entryCount, unbookedCount } = statement;
  const differs = reconciles === "no";
  const entries = `${t("sum")} · ${t("entryCount", { count: countText(entryCount) })}`;
  return (
    <Block title={t("arithmetic")} extra={<Reconciles statement={statement} />}>
      <dl className="ledger-sum">
        <Figure label={t("opening")} on={statement.openingOn}>
          <StatedMoney statement={statement} minor={openingMinor} />
        </Figure>
        <Figure sign="+" label={entries}>
          <StatedMoney statement={statement} minor={sumMinor} />
        </Figure>
        <Figure sign={differs ? "≠" : "="} label={t("closing")} on={statement.closingOn}>
          <StatedMoney statement={statement} minor={closingMinor} />
        </Figure>
        {differs && (
          <Figure label={t("difference")}>
            <StatedMoney statement={statement} minor={gapOf(statement)} />
          </Figure>
        )}
      </dl>
      <p className="tw-soft">
        <Verdict statement={statement} />
      </p>
      {unbookedCount > 0 && (
        <p className="tw-soft">{t("unbooked", { count: countText(unbookedCount) })}</p>
      )}
    </Block>
  );
}
