// SPDX-License-Identifier: Apache-2.0
import { parseLocator } from "@tianwang/kernel/source";
import { sourcePath } from "@tianwang/ui/citation/citation";
import type { Load } from "@tianwang/ui/client";
import { useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { ProblemList } from "@tianwang/ui/problem/problem-list";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import { useEffect, useState } from "react";
import type { PreviewRowView } from "../ingest/mapping.wire.ts";
import { previewMapping } from "../ingest/mapping.wire.ts";
import type { TableMapping } from "../ingest/tables/table-mapping.ts";
import "./mapping.css";
import { mappingTexts } from "./mapping.text.ts";

/** What the server says of a mapping. */
export type PreviewView = OutputOf<typeof previewMapping>;

/** After the last change, before it is asked what becomes of the rows. */
const waitMillis = 300;

/** What the first rows become; asked anew shortly after each change, the last answer stays meanwhile. */
export function usePreview(
  exhibitId: string,
  mapping: TableMapping,
): { readonly load: Load<PreviewView>; readonly held: PreviewView | undefined } {
  const client = useClient();
  const [asked, setAsked] = useState(mapping);
  const [held, setHeld] = useState<PreviewView>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(mapping), waitMillis);
    return () => clearTimeout(timer);
  }, [mapping]);
  const load = useLoad(`preview ${exhibitId} ${JSON.stringify(asked)}`, (signal) =>
    client.call(previewMapping, { params: { exhibitId }, body: { mapping: asked }, signal }),
  );
  if (load.value !== undefined && load.value !== held) setHeld(load.value);
  const isCurrent = asked === mapping && !load.isLoading;
  return { load: { ...load, isLoading: !isCurrent }, held };
}

/** What the holder paid is negative; in a register nobody is the holder. */
const signedAmount = ({ side, amount }: PreviewRowView) =>
  side === "payer" && amount.amountMinor !== "0"
    ? { ...amount, amountMinor: `-${amount.amountMinor}` }
    : amount;

function PartyWords({ party }: { party: PreviewRowView["payer"] }): ReactElement {
  const t = useTexts(mappingTexts);
  if (party.name === "" && party.account === "") {
    return <span className="tw-faint">{t("noParty")}</span>;
  }
  return (
    <span className="map-party">
      <SourceText text={party.name || party.account} />
      {party.name !== "" && party.account !== "" && (
        <span className="tw-faint">
          <SourceText text={party.account} />
        </span>
      )}
    </span>
  );
}

function RowCells({ row, exhibitId }: { row: PreviewRowView; exhibitId: string }): ReactElement {
  const { amount, balanceMinor } = row;
  const isRegister = row.side === "register";
  const place = parseLocator(row.locator);
  const other = row.side === "beneficiary" ? row.payer : row.beneficiary;
  return (
    <tr>
      <th scope="row">
        <Link to={sourcePath({ exhibitId, locator: row.locator })}>
          {place?.kind === "row" ? place.row : row.locator}
        </Link>
      </th>
      <td>
        <DateText date={row.bookedOn} />
      </td>
      {isRegister && (
        <td>
          <PartyWords party={row.payer} />
        </td>
      )}
      <td>
        <PartyWords party={other} />
      </td>
      <td className="map-purpose">
        <SourceText text={row.purpose} />
      </td>
      <td className="tw-amount-cell">
        <Money amount={signedAmount(row)} />
      </td>
      {!isRegister && (
        <td className="tw-amount-cell">
          {balanceMinor !== null && (
            <Money amount={{ ...amount, amountMinor: balanceMinor }} isBare />
          )}
        </td>
      )}
    </tr>
  );
}

function Rows(props: { rows: readonly PreviewRowView[]; exhibitId: string }): ReactElement {
  const t = useTexts(mappingTexts);
  const isRegister = props.rows[0]?.side === "register";
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
    <section className="map-scroll" tabIndex={0} aria-label={t("preview")}>
      <table className="map-table map-result">
        <thead>
          <tr>
            <th scope="col">{t("row")}</th>
            <th scope="col">{t("bookedOn")}</th>
            {isRegister && <th scope="col">{t("payer")}</th>}
            <th scope="col">{t(isRegister ? "beneficiary" : "counterparty")}</th>
            <th scope="col">{t("purpose")}</th>
            <th scope="col" className="tw-amount-cell">
              {t(isRegister ? "plainAmount" : "amount")}
            </th>
            {!isRegister && (
              <th scope="col" className="tw-amount-cell">
                {t("balance")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <RowCells key={row.locator} row={row} exhibitId={props.exhibitId} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Own accounts that are named one by one; more of them are most often a column taken wrongly. */
const ownerCountMax = 3;

function Owners({ owners }: { owners: PreviewView["owners"] }): ReactElement {
  const t = useTexts(mappingTexts);
  const named = owners.filter(({ account, name }) => account !== "" || name !== "");
  if (named.length > ownerCountMax) {
    return (
      <span className="map-owners">
        <StatusTag tone="warn">{t("manyAccounts", { count: named.length })}</StatusTag>
      </span>
    );
  }
  return (
    <>
      {named.map(({ account, name }) => (
        <span key={`${account} ${name}`} className="tw-soft">
          <SourceText text={t("ofAccount", { account: [account, name].join(" ").trim() })} />
        </span>
      ))}
    </>
  );
}

/** What the first rows become by the mapping as it stands. */
export function MappingPreview(props: {
  exhibitId: string;
  exhibitName: string;
  preview: ReturnType<typeof usePreview>;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const { held, load } = props.preview;
  const { exhibitId, exhibitName } = props;
  const isTold = held !== undefined && held.questions.length === 0;
  const problems = (held?.problems ?? []).map((one) => ({ ...one, exhibitId, exhibitName }));
  return (
    <Block title={t("preview")} isFlush extra={held && <Owners owners={held.owners} />}>
      <div className="map-preview" aria-busy={load.isLoading}>
        {load.error !== undefined && <ErrorLine error={load.error} />}
        {isTold && held.rows.length > 0 && <Rows rows={held.rows} exhibitId={exhibitId} />}
        {isTold && held.rows.length === 0 && <p className="map-say">{t("previewNone")}</p>}
        {held && !isTold && <p className="map-say tw-soft">{t("previewWait")}</p>}
        {problems.length > 0 && (
          <div className="map-say">
            <ProblemList problems={problems} />
          </div>
        )}
      </div>
    </Block>
  );
}
