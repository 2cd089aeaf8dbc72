// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { countText, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Button } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useState } from "react";
import { ExcerptView } from "@tianwang/ledger/screens";
import "./trace.css";
import { showTransaction } from "@tianwang/ledger/wire";
import { traceScreenTexts } from "./trace-screen.text.ts";

/** Rows to be shown beside a trace, and what they are the rows of. */
export interface RowsToShow {
  readonly title: Text;
  /** The first of them by id; `rowCount` tells how many there are. */
  readonly rowIds: readonly string[];
  readonly rowCount: number;
  /** Above the rows: the amount, whose it is. */
  readonly head?: ReactNode;
}

/** Rows shown at first, and with each press of “more”: each brings its original. */
const shownCount = 5;

/** From whom to whom, as the row names them. */
export function PayerToBeneficiary(props: {
  payer: { readonly name: string; readonly account: string };
  beneficiary: { readonly name: string; readonly account: string };
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const name = (party: { readonly name: string; readonly account: string }) =>
    party.name || party.account || t("unnamed");
  return (
    <span>
      <SourceText text={name(props.payer)} />
      {" → "}
      <SourceText text={name(props.beneficiary)} />
    </span>
  );
}

function RowBlock({ rowId, number }: { rowId: string; number: number }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const client = useClient();
  const load = useLoad(`row ${rowId}`, (signal) =>
    client.call(showTransaction, { params: { rowId }, signal }),
  );
  return (
    <section className="trace-row" aria-label={t("rowNumber", { number })}>
      <Loaded load={load}>
        {({ sources }) => {
          const source = sources.find(({ row }) => row.rowId === rowId) ?? sources[0];
          if (!source) return null;
          const { row, exhibitName } = source;
          return (
            <>
              <div className="trace-line">
                <span className="tw-row">
                  <strong>{t("rowNumber", { number })}</strong>
                  <DateText date={row.bookedOn} />
                </span>
                <Money amount={row.amount} />
              </div>
              <PayerToBeneficiary payer={row.payer} beneficiary={row.beneficiary} />
              {row.purpose !== "" && <SourceText text={row.purpose} />}
              <Citation
                source={{ exhibitId: row.exhibitId, locator: row.locator }}
                exhibitName={exhibitName}
              />
              <ExcerptView exhibitId={row.exhibitId} locator={row.locator} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Rows({ rows }: { rows: RowsToShow }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const [count, setCount] = useState(shownCount);
  const { rowIds, rowCount } = rows;
  const left = Math.min(shownCount, rowIds.length - count);
  return (
    <div className="tw-stack">
      {rows.head}
      {rowCount > rowIds.length && (
        <p className="tw-soft">
          {t("rowsCut", { count: countText(rowCount), shown: rowIds.length })}
        </p>
      )}
      {rowIds.slice(0, count).map((rowId, at) => (
        <RowBlock key={rowId} rowId={rowId} number={at + 1} />
      ))}
      {left > 0 && (
        <div>
          <Button onClick={() => setCount(count + shownCount)}>
            {t("moreRows", { count: left })}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The rows behind an edge, an end, a notice or a step, each with its original. */
export function TraceRowsDialog(props: {
  rows: RowsToShow | null;
  onClose: () => void;
}): ReactElement {
  const say = useText();
  const { rows } = props;
  const title = rows ? say(rows.title) : "";
  return (
    <Dialog title={title} place="side" isOpen={rows !== null} onClose={props.onClose}>
      {rows && <Rows key={`${rows.title.zh} ${rows.rowIds.join(" ")}`} rows={rows} />}
    </Dialog>
  );
}
