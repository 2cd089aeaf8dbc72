// SPDX-License-Identifier: Apache-2.0
import type { DraftAccount } from "./draft.wire.ts";
import type { Entered } from "./entered.ts";

/** What the form holds: what is entered, an account for each of the shape, and nothing left out. */
export interface TypedValues extends Omit<Entered, "accounts"> {
  readonly accounts: readonly NonNullable<Entered["accounts"]>[number][];
}

/** Accounts that the form lists; more are for the command line. */
export const accountsListedMax = 200;

/** Puts what is entered into the form: each account of the shape has a line. */
export function typedOf(
  entered: Entered,
  accounts: readonly DraftAccount[],
  moved: readonly string[],
): TypedValues {
  const known = new Map((entered.accounts ?? []).map((account) => [account.key, account]));
  const rates = new Map((entered.rates ?? []).map(({ currency, rate }) => [currency, rate]));
  const listed = accounts.slice(0, accountsListedMax);
  const names = new Set(listed.map(({ key }) => key));
  return {
    ...entered,
    rates: moved.map((currency) => ({ currency, rate: rates.get(currency) ?? "" })),
    accounts: [
      ...listed.map(({ key }) => known.get(key) ?? { key }),
      ...[...known.values()].filter(({ key }) => !names.has(key)),
    ],
  };
}

/** Leaves out what was not filled in: empty texts, and groups with nothing in them. */
function filled(value: unknown): unknown {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const kept = filled(inner);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** What was typed, as it is saved. */
export function enteredOf(typed: TypedValues): Entered {
  const { accounts, rates, ...rest } = typed;
  const kept = (filled(rest) ?? {}) as Entered;
  const stated = accounts.flatMap((account) => {
    const one = filled(account) as (typeof accounts)[number];
    return Object.keys(one).length > 1 ? [one] : [];
  });
  const stating = (rates ?? []).filter(({ rate }) => rate.trim() !== "");
  return {
    ...kept,
    ...(stated.length === 0 ? {} : { accounts: stated }),
    ...(stating.length === 0 ? {} : { rates: stating }),
  };
}
