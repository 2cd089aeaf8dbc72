// SPDX-License-Identifier: Apache-2.0

const split = (codes: string): readonly string[] => codes.trim().split(/\s+/u);

/**
 * Currencies in use, by the digits of their minor unit (ISO 4217 list one, with its changes up to
 * 2026-01: XCG for ANG, ZWG for ZWL, XAD added, BGN gone to the euro; checked against the dates of
 * tender in Unicode CLDR 48.2 `currencyData`, read 2026-11-23). These are the digits of the
 * standard, which banks send, not those of daily prices, which CLDR gives.
 */
const inUse: readonly (readonly [scale: number, codes: readonly string[]])[] = [
  [0, split("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")],
  [
    2,
    split(`
      AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
      CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
      GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD
      LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB
      PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP
      SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW
      ZWG
    `),
  ],
  [3, split("BHD IQD JOD KWD LYD OMR TND")],
  [4, split("CLF UYW")],
];

/**
 * Currencies that are withdrawn (ISO 4217 list three), which old statements still carry. That list
 * states no digits: no minor unit where the list one of its time and CLDR 48.2 agree that there
 * was none, otherwise two. Where they differ (BEF, GRD, PTE, SLL, STD, ZMK …) the larger number stands:
 * it reads every amount that the smaller one reads, and those with hundredths too.
 */
const withdrawn: readonly (readonly [scale: number, codes: readonly string[]])[] = [
  [0, split("ADP BYR ESP ITL LUF MGF TRL")],
  [
    2,
    split(`
      AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN BOP BRB BRC
      BRE BRN BRR BUK BYB CHC CSD CSJ CSK CUC CYP DDM DEM ECS ECV EEK EQE ESA ESB FIM FRF GEK GHC GHP GNE
      GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ LAJ LSM LTL LTT LUC LUL LVL LVR MAF MLF MRO MTL MTP MVQ
      MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SLL SRG STD SUR TJR
      TMM TPE UAK UGS UGW USS UYN UYP VEB VEF VNC XEU YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL
      ZWN ZWR
    `),
  ],
];

/** Metals, units of account and reserved codes: in the standard, but without a minor unit ("N.A."). */
const withoutMinorUnit = split("XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX XFO XFU XRE");

const scales = new Map(
  [...inUse, ...withdrawn].flatMap(([scale, codes]) => codes.map((code) => [code, scale] as const)),
);

const withdrawnCodes = new Set([...withdrawn.flatMap(([, codes]) => codes), "XFO", "XFU", "XRE"]);

const allCodes = new Set([...scales.keys(), ...withoutMinorUnit]);

/** The code for "no currency" (ISO 4217): its scale is declared by the mapping, and it is never summed. */
export const noCurrency = "XXX";

/** Every code of ISO 4217, withdrawn ones included, in alphabetical order. */
export const currencyCodes: readonly string[] = Array.from(allCodes).toSorted();

/**
 * Digits after the point of a currency; undefined when the code is unknown or has no minor unit.
 *
 * @example
 *   currencyScale("CNY"); // 2
 *   currencyScale("ITL"); // 0
 *   currencyScale("XAU"); // undefined
 */
export function currencyScale(code: string): number | undefined {
  return scales.get(code);
}

/** Whether ISO 4217 lists a code, in use or withdrawn, with a minor unit or without. */
export function isCurrency(code: string): boolean {
  return allCodes.has(code);
}

/**
 * Whether a currency is no longer in use anywhere.
 *
 * @example
 *   isWithdrawn("DEM"); // true
 */
export function isWithdrawn(code: string): boolean {
  return withdrawnCodes.has(code);
}
