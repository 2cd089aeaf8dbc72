// SPDX-License-Identifier: Apache-2.0
// All doctrines side by side: what each leaves, the spread between them, the order within a day.
import type { Fraction } from "@tianwang/flows";
import { nearest, plus, zeroFraction } from "@tianwang/flows";
import { fractionOf } from "../comparisons/amount-text.ts";
import type { ComparedCurrency, ComparedDoctrine } from "../comparisons/comparison.wire.ts";
import type { Cell, ScheduleTable } from "./schedule.ts";
import { amountCell } from "./schedule.ts";
import type { OpenGroup, ScheduleSource } from "./schedule-source.ts";
import { columnsOf, sayIn, tableOf } from "./schedule-source.ts";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** What one doctrine leaves to one claimant, and what went. */
export interface ClaimantSums {
  readonly remaining: Fraction;
  readonly withdrawn: Fraction;
  readonly lien: Fraction;
  /** Null where it is not known what the assets brought. */
  readonly share: Fraction | null;
}

/** The sums of a claimant under a doctrine. */
export function sumsOf({ ends, assets }: ComparedDoctrine, party: string): ClaimantSums {
  const sum = (amounts: readonly string[]) =>
    amounts.reduce((total, amount) => plus(total, fractionOf(amount)), zeroFraction);
  const own = ends.filter((end) => end.party === party);
  const bought = assets.filter((asset) => asset.party === party);
  const shares = bought.flatMap(({ share }) => share ?? []);
  return {
    remaining: sum(own.filter(({ fate }) => fate === "lies").map(({ amount }) => amount)),
    withdrawn: sum(own.filter(({ fate }) => fate !== "lies").map(({ amount }) => amount)),
    lien: sum(bought.map(({ lien }) => lien)),
    share: shares.length === bought.length && bought.length > 0 ? sum(shares) : null,
  };
}

/** The claimants of a comparison, as first met. */
export function partiesOf({ doctrines, spread }: ComparedCurrency): string[] {
  const named = doctrines.flatMap(({ ends }) => ends.map(({ party }) => party));
  return [...new Set([...spread.map(({ party }) => party), ...named])];
}

/** What every doctrine leaves to every claimant, and why it says nothing where it does. */
export function doctrinesTable(source: ScheduleSource): ScheduleTable {
  const { language, compared } = source;
  const say = sayIn(language);
  const groups = (compared ?? []).map((currency): OpenGroup => {
    const cell = (amount: Fraction | null): Cell =>
      amount === null ? null : amountCell(nearest(amount), currency.scale);
    return {
      title: currency.currency,
      rows: currency.doctrines.flatMap((doctrine): Cell[][] => {
        const title = doctrine.title[language];
        const authority = doctrine.sources.map(({ citation }) => citation).join("; ");
        if (doctrine.notApplicable) {
          const reason = doctrine.notApplicable[language];
          return [[title, "", null, null, null, null, say(texts.silentWhy, { reason }), authority]];
        }
        const note = doctrine.isOverlapping ? texts.noteOverlap[language] : "";
        return partiesOf(currency).map((party) => {
          const { remaining, withdrawn, lien, share } = sumsOf(doctrine, party);
          const hasAssets = doctrine.assets.length > 0;
          return [
            title,
            party,
            cell(remaining),
            cell(withdrawn),
            cell(hasAssets ? lien : null),
            cell(share),
            note,
            authority,
          ];
        });
      }),
    };
  });
  return tableOf(source, {
    name: texts.sheetDoctrines[language],
    notes: [texts.noteExactRounded[language]],
    columns: columnsOf(language, [
      [texts.doctrine, 4],
      [texts.claimant, 4],
      [texts.remaining, 3, "number"],
      [texts.withdrawn, 3, "number"],
      [texts.lien, 3, "number"],
      [texts.share, 3, "number"],
      [texts.note, 6],
      [texts.authority, 7],
    ]),
    groups,
  });
}

const titleOf = ({ doctrines }: ComparedCurrency, id: string, language: "zh" | "en") =>
  doctrines.find((doctrine) => doctrine.id === id)?.title[language] ?? id;

/** The least and the most that doctrines leave to each claimant. */
export function spreadTable(source: ScheduleSource): ScheduleTable {
  const { language, compared } = source;
  const groups = (compared ?? []).map((currency): OpenGroup => ({
    title: currency.currency,
    rows: currency.spread.map(({ party, least, leastBy, most, mostBy }) => {
      const [low, high] = [nearest(fractionOf(least)), nearest(fractionOf(most))];
      return [
        party,
        amountCell(low, currency.scale),
        titleOf(currency, leastBy, language),
        amountCell(high, currency.scale),
        titleOf(currency, mostBy, language),
        amountCell(high - low, currency.scale),
      ];
    }),
  }));
  return tableOf(source, {
    name: texts.sheetSpread[language],
    notes: [texts[compared === null ? "noteOneDoctrine" : "noteExactRounded"][language]],
    columns: columnsOf(language, [
      [texts.claimant, 5],
      [texts.least, 4, "number"],
      [texts.leastBy, 5],
      [texts.most, 4, "number"],
      [texts.mostBy, 5],
      [texts.difference, 4, "number"],
    ]),
    groups,
  });
}

/** What remains in the other orders within a day, where that order is open. */
export function sameDayTable(source: ScheduleSource): ScheduleTable {
  const { language, compared } = source;
  const groups = (compared ?? []).flatMap((currency): OpenGroup[] => {
    const { sameDay, scale } = currency;
    if (sameDay === null) return [];
    const inOrder = (order: typeof sameDay.worst, id: string, party: string) =>
      order.find((each) => each.id === id)?.remaining.find((each) => each.party === party)
        ?.amount ?? "0";
    const rows = currency.doctrines
      .filter(({ notApplicable }) => notApplicable === null)
      .flatMap((doctrine) =>
        partiesOf(currency).map((party): Cell[] => {
          const { id } = doctrine;
          const [worst, best] = [sameDay.worst, sameDay.best].map((order) =>
            nearest(fractionOf(inOrder(order, id, party))),
          );
          const [low = 0n, high = 0n] = [worst, best];
          return [
            doctrine.title[language],
            party,
            amountCell(low, scale),
            amountCell(nearest(sumsOf(doctrine, party).remaining), scale),
            amountCell(high, scale),
            amountCell(high - low, scale),
          ];
        }),
      );
    return [{ title: currency.currency, rows }];
  });
  return tableOf(source, {
    name: texts.sheetSameDay[language],
    notes: groups.length === 0 ? [texts.noteSameDayClosed[language]] : [],
    columns: columnsOf(language, [
      [texts.doctrine, 5],
      [texts.claimant, 4],
      [texts.worst, 4, "number"],
      [texts.asAsked, 4, "number"],
      [texts.best, 4, "number"],
      [texts.difference, 4, "number"],
    ]),
    groups,
  });
}
