// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { WarningIcon } from "@tianwang/ui/look/icons";
import { countText, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Button } from "antd";
import type { ReactElement } from "react";
import { fateNames } from "./trace-names.ts";
import type { RowsToShow } from "./trace-rows.screen.tsx";
import { traceScreenTexts } from "./trace-screen.text.ts";
import "./trace.css";
import type { TraceEndView, TraceFate, TraceNoticeView } from "./trace.wire.ts";
import { traceFates } from "./trace.wire.ts";

/** Good: the money can still be reached. Warn: more material would lead on. */
const tones: Readonly<Record<TraceFate, Tone>> = {
  lies: "good",
  left: "info",
  cash: "danger",
  "no-statement": "warn",
  unmatched: "warn",
  overdraft: "danger",
  "in-transit": "active",
  "hop-limit": "warn",
  "lot-limit": "warn",
};

/** An account with holder, number and bank, or the counterparty as its rows name it. */
export function TracePlace(props: {
  account: TraceEndView["account"];
  counterparty?: string;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const { account, counterparty = "" } = props;
  const words =
    account.standing === "cash"
      ? t("cashPlace")
      : account.standing === "outside"
        ? t("outsidePlace")
        : t("unnamed");
  const [first, ...others] = [
    ...new Set([account.name, account.number, account.bank, counterparty]),
  ].filter((text) => text !== "");
  return (
    <span className="trace-party">
      {first === undefined ? words : <SourceText text={first} />}
      {others.length > 0 && (
        <span className="tw-soft">
          <SourceText text={others.join(" · ")} />
        </span>
      )}
    </span>
  );
}

/** A button for the rows behind something; says of what where several stand together. */
export function RowsButton(props: {
  rows: RowsToShow;
  onRows: (rows: RowsToShow) => void;
}): ReactElement | null {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const { rows, onRows } = props;
  if (rows.rowIds.length === 0) return null;
  const count = countText(rows.rowCount);
  return (
    <Button
      size="small"
      aria-label={t("showRowsOf", { count, of: say(rows.title) })}
      onClick={() => onRows(rows)}
    >
      {t("showRows", { count })}
    </Button>
  );
}

/** What a share is exactly, in minor units, where it is no whole number of them. */
export function ExactAmount({ exact }: { exact: string | undefined }): ReactElement | null {
  const t = useTexts(traceScreenTexts);
  // A fraction of thousands of digits is kept with the trace and not read on a screen.
  if (exact === undefined || !exact.includes("/") || exact.length > exactLengthMax) return null;
  return <div className="tw-faint">{t("exactly", { amount: exact })}</div>;
}

/** Longest fraction that is shown. */
const exactLengthMax = 40;

function EndTable(props: {
  ends: readonly TraceEndView[];
  label: string;
  onRows: (rows: RowsToShow) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  return (
    <table className="trace-ends" aria-label={props.label}>
      <thead>
        <tr>
          <th scope="col">{t("place")}</th>
          <th scope="col">{t("claimant")}</th>
          <th scope="col" className="trace-amount">
            {t("amount")}
          </th>
          <th scope="col" className="trace-open">
            {t("rows")}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.ends.map((end, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- ends have no other identity; their order is fixed
          <tr key={at}>
            <td>
              <TracePlace account={end.account} counterparty={end.counterparty} />
            </td>
            <td>
              <SourceText text={end.claimant} />
            </td>
            <td className="trace-amount">
              <Money amount={end.amount} />
              <ExactAmount exact={end.exact} />
            </td>
            <td className="trace-open">
              <RowsButton
                rows={{ title: end.says, rowIds: end.rowIds, rowCount: end.rowCount }}
                onRows={props.onRows}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where the money ended, by what became of it. */
export function TraceEnds(props: {
  ends: readonly TraceEndView[];
  onRows: (rows: RowsToShow) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const groups = Map.groupBy(props.ends, ({ fate }) => fate);
  return (
    <Block title={t("ends")}>
      {props.ends.length === 0 && <p className="tw-soft">{t("nothing")}</p>}
      {traceFates.map((fate) => {
        const ends = groups.get(fate);
        if (!ends) return null;
        const name = say(fateNames[fate]);
        return (
          <section key={fate} className="trace-fate">
            <h3>
              <StatusTag tone={tones[fate]}>{name}</StatusTag>
            </h3>
            <EndTable ends={ends} label={name} onRows={props.onRows} />
          </section>
        );
      })}
    </Block>
  );
}

/** What the reader of a trace must know, each with the rows that it rests on. */
export function TraceNotices(props: {
  notices: readonly TraceNoticeView[];
  onRows: (rows: RowsToShow) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const { notices } = props;
  return (
    <Block title={t("notices")}>
      {notices.length === 0 ? (
        <StatusTag tone="good">{t("noNotices")}</StatusTag>
      ) : (
        <ul className="trace-notices">
          {notices.map(({ code, says, rowIds }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- one code may stand several times
            <li key={`${code} ${at}`}>
              <span className="trace-notice">
                <WarningIcon />
                <SourceText text={say(says)} />
              </span>
              <RowsButton
                rows={{ title: says, rowIds, rowCount: rowIds.length }}
                onRows={props.onRows}
              />
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
