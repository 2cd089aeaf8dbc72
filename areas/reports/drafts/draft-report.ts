// SPDX-License-Identifier: Apache-2.0
// The report of a draft: rows say what was paid, a person says the rest. Nothing is guessed.
import { countryCodeOf, parseIban } from "@tianwang/entities";
import { currencyScale } from "@tianwang/kernel/currency";
import type { ToldParty, ToldPayment, ToldShape } from "@tianwang/typologies";
import type {
  Citation,
  ReportAccount,
  ReportFinding,
  ReportSide,
  ReportTransaction,
  Revived,
  SuspicionReport,
} from "../report/report.ts";
import { revived } from "../report/report-file.ts";
import type { Entered } from "./entered.ts";
import { accountKeyOf } from "./entered.ts";

/** A bank's BIC: four letters, the country, two characters, and a branch or none. */
const bicForm = /^[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u;

/** Where a payment stands; an exhibit is named with its id, since names are not unique. */
export function citationOf({ exhibitId, sourceName, place }: ToldPayment): Citation {
  return { source: exhibitId === null ? sourceName : `${sourceName} (${exhibitId})`, place };
}

/** The country that the source itself states: as a field, in the IBAN, or in the BIC of the bank. */
export function statedCountry({ country, number, bank }: ToldParty): string | undefined {
  const stated = countryCodeOf(country) ?? parseIban(number)?.country ?? null;
  return stated?.toUpperCase() ?? bicForm.exec(bank)?.[1];
}

/** The currency of the report: the one stated, else the only one that moved. */
export function currencyOfReport(shape: ToldShape, entered: Entered): string | undefined {
  if (entered.currency !== undefined) return entered.currency;
  const moved = new Set(shape.payments.map(({ currency }) => currency));
  return moved.size === 1 ? [...moved][0] : undefined;
}

/**
 * An amount in the currency of the report at a stated rate, rounded to the nearest minor unit, halves
 * away from zero.
 */
export function converted(
  amount: { readonly amountMinor: bigint; readonly scale: number },
  rate: string,
  localScale: number,
): bigint {
  const [whole = "", digits = ""] = rate.split(".");
  const unit = 10n ** BigInt(digits.length + amount.scale);
  const product = amount.amountMinor * BigInt(whole + digits) * 10n ** BigInt(localScale);
  return (2n * product + unit) / (2n * unit);
}

/** What a person states, with amounts as whole numbers. */
type Stated = Revived<Entered>;

/** What is known of one draft, ready to be asked. */
interface Known {
  readonly entered: Stated;
  readonly currency: string | undefined;
  readonly accounts: ReadonlyMap<string, NonNullable<Stated["accounts"]>[number]>;
  readonly rates: ReadonlyMap<string, string>;
}

/** The amount in another currency than that of the report. */
function foreignOf(payment: ToldPayment, { currency, rates }: Known): ReportSide["foreign"] {
  if (currency === undefined || payment.currency === currency) return undefined;
  const rate = rates.get(payment.currency);
  return {
    currency: payment.currency,
    amountMinor: BigInt(payment.amountMinor),
    scale: payment.scale,
    ...(rate === undefined ? {} : { rate }),
  };
}

/** The account as its rows name it, with what a person states of it. */
function accountOf(
  { bank, number, name }: ToldParty,
  currency: string,
  stated: ReportAccount | undefined,
): ReportAccount {
  return {
    ...(bank === "" ? {} : bicForm.test(bank) ? { swift: bank } : { institutionName: bank }),
    ...(number === "" ? {} : { number }),
    ...(name === "" ? {} : { name }),
    currency,
    ...stated,
  };
}

function sideOf(party: ToldParty, payment: ToldPayment, known: Known): ReportSide {
  const { key: _, account, ...said } = known.accounts.get(accountKeyOf(party)) ?? { key: "" };
  const country = said.country ?? statedCountry(party);
  const foreign = foreignOf(payment, known);
  const { fundsCode } = known.entered;
  return {
    account: accountOf(party, payment.currency, account),
    ...said,
    ...(country === undefined ? {} : { country }),
    ...(foreign === undefined ? {} : { foreign }),
    ...(fundsCode === undefined ? {} : { fundsCode }),
  };
}

/** The amount in the currency of the report; undefined while nobody states the rate. */
function localAmount(payment: ToldPayment, { currency, rates }: Known): bigint | undefined {
  const amountMinor = BigInt(payment.amountMinor);
  if (payment.currency === currency) return amountMinor;
  const rate = rates.get(payment.currency);
  const localScale = currency === undefined ? undefined : currencyScale(currency);
  if (rate === undefined || localScale === undefined) return undefined;
  return converted({ amountMinor, scale: payment.scale }, rate, localScale);
}

function transactionOf(payment: ToldPayment, known: Known): ReportTransaction {
  const { number, reference, on, time, text } = payment;
  const amountMinor = localAmount(payment, known);
  const { mode } = known.entered;
  return {
    number,
    ...(reference === "" ? {} : { internalReference: reference }),
    on,
    ...(time === "" ? {} : { time }),
    ...(text === "" ? {} : { description: text }),
    ...(mode === undefined ? {} : { mode }),
    ...(amountMinor === undefined ? {} : { amountMinor }),
    from: sideOf(payment.from, payment, known),
    to: sideOf(payment.to, payment, known),
    cites: { "*": [citationOf(payment)] },
  };
}

function findingOf(shape: ToldShape): ReportFinding {
  const { typology, title, detector, version, fromOn, toOn, because, innocent } = shape;
  const cites = shape.payments.map(citationOf);
  return {
    typology,
    title,
    detector,
    version,
    fromOn,
    toOn,
    because: because.map((reason) => ({ ...reason, cites })),
    innocent,
  };
}

/** Makes the report of a draft. The same rows and the same statements give the same report. */
export function reportOfDraft(shape: ToldShape, entered: Entered): SuspicionReport {
  const stated = revived(entered);
  const { indicators, mode: _mode, fundsCode: _funds, accounts, rates, ...head } = stated;
  const currency = currencyOfReport(shape, entered);
  const known: Known = {
    entered: stated,
    currency,
    accounts: new Map((accounts ?? []).map((account) => [account.key, account])),
    rates: new Map((rates ?? []).map((each) => [each.currency, each.rate])),
  };
  return {
    ...head,
    ...(currency === undefined ? {} : { currency }),
    transactions: shape.payments.map((payment) => transactionOf(payment, known)),
    ...(indicators === undefined ? {} : { indicators: indicators.map((code) => ({ code })) }),
    findings: [findingOf(shape)],
  };
}

/** An account of a shape with what its rows say of it. */
export interface ShapeAccount {
  readonly key: string;
  readonly party: ToldParty;
  readonly statedCountry: string | undefined;
  readonly paymentCount: number;
}

/** The accounts of a shape in the order in which they are first named. */
export function accountsOfShape(shape: ToldShape): readonly ShapeAccount[] {
  const found = new Map<string, ShapeAccount>();
  for (const payment of shape.payments)
    for (const party of [payment.from, payment.to]) {
      const key = accountKeyOf(party);
      const known = found.get(key);
      const paymentCount = (known?.paymentCount ?? 0) + 1;
      const stated = known?.statedCountry ?? statedCountry(party);
      found.set(key, { key, party: known?.party ?? party, statedCountry: stated, paymentCount });
    }
  return [...found.values()];
}
