// SPDX-License-Identifier: Apache-2.0
import { addDays, calendarDate, daysInMonth } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Text } from "@tianwang/kernel/text";
import { businessDayFrom, daysBetween, isBusinessDay, monthsOf } from "./calendar.ts";
import type { Period } from "./calendar.ts";
import type { WorldCountry } from "./holidays.ts";
import type { Account, Intent, Party, TransferKind } from "./ledger.ts";
import type { Random } from "./random.ts";
import { settle, settleCard, timeBetween } from "./settlement.ts";

/** How often something happens. */
export type Rhythm =
  /** So many times in a hundred business days of the account's bank. */
  | { readonly perHundredBusinessDays: number }
  /** So many times in a hundred calendar days. */
  | { readonly perHundredDays: number }
  /** Each month on a day (31 = the last), moved to the next business day within the month, else the last. */
  | { readonly monthlyOn: number }
  /** In the last month of each quarter on a day, business day or not. */
  | { readonly quarterlyOn: number };

/** How much: drawn between two bounds in steps, always the same, or the interest accrued. */
export type AmountRule =
  | readonly [minMinor: number, maxMinor: number, stepMinor: number]
  | { readonly always: number }
  | { readonly rateBasisPoints: number };

/** A movement of daily life that comes back: salaries, utilities, suppliers, taxes, fees, interest. */
export interface Habit {
  readonly account: Account;
  readonly flow: "in" | "out";
  readonly rhythm: Rhythm;
  readonly parties: readonly Party[];
  readonly amount: AmountRule;
  readonly kind: TransferKind;
  /** One is drawn; none = what the counterparty is usually paid for. */
  readonly purposes: readonly Text[];
  /** Hours of the day between which it happens; 9 to 17 when absent. */
  readonly hours?: readonly [number, number];
}

/** So many times on average: the whole part surely, the rest by chance. */
function timesOf(perHundred: number, random: Random): number {
  return Math.floor(perHundred / 100) + (random.chance(perHundred % 100) ? 1 : 0);
}

function daysOf(habit: Habit, period: Period, random: Random): CalendarDate[] {
  const { rhythm } = habit;
  const country = habit.account.bank.country;
  if ("monthlyOn" in rhythm) {
    return monthsOf(period, 1).map((month) =>
      businessDayWithin(country, dayOfMonth(month.from, rhythm.monthlyOn)),
    );
  }
  if ("quarterlyOn" in rhythm) {
    return monthsOf(period, 1)
      .filter((month) => Number(month.from.slice(5, 7)) % 3 === 0)
      .map((month) => dayOfMonth(month.from, rhythm.quarterlyOn));
  }
  const business = "perHundredBusinessDays" in rhythm;
  const often = business ? rhythm.perHundredBusinessDays : rhythm.perHundredDays;
  return daysBetween(period.from, period.to)
    .filter((day) => !business || isBusinessDay(country, day))
    .flatMap((day) => Array.from({ length: timesOf(often, random) }, () => day));
}

/** Modified following: the next business day, but the one before when that is in another month. */
function businessDayWithin(country: WorldCountry, date: CalendarDate): CalendarDate {
  const next = businessDayFrom(country, date);
  if (next.slice(0, 7) === date.slice(0, 7)) return next;
  let day = date;
  while (!isBusinessDay(country, day)) day = addDays(day, -1);
  return day;
}

function dayOfMonth(inMonth: CalendarDate, day: number): CalendarDate {
  const year = Number(inMonth.slice(0, 4));
  const month = Number(inMonth.slice(5, 7));
  return calendarDate(year, month, Math.min(day, daysInMonth(year, month))) ?? inMonth;
}

function amountOf(rule: AmountRule, random: Random): Intent["amountMinor"] {
  if ("rateBasisPoints" in rule) return rule;
  if ("always" in rule) return BigInt(rule.always);
  return random.amount(rule[0], rule[1], rule[2]);
}

function intentOn(habit: Habit, day: CalendarDate, random: Random): Intent {
  const { account, flow, kind } = habit;
  const other = random.pick(habit.parties);
  const [payer, beneficiary] = flow === "out" ? [account, other] : [other, account];
  const [fromHour, toHour] = habit.hours ?? [9, 17];
  const time = timeBetween(random, fromHour, toHour);
  const moments =
    kind === "card"
      ? settleCard(account.bank, day, random)
      : settle({ payer: payer.bank, beneficiary: beneficiary.bank }, day, time, random);
  return {
    payer,
    beneficiary,
    amountMinor: amountOf(habit.amount, random),
    currency: account.currency,
    ...moments,
    kind,
    purpose: (habit.purposes.length === 0 && other.paidFor) || random.pick(habit.purposes),
  };
}

/** Plays habits over a period; what would be booked after its end is left out. */
export function playHabits(habits: readonly Habit[], period: Period, random: Random): Intent[] {
  return habits.flatMap((habit, i) => {
    const own = random.fork(`${habit.account.id}-${i}`);
    return daysOf(habit, period, own)
      .map((day) => intentOn(habit, day, own))
      .filter((intent) => intent.paid.on <= period.to && intent.received.on <= period.to);
  });
}
