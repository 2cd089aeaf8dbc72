// SPDX-License-Identifier: Apache-2.0
import { nearest } from "@tianwang/flows";
import { terminalText } from "@tianwang/kernel/terminal-text";
import type { Language, Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { fractionOf } from "./amount-text.ts";
import { compareCliTexts as texts } from "./compare-cli.text.ts";
import type { ComparedCurrency, ComparedDoctrine } from "./comparison.wire.ts";

type Amounts = ComparedDoctrine["remaining"];

const byParty = (amounts: Amounts) =>
  Object.fromEntries(amounts.map(({ party, amount }) => [party, amount]));

/** Longest fraction that is printed to people; `--json` has all of it. */
const amountLengthMax = 24;

function amountsText(amounts: Amounts, language: Language): string {
  const short = (amount: string) =>
    amount.length > amountLengthMax ? `≈${rounded(amount)}` : amount;
  const parts = amounts.map(({ party, amount }) => `${party} ${short(amount)}`);
  return parts.length === 0 ? texts.nothingLeft[language] : parts.join(", ");
}

function rounded(amount: string): string {
  return String(nearest(fractionOf(amount)));
}

const unitsText = (residueMicro: number) => (Math.ceil(residueMicro / 1000) / 1000).toFixed(3);

/** All doctrines side by side, in lines for a terminal. */
export function describeComparison(found: ComparedCurrency, language: Language): string {
  const say = (text: Text, values: Parameters<typeof renderText>[1]) =>
    terminalText(renderText(text, values, language));
  const unit = found.scale === 0 ? "1" : `1/${10 ** found.scale}`;
  const lines = found.doctrines.flatMap((doctrine) => {
    const { title, remaining, notApplicable, arithmetic, residueMicroMax, sources } = doctrine;
    const how =
      arithmetic === "exact" ? "" : say(texts.apportioned, { units: unitsText(residueMicroMax) });
    const what = notApplicable ? `– ${notApplicable[language]}` : amountsText(remaining, language);
    const citations = sources.map(({ citation }) => citation).join("; ");
    return [
      terminalText(`  ${title[language]}: ${what}`) + how,
      say(texts.authority, { citations }),
    ];
  });
  return [
    say(texts.heading, { id: found.currency, unit }),
    ...lines,
    ...sameDayLines(found, language),
    ...found.spread.map((spread) => say(texts.spreadBy, spread)),
    "",
  ].join("\n");
}

function sameDayLines({ sameDay, doctrines }: ComparedCurrency, language: Language): string[] {
  if (sameDay === null) return [];
  return doctrines.flatMap(({ id, title }) => {
    const of = (order: typeof sameDay.worst) =>
      order.find((each) => each.id === id)?.remaining ?? [];
    const [worst, best] = [of(sameDay.worst), of(sameDay.best)];
    if (JSON.stringify(worst) === JSON.stringify(best)) return [];
    const values = {
      doctrine: title[language],
      worst: amountsText(worst, language),
      best: amountsText(best, language),
    };
    return [terminalText(renderText(texts.sameDay, values, language))];
  });
}

/** The same in the words of the command on a file; several currencies stand as several ledgers. */
export function comparisonJson(
  caseId: string,
  currencies: readonly ComparedCurrency[],
  language: Language,
): object {
  const reports = currencies.map(({ currency, scale, doctrines, spread, sameDay }) => ({
    ledger: caseId,
    currency,
    minorUnit: scale === 0 ? "1" : `1/${10 ** scale}`,
    doctrines: Object.fromEntries(doctrines.map((each) => [each.id, doctrineJson(each, language)])),
    spread: Object.fromEntries(spread.map(({ party, ...amounts }) => [party, amounts])),
    ...(sameDay
      ? { sameDay: { worst: orderJson(sameDay.worst), best: orderJson(sameDay.best) } }
      : {}),
  }));
  const [only, ...others] = reports;
  return only !== undefined && others.length === 0 ? only : { ledgers: reports };
}

function orderJson(order: NonNullable<ComparedCurrency["sameDay"]>["worst"]) {
  return Object.fromEntries(order.map(({ id, remaining }) => [id, byParty(remaining)]));
}

function doctrineJson(doctrine: ComparedDoctrine, language: Language) {
  const { remaining, ends, assets, notApplicable, arithmetic, residueMicroMax } = doctrine;
  return {
    remaining: byParty(remaining),
    ends: ends.map(({ residueMicro, ...end }) => ({
      ...end,
      ...(residueMicro === 0 ? {} : { residueMicro }),
    })),
    arithmetic,
    ...(arithmetic === "exact" ? {} : { residueMicroMax }),
    sources: doctrine.sources.map(({ citation }) => citation),
    ...(assets.length > 0 ? { assets } : {}),
    ...(notApplicable ? { notApplicable: notApplicable[language] } : {}),
  };
}
