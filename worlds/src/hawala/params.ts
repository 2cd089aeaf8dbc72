// SPDX-License-Identifier: Apache-2.0

/**
 * The parameters of the scenes. Sources, read on 2026-11-24 as excerpts in a stored index of the web,
 * not in full; they give the forms and the cut, the other figures are assumptions:
 *
 * - FATF, The Role of Hawala and Other Similar Service Providers in Money Laundering and Terrorist
 *   Financing, October 2013: settlement through trade, cash and netting over a long time.
 * - M. El Qorchi, S. M. Maimbo, J. F. Wilson, Informal Funds Transfer Systems, IMF Occasional Paper
 *   222, 2003: a broker on each side, one takes in and asks the other to advance the amount.
 * - Supreme People's Court and Supreme People's Procuratorate, interpretation of 2019 on illegal
 *   payment business and illegal foreign exchange (agency report); Supreme People's Procuratorate and
 *   SAFE, eight typical cases, 2023-12-27 (press reports): CNY moves at home, foreign currency abroad,
 *   each in a circle of its own, balanced by keeping accounts; very many accounts in one hand.
 * - FINTRAC, Operational Alert FINTRAC-2023-OA002, July 2023: wires from Hong Kong to Canada, accounts
 *   of students and homemakers, email transfers, bank drafts. FINTRAC, Operational Alert
 *   18/19-SIDEL-025, 2018-07-18: trading companies.
 * - NCA, Chinese Underground Banking and Daigou, October 2019: lent accounts; the quota of 50,000 USD
 *   a year. FinCEN, FIN-2025-A003, 2025-08-28 (summaries): students, trade, daigou.
 * - AUSTRAC, case studies on deposits by strangers (student: 60 deposits of 3,500 to 150,000 AUD in six
 *   weeks; exporter: deposits below 10,000 AUD).
 * - The Wall Street Journal, October 2015, as quoted by others: a cut of 0.3 to 3 percent. Bloomberg,
 *   2023, in the Deccan Herald: one payment at home, ten people pay in Hong Kong some hours later.
 *   Sixth Tone, news 1007098: exporters of Yiwu whose buyers pay by way of underground banks.
 */
export const hawalaParams = {
  /** How many days a scene has. */
  dayCount: [120, 365],
  /** Rows that are a leg of a settlement, per ten thousand. */
  mirrorRows: [70, 260],
  /** The margin over the middle rate, in basis points, and the most it drifts in a day. Assumed. */
  margin: [-60, 280],
  marginStepMax: 18,
  /** What a broker keeps, in basis points (The Wall Street Journal, 2015). */
  commission: [30, 300],
  /** Percent of settlements whose commission is paid apart, in a row of its own. Assumed. */
  commissionApart: 20,
  /** Percent of deals of rings and home payers that are settled in parts over several rounds. Assumed. */
  carriedForward: 18,
  /** Shares of the five kinds in the mirror rows; each seed shifts them. */
  shares: { broker: 22, ring: 28, tuition: 18, trade: 14, home: 18 },
  /** Rows of each confuser, per thousand. */
  confusers: {
    remittance: 20,
    family: 15,
    trade: 30,
    commerce: 40,
    payroll: 40,
    tuition: 5,
    changer: 15,
    coincidence: 12,
  },
} as const;
