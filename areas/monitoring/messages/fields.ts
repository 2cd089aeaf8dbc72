// SPDX-License-Identifier: Apache-2.0
import type { Instant } from "@tianwang/kernel/calendar";
import { currencyScale } from "@tianwang/kernel/currency";
import { parseMinor } from "@tianwang/kernel/money";
import type { TextValues } from "@tianwang/kernel/text";
import type { Fault, FaultCode, Party } from "./message.ts";
import { amountMinorMax, lengthsMax } from "./message.ts";

/** Collects what is wrong with one payment, each fault with its place. */
export class Faults {
  readonly list: Fault[] = [];

  add(code: FaultCode, place: string, data: TextValues = {}): void {
    this.list.push({ code, place, data });
  }
}

/** The most characters of a bad value that a fault repeats. */
const shownLength = 40;
const shown = (value: string) =>
  value.length > shownLength ? `${value.slice(0, shownLength)}…` : value;

/** An amount, exact, in the minor units of its currency. */
export interface ReadAmount {
  readonly amountMinor: bigint;
  readonly scale: number;
}

/** Reads an amount and its currency; null when a fault was added. */
export function readAmount(
  text: string,
  currency: string,
  place: string,
  faults: Faults,
): ReadAmount | null {
  const scale = currencyScale(currency);
  if (scale === undefined) {
    faults.add("currency-unknown", place, { currency: shown(currency) });
    return null;
  }
  // XML Schema allows a decimal to begin or end with its point, ISO 20022 at most 18 digits.
  const plain = text.length > 40 ? "" : text.replace(/^\+?\./u, "0.");
  const amountMinor = parseMinor(plain, scale);
  if (amountMinor === null) {
    const isDecimal = /^\+?\d*\.?\d*$/u.test(text) && /\d/u.test(text);
    if (text.length > 40 && isDecimal)
      faults.add("amount-too-large", place, { value: shown(text) });
    else if (isDecimal) faults.add("amount-fine", place, { value: shown(text), currency });
    else faults.add("amount-none", place, { value: shown(text) });
    return null;
  }
  if (amountMinor <= 0n) faults.add("amount-none", place, { value: shown(text) });
  else if (amountMinor > amountMinorMax)
    faults.add("amount-too-large", place, { value: shown(text) });
  else return { amountMinor, scale };
  return null;
}

const momentForm =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/u;

/**
 * Reads an XML Schema date or dateTime. One without a zone is taken as UTC, a date as its midnight.
 * Null when a fault was added.
 */
export function readMoment(text: string, place: string, faults: Faults): Instant | null {
  const match = momentForm.exec(text);
  if (match) {
    const [, day = "", time = "00:00:00", fraction = "", zone = "Z"] = match;
    const millis = Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}${zone}`);
    // Date.parse moves 30 February to March.
    const isDay = Date.parse(`${day}T00:00:00Z`) >= 0;
    const date = isDay ? new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().slice(0, 10) : "";
    if (Number.isFinite(millis) && millis >= 0 && date === day) {
      return new Date(millis).toISOString() as Instant;
    }
  }
  faults.add("moment-bad", place, { value: shown(text) });
  return null;
}

/** A text of a field: no control characters or broken halves, and no longer than allowed. */
export function readField(text: string, lengthMax: number, place: string, faults: Faults): string {
  if (text.length > lengthMax) faults.add("too-long", place, { lengthMax });
  // What no text of the database can hold, and what hides in a log or on a screen.
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  else if (!text.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.test(text)) {
    faults.add("not-text", place);
  }
  return text;
}

const bicForm = /^[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}([A-Z0-9]{3})?$/u;
const ibanForm = /^([A-Z]{2})\d{2}[A-Z0-9]{8,30}$/u;

/** Whether a number has the form of an IBAN (ISO 13616). */
export const isIban = (number: string) => ibanForm.test(number);

/** What a message says of one side, before it is normalised. */
export interface StatedParty {
  readonly bank: string;
  readonly number: string;
  readonly country: string;
  readonly name: string;
}

/**
 * Normalises a side of a payment: a BIC loses its `XXX`, an account its spaces. Its country is that
 * of the IBAN, else of the BIC, else the one stated. A payment between banks may lack an account:
 * then the bank pays for itself.
 */
export function readParty(
  stated: StatedParty,
  place: string,
  isBankEnough: boolean,
  faults: Faults,
): Party {
  const number = stated.number.replaceAll(/\s/gu, "").toUpperCase();
  const code = stated.bank.replaceAll(/\s/gu, "").toUpperCase();
  const bank = bicForm.test(code) && code.length === 11 ? code.replace(/XXX$/u, "") : code;
  readField(number, lengthsMax.number, place, faults);
  readField(bank, lengthsMax.bank, place, faults);
  readField(stated.name, lengthsMax.name, place, faults);
  const isKnown = number !== "" || (isBankEnough && bank !== "");
  if (!isKnown) faults.add("no-account", place);
  const country = ibanForm.exec(number)?.[1] ?? bicForm.exec(bank)?.[1] ?? stated.country;
  return { bank, number, country: /^[A-Z]{2}$/u.test(country) ? country : "", name: stated.name };
}

/**
 * The key of an account: an IBAN names it alone, any other number only with its bank.
 *
 * @example
 *   accountKey({ bank: "COBADEFF", number: "DE02120300000000202051" }); // "DE02120300000000202051"
 *   accountKey({ bank: "ICBKCNBJ", number: "62001" }); // "ICBKCNBJ 62001"
 */
export function accountKey(party: Pick<Party, "bank" | "number">): string {
  return isIban(party.number) ? party.number : `${party.bank} ${party.number}`;
}
