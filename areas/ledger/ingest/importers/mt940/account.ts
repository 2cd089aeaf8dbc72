// SPDX-License-Identifier: Apache-2.0
import { currencyScale } from "@tianwang/kernel/currency";
import type { Party } from "@tianwang/ledger";

/** The own account of a statement, and its currency where field 25 carries it. */
export interface Account {
  readonly party: Party;
  readonly currency: string;
}

/** Whether a text has the form and the check digits of an IBAN (ISO 13616, modulus 97-10). */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(text)) return false;
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/**
 * Takes an appended currency off an account, as some banks write it. Letters that belong to an
 * IBAN stay where its check digits say so.
 */
function splitCurrency(text: string): readonly [account: string, currency: string] {
  const currency = text.slice(-3);
  const account = text.slice(0, -3);
  const isAppended = /\d$/u.test(account) && currencyScale(currency) !== undefined;
  return isAppended && (isIban(account) || !isIban(text)) ? [account, currency] : [text, ""];
}

/**
 * Reads field 25 (35x), or 25P with the bank's BIC in its second line. Germany writes bank code
 * `/` account, others BIC `/` account; what has neither form is the account as printed.
 *
 * @example
 *   readAccount("51210600/9223382012EUR", ""); // bank 51210600, account 9223382012, EUR
 */
export function readAccount(text: string, secondLine: string): Account {
  const plain = text.replaceAll(/\s/gu, "");
  const parts = /^(\d{8}|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\/(.+)$/u.exec(plain);
  const [account, currency] = splitCurrency(parts?.[2] ?? plain);
  return { party: { account, name: "", bank: parts?.[1] ?? secondLine.trim() }, currency };
}
