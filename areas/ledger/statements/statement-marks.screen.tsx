// SPDX-License-Identifier: Apache-2.0
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Money } from "@tianwang/ui/money/money";
import type { ReactElement } from "react";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";

/** An amount of a statement in its currency; said as unknown where it is not stated. */
export function StatedMoney(props: {
  statement: Pick<StatementView, "currency" | "scale">;
  minor: string | null;
  isBare?: boolean;
}): ReactElement {
  const t = useTexts(statementTexts);
  const { statement, minor } = props;
  if (minor === null) return <span className="tw-faint">{t("unknown")}</span>;
  const { currency, scale } = statement;
  return <Money amount={{ amountMinor: minor, currency, scale }} isBare={props.isBare ?? false} />;
}

/** By how much a statement does not reconcile: at its end, else between its pages. */
export function gapOf(statement: StatementView): string | null {
  const { differenceMinor, pageGapMinor } = statement;
  return differenceMinor !== null && differenceMinor !== "0" ? differenceMinor : pageGapMinor;
}

/** Whether the arithmetic of a statement holds, in words and with a mark; the difference beside it. */
export function Reconciles({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  if (statement.reconciles === "yes") return <StatusTag tone="good">{t("yes")}</StatusTag>;
  if (statement.reconciles === "not-stated") {
    return <StatusTag tone="unknown">{t("notStated")}</StatusTag>;
  }
  return (
    <span className="ledger-reconciles">
      <StatusTag tone="danger">{t("no")}</StatusTag>
      <StatedMoney statement={statement} minor={gapOf(statement)} isBare />
    </span>
  );
}

/** First and last day booked. */
export function PeriodText({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  const { firstBookedOn, lastBookedOn } = statement;
  if (firstBookedOn === null || firstBookedOn === lastBookedOn) {
    return <DateText date={firstBookedOn} />;
  }
  return (
    <span>
      <DateText date={firstBookedOn} />
      {` ${t("until")} `}
      <DateText date={lastBookedOn} />
    </span>
  );
}
