// SPDX-License-Identifier: Apache-2.0
import type { Fraction } from "@tianwang/flows";
import { nearest } from "@tianwang/flows";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Label } from "@tianwang/ui/layout/status-tag";
import { Money, moneyText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import { claimsTexts } from "../claims-screen.text.ts";
import "../claims.css";
import { ScrollBox } from "../scroll-box.screen.tsx";
import { partiesOf, sumsOf } from "../schedules/comparison-tables.ts";
import { unitsText } from "../schedules/draw-up.ts";
import { fractionOf } from "./amount-text.ts";
import type { ComparedCurrency, ComparedDoctrine } from "./comparison.wire.ts";

function amountOf({ currency, scale }: ComparedCurrency, fraction: Fraction) {
  return { amountMinor: nearest(fraction), currency, scale };
}

/** The name of a doctrine, what kind of answer it gives, and its authorities. */
function DoctrineHead({ doctrine }: { doctrine: ComparedDoctrine }): ReactElement {
  const t = useTexts(claimsTexts);
  const say = useText();
  const units = unitsText(doctrine.residueMicroMax);
  return (
    <>
      <strong>{say(doctrine.title)}</strong>
      {doctrine.isOverlapping && <div className="claims-note">{t("overlapping")}</div>}
      {doctrine.arithmetic === "apportioned" && (
        <div className="claims-note">
          {doctrine.residueMicroMax === 0 ? t("apportionedExactly") : t("apportioned", { units })}
        </div>
      )}
      <div className="claims-authority">
        {doctrine.sources.map(({ citation, url }, at) => (
          <span key={citation}>
            {at > 0 && " · "}
            <a href={url} target="_blank" rel="noreferrer" lang="en">
              {citation}
            </a>
          </span>
        ))}
      </div>
    </>
  );
}

function ClaimantCells(props: {
  found: ComparedCurrency;
  doctrine: ComparedDoctrine;
  party: string;
}): ReactElement {
  const t = useTexts(claimsTexts);
  const { found, doctrine, party } = props;
  const { remaining, withdrawn, lien, share } = sumsOf(doctrine, party);
  const words = (amount: Fraction) => `${found.currency} ${moneyText(amountOf(found, amount))}`;
  return (
    <>
      <td>
        <SourceText text={party} />
      </td>
      <td className="claims-number" data-label={t("remaining")}>
        <Money amount={amountOf(found, remaining)} isBare />
      </td>
      <td className="claims-number" data-label={t("withdrawn")}>
        <Money amount={amountOf(found, withdrawn)} isBare />
      </td>
      <td className="claims-number">
        {doctrine.assets.some((asset) => asset.party === party) && (
          <>
            <div>{t("lien", { amount: words(lien) })}</div>
            {share && <div>{t("share", { amount: words(share) })}</div>}
          </>
        )}
      </td>
    </>
  );
}

function DoctrineRows(props: {
  found: ComparedCurrency;
  doctrine: ComparedDoctrine;
}): ReactElement {
  const t = useTexts(claimsTexts);
  const say = useText();
  const { found, doctrine } = props;
  const parties = partiesOf(found);
  if (doctrine.notApplicable)
    return (
      <tr>
        <th scope="row">
          <DoctrineHead doctrine={doctrine} />
        </th>
        <td colSpan={4} className="claims-note">
          {t("silent", { reason: say(doctrine.notApplicable) })}
        </td>
      </tr>
    );
  return (
    <>
      {parties.map((party, at) => (
        <tr key={party}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={parties.length}>
              <DoctrineHead doctrine={doctrine} />
            </th>
          )}
          <ClaimantCells found={found} doctrine={doctrine} party={party} />
        </tr>
      ))}
    </>
  );
}

/** What each doctrine leaves to each claimant, in one currency. */
export function DoctrineTable({ found }: { found: ComparedCurrency }): ReactElement {
  const t = useTexts(claimsTexts);
  return (
    <Block title={t("side")} extra={<Label>{found.currency}</Label>}>
      <ScrollBox label={t("side")}>
        <table className="claims-table claims-doctrines">
          <thead>
            <tr>
              <th scope="col">{t("doctrine")}</th>
              <th scope="col">{t("claimant")}</th>
              {(["remaining", "withdrawn", "assets"] as const).map((name) => (
                <th key={name} scope="col" className="claims-number">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          {found.doctrines.map((doctrine) => (
            <tbody key={doctrine.id}>
              <DoctrineRows found={found} doctrine={doctrine} />
            </tbody>
          ))}
        </table>
      </ScrollBox>
      <p className="tw-soft">{t("exactNote")}</p>
    </Block>
  );
}

/** The least and the most that doctrines leave to each claimant. */
export function SpreadBlock({ found }: { found: ComparedCurrency }): ReactElement {
  const t = useTexts(claimsTexts);
  const say = useText();
  const titleOf = (id: string) => {
    const doctrine = found.doctrines.find((each) => each.id === id);
    return doctrine ? t("by", { doctrine: say(doctrine.title) }) : "";
  };
  return (
    <Block title={t("spread")} extra={<Label>{found.currency}</Label>}>
      <ScrollBox label={t("spread")}>
        <table className="claims-table">
          <thead>
            <tr>
              <th scope="col">{t("claimant")}</th>
              {(["least", "most", "difference"] as const).map((name) => (
                <th key={name} scope="col" className="claims-number">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.spread.map(({ party, least, leastBy, most, mostBy }) => {
              const [low, high] = [least, most].map((each) => amountOf(found, fractionOf(each)));
              const between = (high?.amountMinor ?? 0n) - (low?.amountMinor ?? 0n);
              return (
                <tr key={party}>
                  <td>
                    <SourceText text={party} />
                  </td>
                  <td className="claims-number">
                    {low && <Money amount={low} isBare />}
                    <div className="claims-note">{titleOf(leastBy)}</div>
                  </td>
                  <td className="claims-number">
                    {high && <Money amount={high} isBare />}
                    <div className="claims-note">{titleOf(mostBy)}</div>
                  </td>
                  <td className="claims-number">
                    {low && <Money amount={{ ...low, amountMinor: between }} isBare />}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Block>
  );
}

/** What the other orders within a day would leave, where they leave something else. */
export function SameDayBlock({ found }: { found: ComparedCurrency }): ReactElement {
  const t = useTexts(claimsTexts);
  const say = useText();
  const { sameDay, doctrines } = found;
  const lines = doctrines
    .filter(({ notApplicable }) => notApplicable === null)
    .flatMap((doctrine) =>
      partiesOf(found).flatMap((party) => {
        const inOrder = (order: NonNullable<typeof sameDay>["worst"] = []) => {
          const of = order.find(({ id }) => id === doctrine.id)?.remaining ?? [];
          return fractionOf(of.find((each) => each.party === party)?.amount ?? "0");
        };
        const amounts = [
          inOrder(sameDay?.worst),
          sumsOf(doctrine, party).remaining,
          inOrder(sameDay?.best),
        ].map((amount) => amountOf(found, amount));
        const isSame = new Set(amounts.map(({ amountMinor }) => amountMinor)).size === 1;
        return isSame ? [] : [{ doctrine, party, amounts }];
      }),
    );
  return (
    <Block title={t("sameDay")} extra={<Label>{found.currency}</Label>}>
      {sameDay === null || lines.length === 0 ? (
        <p className="tw-soft">{t(sameDay === null ? "sameDayClosed" : "sameDaySame")}</p>
      ) : (
        <ScrollBox label={t("sameDay")}>
          <table className="claims-table">
            <thead>
              <tr>
                <th scope="col">{t("doctrine")}</th>
                <th scope="col">{t("claimant")}</th>
                {(["worst", "asAsked", "best"] as const).map((name) => (
                  <th key={name} scope="col" className="claims-number">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ doctrine, party, amounts }) => (
                <tr key={`${doctrine.id} ${party}`}>
                  <td>{say(doctrine.title)}</td>
                  <td>
                    <SourceText text={party} />
                  </td>
                  {amounts.map((amount, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- three orders, in order
                    <td key={at} className="claims-number">
                      <Money amount={amount} isBare />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Block>
  );
}
