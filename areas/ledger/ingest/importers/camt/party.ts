// SPDX-License-Identifier: Apache-2.0
import type { Party } from "@tianwang/ledger";
import type { Element } from "./element.ts";
import { find, take, takeFirst } from "./element.ts";

/** Account numbers by version: IBAN and Othr (2 and later), BBAN, UPIC and PrtryAcct (1). */
const accountPaths = [
  ["Id", "IBAN"],
  ["Id", "Othr", "Id"],
  ["Id", "BBAN"],
  ["Id", "UPIC"],
  ["Id", "PrtryAcct", "Id"],
  ["Prxy", "Id"],
];

/** Bank codes by version: BICFI (3 and later), BIC, clearing member, other id, name (1: NmAndAdr). */
const bankPaths = [
  ["FinInstnId", "BICFI"],
  ["FinInstnId", "BIC"],
  ["FinInstnId", "ClrSysMmbId", "MmbId"],
  ["FinInstnId", "CmbndId", "BIC"],
  ["FinInstnId", "Othr", "Id"],
  ["FinInstnId", "Nm"],
  ["FinInstnId", "NmAndAdr", "Nm"],
];

/** Names by version: plain (up to 7), of a party or an agent (8 and later). */
const namePaths = [
  ["Nm"],
  ["Pty", "Nm"],
  ["Agt", "FinInstnId", "Nm"],
  ["Agt", "FinInstnId", "BICFI"],
];

/** Takes the number of a cash account, without spaces. */
export function takeAccount(account: Element | undefined): string {
  return takeFirst(account, accountPaths).replaceAll(/\s/gu, "");
}

/** Takes the code or name of a bank. */
export function takeBank(agent: Element | undefined): string {
  return takeFirst(agent, bankPaths);
}

/** The own account of a report, statement or notification. */
export function takeOwnAccount(account: Element): Party {
  return {
    account: takeAccount(account),
    name: takeFirst(account, [["Ownr", "Nm"], ["Ownr", "Pty", "Nm"], ["Nm"]]),
    bank: takeBank(find(account, "Svcr")),
  };
}

/** The currency of the own account. */
export function takeAccountCurrency(account: Element): string {
  return take(account, "Ccy");
}

/** Debtor or creditor of a transaction; the ultimate one names it where the party itself is not. */
export function takeParty(detail: Element, role: "Dbtr" | "Cdtr"): Party {
  const parties = find(detail, "RltdPties");
  const name = takeFirst(find(parties, role), namePaths);
  return {
    account: takeAccount(find(parties, `${role}Acct`)),
    name: name === "" ? takeFirst(find(parties, `Ultmt${role}`), namePaths) : name,
    bank: takeBank(find(detail, "RltdAgts", `${role}Agt`)),
  };
}
