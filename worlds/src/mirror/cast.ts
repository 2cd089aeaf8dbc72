// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { makeFirm } from "../firms.ts";
import { makePerson } from "../people.ts";
import type { Random } from "../random.ts";
import type { MirrorParams, OffshoreCountry } from "./params.ts";

/** A place of the scene. */
export type Country = "CN" | OffshoreCountry;

/** An account of the scene; bank and number together name it. */
export interface MirrorAccount {
  readonly bank: string;
  readonly account: string;
  readonly country: Country;
  readonly currency: string;
  /** A fictional person, firm or bank; empty when the file does not say. */
  readonly holder: string;
}

/** A broker's usual accounts and commission. */
export interface Broker {
  readonly onshore: MirrorAccount;
  readonly offshore: ReadonlyMap<Country, MirrorAccount>;
  readonly commissionPpm: number;
}

/** The accounts of one party at home and abroad. */
export interface AccountPair {
  readonly onshore: MirrorAccount;
  readonly offshore: MirrorAccount;
}

/** Who has money moved by an underground bank. */
export interface Customer extends AccountPair {
  readonly broker: Broker;
}

/** An underground bank. */
export interface House {
  readonly id: string;
  readonly onshore: readonly MirrorAccount[];
  readonly offshore: ReadonlyMap<Country, readonly MirrorAccount[]>;
  readonly customers: readonly Customer[];
}

/** The currency of a place. */
export const currencyOf: Readonly<Record<Country, string>> = {
  CN: "CNY",
  HK: "HKD",
  US: "USD",
  AU: "AUD",
  CA: "CAD",
};

/** Places where offshore pools may lie, in the order in which houses take them. */
export const offshoreCountries: readonly OffshoreCountry[] = ["HK", "CA", "AU", "US"];

/** Fictional banks by their test addresses (see banks.ts). */
const bankCodes: Readonly<Record<Country, readonly string[]>> = {
  CN: ["LJGHCNZ0", "LYQSCNZ0", "DQLNCNZ0", "JQLVCNZ0"],
  HK: ["NYQBHKZ0", "SQGTHKZ0"],
  US: ["HQMUUSZ0", "CQVNUSZ0"],
  AU: ["WQRAAUZ0", "JQNBAUZ0"],
  CA: ["MQPLCAZ0", "TQHKCAZ0"],
};

const bankNames: Readonly<Record<Country, string>> = {
  CN: "澜江银行",
  HK: "Nam Yu Bank Limited",
  US: "Hemlock Union Bank",
  AU: "Wirrabee Bank",
  CA: "Maplewick Bank",
};

/** Invented words for the names of firms abroad. */
const brands = [
  "Ferrowick",
  "Quillmere",
  "Tansyford",
  "Ostrelle",
  "Brackenby",
  "Luminor",
  "Vantrey",
];
const lines = ["Trading", "Foods", "Logistics", "Interiors", "Textiles", "Supply", "Properties"];
const suffixes: Readonly<Record<OffshoreCountry, string>> = {
  HK: "(HK) Limited",
  US: "LLC",
  AU: "Pty Ltd",
  CA: "Inc.",
};

/** Most firms at home that have different names. */
const firmsAtHomeMax = 400;

const resident = { zh: "居民", en: "Resident" };

/** A name as written at home and abroad. */
interface Named {
  readonly name: string;
  readonly latin: string;
}

/** Opens accounts; no number occurs twice and no name is given twice. */
export class Cast {
  readonly accounts: MirrorAccount[] = [];
  readonly #params: MirrorParams;
  readonly #random: Random;
  readonly #taken = new Set<string>();
  #people = 0;
  #firms = 0;

  constructor(params: MirrorParams, random: Random) {
    this.#params = params;
    this.#random = random;
  }

  open(country: Country, holder: string, bank?: string): MirrorAccount {
    const length = country === "CN" ? 16 : 9;
    let number = this.#random.digits(length);
    while (this.#taken.has(number)) number = this.#random.digits(length);
    this.#taken.add(number);
    const account = {
      bank: bank ?? this.#random.pick(bankCodes[country]),
      account: number,
      country,
      currency: currencyOf[country],
      holder,
    };
    this.accounts.push(account);
    return account;
  }

  #person(country: Country): Named {
    const style = country === "HK" || this.#random.chance(30) ? "hong-kong" : "two-syllables";
    const id = `person-${++this.#people}`;
    return makePerson(id, resident, country === "CN" ? "two-syllables" : style, {
      random: this.#random,
      taken: this.#taken,
    });
  }

  /** An account of a person, named as the place writes names. */
  personAccount(country: Country): MirrorAccount {
    const { name, latin } = this.#person(country);
    return this.open(country, this.#shown(country === "CN" ? name : latin));
  }

  /** The accounts at home and abroad of one person, or of one and a nominee. */
  pair(country: Country, nomineePercent: number): AccountPair {
    const person = this.#person("CN");
    const nominee = this.#random.chance(nomineePercent) ? this.#person(country) : person;
    const onshore = this.open("CN", this.#shown(person.name));
    return { onshore, offshore: this.open(country, this.#shown(nominee.latin)) };
  }

  firmAccount(country: Country): MirrorAccount {
    return this.open(country, this.#shown(this.#firmName(country)));
  }

  /** A bank's own account, held under its name. */
  bankAccount(country: Country): MirrorAccount {
    return this.open(country, bankNames[country], bankCodes[country][0]);
  }

  /** Files often leave out who holds an account, for pools as for anybody. */
  #shown(holder: string): string {
    return this.#random.chance(this.#params.namelessPercent) ? "" : holder;
  }

  #firmName(country: Country): string {
    const serial = ++this.#firms;
    if (country !== "CN") {
      const brand = this.#random.pick(brands);
      return `${brand} ${this.#random.pick(lines)} ${serial} ${suffixes[country]}`;
    }
    assert(serial < firmsAtHomeMax, "a scene has few enough firms to name");
    const trade = this.#random.pick(["goods", "supply", "market", "building"] as const);
    return makeFirm(`firm-${serial}`, trade, { random: this.#random, taken: this.#taken }).name;
  }
}

/** Pool accounts are lent by people or belong to small firms, like any other account of the file. */
function poolAccount(cast: Cast, country: Country, random: Random): MirrorAccount {
  return random.chance(60) ? cast.personAccount(country) : cast.firmAccount(country);
}

function makeBroker(house: Omit<House, "customers">, params: MirrorParams, random: Random): Broker {
  const offshore = new Map<Country, MirrorAccount>();
  for (const [country, pool] of house.offshore) offshore.set(country, random.pick(pool));
  const { min, max } = params.commissionPpm;
  return { onshore: random.pick(house.onshore), offshore, commissionPpm: random.between(min, max) };
}

function makeCustomer(brokers: readonly Broker[], draw: HouseDraw): Customer {
  const { cast, params, random } = draw;
  const broker = random.pick(brokers);
  const country = random.pick([...broker.offshore.keys()]);
  return { broker, ...cast.pair(country, params.nomineePercent) };
}

interface HouseDraw {
  readonly cast: Cast;
  readonly params: MirrorParams;
  readonly random: Random;
}

/** Makes an underground bank: pools, brokers with their pairs, customers. */
export function makeHouse(index: number, draw: HouseDraw): House {
  const { cast, params, random } = draw;
  const many = ({ min, max }: { min: number; max: number }) => random.between(min, max);
  const pool = (country: Country, count: number) =>
    Array.from({ length: count }, () => poolAccount(cast, country, random));
  const offshore = new Map<Country, readonly MirrorAccount[]>();
  for (let i = 0; i < params.countriesPerHouse; i++) {
    const country = offshoreCountries[(index + i) % offshoreCountries.length] ?? "HK";
    offshore.set(country, pool(country, many(params.offshorePool)));
  }
  const bare = { id: `H${index + 1}`, onshore: pool("CN", many(params.onshorePool)), offshore };
  const brokers = Array.from({ length: params.brokersPerHouse }, () =>
    makeBroker(bare, params, random),
  );
  const customers = Array.from({ length: params.customersPerHouse }, () =>
    makeCustomer(brokers, draw),
  );
  return { ...bare, customers };
}
