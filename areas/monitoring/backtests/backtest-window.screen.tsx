// SPDX-License-Identifier: Apache-2.0
import { InstantText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { StatTile, StatTiles } from "@tianwang/ui/layout/block";
import { countText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import { typologyTexts } from "../alerts/alert.text.ts";
import { backtestTexts } from "./backtest-page.text.ts";
import { FigureTable, percentText } from "./backtest-parts.screen.tsx";
import { BudgetCurve } from "./budget-curve.screen.tsx";
import type { JudgementView, WindowView } from "./saved-run.wire.ts";

function Tiles({ judgement }: { judgement: JudgementView }): ReactElement {
  const t = useTexts(backtestTexts);
  const { alerts, byTransaction, cut, decoys, falseAlerts } = judgement;
  const { flagged, laundering, right } = byTransaction;
  const perThousand = judgement.falseAlertsPerThousandAccounts.toFixed(2);
  return (
    <StatTiles>
      <StatTile
        label={t("precision")}
        value={percentText(byTransaction.precision)}
        note={t("ofFlagged", { flagged: countText(flagged), right: countText(right) })}
      />
      <StatTile
        label={t("recall")}
        value={percentText(byTransaction.recall)}
        note={t("ofLaundering", { laundering: countText(laundering), right: countText(right) })}
      />
      <StatTile
        label={t("f1")}
        value={percentText(byTransaction.f1)}
        note={`${t("cut")} ${cut.toFixed(4)}`}
      />
      <StatTile
        label={t("decoysFlagged")}
        value={percentText(judgement.decoysFlaggedShare)}
        note={t("ofDecoys", { found: decoys.found, attempts: decoys.attempts })}
      />
      <StatTile
        label={t("falsePerThousand")}
        value={perThousand}
        note={t("ofAlerts", { falseAlerts, alerts })}
      />
    </StatTiles>
  );
}

function Typologies({ judgement }: { judgement: JudgementView }): ReactElement {
  const t = useTexts(backtestTexts);
  const say = useText();
  const { laundering, typologies } = judgement;
  if (laundering.attempts === 0) return <p className="tw-soft">{t("noAttempts")}</p>;
  const rows = [
    ...typologies.map(({ typology, rates }) => ({ name: say(typologyTexts[typology]), rates })),
    { name: t("allTypologies"), rates: laundering },
  ];
  return (
    <FigureTable label={t("byTypology")}>
      <thead>
        <tr>
          <th scope="col">{t("typology")}</th>
          <th scope="col">{t("attempts")}</th>
          <th scope="col">{t("found")}</th>
          <th scope="col">{t("named")}</th>
          <th scope="col">{t("reachable")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, rates }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{countText(rates.attempts)}</td>
            <td>{countText(rates.found)}</td>
            <td>{countText(rates.named)}</td>
            <td>{countText(rates.foundAtAnyStrength)}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

/** A judged window: figures, typologies, the curve, and the limits that bit. */
export function JudgedWindow({ judged }: { judged: WindowView }): ReactElement {
  const t = useTexts(backtestTexts);
  const say = useText();
  const { accountCount, judgement, limits, paymentCount } = judged;
  const counts = { payments: countText(paymentCount), accounts: countText(accountCount) };
  return (
    <div className="tw-stack">
      <p className="tw-soft">
        {t("lookedAt", counts)} <InstantText instant={judged.judgedAt} />
      </p>
      <Tiles judgement={judgement} />
      <h3>{t("byTypology")}</h3>
      <Typologies judgement={judgement} />
      <h3>{t("curve")}</h3>
      <BudgetCurve curve={judged.curve} alerts={judgement.alerts} />
      <h3>{t("limits")}</h3>
      {limits.length === 0 ? (
        <p className="tw-soft">{t("noLimits")}</p>
      ) : (
        <ul className="backtest-notes">
          {limits.map(({ code, says }) => (
            <li key={code}>
              <SourceText text={say(says)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
