// SPDX-License-Identifier: Apache-2.0
import { isPlaceholder } from "./reference.ts";

/**
 * Whether two account numbers name one account. `likely`: they agree as far as they can be read
 * (masked digits, leading zeros without the bank, the end of an IBAN); `unknown`: one is not given.
 */
export type AccountMatch = "same" | "likely" | "unknown" | "different";

/** An account number and its bank in the form in which they are compared. */
export interface AccountKey {
  /** Letters and digits only, upper case; each masked run is one `*`. Empty when not given. */
  readonly text: string;
  readonly bank: BankKey;
  /** The part of an IBAN after its check digits; empty for other numbers. */
  readonly bban: string;
  /** The last four characters, by which rows are brought together; empty when masked or not given. */
  readonly tail: string;
}

interface BankKey {
  readonly kind: "bic" | "code" | "name" | "none";
  readonly text: string;
}

/** How many characters at the end of a number bring rows together. */
const tailLength = 4;
/** Fewer visible digits than this fit too many accounts. */
const visibleCountMin = 4;
/** A national number at the end of an IBAN must be this long to mean anything. */
const nationalLengthMin = 6;

/** Reads an account number and its bank for comparison. */
export function accountKey(account: string, bank: string): AccountKey {
  const text = account
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[•●·]/gu, "*")
    .replaceAll(/(?<=\d[\s-]*)X{3,}(?=[\s-]*\d)/gu, "*")
    .replaceAll(/[^\p{L}\p{N}*]/gu, "")
    .replaceAll(/\*+/gu, "*");
  const isGiven = text !== "" && !isPlaceholder(text);
  const known = isGiven ? text : "";
  return {
    text: known,
    bank: bankKey(bank),
    bban: isIban(known) ? known.slice(4) : "",
    tail: /\*.{0,3}$/u.test(known) ? "" : known.slice(-tailLength),
  };
}

function bankKey(bank: string): BankKey {
  const text = bank.normalize("NFKC").toUpperCase().replaceAll(/\s+/gu, "");
  if (text === "" || isPlaceholder(text)) return { kind: "none", text: "" };
  // ISO 9362: the last three letters name a branch.
  if (/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/u.test(text))
    return { kind: "bic", text: text.slice(0, 8) };
  if (/^\d+$/u.test(text)) return { kind: "code", text: withoutZeros(text) };
  return { kind: "name", text };
}

function withoutZeros(text: string): string {
  return text.replace(/^0+(?=.)/u, "");
}

/** Whether a text is an IBAN with right check digits (ISO 13616, ISO 7064 mod 97-10). */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(text)) return false;
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** Whether two banks are one: codes of different kinds, and names, cannot be told apart. */
export function matchBanks(a: AccountKey, b: AccountKey): "same" | "unknown" | "different" {
  const [x, y] = [a.bank, b.bank];
  if (x.kind === "none" || x.kind !== y.kind) return "unknown";
  if (x.text === y.text) return "same";
  if (x.kind === "name") return "unknown";
  // Chinese payment-system codes have 12 digits, the first three the bank, the rest its branch.
  const isOneBank =
    x.kind === "code" &&
    x.text.length === 12 &&
    y.text.length === 12 &&
    x.text.slice(0, 3) === y.text.slice(0, 3);
  return isOneBank ? "unknown" : "different";
}

/** Whether two account numbers name one account. */
export function matchAccounts(a: AccountKey, b: AccountKey): AccountMatch {
  if (a.text === "" || b.text === "") return "unknown";
  if (a.text.includes("*") || b.text.includes("*")) return matchMasked(a, b);
  if (a.bban !== "" && b.bban !== "") return a.text === b.text ? "same" : "different";
  if (a.bban !== "") return matchIban(a, b);
  return b.bban === "" ? matchNational(a, b) : matchIban(b, a);
}

function matchNational(a: AccountKey, b: AccountKey): AccountMatch {
  const banks = matchBanks(a, b);
  if (banks === "different") return "different";
  if (a.text === b.text) return "same";
  if (withoutZeros(a.text) === withoutZeros(b.text)) return banks === "same" ? "same" : "likely";
  return isBankAndAccount(a.text, b) || isBankAndAccount(b.text, a) ? "same" : "different";
}

/** `6222****1234`: the visible beginning and end must agree. */
function matchMasked(a: AccountKey, b: AccountKey): AccountMatch {
  if (matchBanks(a, b) === "different") return "different";
  const [headA, tailA] = visibleEnds(a.text);
  const [headB, tailB] = visibleEnds(b.text);
  const head = Math.min(headA.length, headB.length);
  const tail = Math.min(tailA.length, tailB.length);
  const agrees =
    headA.slice(0, head) === headB.slice(0, head) &&
    (tail === 0 || tailA.slice(-tail) === tailB.slice(-tail));
  if (!agrees) return "different";
  const [shown] = [a, b]
    .filter(({ text }) => text.includes("*"))
    .map(({ text }) => text.replaceAll("*", "").length)
    .toSorted((x, y) => x - y);
  return (shown ?? 0) >= visibleCountMin ? "likely" : "unknown";
}

function visibleEnds(text: string): [string, string] {
  const first = text.indexOf("*");
  return first < 0 ? [text, text] : [text.slice(0, first), text.slice(text.lastIndexOf("*") + 1)];
}

function matchIban(iban: AccountKey, other: AccountKey): AccountMatch {
  if (iban.bban === other.text || isBankAndAccount(iban.bban, other)) return "same";
  const number = withoutZeros(other.text);
  const isEnd = number.length >= nationalLengthMin && iban.bban.endsWith(number);
  return isEnd ? "likely" : "different";
}

/** Whether a number is the other's bank code followed by its account, filled up with zeros. */
function isBankAndAccount(whole: string, { bank, text }: AccountKey): boolean {
  if (bank.kind !== "code") return false;
  const start = whole.indexOf(bank.text);
  if (start < 0 || /[^0]/u.test(whole.slice(0, start))) return false;
  return withoutZeros(whole.slice(start + bank.text.length)) === withoutZeros(text);
}
