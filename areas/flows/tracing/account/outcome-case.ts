// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { fractionText, overFactors } from "./fraction.ts";
import type { OutcomeCase } from "./ledger-file.ts";

/** What follows from the figures of a case that gives no ledger. */
export interface OutcomeReport {
  readonly outcome: string;
  /** Amounts in minor units, or the election of a claimant, by name. */
  readonly results: Readonly<Record<string, string>>;
  /** The rules that were applied, by their doctrine. */
  readonly doctrines: readonly string[];
  readonly notApplicable?: Text;
}

type Inputs = OutcomeCase["inputs"];

/** A whole number of minor units, or old pounds, shillings and pence as `3029 15s 1d`, in pence. */
function amountOf(value: unknown): bigint | null {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value !== "string") return null;
  if (/^\d+$/u.test(value)) return BigInt(value);
  const [match, pounds, shillings, pence] =
    /^(\d+)(?:l|£)?(?: (\d{1,2})s)?(?: (\d{1,2})d)?$/u.exec(value.trim()) ?? [];
  if (match === undefined) return null;
  return BigInt(pounds ?? 0) * 240n + BigInt(shillings ?? 0) * 12n + BigInt(pence ?? 0);
}

/** The amount of the first input whose name begins in one of these ways. */
function named(inputs: Inputs, ...starts: readonly string[]): bigint | null {
  const name = Object.keys(inputs).find((key) => starts.some((start) => key.startsWith(start)));
  return name === undefined ? null : amountOf(inputs[name]);
}

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

type Found = Omit<OutcomeReport, "outcome">;

/** Payments of several towards one asset: each has a lien for his own or a share of what it brought. */
function jointPurchase(inputs: Inputs): Found | null {
  const proceeds = named(inputs, "proceeds");
  const list = inputs["premiums"] ?? inputs["contributions"];
  if (proceeds === null || !Array.isArray(list)) return null;
  const paid = new Map<string, bigint>();
  for (const each of list as readonly Readonly<Record<string, unknown>>[]) {
    const payer = each["payer"] ?? each["party"];
    const amount = amountOf(each["amount"]);
    if (typeof payer !== "string" || payer === "" || amount === null) return null;
    paid.set(payer, (paid.get(payer) ?? 0n) + amount);
  }
  const total = [...paid.values()].reduce((sum, amount) => sum + amount, 0n);
  if (total === 0n) return null;
  const results = [...paid].flatMap(([payer, lien]) => [
    [`proportionate_share_${payer}`, fractionText(overFactors(lien * proceeds, [total]))],
    [`lien_${payer}`, String(lien)],
    [`election_${payer}`, proceeds > total ? "share" : "lien"],
  ]);
  return {
    results: Object.fromEntries(results) as Found["results"],
    doctrines: ["asset-election"],
  };
}

/** A claim against an account of which the lowest balance since is known. */
function lowestBalance(inputs: Inputs): Found | null {
  const low = named(inputs, "low_", "lowest_");
  const claimed = named(inputs, "claim");
  if (low === null || claimed === null) return null;
  const later = named(inputs, "balance");
  const results = {
    claims_capped_at_low: String(smaller(low, claimed)),
    ...(later === null ? {} : { later_money: String(later - low) }),
  };
  return { results, doctrines: ["libr-rateable", "libr-inverse"] };
}

/** Figures that a source states of an account: whether they add up at all. */
function reconciliation(inputs: Inputs): Found | null {
  const opening = named(inputs, "opening");
  const withdrawn = named(inputs, "withdrawn");
  const stated = named(inputs, "balance");
  if (opening === null || withdrawn === null || stated === null) return null;
  const isOther = (name: string) => !/^(?:opening|withdrawn|balance)/u.test(name);
  const paidIn = Object.entries(inputs)
    .filter(([name]) => isOther(name))
    .reduce((sum, [, value]) => sum + (amountOf(value) ?? 0n), 0n);
  const computed = opening + paidIn - withdrawn;
  return {
    results: {
      computed_balance: String(computed),
      stated_balance: String(stated),
      reconciliation_gap: String(computed - stated),
    },
    doctrines: [],
  };
}

/** A mixed account of which only balances are known: the most that each rule could leave a claim. */
function balanceBounds(inputs: Inputs): Found | null {
  const balance = named(inputs, "balance_at", "balance_on");
  const without = named(inputs, "balance_if_nothing_paid_in_after", "balance_without");
  if (balance === null || without === null) return null;
  return {
    results: {
      own_first_claim_at_most: String(balance),
      without_later_deposits_at_most: String(smaller(balance, without)),
    },
    doctrines: ["own-first"],
  };
}

const unknown: Text = {
  zh: "给出的数据不足以适用任何规则",
  en: "no rule can be applied to the figures that are given",
};

/** Applies to a case without a ledger what its figures allow, and says when they allow nothing. */
export function outcomeOf({ id, inputs }: OutcomeCase): OutcomeReport {
  const found =
    jointPurchase(inputs) ??
    lowestBalance(inputs) ??
    reconciliation(inputs) ??
    balanceBounds(inputs);
  return found
    ? { outcome: id, ...found }
    : { outcome: id, results: {}, doctrines: [], notApplicable: unknown };
}
