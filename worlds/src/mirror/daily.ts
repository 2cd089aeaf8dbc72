// SPDX-License-Identifier: Apache-2.0
import type { Random } from "../random.ts";
import type { MirrorAccount } from "./cast.ts";
import type { MirrorParams } from "./params.ts";
import { minuteOn } from "./sheet.ts";
import type { PaymentFormat, Sheet } from "./sheet.ts";

/** Who lives where: those who pay, and the shops that are paid. */
export interface Neighbourhood {
  readonly payers: readonly MirrorAccount[];
  readonly shops: readonly MirrorAccount[];
}

/** Share of payments to somebody whom the payer has paid before. */
const habitPercent = 85;

/** Of a hundred payments: small purchases, household sums, large sums; ranges in minor units. */
const sizes = [
  { upTo: 60, min: 500, max: 60_000, step: 1 },
  { upTo: 88, min: 60_000, max: 1_500_000, step: 100 },
  { upTo: 100, min: 1_500_000, max: 120_000_000, step: 1_000 },
] as const;

const smallFormats: readonly PaymentFormat[] = ["Card", "Card", "Transfer"];
const largeFormats: readonly PaymentFormat[] = ["Transfer", "Transfer", "Transfer", "Cheque"];

/** Each payer's few usual counterparties: shops mostly, and a few people. */
function habitsOf({ payers, shops }: Neighbourhood, random: Random) {
  const habits = new Map<MirrorAccount, readonly MirrorAccount[]>();
  for (const payer of payers) {
    const usual = Array.from({ length: random.between(3, 7) }, () =>
      random.chance(70) ? random.pick(shops) : random.pick(payers),
    );
    habits.set(payer, usual);
  }
  return habits;
}

/** Writes rows of daily life of one place into the sheet; nothing here leaves the place. */
export function liveIn(
  place: Neighbourhood,
  rowCount: number,
  draw: { readonly params: MirrorParams; readonly sheet: Sheet; readonly random: Random },
): void {
  const { params, sheet, random } = draw;
  const habits = habitsOf(place, random);
  const everybody = [...place.payers, ...place.shops];
  for (let written = 0; written < rowCount;) {
    // Some pay often: the lower of two draws.
    const rank = Math.min(random.below(place.payers.length), random.below(place.payers.length));
    const from = place.payers[rank] ?? random.pick(place.payers);
    const usual = random.chance(habitPercent) ? habits.get(from) : undefined;
    const to = random.pick(usual ?? everybody);
    if (from === to) continue;
    const percent = random.below(100);
    const size = sizes.find(({ upTo }) => percent < upTo) ?? sizes[0];
    const format = random.pick(size.max <= 60_000 ? smallFormats : largeFormats);
    const amountMinor = random.amount(size.min, size.max, size.step);
    const minute = minuteOn(random.below(params.dayCount), random);
    sheet.add({ minute, from, to, amountMinor, format });
    written++;
  }
}
