// SPDX-License-Identifier: Apache-2.0
import { noCurrency } from "@tianwang/kernel/currency";
import type { Load } from "@tianwang/ui/client";
import { ErrorState } from "@tianwang/ui/feedback/error-state";
import { Loading } from "@tianwang/ui/feedback/loading";
import { useTexts } from "@tianwang/ui/language/language";
import { StatTile, StatTiles } from "@tianwang/ui/layout/block";
import { Count, countText, Money } from "@tianwang/ui/money/money";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import { useState } from "react";
import "./transaction.css";
import { transactionTexts } from "./transaction.text.ts";
import type { sumTransactions } from "./transaction.wire.ts";

/** Counts and sums of a list. */
type SumsView = OutputOf<typeof sumTransactions>;

/** How many transactions there are, and their sums by currency; what names none is never summed. */
function SumTiles({ sums }: { sums: SumsView }): ReactElement {
  const t = useTexts(transactionTexts);
  return (
    <StatTiles>
      <StatTile
        label={t("counted")}
        value={<Count value={sums.transactionCount} />}
        note={t("countNote", {
          sources: countText(sums.sourceCount),
          folded: countText(sums.foldedCount),
          proposed: countText(sums.proposedCount),
        })}
      />
      {sums.sums.map((sum) => (
        <StatTile
          key={`${sum.currency} ${sum.scale}`}
          label={sum.currency === noCurrency ? t("unnamedCurrency") : sum.currency}
          value={
            sum.amountMinor === null ? (
              <span className="tw-soft">{t("notSummed")}</span>
            ) : (
              <Money amount={{ ...sum, amountMinor: sum.amountMinor }} isBare />
            )
          }
          note={t("sumOf", { count: countText(sum.rowCount) })}
        />
      ))}
    </StatTiles>
  );
}

/** The sums of a list; while those of another filter are on their way, the ones before stay, pale. */
export function Sums({ load }: { load: Load<SumsView> }): ReactElement {
  const [last, setLast] = useState(load.value);
  if (load.value !== undefined && load.value !== last) setLast(load.value);
  const shown = load.value ?? last;
  if (load.error !== undefined) return <ErrorState error={load.error} onRetry={load.reload} />;
  if (shown === undefined) return <Loading lineCount={3} />;
  return (
    <div className="ledger-sums" aria-busy={load.value === undefined}>
      <SumTiles sums={shown} />
    </div>
  );
}
