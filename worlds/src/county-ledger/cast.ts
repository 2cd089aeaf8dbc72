// SPDX-License-Identifier: Apache-2.0
import { banks, otherBanks } from "../banks.ts";
import type { Bank } from "../banks.ts";
import { makeFirm } from "../firms.ts";
import type { Firm } from "../firms.ts";
import type { Account, Party } from "../ledger.ts";
import { makeCreditCode } from "../numbers.ts";
import type { Person } from "../people.ts";
import type { Random } from "../random.ts";
import { accountNumber, drawOutside, partyAt, personOf } from "./outside.ts";
import type { Outside } from "./outside.ts";
import { drawPeople } from "./people-of-the-case.ts";
import type { People } from "./people-of-the-case.ts";

/** The firms and bodies that matter to the case. */
export interface CaseFirms {
  readonly finance: Firm;
  readonly investment: Firm;
  readonly shell1: Firm;
  readonly shell2: Firm;
  readonly shell3: Firm;
  readonly payout: Firm;
  readonly wholesaler: Firm;
  readonly exchangeHouse: Firm;
  readonly developer: Firm;
  readonly landOffice: Firm;
}

/** The twelve accounts whose statements are in the evidence. */
export interface CaseAccounts {
  readonly finance: Account;
  readonly investment: Account;
  readonly shell1: Account;
  readonly shell2: Account;
  readonly official: Account;
  readonly driver: Account;
  readonly collector: Account;
  readonly shell3: Account;
  readonly payout: Account;
  readonly singapore: Account;
  readonly dubai: Account;
  readonly portfolio: Account;
}

/** Parties of the plot whose statements nobody has. */
export interface CaseParties {
  readonly lentCards: readonly Party[];
  readonly wholesaler: Party;
  readonly exchangeHouse: Party;
  readonly developer: Party;
  readonly landOffice: Party;
  readonly estateBroker: Party;
  readonly cashier: Party;
  readonly landlordHome: Party;
  readonly landlordSingapore: Party;
  readonly agentSingapore: Party;
  readonly colleagues: readonly Party[];
  readonly customers: readonly Party[];
}

/** Everybody in the world. */
export interface Cast {
  readonly people: People;
  readonly firms: CaseFirms;
  readonly accounts: CaseAccounts;
  readonly parties: CaseParties;
  readonly outside: Outside;
}

/** A public body (credit codes from 11) or a company owned by the county (from 91). */
function publicOwner(
  kind: "11" | "91",
  id: string,
  names: readonly [string, string],
  random: Random,
): Firm {
  const registerNo = makeCreditCode(kind, "998826", `99${random.fork(id).digits(7)}`);
  return { id, name: names[0], latin: names[1], country: "CN", registerNo };
}

function abroad(
  id: string,
  names: readonly [string, string],
  country: Firm["country"],
  random: Random,
): Firm {
  return { id, name: names[0], latin: names[1], country, registerNo: random.fork(id).digits(7) };
}

function drawFirms(random: Random, taken: Set<string>): CaseFirms {
  const draw = { random: random.fork("firms"), taken };
  const from = draw.random;
  return {
    finance: publicOwner("11", "finance", ["临澜县财政局", "Linlan County Finance Bureau"], from),
    investment: publicOwner(
      "91",
      "investment",
      ["临澜县城乡建设投资有限公司", "Linlan Urban and Rural Construction Investment Co., Ltd."],
      from,
    ),
    shell1: makeFirm("shell1", "materials", draw),
    shell2: makeFirm("shell2", "advice", draw),
    shell3: abroad("shell3", ["晉拓資源有限公司", "Chun Tok Resources Limited"], "HK", from),
    payout: abroad("payout", ["隆樾貿易公司", "Lung Yuet Trading Company"], "HK", from),
    wholesaler: makeFirm("wholesaler", "market", draw),
    exchangeHouse: abroad(
      "exchange-house",
      ["Nakhla Exchange LLC", "Nakhla Exchange LLC"],
      "AE",
      from,
    ),
    developer: abroad(
      "developer",
      ["Qasr Al Nada Properties LLC", "Qasr Al Nada Properties LLC"],
      "AE",
      from,
    ),
    landOffice: abroad(
      "land-office",
      ["Land Registration Office", "Land Registration Office"],
      "AE",
      from,
    ),
  };
}

interface Terms {
  readonly bank: Bank;
  readonly currency: string;
  /** Whole units of the currency. */
  readonly opening: number;
  readonly reserve: number;
  readonly isPool?: boolean;
}

function account(id: string, holder: Firm | Person, terms: Terms, random: Random): Account {
  return {
    id: `account-${id}`,
    name: holder.name,
    latin: holder.latin,
    number: accountNumber(terms.bank, "documents" in holder, random.fork(`account-${id}`)),
    bank: terms.bank,
    currency: terms.currency,
    holderId: holder.id,
    openingMinor: BigInt(terms.opening) * 100n + BigInt(random.fork(`opening-${id}`).below(100)),
    reserveMinor: BigInt(terms.reserve) * 100n,
    isPool: terms.isPool === true,
  };
}

function drawAccounts(firms: CaseFirms, people: People, random: Random): CaseAccounts {
  const { lanjiang, lanyang, namYu, meranti, wadiSidra, tannegg } = banks;
  const cny = (bank: Bank, opening: number, reserve: number) => ({
    bank,
    currency: "CNY",
    opening,
    reserve,
  });
  const usd = (bank: Bank, opening: number, reserve: number) => ({
    bank,
    currency: "USD",
    opening,
    reserve,
  });
  const official = personOf(people, "official");
  // The account in Dubai was opened with the second paper and carries the name on it.
  const second = { ...official, latin: official.documents.at(-1)?.name.toUpperCase() ?? "" };
  const make = (id: string, holder: Firm | Person, terms: Terms) =>
    account(id, holder, terms, random);
  return {
    finance: make("finance", firms.finance, cny(lanyang, 182_406_118, 20_000_000)),
    investment: make("investment", firms.investment, cny(lanjiang, 38_215_604, 2_000_000)),
    shell1: make("shell1", firms.shell1, cny(lanjiang, 612_480, 20_000)),
    shell2: make("shell2", firms.shell2, cny(lanyang, 405_117, 10_000)),
    official: make("official", official, cny(lanyang, 86_330, 500)),
    driver: make("driver", personOf(people, "driver"), cny(lanjiang, 21_904, 100)),
    collector: make("collector", personOf(people, "collector"), {
      ...cny(lanyang, 1_830_221, 100_000),
      isPool: true,
    }),
    shell3: make("shell3", firms.shell3, usd(namYu, 48_210, 5_000)),
    payout: make("payout", firms.payout, { ...usd(namYu, 3_640_000, 400_000), isPool: true }),
    singapore: make("singapore", official, {
      bank: meranti,
      currency: "SGD",
      opening: 186_318,
      reserve: 1_000,
    }),
    dubai: make("dubai", second, {
      bank: wadiSidra,
      currency: "AED",
      opening: 176_240,
      reserve: 3_000,
    }),
    portfolio: make("portfolio", official, usd(tannegg, 31_406, 1_000)),
  };
}

function drawParties(firms: CaseFirms, people: People, random: Random): CaseParties {
  const { lanjiang, lanyang } = banks;
  const { donglan, villageBank, keppelReach, qasr } = otherBanks;
  const person = (id: string, bank: Bank) => partyAt(personOf(people, id), bank, random);
  const firm = (which: Firm, bank: Bank) => partyAt(which, bank, random);
  return {
    lentCards: ["card-1", "card-2", "card-3", "card-4", "card-5"].map((id, i) =>
      person(id, i % 2 === 0 ? donglan : lanyang),
    ),
    wholesaler: firm(firms.wholesaler, villageBank),
    exchangeHouse: firm(firms.exchangeHouse, qasr),
    developer: firm(firms.developer, qasr),
    landOffice: firm(firms.landOffice, qasr),
    estateBroker: person("broker-ae", qasr),
    cashier: person("cic-cashier", lanjiang),
    landlordHome: person("landlord-ly", lanjiang),
    landlordSingapore: person("landlord-sg", keppelReach),
    agentSingapore: person("agent-sg", keppelReach),
    colleagues: ["colleague-1", "colleague-2", "colleague-3", "clerk"].map((id, i) =>
      person(id, i % 2 === 0 ? lanyang : lanjiang),
    ),
    customers: ["customer-1", "customer-2", "customer-3", "customer-4", "runner"].map((id, i) =>
      person(id, i % 2 === 0 ? donglan : lanyang),
    ),
  };
}

/** Draws everybody and every account of the world. */
export function drawCast(random: Random): Cast {
  const taken = new Set<string>();
  const people = drawPeople(random);
  const firms = drawFirms(random, taken);
  return {
    people,
    firms,
    accounts: drawAccounts(firms, people, random.fork("accounts")),
    parties: drawParties(firms, people, random.fork("parties")),
    outside: drawOutside(random, taken),
  };
}
