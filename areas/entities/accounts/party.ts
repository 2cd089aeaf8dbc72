// SPDX-License-Identifier: Apache-2.0
import { ownText } from "@tianwang/kernel/own-text";
import type { Locator } from "@tianwang/kernel/source";
import type { EntityProblemCode } from "../errors.ts";
import { countryCodeOf } from "../model/country.ts";
import { comparisonKey } from "../search/fold.ts";
import type { EntityDraft } from "../statements/statement.ts";
import type { AccountNumber, BankMention } from "./account-number.ts";
import { readAccountNumber, readBank, wholeNumberLengthMin } from "./account-number.ts";
import { holderSchema, isName } from "./holder-name.ts";

/** One end of a transfer, or the owner of a statement, as a source names it. */
export interface AccountParty {
  /** Account number or IBAN; empty when the source has none. */
  readonly account: string;
  readonly name: string;
  /** BIC, national code or name of the bank; empty when the source has none. */
  readonly bank: string;
  /** Where the account is held, in any form; the country of an IBAN goes before it. */
  readonly country?: string;
  /** ISO 4217, where the source gives the account one. */
  readonly currency?: string;
}

/**
 * `own`: the bank's statement of this very account names the party. `counterparty`: the other side
 * of a transfer does, which proves less: payers write what names they like.
 */
export type PartyStanding = "own" | "counterparty";

/** The entities that a party amounts to. */
export interface PartyEntities {
  readonly account: EntityDraft | null;
  readonly holder: EntityDraft | null;
  /** The link between them: FollowTheMoney's way to say that somebody holds an account. */
  readonly ownership: EntityDraft | null;
  /** What is wrong, by field: `account` or `name`. */
  readonly problems: readonly (readonly [code: EntityProblemCode, field: string])[];
}

/** What the ids of entities depend on besides the party. */
export interface PartyScope {
  /** The same account in two compartments is two entities: neither may tell of the other. */
  readonly compartmentId: string;
  /** SHA-256 of a text in UTF-8. */
  readonly hash: (text: string) => Uint8Array;
}

/** Values of `Ownership:role`. */
const roles: Readonly<Record<PartyStanding, string>> = {
  own: "account holder",
  counterparty: "named as account holder",
};

const idAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * An entity id made from what names the entity: the same everywhere and at every import. With a
 * dash, since FollowTheMoney's own tools drop references to ids with an underscore.
 */
function entityIdOf(kind: string, parts: readonly string[], scope: PartyScope): string {
  const bytes = scope.hash(JSON.stringify([scope.compartmentId, kind, ...parts]));
  // 26 characters of 5 bits.
  const characters = Array.from(bytes.subarray(0, 26), (byte) => idAlphabet.charAt(byte % 32));
  return `ent-${characters.join("")}`;
}

function bankKey(bank: BankMention): string {
  return bank.kind === "bic" ? bank.value.slice(0, 8).toLowerCase() : comparisonKey(bank.value);
}

/** What tells an account from all others; nothing more than is needed, so that sources meet. */
function accountParts(
  number: AccountNumber,
  bank: BankMention,
  country: string,
  nameKey: string,
): readonly string[] {
  if (number.iban !== null) return ["iban", number.iban.iban];
  if (number.isMasked) return ["masked", number.key, bankKey(bank), nameKey];
  if (number.key.length >= wholeNumberLengthMin) return ["number", number.key];
  return ["number", number.key, bankKey(bank), country];
}

function draft(
  id: string,
  schema: string,
  properties: Readonly<Record<string, string | undefined>>,
): EntityDraft {
  const given = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, [value]] as const],
  );
  return { id, schema, properties: new Map(given) };
}

function accountDraft(
  id: string,
  party: AccountParty,
  number: AccountNumber,
  country: string,
): EntityDraft {
  const bank = readBank(party.bank, country);
  return draft(id, "BankAccount", {
    accountNumber: number.iban === null ? party.account : undefined,
    iban: number.iban === null ? undefined : party.account,
    bic: bank.kind === "bic" ? bank.value : undefined,
    bankName: bank.kind === "name" ? bank.value : undefined,
    tianwangBankCode: bank.kind === "code" ? bank.value : number.iban?.bankCode,
    country: number.iban?.country ?? party.country,
    currency: party.currency,
  });
}

function problemsOf(party: AccountParty, number: AccountNumber | null): PartyEntities["problems"] {
  const problems: [EntityProblemCode, string][] = [];
  if (party.account.trim() !== "" && number === null) {
    problems.push(["ACCOUNT_NOT_A_NUMBER", "account"]);
  }
  if (number?.isMasked === true) problems.push(["ACCOUNT_MASKED", "account"]);
  if (number?.isBrokenIban === true) problems.push(["IDENTIFIER_INVALID", "account"]);
  if (party.name.trim() !== "" && !isName(party.name)) problems.push(["NAME_NOT_A_NAME", "name"]);
  return problems;
}

function holderDraft(
  party: AccountParty,
  nameKey: string,
  place: readonly string[],
  scope: PartyScope,
): EntityDraft | null {
  if (nameKey === "") return null;
  const id = entityIdOf("holder", [nameKey, ...place], scope);
  return draft(id, holderSchema(party.name), { name: party.name });
}

function ownershipDraft(
  account: EntityDraft | null,
  holder: EntityDraft | null,
  standing: PartyStanding,
  scope: PartyScope,
): EntityDraft | null {
  if (account === null || holder === null) return null;
  const id = entityIdOf("ownership", [account.id, holder.id], scope);
  return draft(id, "Ownership", { owner: holder.id, asset: account.id, role: roles[standing] });
}

function countryOf(party: AccountParty, number: AccountNumber | null): string {
  return number?.iban?.country ?? countryCodeOf(party.country ?? "") ?? "";
}

/**
 * Makes entities of a party: the account, its holder, and the ownership between them. A holder is
 * one name on one account; whether the holders of two accounts are one is for people to judge.
 *
 * @param seenFrom what tells namesakes without an account apart: the account whose statement names
 *   them, or the file.
 *
 * @example
 *   entitiesOfParty({ account: "DE89370400440532013000", name: "Haichuan GmbH", bank: "" },
 *     "own", "", scope).holder?.schema; // "Company"
 */
export function entitiesOfParty(
  party: AccountParty,
  standing: PartyStanding,
  seenFrom: string,
  scope: PartyScope,
): PartyEntities {
  const number = readAccountNumber(party.account);
  const country = countryOf(party, number);
  const nameKey = isName(party.name) ? comparisonKey(party.name) : "";
  const bank = readBank(party.bank, country);
  const parts = number === null ? null : accountParts(number, bank, country, nameKey);
  const account =
    number === null || parts === null
      ? null
      : accountDraft(entityIdOf("account", parts, scope), party, number, country);
  const holder = holderDraft(party, nameKey, parts ?? ["seen from", seenFrom], scope);
  return {
    account,
    holder,
    ownership: ownershipDraft(account, holder, standing, scope),
    problems: problemsOf(party, number),
  };
}

/** A party as one source file names it, once for the same words. */
export interface PartyMention {
  readonly party: AccountParty;
  readonly entities: PartyEntities;
  /** Where it is named first. */
  readonly locator: Locator;
}

/** The ids that a row is joined to its parties by; null where the row names none. */
export interface PartyIds {
  readonly accountId: string | null;
  readonly holderId: string | null;
}

/** Gathers the parties of one file while its rows go by. */
export interface PartyCollector {
  /** Notes a party and tells which entities it is. The locator is kept only at the first time. */
  see(party: AccountParty, standing: PartyStanding, seenFrom: string, locator: Locator): PartyIds;
  /** All parties in the order in which they were first named. */
  mentions(): readonly PartyMention[];
}

interface Gathered extends PartyMention, PartyIds {}

function isSameParty(a: AccountParty, b: AccountParty): boolean {
  const isNamedAlike = a.account === b.account && a.name === b.name && a.bank === b.bank;
  return isNamedAlike && a.country === b.country && a.currency === b.currency;
}

/** A party that holds on to no chunk of the file that named it. */
function ownParty(party: AccountParty): AccountParty {
  const { account, name, bank } = party;
  return { ...party, account: ownText(account), name: ownText(name), bank: ownText(bank) };
}

/**
 * Makes a collector. Memory grows with the number of different parties, not with the rows.
 */
export function createPartyCollector(scope: PartyScope): PartyCollector {
  const gathered = new Map<string, Gathered>();
  // The own party is the same on every row of a statement: half of all rows need no key.
  let lastOwn: Gathered | undefined;
  const gather = (
    party: AccountParty,
    standing: PartyStanding,
    seenFrom: string,
    locator: Locator,
  ): Gathered => {
    const { account, name, bank, country = "", currency = "" } = party;
    const from = account === "" ? seenFrom : "";
    const key = `${standing}\0${account}\0${name}\0${bank}\0${country}\0${currency}\0${from}`;
    const known = gathered.get(key);
    if (known !== undefined) return known;
    const own = ownParty(party);
    const entities = entitiesOfParty(own, standing, seenFrom, scope);
    const accountId = entities.account?.id ?? null;
    const holderId = entities.holder?.id ?? null;
    const mention = { party: own, entities, locator, accountId, holderId };
    gathered.set(key, mention);
    return mention;
  };
  return {
    see(party, standing, seenFrom, locator) {
      const last = standing === "own" && party.account !== "" ? lastOwn : undefined;
      const isLast = last !== undefined && isSameParty(last.party, party);
      const mention = isLast ? last : gather(party, standing, seenFrom, locator);
      if (standing === "own") lastOwn = mention;
      return mention;
    },
    mentions: () => [...gathered.values()],
  };
}
