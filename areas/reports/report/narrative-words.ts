// SPDX-License-Identifier: Apache-2.0
// Values of a report in the words of either language.
import { valueLabel } from "@tianwang/entities";
import { currencyScale } from "@tianwang/kernel/currency";
import { formatMinor } from "@tianwang/kernel/money";
import { terminalText } from "@tianwang/kernel/terminal-text";
import type { Language, TextValues } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { narrativeTexts as texts } from "./narrative.text.ts";
import { foreignScale } from "./report-check.ts";
import type { ReportParty, ReportPerson, ReportSide, ReportTransaction } from "./report.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A text of a source: what could turn the line around or hide a part of it is shown as a box. */
export const plain = (text: string) => terminalText(text);

/** Renders a text of the narrative. */
export function say(key: keyof typeof texts, language: Language, values: TextValues = {}): string {
  return renderText(texts[key], values, language);
}

/** A day in words: `2 March 2026`. */
export function dayWords(on: string, language: Language): string {
  const [year = 0, month = 0, day = 0] = on.split("-").map(Number);
  return language === "zh"
    ? `${year}年${month}月${day}日`
    : `${day} ${months[month - 1] ?? ""} ${year}`;
}

/** When something happened, from the first to the last of some days. */
export function periodWords(days: readonly string[], language: Language): string {
  const sorted = days.toSorted();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return say("dayUnknown", language);
  if (first === last) return say("onDay", language, { day: dayWords(first, language) });
  const values = { first: dayWords(first, language), last: dayWords(last, language) };
  return say("between", language, values);
}

/** Parts in one sentence. */
export function joined(parts: readonly string[], language: Language): string {
  return parts.join(language === "zh" ? "、" : ", ");
}

export function countryWords(code: string | undefined, language: Language): string {
  if (code === undefined) return say("notStated", language);
  return valueLabel("country", code.toLowerCase())[language];
}

/** An amount as it moved: in the foreign currency when one is stated. */
export interface MovedAmount {
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly scale: number;
}

/** The amount that moved; null when the report does not say. */
export function movedAmount(transaction: ReportTransaction, currency: string): MovedAmount | null {
  for (const side of [transaction.from, transaction.to]) {
    const foreign = side?.foreign;
    const scale = foreign ? foreignScale(foreign) : null;
    if (foreign?.currency === undefined || foreign.amountMinor === undefined || scale === null)
      continue;
    return { currency: foreign.currency, amountMinor: foreign.amountMinor, scale };
  }
  const scale = currencyScale(currency);
  const { amountMinor } = transaction;
  return amountMinor === undefined || scale === undefined ? null : { currency, amountMinor, scale };
}

/** `CNY 359,100.00`. */
export function amountWords({ currency, amountMinor, scale }: MovedAmount): string {
  const [whole = "", digits] = formatMinor(amountMinor, scale).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
  return `${currency} ${grouped}${digits === undefined ? "" : `.${digits}`}`;
}

/** Sums by currency, in the order of the codes; two currencies are never added. */
export function sumByCurrency(amounts: readonly MovedAmount[]): readonly MovedAmount[] {
  const sums = new Map<string, MovedAmount>();
  for (const amount of amounts) {
    const key = `${amount.currency} ${amount.scale}`;
    const before = sums.get(key)?.amountMinor ?? 0n;
    sums.set(key, { ...amount, amountMinor: before + amount.amountMinor });
  }
  return [...sums.keys()].toSorted().flatMap((key) => sums.get(key) ?? []);
}

/** A person's name, in both scripts when both are stated. */
export function personWords(person: ReportPerson, language: Language): string {
  const { firstName, middleName, lastName, nativeName } = person;
  const latin = [firstName, middleName, lastName].filter((part) => part !== undefined).join(" ");
  if (nativeName === undefined) return latin === "" ? say("notStated", language) : plain(latin);
  if (latin === "") return plain(nativeName);
  return say("nativeName", language, { native: plain(nativeName), latin: plain(latin) });
}

/** Who may sign for an account, the primary one first. */
function signatoryOf({ account }: ReportSide | ReportParty): string | undefined {
  const signatories = account?.signatories ?? [];
  const primary = signatories.find(({ isPrimary }) => isPrimary === true) ?? signatories[0];
  if (!primary) return undefined;
  const { firstName, lastName, nativeName } = primary.person;
  const latin = [firstName, lastName].filter((part) => part !== undefined).join(" ");
  return nativeName ?? (latin === "" ? undefined : latin);
}

/** Who holds an account, as far as the report says. */
export function holderOf(side: ReportSide | ReportParty): string | undefined {
  return side.account?.name ?? side.account?.entity?.name ?? signatoryOf(side);
}

function personKey({ firstName, lastName, nativeName, idNumber, bornOn }: ReportPerson): string {
  return `person ${JSON.stringify([firstName, lastName, nativeName, idNumber, bornOn])}`;
}

/** What tells one party of the report from another. */
export function partyKey(side: ReportSide | ReportParty | undefined): string {
  const { account, person, entity } = side ?? {};
  if (account) return `account ${account.number ?? account.iban ?? holderOf({ account }) ?? ""}`;
  if (person) return personKey(person);
  return entity ? `entity ${JSON.stringify([entity.name, entity.registrationNumber])}` : "nobody";
}

function accountWords(side: ReportSide | ReportParty, language: Language): string {
  const { number, iban, institutionName, swift, institutionCode } = side.account ?? {};
  const holder = holderOf(side);
  const values = {
    name: holder === undefined ? say("holderUnknown", language) : plain(holder),
    number: plain(number ?? iban ?? say("notStated", language)),
  };
  const bank = institutionName ?? swift ?? institutionCode;
  return bank === undefined
    ? say("accountOnly", language, values)
    : say("accountAtBank", language, { ...values, bank: plain(bank) });
}

/** A party in words. */
export function partyWords(side: ReportSide | ReportParty | undefined, language: Language): string {
  if (side?.account) return accountWords(side, language);
  if (side?.person) return personWords(side.person, language);
  const name = side?.entity?.name;
  return name === undefined ? say("nobody", language) : plain(name);
}
