// SPDX-License-Identifier: Apache-2.0

/** What is declared about a background, because a short sample cannot tell it. */
export interface BackgroundParams {
  /** Rows besides those of the attempts. */
  readonly rowCount: number;
  /** Accounts besides those of the attempts. */
  readonly accountCount: number;
  /** Rows of a thousand that an account pays to itself. */
  readonly selfPermille: number;
  /** Rows of a thousand that each hub sends. */
  readonly hubPermille: readonly number[];
  /** Counterparties to whom a hub usually pays. */
  readonly hubHabits: number;
  /** Payments of a hundred to somebody whom the payer usually pays; the others are first contacts. */
  readonly habitPercent: number;
  /** Usual counterparties of the quietest account; each doubling of activity adds one. */
  readonly habitsMin: number;
  readonly habitsMax: number;
  /** Chance that an account is twice as busy as the class before, again and again. */
  readonly busierPercent: number;
  /** Most doublings of activity. */
  readonly busierMax: number;
  /** Accounts of a hundred whose currency is drawn from the attempts and not from the sample. */
  readonly attemptCurrencyPercent: number;
  /** Accounts of a hundred whose bank is drawn from the attempts and not from the sample. */
  readonly attemptBankPercent: number;
  /** How far an amount departs from one of the sample, up or down, in thousandths of it. */
  readonly amountSpreadPermille: number;
}

/** The declared background; the README of worlds says why. */
export const backgroundDefaults: BackgroundParams = {
  rowCount: 500_000,
  accountCount: 50_000,
  selfPermille: 120,
  hubPermille: [24, 6, 3],
  hubHabits: 300,
  habitPercent: 90,
  habitsMin: 1,
  habitsMax: 5,
  busierPercent: 45,
  busierMax: 7,
  attemptCurrencyPercent: 50,
  attemptBankPercent: 30,
  amountSpreadPermille: 200,
};
