// SPDX-License-Identifier: Apache-2.0

/** Where the accounts of a scene are. */
export type Place = "CN" | "HK" | "US" | "CA" | "AU" | "SG" | "GB" | "DE" | "NL";

/** A place other than home. */
export type Abroad = Exclude<Place, "CN">;

interface PlaceFacts {
  readonly currency: string;
  /** Fictional banks, each with the four letters that begin its account numbers. */
  readonly banks: readonly (readonly [code: string, name: string])[];
  /** How people there pay each other. */
  readonly formats: readonly string[];
  /** Whether payments between people arrive on Saturdays and Sundays too. */
  readonly paysOnWeekends: boolean;
}

/** What is known of each place. No bank of these names is known to exist. */
export const places: Readonly<Record<Place, PlaceFacts>> = {
  CN: {
    currency: "CNY",
    banks: [
      ["LJGH", "Lanjiang Bank"],
      ["LYQS", "Lanyang Commercial Bank"],
      ["DQLN", "Donglan Bank"],
      ["XQLN", "Xilan Bank"],
      ["LQHZ", "Lanhai Merchants Bank"],
      ["JQLV", "Jianglan Village Bank"],
    ],
    formats: ["mobile transfer", "mobile transfer", "transfer"],
    paysOnWeekends: true,
  },
  HK: {
    currency: "HKD",
    banks: [
      ["NYQB", "Nam Yu Bank"],
      ["SQGT", "Sea Gate Bank"],
      ["PQLM", "Pak Lam Bank"],
    ],
    formats: ["mobile transfer", "transfer", "cheque"],
    paysOnWeekends: true,
  },
  US: {
    currency: "USD",
    banks: [
      ["AQFB", "Alder Falls Bank"],
      ["PQLB", "Prairie Lantern Bank"],
      ["TQOB", "Tidewater Orchard Bank"],
    ],
    formats: ["transfer", "cheque", "mobile transfer"],
    paysOnWeekends: false,
  },
  CA: {
    currency: "CAD",
    banks: [
      ["CQIB", "Cedar Inlet Bank"],
      ["LQPB", "Lac Perdrix Bank"],
      ["GQHU", "Grey Heron Union"],
    ],
    formats: ["email transfer", "transfer", "bank draft"],
    paysOnWeekends: true,
  },
  AU: {
    currency: "AUD",
    banks: [
      ["WQCB", "Wattle Creek Bank"],
      ["BQMU", "Bilby Mutual"],
      ["SQCW", "Southern Currawong Bank"],
    ],
    formats: ["transfer", "mobile transfer"],
    paysOnWeekends: true,
  },
  SG: {
    currency: "SGD",
    banks: [
      ["BQMR", "Bukit Meranti Bank"],
      ["OQST", "Orchid Straits Bank"],
    ],
    formats: ["mobile transfer", "transfer"],
    paysOnWeekends: true,
  },
  GB: {
    currency: "GBP",
    banks: [
      ["TQWK", "Thornwick Bank"],
      ["HQRM", "Harrowmere Bank"],
      ["PQGB", "Pennygate Bank"],
    ],
    formats: ["mobile transfer", "transfer"],
    paysOnWeekends: true,
  },
  DE: {
    currency: "EUR",
    banks: [
      ["EQLN", "Bankhaus Erlenau"],
      ["LQKB", "Lindental Kreditbank"],
    ],
    formats: ["transfer"],
    paysOnWeekends: false,
  },
  NL: {
    currency: "EUR",
    banks: [["WQLB", "Waterlelie Bank"]],
    formats: ["transfer", "mobile transfer"],
    paysOnWeekends: false,
  },
};

/** The places abroad; those named more often have more of the people. */
export const abroadWeighted: readonly Abroad[] = [
  "HK",
  "HK",
  "HK",
  "US",
  "US",
  "CA",
  "CA",
  "AU",
  "AU",
  "SG",
  "GB",
  "GB",
  "DE",
  "NL",
];
