// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Bank } from "./banks.ts";
import type { Period } from "./calendar.ts";
import type { Plot, PlotStep } from "./county-ledger/plot.ts";
import { appearancesOf, foldsOf } from "./folds.ts";
import type { Account, Books, Party, Transfer } from "./ledger.ts";
import type { Person } from "./people.ts";
import { decimal } from "./statement.ts";
import type { PrintedStatement } from "./statement.ts";
import { pathsOf } from "./truth-paths.ts";
import type {
  PlantedFault,
  TruthAccount,
  TruthCompany,
  TruthParty,
  TruthRest,
  TruthStatement,
  TruthTransfer,
  WorldTruth,
} from "./truth.ts";

/** What the truth of a world is told from. */
export interface TruthSource {
  readonly world: string;
  readonly seed: string;
  readonly title: Text;
  readonly period: Period;
  readonly people: readonly Person[];
  readonly companies: readonly TruthCompany[];
  readonly accounts: readonly Account[];
  readonly books: Books;
  readonly plot: Plot;
  readonly statements: readonly PrintedStatement[];
  readonly fileCount: number;
  readonly faults: readonly PlantedFault[];
  /** What money at a party without statements has become; what is not named is an asset. */
  readonly restKinds: Readonly<Record<string, TruthRest["as"]>>;
}

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

function accountTruth(account: Account, books: Books): TruthAccount {
  const amounts = (books.postings.get(account.id) ?? []).map(({ amountMinor }) => amountMinor);
  const credits = sumOf(amounts.filter((amount) => amount > 0n));
  const debits = -sumOf(amounts.filter((amount) => amount < 0n));
  return {
    id: account.id,
    number: account.number,
    bank: account.bank.key,
    country: account.bank.country,
    currency: account.currency,
    holder: account.holderId,
    holderPrinted: account.bank.country === "CN" ? account.name : account.latin,
    opening: decimal(account.openingMinor),
    credits: decimal(credits),
    debits: decimal(debits),
    entries: amounts.length,
    closing: decimal(account.openingMinor + credits - debits),
  };
}

function statementTruth(printed: PrintedStatement): TruthStatement {
  const { statement, file, at, closingStatedMinor, rows } = printed;
  const { account, period, number, openingMinor, closingMinor } = statement;
  return {
    file,
    at,
    account: account.id,
    number,
    from: period.from,
    to: period.to,
    currency: account.currency,
    opening: decimal(openingMinor),
    entries: rows.length,
    sum: decimal(closingMinor - openingMinor),
    closing: decimal(closingMinor),
    closingStated: decimal(closingStatedMinor),
    reconciles: closingStatedMinor === closingMinor,
    difference: decimal(closingStatedMinor - closingMinor),
  };
}

function transferTruth(
  transfer: Transfer,
  appearances: TruthTransfer["appearances"],
): TruthTransfer {
  const { payer, beneficiary, amountMinor, currency, exchange, paid, received } = transfer;
  return {
    id: transfer.id,
    kind: transfer.kind,
    payer: payer.id,
    beneficiary: beneficiary.id,
    paid: { on: paid.on, valueOn: paid.valueOn, amount: decimal(amountMinor), currency },
    received: {
      on: received.on,
      valueOn: received.valueOn,
      amount: decimal(exchange?.amountMinor ?? amountMinor),
      currency: exchange?.currency ?? currency,
    },
    purpose: transfer.purpose.zh,
    endToEndId: transfer.references.endToEndId,
    uetr: transfer.references.uetr,
    appearances,
  };
}

function partiesTruth(books: Books, accounts: readonly Account[]): TruthParty[] {
  const known = new Set(accounts.map(({ id }) => id));
  const parties = new Map<string, Party>();
  for (const { payer, beneficiary } of books.transfers) {
    for (const party of [payer, beneficiary]) {
      if (!known.has(party.id)) parties.set(party.id, party);
    }
  }
  return [...parties.values()]
    .map(({ id, name, latin, number, bank }) => ({
      id,
      name,
      latin,
      number,
      bank: bank?.key ?? "",
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function banksOf(books: Books): Bank[] {
  const banks = new Map<string, Bank>();
  for (const { payer, beneficiary } of books.transfers) {
    for (const { bank } of [payer, beneficiary]) if (bank) banks.set(bank.key, bank);
  }
  return [...banks.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function totalsOf(accounts: readonly Account[], books: Books): WorldTruth["totals"] {
  const currencies = [...new Set(accounts.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const amounts = accounts
      .filter((account) => account.currency === currency)
      .flatMap(({ id }) => (books.postings.get(id) ?? []).map(({ amountMinor }) => amountMinor));
    return {
      currency,
      credits: decimal(sumOf(amounts.filter((amount) => amount > 0n))),
      debits: decimal(-sumOf(amounts.filter((amount) => amount < 0n))),
      entries: amounts.length,
    };
  });
}

function restsOf(source: TruthSource, receivedIn: (step: string) => string): TruthRest[] {
  const accounts = new Set(source.accounts.map(({ id }) => id));
  return source.plot.pots().map(({ party, lots }) => ({
    party,
    as: accounts.has(party) ? "balance" : (source.restKinds[party] ?? "asset"),
    amount: decimal(sumOf(lots.map(({ amountMinor }) => amountMinor))),
    currency: receivedIn(lots[0]?.step ?? ""),
  }));
}

function plotTruth(source: TruthSource): WorldTruth["plot"] {
  const { plot, books } = source;
  const byStep = new Map(books.transfers.flatMap((each) => (each.step ? [[each.step, each]] : [])));
  const transferOf = (step: string) => (byStep.get(step) as Transfer).id;
  const fundings = (lots: PlotStep["fundedBy"]) =>
    lots.map(({ step, amountMinor }) => ({
      transfer: transferOf(step),
      amount: decimal(amountMinor),
    }));
  const receivedIn = (step: string) => {
    const transfer = byStep.get(step) as Transfer;
    return transfer.exchange?.currency ?? transfer.currency;
  };
  const steps = plot.steps
    .map(({ key, stage, fundedBy }) => ({
      transfer: transferOf(key),
      stage,
      fundedBy: fundings(fundedBy),
    }))
    .sort((a, b) => (a.transfer < b.transfer ? -1 : 1));
  const mirrors = plot.mirrors.map((mirror) => ({
    leg: mirror.leg,
    home: fundings(mirror.home),
    abroad: mirror.abroad.map(transferOf),
    homeAmount: { amount: decimal(mirror.homeMinor), currency: "CNY" },
    abroadAmount: { amount: decimal(mirror.abroadMinor), currency: mirror.abroadCurrency },
    commissionBasisPoints: mirror.commissionBasisPoints,
  }));
  const taken = plot.steps
    .filter(({ stage }) => stage === "misappropriation")
    .map(({ intent }) => intent.amountMinor as bigint);
  return {
    taken: { amount: decimal(sumOf(taken)), currency: "CNY" },
    steps,
    mirrors,
    paths: pathsOf(steps, mirrors),
    rests: restsOf(source, receivedIn),
  };
}

/** Tells the truth of a world. */
export function tellTruth(source: TruthSource): WorldTruth {
  const { books, accounts, statements } = source;
  const appearances = appearancesOf(statements);
  const folds = foldsOf(statements);
  const countFolds = (certainty: string) =>
    folds.filter((fold) => fold.kind === "two-sides" && fold.certainty === certainty).length;
  return {
    world: source.world,
    seed: source.seed,
    title: source.title,
    fictional: true,
    period: source.period,
    jurisdictions: [...new Set(accounts.map(({ bank }) => bank.country))].sort(),
    counts: {
      people: source.people.length,
      companies: source.companies.length,
      accounts: accounts.length,
      files: source.fileCount,
      statements: statements.length,
      statementRows: sumRows(statements),
      transfers: books.transfers.length,
      foldsCertain: countFolds("certain"),
      foldsProposed: countFolds("proposed"),
      foldsConverted: countFolds("converted"),
      foldsOfOverlap: folds.filter((fold) => fold.kind === "overlapping-statements").length,
    },
    people: source.people,
    companies: source.companies,
    banks: banksOf(books).map(({ key, name, latin, bic, country }) => ({
      key,
      name,
      latin,
      bic,
      country,
    })),
    accounts: accounts.map((account) => accountTruth(account, books)),
    parties: partiesTruth(books, accounts),
    statements: statements.map(statementTruth),
    totals: totalsOf(accounts, books),
    plot: plotTruth(source),
    faults: source.faults,
    folds,
    transfers: books.transfers.map((each) => transferTruth(each, appearances.get(each.id) ?? [])),
  };
}

const sumRows = (statements: readonly PrintedStatement[]) =>
  statements.reduce((count, { rows }) => count + rows.length, 0);
