// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText, InstantText, instantWords } from "@tianwang/ui/date/date";
import { useLanguage, useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { SlotView } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { useState } from "react";
import { useCaseTrail } from "@tianwang/ledger/screens";
import { DoctrineCard } from "./doctrine-card.screen.tsx";
import { TraceBalances } from "./trace-balances.screen.tsx";
import { TraceEnds, TraceNotices, TracePlace } from "./trace-ends.screen.tsx";
import { TraceGraph } from "./trace-graph.screen.tsx";
import { paramNames, ruleNames } from "./trace-names.ts";
import type { RowsToShow } from "./trace-rows.screen.tsx";
import { TraceRowsDialog } from "./trace-rows.screen.tsx";
import { traceScreenTexts } from "./trace-screen.text.ts";
import { TraceSteps } from "./trace-steps.screen.tsx";
import "./trace.css";
import type { TraceView } from "./trace.wire.ts";
import { showTrace, traceSlot } from "./trace.wire.ts";

function Deposits({ deposits }: { deposits: TraceView["deposits"] }): ReactElement {
  const t = useTexts(traceScreenTexts);
  return (
    <Block title={t("deposits")}>
      <ul className="trace-notices">
        {deposits.map((deposit, at) => {
          const { amount, followedMinor } = deposit;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a row may be claimed twice
            <li key={at}>
              <TracePlace account={deposit.account} />
              <span className="tw-row">
                <DateText date={deposit.bookedOn} />
                <SourceText text={deposit.claimant} />
                <Money amount={amount} />
                {followedMinor !== amount.amountMinor && (
                  <span>
                    {`${t("followed")} `}
                    <Money amount={{ ...amount, amountMinor: followedMinor }} isBare />
                  </span>
                )}
                <Citation source={deposit} exhibitName={deposit.exhibitName} />
              </span>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

function Param({ param }: { param: TraceView["params"][number] }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const { value, unit, why } = param;
  const rule = value === null ? undefined : ruleNames[value];
  return (
    <span>
      <strong>
        {value === null ? (
          t("noBound")
        ) : rule !== undefined ? (
          say(rule)
        ) : unit === "day number" ? (
          <DateText date={value} />
        ) : (
          <Count value={value} />
        )}
      </strong>
      <span className="tw-soft">{` ${say(why)}`}</span>
    </span>
  );
}

/** By which rule the trace was made, and what makes it verifiable. */
function Basis({ trace }: { trace: TraceView }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const { doctrine, params } = trace;
  return (
    <Block
      title={t("basis")}
      extra={
        <Label>{`${say(doctrine.title)} · ${t("version", { version: doctrine.version })}`}</Label>
      }
    >
      <div className="tw-stack">
        <DoctrineCard doctrine={doctrine} />
        <KeyValue
          facts={[
            ...params.map((param) => ({
              label: say(paramNames[param.name] ?? { zh: param.name, en: param.name }),
              value: <Param param={param} />,
            })),
            { label: t("transactions"), value: <Count value={trace.transactionCount} /> },
            { label: t("hash"), value: <span className="tw-mono">{trace.sha256}</span> },
          ]}
        />
      </div>
    </Block>
  );
}

function TraceFacts({ trace }: { trace: TraceView }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  return (
    <>
      <Label>{say(trace.doctrine.title)}</Label>
      <span>
        {`${t("madeAt")} `}
        <InstantText instant={trace.madeAt} />
      </span>
      <span>
        {`${t("madeBy")} `}
        <SourceText text={trace.madeBy} />
      </span>
      <span>
        {`${t("depositCount")} `}
        <Count value={trace.deposits.length} />
      </span>
      <span>
        {`${t(trace.shares ? "partCount" : "stepCount")} `}
        <Count value={trace.stepCount} />
      </span>
    </>
  );
}

/** How shares were computed, or why the doctrine says nothing. */
function SharesBlock({ shares }: { shares: NonNullable<TraceView["shares"]> }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const { arithmetic, residueMicroMax, notApplicable } = shares;
  const units = (Math.ceil(residueMicroMax / 1000) / 1000).toFixed(3);
  return (
    <Block title={t("howComputed")}>
      {notApplicable ? (
        <p>
          <strong>{t("silent")}</strong> {say(notApplicable)}
        </p>
      ) : (
        <p>{arithmetic === "exact" ? t("sharesExact") : t("sharesApportioned", { units })}</p>
      )}
    </Block>
  );
}

/** What is shown beside the page, and the edge that it belongs to. */
interface Beside {
  readonly edgeId: string | null;
  readonly rows: RowsToShow;
}

function TracePage({ trace }: { trace: TraceView }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const language = useLanguage();
  const trail = useCaseTrail("traces", t("traces"));
  const [beside, setBeside] = useState<Beside | null>(null);
  const onRows = (rows: RowsToShow) => setBeside({ edgeId: null, rows });
  const doctrine = say(trace.doctrine.title);
  const title = trace.title || t("traceOf", { doctrine });
  return (
    <div className="tw-stack">
      <PageHeader
        title={title}
        heading={<SourceText text={title} />}
        trail={trail}
        facts={<TraceFacts trace={trace} />}
      />
      <Block title={t("conservation")}>
        <TraceBalances balances={trace.balances} />
      </Block>
      {trace.shares ? (
        <SharesBlock shares={trace.shares} />
      ) : (
        <TraceGraph
          traceId={trace.id}
          title={title}
          line={`${doctrine} · ${instantWords(trace.madeAt, language, "UTC")} UTC · ${trace.sha256}`}
          openEdge={beside?.edgeId ?? null}
          onEdge={(edgeId, rows) => setBeside({ edgeId, rows })}
        />
      )}
      <SlotView slot={traceSlot} given={{ traceId: trace.id, doctrine: trace.doctrine.id }} />
      <TraceEnds ends={trace.ends} onRows={onRows} />
      <TraceNotices notices={trace.notices} onRows={onRows} />
      <Deposits deposits={trace.deposits} />
      <TraceSteps traceId={trace.id} isOfShares={trace.shares !== undefined} onRows={onRows} />
      <Basis trace={trace} />
      <TraceRowsDialog rows={beside?.rows ?? null} onClose={() => setBeside(null)} />
    </div>
  );
}

/** A saved trace: what became of the money, how it went, and every row that it rests on. */
export function TraceScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const traceId = params["traceId"] ?? "";
  const load = useLoad(`trace ${traceId}`, (signal) =>
    client.call(showTrace, { params: { traceId }, signal }),
  );
  return <Loaded load={load}>{(trace) => <TracePage key={trace.id} trace={trace} />}</Loaded>;
}
