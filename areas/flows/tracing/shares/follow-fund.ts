// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";
import type {
  AccountLedger,
  AccountRule,
  AccountTrace,
  NotApplicable,
  Parts,
} from "../account/account-ledger.ts";
import { isApplicable } from "../account/account-ledger.ts";
import type { Fraction } from "../account/fraction.ts";
import { overFactors, whole, zeroFraction } from "../account/fraction.ts";
import type { ParamDeclaration, RunShares } from "../doctrine.ts";
import { paramFaults } from "../doctrine.ts";
import { arrivalCurrency } from "../ledger.ts";
import type { Arithmetic, ShareEnd } from "../share-trace.ts";
import { claimantsOf, noFacts } from "../share-trace.ts";
import type { Fate } from "../trace.ts";
import { apportion } from "../walk/apportion.ts";
import { exitKind, WalkState } from "../walk/walk-state.ts";
import { silentTrace } from "./follow-shares.ts";
import type { UnitsTrace } from "./fund-losses.ts";
import { FractionParts } from "./fraction-parts.ts";
import type { Fund, FundDeposit, Funds } from "./fund-ledger.ts";
import { fundsOf } from "./fund-ledger.ts";
import { exactRowCountMax } from "./share-params.ts";

/** A doctrine that looks at connected accounts as one. */
export interface FundUnit {
  readonly id: string;
  readonly version: number;
  readonly params: readonly ParamDeclaration[];
  readonly rule: AccountRule;
  /** The same in whole minor units, for more rows than are exact; null where the rule is always whole. */
  readonly inUnits: ((ledger: AccountLedger) => UnitsTrace | NotApplicable) | null;
}

/**
 * Applies a rule of one account to many: all accounts that payments connect are one fund, whose
 * movements within it change nothing. What remains of it lies rateably in its accounts.
 */
export function followFund(unit: FundUnit): RunShares {
  return (ledger, chosen, params, facts = noFacts) => {
    const faults = paramFaults(unit.params, params);
    assert(faults.length === 0, `the parameters ${faults.join(", ")} are within their bounds`);
    const { id, version } = unit;
    const asked = { doctrine: id, version, params, facts, ledger, chosen };
    const state = new WalkState({ ledger, chosen, params });
    const claimants = claimantsOf(chosen);
    const claimantOf = chosen.map(({ claimant }) => claimants.indexOf(claimant));
    const funds = fundsOf(state, claimantOf);
    if (funds.exchangedRow !== null) return silentTrace(asked, changesCurrency);
    const rule = ledger.rowCount > exactRowCountMax && unit.inUnits ? unit.inUnits : unit.rule;
    const written = new Written(state, claimantOf, funds);
    for (const fund of funds.funds) {
      const { events } = fund;
      const result = rule({ id: "", minorUnit: "", events, coordination: facts.coordination });
      if (!isApplicable(result)) return silentTrace(asked, result.notApplicable);
      written.fund(fund, result);
    }
    const ends = written.ends();
    assertWhole(funds.deposits, ends, claimantOf);
    return {
      ...asked,
      claimants,
      followed: written.followed,
      arithmetic: written.arithmetic,
      parts: written.parts.columns(),
      ends,
      legs: [],
      assets: [],
      accrued: [],
      stoppedBeforeRow: null,
      notices: state.notices.list(),
      notApplicable: null,
    };
  };
}

const changesCurrency: Text = {
  zh: "相连的账户之间有货币兑换；不同货币的出资无法相加，请改用逐笔追踪的规则",
  en: "money changes its currency between the accounts: contributions in two currencies do not add up; use a rule that follows payments",
};

/** Asserts that what claimants paid in is what lies, left or ended otherwise. */
function assertWhole(
  deposits: readonly FundDeposit[],
  ends: readonly ShareEnd[],
  claimantOf: readonly number[],
): void {
  const sums = new Map<number, { numerator: bigint; product: bigint }>();
  const add = (claimant: number, { numerator, denominator }: Fraction) => {
    const sum = sums.get(claimant) ?? { numerator: 0n, product: 1n };
    const isSame = sum.product % denominator === 0n;
    const product = isSame ? sum.product : sum.product * denominator;
    const kept = sum.numerator * (product / sum.product);
    sums.set(claimant, { numerator: kept + numerator * (product / denominator), product });
  };
  for (const { choice, amountMinor } of deposits) add(claimantOf[choice] ?? 0, whole(-amountMinor));
  for (const { claimant, amount } of ends) add(claimant, amount);
  for (const { numerator } of sums.values())
    assert(numerator === 0n, "what a claimant paid in lies somewhere or ended");
}

/** What is written down of funds: parts of rows, and ends. */
class Written {
  readonly followed: Fraction[];
  readonly parts: FractionParts;
  arithmetic: Arithmetic = { kind: "exact", factorCount: 1 };
  readonly #state: WalkState;
  readonly #funds: Funds;
  readonly #ends = new Map<string, ShareEnd>();

  constructor(state: WalkState, claimantOf: readonly number[], funds: Funds) {
    this.#state = state;
    this.#funds = funds;
    this.parts = new FractionParts();
    this.followed = state.chosen.map(() => zeroFraction);
    for (const { row, choice, amountMinor, book } of funds.deposits) {
      if (amountMinor === 0n) continue;
      const amount = whole(amountMinor);
      const claimant = claimantOf[choice] ?? 0;
      this.followed[choice] = amount;
      this.parts.add({ row, claimant, kind: "deposit" }, amount);
      if (book >= 0) continue;
      const kind = exitKind(book);
      this.parts.add({ row, claimant, kind }, amount);
      this.#end(this.#placeOf(row, kind), claimant, amount);
    }
  }

  #placeOf(row: number, fate: Fate): Place {
    const { ledger } = this.#state;
    const currency = arrivalCurrency(ledger, row);
    return { fate, account: ledger.beneficiary[row] ?? 0, currency };
  }

  fund(fund: Fund, result: AccountTrace | UnitsTrace): void {
    if ("arithmetic" in result && result.arithmetic.kind === "apportioned") {
      this.arithmetic = result.arithmetic;
      this.parts.residueMicro = result.arithmetic.residueMicroMax;
    }
    const hiddenCount = result.withdrawals.length - fund.exits.length;
    for (const [at, parts] of result.withdrawals.entries()) {
      const exit = fund.exits[at - hiddenCount];
      if (exit) this.#exit(exit, parts);
      else this.#each(this.#first(fund), parts);
    }
    this.#each(this.#first(fund), result.repaid);
    this.#remaining(fund, result.remaining);
  }

  /** Where what repaid the bank is shown: the overdraft is that of the accounts as one. */
  #first({ books }: Fund): Place {
    const { account = 0, currency = 0 } = this.#state.ledger.books[books[0] ?? 0] ?? {};
    return { fate: "overdraft", account, currency };
  }

  #exit({ row, fate }: Fund["exits"][number], parts: Parts): void {
    const kind = fate === "lies" ? "left" : fate;
    for (const [claimant, amount] of claimed(parts)) {
      this.parts.add({ row, claimant, kind }, amount);
      this.#end(this.#placeOf(row, fate), claimant, amount);
    }
  }

  #each(place: Place, parts: Parts): void {
    for (const [claimant, amount] of claimed(parts)) this.#end(place, claimant, amount);
  }

  /** What remains lies in the accounts that hold money, in proportion to it. */
  #remaining({ books }: Fund, remaining: Parts): void {
    const { balanceMinor } = this.#funds;
    const holding = books.filter((book) => (balanceMinor[book] ?? 0n) > 0n);
    const total = holding.reduce((sum, book) => sum + (balanceMinor[book] ?? 0n), 0n);
    const balances = holding.map((book) => balanceMinor[book] ?? 0n);
    for (const [claimant, amount] of claimed(remaining)) {
      const isWhole = this.arithmetic.kind === "apportioned";
      const units = isWhole ? apportion(amount.numerator, balances).sharesMinor.map(whole) : null;
      for (const [at, book] of holding.entries()) {
        const { account = 0, currency = 0 } = this.#state.ledger.books[book] ?? {};
        const part = amount.numerator * (balances[at] ?? 0n);
        const exact = () => overFactors(part, [amount.denominator, total]);
        const share = units === null ? exact() : (units[at] ?? zeroFraction);
        if (share.numerator > 0n) this.#end({ fate: "lies", account, currency }, claimant, share);
      }
    }
  }

  #end(place: Place, claimant: number, amount: Fraction): void {
    const { fate, account, currency } = place;
    const key = `${claimant} ${fate} ${account} ${currency}`;
    const before = this.#ends.get(key)?.amount ?? zeroFraction;
    // What remains is apportioned once more, over the accounts: by less than one unit.
    const once = fate === "lies" && this.parts.residueMicro > 0 ? 1_000_000 : 0;
    const residueMicro = this.parts.residueMicro + once;
    this.#ends.set(key, { ...place, claimant, amount: sumOf(before, amount), residueMicro });
  }

  ends(): ShareEnd[] {
    const rank = (end: ShareEnd) => (end.fate === "lies" ? 0 : 1);
    return [...this.#ends.values()].toSorted(
      (a, b) => a.claimant - b.claimant || rank(a) - rank(b),
    );
  }
}

interface Place {
  readonly fate: Fate;
  readonly account: number;
  readonly currency: number;
}

/** The claimants' parts by their numbers; the holder's is nobody's claim. */
function claimed(parts: Parts): (readonly [claimant: number, amount: Fraction])[] {
  return [...parts].flatMap(([party, amount]) => {
    const claimant = Number(party);
    return Number.isInteger(claimant) && amount.numerator > 0n ? [[claimant, amount] as const] : [];
  });
}

function sumOf(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === 1n && b.denominator === 1n) return whole(a.numerator + b.numerator);
  return overFactors(a.numerator * b.denominator + b.numerator * a.denominator, [
    a.denominator,
    b.denominator,
  ]);
}
