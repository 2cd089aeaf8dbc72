// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";

/** The least and the most of something, both included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A place where offshore pools lie. */
export type OffshoreCountry = "HK" | "US" | "AU" | "CA";

/** How many of each lawful thing that looks like a mirror transfer. */
export interface ConfuserCounts {
  /** Onshore and foreign firms that pay each other directly, by wire, for goods. */
  readonly tradePairs: number;
  /** Chains buyer abroad, affiliate abroad, trading firm at home, maker at home; the wire is seen. */
  readonly backToBackChains: number;
  /** Firms that pay wages each month, at home and abroad. */
  readonly payrolls: number;
  /** Staff paid half at home and half abroad: two equal legs, but in the same direction. */
  readonly splitPayrolls: number;
  /** Families that pay a university abroad: by wire, or by way of an agent who wires. */
  readonly tuitionFamilies: number;
  /** Orders of exchange through a bank: the same two legs, but the party is a bank. */
  readonly bankExchanges: number;
  /** Orders through a licensed remitter: no bank, but its own wire joins the two ledgers. */
  readonly remitterOrders: number;
  /** Unrelated payments at home and abroad, equal after rate and a likely commission, once. */
  readonly coincidences: number;
  /** Unrelated monthly rents at home and abroad that are about equal, again and again. */
  readonly equalRents: number;
  /** Families that send the same sum each month, directly. */
  readonly familyRemittances: number;
}

/** What a scene of underground banking is made of. */
export interface MirrorParams {
  readonly firstDay: CalendarDate;
  readonly dayCount: number;
  /** Underground banks that know nothing of each other. */
  readonly houses: number;
  /** Accounts in the onshore pool of a house. */
  readonly onshorePool: Range;
  /** Accounts in each offshore pool of a house. */
  readonly offshorePool: Range;
  /** Places where a house has an offshore pool. */
  readonly countriesPerHouse: number;
  readonly brokersPerHouse: number;
  readonly customersPerHouse: number;
  readonly settlementsPerHouse: number;
  /** Share of settlements that bring money home. */
  readonly inwardPercent: number;
  /** Share of customers who name somebody else's account abroad. */
  readonly nomineePercent: number;
  /** Share of parts that pass the broker's own pair of accounts; the others take any of the pool. */
  readonly pairPercent: number;
  /** Usual commission of a broker, in millionths of what was paid in. */
  readonly commissionPpm: Range;
  /** How far one settlement departs from it, up or down. */
  readonly commissionSpreadPpm: number;
  /** From the last payment in to the first payment out; every doubling is equally likely. */
  readonly delayMinutes: Range;
  /** Share of sides paid in parts, how many, and within how many minutes. */
  readonly splitPercent: number;
  readonly splitParts: Range;
  readonly splitMinutes: number;
  /** Share of settlements that pay one sum for payments in of several days, and how many days. */
  readonly mergedPercent: number;
  readonly mergeDays: number;
  /** Value of a settlement in fen; every doubling is equally likely. */
  readonly valueFen: Range;
  /** Share of settlements whose round amount is the one paid out. */
  readonly roundOutPercent: number;
  /** Accounts of people and of firms in each place, for daily life. */
  readonly people: Readonly<Record<"CN" | OffshoreCountry, number>>;
  readonly shops: Readonly<Record<"CN" | OffshoreCountry, number>>;
  /** People with lawful accounts at home and in each place abroad. */
  readonly migrantsPerPlace: number;
  /** Rows of daily life; mirror transfers and confusers come on top. */
  readonly dailyRows: number;
  /** Share of accounts of daily life whose holder the file does not name. */
  readonly namelessPercent: number;
  readonly confusers: ConfuserCounts;
}

/**
 * The scene by which detectors are judged. Fixed before any detector of mirror transfers was written;
 * a change here is a change of the yardstick and belongs into the changelog. Reasons and sources
 * stand in the README of worlds.
 */
export const mirrorDefaults: MirrorParams = {
  firstDay: "2023-01-02" as CalendarDate,
  dayCount: 180,
  houses: 3,
  onshorePool: { min: 5, max: 8 },
  offshorePool: { min: 2, max: 4 },
  countriesPerHouse: 2,
  brokersPerHouse: 3,
  customersPerHouse: 24,
  settlementsPerHouse: 60,
  inwardPercent: 25,
  nomineePercent: 35,
  pairPercent: 70,
  commissionPpm: { min: 5_000, max: 30_000 },
  commissionSpreadPpm: 2_000,
  delayMinutes: { min: 120, max: 5_760 },
  splitPercent: 30,
  splitParts: { min: 2, max: 5 },
  splitMinutes: 1_440,
  mergedPercent: 10,
  mergeDays: 3,
  valueFen: { min: 5_000_000, max: 300_000_000 },
  roundOutPercent: 40,
  people: { CN: 600, HK: 160, US: 90, AU: 90, CA: 90 },
  shops: { CN: 90, HK: 30, US: 20, AU: 20, CA: 20 },
  migrantsPerPlace: 40,
  dailyRows: 21_000,
  namelessPercent: 15,
  confusers: {
    tradePairs: 30,
    backToBackChains: 25,
    payrolls: 14,
    splitPayrolls: 12,
    tuitionFamilies: 45,
    bankExchanges: 110,
    remitterOrders: 70,
    coincidences: 60,
    equalRents: 8,
    familyRemittances: 30,
  },
};
