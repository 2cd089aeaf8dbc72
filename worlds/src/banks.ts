// SPDX-License-Identifier: Apache-2.0
import type { WorldCountry } from "./holidays.ts";

/**
 * A fictional bank. Its BIC ends its location code in 0, which SWIFT keeps for test and training
 * addresses: it has the right form and can never be a live one.
 */
export interface Bank {
  readonly key: string;
  readonly name: string;
  readonly latin: string;
  readonly bic: string;
  readonly country: WorldCountry;
  /** Start of the bank's own references; at most three characters. */
  readonly referencePrefix: string;
  /** Which references of the network its statements print. */
  readonly prints: { readonly endToEndId: boolean; readonly uetr: boolean };
}

function bank(key: string, names: [string, string], bic: string, prints = ""): Bank {
  return {
    key,
    name: names[0],
    latin: names[1],
    bic,
    country: bic.slice(4, 6) as WorldCountry,
    referencePrefix: bic.slice(0, 3),
    prints: { endToEndId: prints.includes("e2e"), uetr: prints.includes("uetr") },
  };
}

/** Banks whose statements are in the evidence. */
export const banks = {
  lanjiang: bank("lanjiang", ["澜江银行", "Lanjiang Bank"], "LJGHCNZ0", "e2e"),
  lanyang: bank("lanyang", ["岚阳商业银行", "Lanyang Commercial Bank"], "LYQSCNZ0"),
  namYu: bank("nam-yu", ["南屿银行", "Nam Yu Bank Limited"], "NYQBHKZ0", "e2e"),
  meranti: bank(
    "meranti",
    ["Bukit Meranti Bank", "Bukit Meranti Bank Ltd"],
    "BQMRSGZ0",
    "e2e uetr",
  ),
  wadiSidra: bank("wadi-sidra", ["Wadi Sidra Bank", "Wadi Sidra Bank PJSC"], "WQDSAEZ0"),
  tannegg: bank("tannegg", ["Bankhaus Tannegg", "Bankhaus Tannegg AG"], "TQNGCHZ0", "e2e uetr"),
} as const;

/** Banks that occur only as the bank of a counterparty. */
export const otherBanks = {
  donglan: bank("donglan", ["东澜银行", "Donglan Bank"], "DQLNCNZ0"),
  villageBank: bank("jianglan", ["江岚村镇银行", "Jianglan Village Bank"], "JQLVCNZ0"),
  treasury: bank("treasury", ["国家金库临澜县支库", "State Treasury Linlan Branch"], "GQKLCNZ0"),
  seaGate: bank("sea-gate", ["海门汇通银行", "Sea Gate Bank (Hong Kong)"], "SQGTHKZ0"),
  keppelReach: bank("orchid", ["Orchid Straits Bank", "Orchid Straits Bank"], "OQSTSGZ0"),
  qasr: bank("qasr", ["Qasr Al Nada Bank", "Qasr Al Nada Bank"], "QQNDAEZ0"),
  alvier: bank("alvier", ["Alvier Kreditbank", "Alvier Kreditbank AG"], "AQLVCHZ0"),
} as const;
