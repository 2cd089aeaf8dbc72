// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Dialog } from "@tianwang/ui/layout/dialog";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { claimsTexts } from "../claims-screen.text.ts";
import "../claims.css";
import { ScrollBox } from "../scroll-box.screen.tsx";
import type { ClaimView, PathView } from "./play.wire.ts";
import { listClaims, showPath } from "./play.wire.ts";

function PathRows({ path }: { path: PathView }): ReactElement {
  const t = useTexts(claimsTexts);
  const more = path.totalCount - path.rows.length;
  return (
    <div className="tw-stack">
      {path.isOfShares && <p className="tw-soft">{t("pathShares")}</p>}
      <ol className="claims-path">
        {path.rows.map((row, at) => {
          const parties = {
            payer: row.payerName || t("outside"),
            beneficiary: row.beneficiaryName || t("outside"),
          };
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a row may stand twice in a path
            <li key={at}>
              <span className="tw-row">
                <DateText date={row.bookedOn} />
                <Money amount={row.amount} />
                <SourceText text={t("paid", parties)} />
              </span>
              <span>
                {`${t("ofThis")} `}
                <Money amount={row.moved} />
              </span>
              <Citation source={row} exhibitName={row.exhibitName} />
            </li>
          );
        })}
      </ol>
      {more > 0 && <p className="tw-soft">{t("pathMore", { count: more })}</p>}
    </div>
  );
}

function PathDialog(props: {
  subjectId: string;
  doctrine: string;
  number: number;
  onClose: () => void;
}): ReactElement {
  const t = useTexts(claimsTexts);
  const client = useClient();
  const { subjectId, doctrine, number } = props;
  const load = useLoad(`path ${subjectId} ${doctrine} ${number}`, (signal) =>
    client.call(showPath, {
      params: { subjectId, number: String(number) },
      query: { doctrine },
      signal,
    }),
  );
  return (
    <Dialog
      title={t("pathTitle", { number })}
      isOpen
      onClose={props.onClose}
      footer={<Button onClick={props.onClose}>{t("close")}</Button>}
    >
      <Loaded load={load}>{(path) => <PathRows path={path} />}</Loaded>
    </Dialog>
  );
}

function ClaimLine(props: { claim: ClaimView; onPath: () => void }): ReactElement {
  const t = useTexts(claimsTexts);
  const say = useText();
  const { claim } = props;
  return (
    <tr>
      <td>
        <SourceText text={claim.claimant} />
      </td>
      <td>
        <SourceText text={`${say(claim.says)} ${claim.counterparty}`.trim()} />{" "}
        {claim.isGap && <StatusTag tone="warn">{t("gap")}</StatusTag>}
      </td>
      <td className="claims-number">
        <Money amount={claim.amount} />
      </td>
      <td className="claims-number">
        <Button
          size="small"
          aria-label={t("showPath", { number: claim.number })}
          onClick={props.onPath}
        >
          {t("path")}
        </Button>
      </td>
    </tr>
  );
}

/** The claims by one doctrine; each leads to the rows that it came along. */
export function ClaimsBlock(props: { subjectId: string; doctrine: string }): ReactElement {
  const t = useTexts(claimsTexts);
  const client = useClient();
  const { subjectId, doctrine } = props;
  const [shown, setShown] = useState<number | null>(null);
  const load = useLoad(`claims ${subjectId} ${doctrine}`, (signal) =>
    client.call(listClaims, { params: { subjectId }, query: { doctrine }, signal }),
  );
  return (
    <Block title={t("claims")}>
      <Loaded load={load}>
        {({ rows, totalCount }) =>
          rows.length === 0 ? (
            <p className="tw-soft">{t("noClaims")}</p>
          ) : (
            <ScrollBox label={t("claims")}>
              <table className="claims-table">
                <thead>
                  <tr>
                    <th scope="col">{t("claimant")}</th>
                    <th scope="col">{t("what")}</th>
                    <th scope="col" className="claims-number">
                      {t("amount")}
                    </th>
                    <th scope="col" className="claims-number">
                      {t("path")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((claim) => (
                    <ClaimLine
                      key={claim.number}
                      claim={claim}
                      onPath={() => setShown(claim.number)}
                    />
                  ))}
                </tbody>
              </table>
              {totalCount > rows.length && (
                <p className="tw-soft">{t("more", { count: totalCount - rows.length })}</p>
              )}
            </ScrollBox>
          )
        }
      </Loaded>
      {shown !== null && (
        <PathDialog
          subjectId={subjectId}
          doctrine={doctrine}
          number={shown}
          onClose={() => setShown(null)}
        />
      )}
    </Block>
  );
}
