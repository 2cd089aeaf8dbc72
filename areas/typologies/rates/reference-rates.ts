// SPDX-License-Identifier: Apache-2.0

/** A currency against the dollar, as its source prints it. */
export interface ReferenceSource {
  readonly citation: string;
  readonly url: string;
  readonly readOn: string;
  /** Days that the printed rates hold for, both included; an average is dated by its whole period. */
  readonly periods: readonly (readonly [fromOn: string, toOn: string])[];
  /** Whether a number is units for one dollar, dollars for one unit, or special drawing rights for one. */
  readonly quoted: "per-dollar" | "dollars" | "drawing-rights";
  /** Rates by currency, one for each period. */
  readonly rates: Readonly<Record<string, readonly number[]>>;
}

const year = (of: number) => [`${of}-01-01`, `${of}-12-31`] as const;
const board = "Board of Governors of the Federal Reserve System";
const readOn = "2026-11-24";

/** Averages of 2020 to 2023: what a unit costs, as the release prints it for most currencies. */
const g5a2024: Readonly<Record<string, readonly number[]>> = {
  BRL: [4.9946, 5.1605, 5.3958, 5.1587],
  CAD: [1.3494, 1.3014, 1.2533, 1.3422],
  CNY: [7.0809, 6.729, 6.4508, 6.9042],
  DKK: [6.89, 7.0786, 6.2897, 6.543],
  HKD: [7.8292, 7.8306, 7.7727, 7.7559],
  INR: [82.5708, 78.5792, 73.9351, 74.1429],
  JPY: [140.5001, 131.4589, 109.8429, 106.7754],
  MYR: [4.5577, 4.3982, 4.1439, 4.2029],
  MXN: [17.7334, 20.1208, 20.2844, 21.5462],
  NOK: [10.5659, 9.6138, 8.5955, 9.4283],
  SGD: [1.3428, 1.3787, 1.3438, 1.38],
  ZAR: [18.4535, 16.3598, 14.7751, 16.4932],
  KRW: [1306.7637, 1291.7796, 1144.8911, 1180.5554],
  LKR: [326.6297, 321.5261, 197.8963, 185.3319],
  SEK: [10.6089, 10.1177, 8.5812, 9.2167],
  CHF: [0.8984, 0.955, 0.9144, 0.9389],
  TWD: [31.1525, 29.7963, 27.9366, 29.4568],
  THB: [34.7841, 35.05, 32.0052, 31.307],
};

/** Averages of 2017 to 2019 from the release before. */
const g5a2021: Readonly<Record<string, readonly number[]>> = {
  BRL: [3.944, 3.6513, 3.191],
  CAD: [1.3269, 1.2957, 1.2984],
  CNY: [6.9081, 6.609, 6.7569],
  DKK: [6.6703, 6.3131, 6.5957],
  HKD: [7.8351, 7.8376, 7.7926],
  INR: [70.3777, 68.3734, 65.0659],
  JPY: [109.0188, 110.3974, 112.0986],
  MYR: [4.1416, 4.0307, 4.2982],
  MXN: [19.2469, 19.2179, 18.8841],
  NOK: [8.8001, 8.1318, 8.2679],
  SGD: [1.3641, 1.3486, 1.3802],
  ZAR: [14.4475, 13.2255, 13.2943],
  KRW: [1165.8016, 1099.2926, 1129.0435],
  LKR: [178.5137, 162.2534, 152.4346],
  SEK: [9.4604, 8.6945, 8.543],
  CHF: [0.9937, 0.9784, 0.9842],
  TWD: [30.9049, 30.1294, 30.4016],
  THB: [31.0419, 32.3035, 33.9134],
};

/** The sources of reference values, as they were read. */
export const referenceSources: readonly ReferenceSource[] = [
  {
    citation: `${board}, Foreign Exchange Rates, G.5A Annual, release of 1 February 2024`,
    url: "https://federalreserve.gov/releases/g5a/20240201",
    readOn,
    periods: [year(2023), year(2022), year(2021), year(2020)],
    quoted: "per-dollar",
    rates: g5a2024,
  },
  {
    citation: `${board}, Foreign Exchange Rates, G.5A Annual, release of 1 February 2024`,
    url: "https://federalreserve.gov/releases/g5a/20240201",
    readOn,
    periods: [year(2023), year(2022), year(2021), year(2020)],
    quoted: "dollars",
    rates: {
      AUD: [0.6644, 0.6951, 0.7515, 0.6899],
      EUR: [1.0817, 1.0534, 1.183, 1.141],
      NZD: [0.6143, 0.6361, 0.7074, 0.6498],
      GBP: [1.244, 1.2371, 1.3764, 1.2829],
    },
  },
  {
    citation: `${board}, Foreign Exchange Rates, G.5A Annual, averages of 2017 to 2019`,
    url: "https://federalreserve.gov/releases/g5a/20210104",
    readOn,
    periods: [year(2019), year(2018), year(2017)],
    quoted: "per-dollar",
    rates: g5a2021,
  },
  {
    citation: `${board}, Foreign Exchange Rates, G.5A Annual, averages of 2017 to 2019`,
    url: "https://federalreserve.gov/releases/g5a/20210104",
    readOn,
    periods: [year(2019), year(2018), year(2017)],
    quoted: "dollars",
    rates: {
      AUD: [0.6952, 0.7481, 0.7671],
      EUR: [1.1194, 1.1817, 1.1301],
      NZD: [0.6591, 0.6929, 0.7111],
      GBP: [1.2768, 1.3363, 1.289],
    },
  },
  {
    citation: `${board}, Foreign Exchange Rates, G.5 Monthly, release of 1 July 2024`,
    url: "http://federalreserve.gov/Releases/G5/current/default.htm",
    readOn,
    periods: [["2024-06-01", "2024-06-30"]],
    quoted: "per-dollar",
    rates: {
      BRL: [5.3861],
      CAD: [1.3705],
      CNY: [7.2547],
      DKK: [6.9336],
      HKD: [7.81],
      INR: [83.46],
      JPY: [157.86],
      MYR: [4.7095],
      MXN: [18.1946],
      NOK: [10.6154],
      SGD: [1.3517],
      ZAR: [18.4291],
      KRW: [1379.0526],
      LKR: [303.8889],
      SEK: [10.487],
      CHF: [0.8938],
      TWD: [32.3768],
      THB: [36.7095],
    },
  },
  {
    citation: `${board}, Foreign Exchange Rates, G.5 Monthly, release of 1 July 2024`,
    url: "http://federalreserve.gov/Releases/G5/current/default.htm",
    readOn,
    periods: [["2024-06-01", "2024-06-30"]],
    quoted: "dollars",
    rates: { AUD: [0.6642], EUR: [1.0763], NZD: [0.6139], GBP: [1.2716] },
  },
  {
    citation:
      "International Monetary Fund, Currency values in terms of Special Drawing Rights, 15 September 2022, as printed by Business Recorder",
    url: "https://www.brecorder.com/news/40198858/currency-values-in-terms-of-special-drawing-rights",
    readOn,
    periods: [["2022-09-15", "2022-09-15"]],
    quoted: "drawing-rights",
    rates: {
      USD: [0.772256],
      CNY: [0.110767],
      EUR: [0.771638],
      JPY: [0.005391],
      GBP: [0.888558],
      DZD: [0.0054945],
      AUD: [0.521118],
      BWP: [0.0591548],
      BRL: [0.147928],
      BND: [0.549218],
      CAD: [0.585042],
      CLP: [0.0008421],
      CZK: [0.0314667],
      DKK: [0.103762],
      INR: [0.0097038],
      ILS: [0.224363],
      KRW: [0.0005549],
      KWD: [2.50286],
      MYR: [0.170382],
      MUR: [0.0172085],
      MXN: [0.0385117],
      NZD: [0.464744],
      NOK: [0.0762466],
      OMR: [2.00847],
      PEN: [0.198881],
      PHP: [0.0135104],
      PLN: [0.163607],
      QAR: [0.212158],
    },
  },
  {
    citation:
      "International Monetary Fund, Currency values in terms of Special Drawing Rights, 27 September 2022, as printed by Business Recorder",
    url: "https://www.brecorder.com/news/40200192/currency-values-in-terms-of-special-drawing-rights",
    readOn,
    periods: [["2022-09-27", "2022-09-27"]],
    quoted: "drawing-rights",
    rates: { USD: [0.78624], RUB: [0.0135149] },
  },
  {
    citation: "Saudi Central Bank, SAMA Affirms Commitment to Exchange Rate Policy, 4 May 2020",
    url: "http://www.sama.gov.sa/en-US/News/Pages/news-557.aspx",
    readOn,
    periods: [["2020-05-04", "2020-05-04"]],
    quoted: "per-dollar",
    rates: { SAR: [3.75] },
  },
];
