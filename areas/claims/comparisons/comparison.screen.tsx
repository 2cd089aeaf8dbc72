// SPDX-License-Identifier: Apache-2.0
import { useCaseTrail } from "@tianwang/ledger/screens";
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText, InstantText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { useId } from "react";
import { claimsTexts } from "../claims-screen.text.ts";
import "../claims.css";
import { ClaimsBlock } from "../plays/claim-list.screen.tsx";
import { PlayBlock } from "../plays/play.screen.tsx";
import { ScheduleLinks } from "../schedules/schedule-links.screen.tsx";
import type { CitedClaimRow, ComparisonView } from "./comparison.wire.ts";
import { showComparison } from "./comparison.wire.ts";
import { DoctrineTable, SameDayBlock, SpreadBlock } from "./doctrine-table.screen.tsx";

function CitedRow({ row, name }: { row: CitedClaimRow; name?: string }): ReactElement {
  return (
    <div className="tw-row">
      {name !== undefined && <SourceText text={name} />}
      <DateText date={row.bookedOn} />
      <Money amount={row.amount} />
      <Citation source={row} exhibitName={row.exhibitName} />
    </div>
  );
}

/** What the comparison rests on: deposits, facts, rows, hash. */
function Basis({ view }: { view: ComparisonView }): ReactElement {
  const t = useTexts(claimsTexts);
  const { deposits, facts } = view;
  const rowsFact = (label: string, rows: readonly CitedClaimRow[]) =>
    rows.length === 0
      ? []
      : [{ label, value: rows.map((row) => <CitedRow key={row.rowId} row={row} />) }];
  return (
    <Block title={t("basis")}>
      <KeyValue
        facts={[
          {
            label: t("deposits"),
            value: deposits.map((deposit, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row may be claimed twice
              <CitedRow key={at} row={deposit} name={deposit.claimant} />
            )),
          },
          ...rowsFact(t("factFees"), facts.feeRows),
          ...rowsFact(t("factInterest"), facts.interestRows),
          ...rowsFact(t("factAssets"), facts.assets),
          ...(facts.coordination === ""
            ? []
            : [{ label: t("coordination"), value: <SourceText text={facts.coordination} /> }]),
          { label: t("transactions"), value: <Count value={view.transactionCount} /> },
          { label: t("hash"), value: <span className="tw-mono">{view.sha256}</span> },
        ]}
      />
    </Block>
  );
}

/** Which doctrine is played and whose claims are listed; part of the address. */
function DoctrineChoice(props: {
  view: ComparisonView;
  chosen: string;
  onChange: (doctrine: string) => void;
}): ReactElement {
  const t = useTexts(claimsTexts);
  const say = useText();
  const id = useId();
  const { view, chosen, onChange } = props;
  const titles = new Map(
    view.currencies.flatMap(({ doctrines }) => doctrines.map((each) => [each.id, each.title])),
  );
  return (
    <div className="claims-field">
      <label htmlFor={id}>{t("doctrine")}</label>
      <select id={id} value={chosen} onChange={(event) => onChange(event.target.value)}>
        {view.traces
          .filter(({ sha256 }) => sha256 !== null)
          .map(({ doctrine }) => (
            <option key={doctrine} value={doctrine}>
              {say(titles.get(doctrine) ?? { zh: doctrine, en: doctrine })}
            </option>
          ))}
      </select>
    </div>
  );
}

function ComparisonPage({ view }: { view: ComparisonView }): ReactElement {
  const t = useTexts(claimsTexts);
  const trail = useCaseTrail("comparisons", t("comparisons"), view.compartmentId);
  const kept = view.traces.filter(({ sha256 }) => sha256 !== null);
  const [asked, setAsked] = useSearchValue("doctrine", kept[0]?.doctrine ?? "");
  const chosen = kept.some(({ doctrine }) => doctrine === asked) ? asked : kept[0]?.doctrine;
  const title = view.title || t("comparisonOf", { count: view.traces.length });
  return (
    <div className="tw-stack">
      <PageHeader
        title={title}
        heading={<SourceText text={title} />}
        trail={trail}
        facts={
          <>
            <InstantText instant={view.madeAt} />
            <SourceText text={view.madeBy} />
          </>
        }
      />
      {view.currencies.map((found) => (
        <div key={found.currency} className="tw-stack">
          <DoctrineTable found={found} />
          <SpreadBlock found={found} />
          <SameDayBlock found={found} />
        </div>
      ))}
      <ScheduleLinks subjectId={view.id} />
      {chosen !== undefined && (
        <>
          <DoctrineChoice view={view} chosen={chosen} onChange={setAsked} />
          <PlayBlock subjectId={view.id} doctrine={chosen} />
          <ClaimsBlock subjectId={view.id} doctrine={chosen} />
        </>
      )}
      <Basis view={view} />
    </div>
  );
}

/** A saved comparison: what each doctrine leaves to whom, row by row, and the schedule for a court. */
export function ComparisonScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const comparisonId = params["comparisonId"] ?? "";
  const load = useLoad(`comparison ${comparisonId}`, (signal) =>
    client.call(showComparison, { params: { comparisonId }, signal }),
  );
  return <Loaded load={load}>{(view) => <ComparisonPage key={view.id} view={view} />}</Loaded>;
}
