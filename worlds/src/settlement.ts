// SPDX-License-Identifier: Apache-2.0
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Bank } from "./banks.ts";
import { addBusinessDays, businessDayFrom, isBusinessDay } from "./calendar.ts";
import type { Moment } from "./ledger.ts";
import type { Random } from "./random.ts";

/** When a transfer is booked on either side. */
export interface Settlement {
  readonly paid: Moment;
  readonly received: Moment;
}

const secondsOf = (time: string) =>
  Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8));

/** Writes seconds since midnight as `HH:MM:SS`; later than the day is its last second. */
export function clockTime(seconds: number): string {
  const capped = Math.min(seconds, 86_399);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(capped / 3600))}:${two(Math.floor(capped / 60) % 60)}:${two(capped % 60)}`;
}

/** A time of day between two full hours. */
export function timeBetween(random: Random, fromHour: number, toHour: number): string {
  return clockTime(random.between(fromHour * 3600, toHour * 3600 - 1));
}

const at = (on: CalendarDate, time: string): Moment => ({ on, time, valueOn: on });

/** Both sides at once: one bank, or one side without an account. */
function atOnce(on: CalendarDate, time: string): Settlement {
  return { paid: at(on, time), received: at(on, clockTime(secondsOf(time) + 1)) };
}

/**
 * Between two mainland banks: within the hour as a rule, and one in twelve on the next business day;
 * on closed days only the small-value system runs, which is quick.
 */
function domestic(on: CalendarDate, time: string, random: Random): Settlement {
  const late = isBusinessDay("CN", on) && random.chance(8);
  const received = late
    ? at(addBusinessDays("CN", on, 1), timeBetween(random, 9, 11))
    : at(on, clockTime(secondsOf(time) + random.between(20, 2400)));
  return { paid: at(on, time), received };
}

/** Across a border: one or two business days of the receiving country; value before booking at times. */
function acrossBorder(on: CalendarDate, time: string, to: Bank, random: Random): Settlement {
  const valueOn = addBusinessDays(to.country, on, random.between(1, 2));
  const bookedOn = random.chance(20) ? addBusinessDays(to.country, valueOn, 1) : valueOn;
  return {
    paid: { on, time, valueOn: addDays(on, random.below(2)) },
    received: { on: bookedOn, time: timeBetween(random, 9, 16), valueOn },
  };
}

/** When a transfer that is paid at a moment reaches the other side. */
export function settle(
  banks: { readonly payer: Bank | null; readonly beneficiary: Bank | null },
  on: CalendarDate,
  time: string,
  random: Random,
): Settlement {
  const { payer, beneficiary } = banks;
  if (!payer || !beneficiary || payer === beneficiary) return atOnce(on, time);
  if (payer.country !== beneficiary.country) return acrossBorder(on, time, beneficiary, random);
  if (payer.country === "CN") return domestic(on, time, random);
  const valueOn = businessDayFrom(payer.country, addDays(on, random.below(2)));
  return { paid: at(on, time), received: at(valueOn, timeBetween(random, 9, 17)) };
}

/** A card payment: valued on the day of the purchase, booked one or two (abroad: business) days later. */
export function settleCard(bank: Bank, boughtOn: CalendarDate, random: Random): Settlement {
  const lag = random.between(1, 2);
  const on = bank.country === "CN" ? boughtOn : addBusinessDays(bank.country, boughtOn, lag);
  const time = bank.country === "CN" ? timeBetween(random, 8, 22) : "03:00:00";
  const moment = { on, time, valueOn: boughtOn };
  return { paid: moment, received: moment };
}
