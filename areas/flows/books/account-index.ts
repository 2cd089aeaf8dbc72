// SPDX-License-Identifier: Apache-2.0
import type { AccountKey } from "@tianwang/ledger";
import { accountKey, matchAccounts, matchBanks } from "@tianwang/ledger";

/** An account as a source names it: number, bank and holder as printed. */
export interface PrintedAccount {
  readonly account: string;
  readonly bank: string;
  readonly name: string;
}

/** One account under all the spellings that are certainly it. */
export interface IndexedAccount extends PrintedAccount {
  /** Accounts with statements that it may be too: their numbers agree as far as they can be read. */
  readonly likely: readonly number[];
}

/** In place of an account: the source names none. */
export const noAccount = -1;

/**
 * From this many characters on, a number is taken to name one account in the world; shorter ones
 * are repeated by other banks. The entities of account holders are told apart by the same length.
 */
const wholeNumberLengthMin = 12;

interface OwnAccount {
  readonly id: number;
  readonly key: AccountKey;
}

/**
 * Tells which account a row means. Accounts with statements come first; a number met in rows is one
 * of them only if it is certainly the same and fits no other. Masked numbers stay apart: where two
 * sources of one transfer were folded, each side is known from its own statement.
 */
export class AccountIndex {
  readonly accounts: IndexedAccount[] = [];
  /** The account of each statement given. */
  readonly ofStatement: readonly number[];
  readonly #own = new Map<string, OwnAccount[]>();
  readonly #ids = new Map<string, number>();
  readonly #mentions = new Map<string, number>();

  constructor(statements: readonly PrintedAccount[]) {
    const keys = statements.map((each) => plainKey(each));
    const groups = groupSame(keys);
    this.ofStatement = statements.map((printed, index) => {
      const group = groups[index];
      const key = keys[index];
      const name =
        group !== undefined && key ? `own ${group}` : ownName(printed, `statement ${index}`);
      return this.#idOf(name, printed, []);
    });
    for (const [index, key] of keys.entries()) {
      const id = this.ofStatement[index] ?? noAccount;
      if (key === null) continue;
      const bucket = this.#own.get(key.tail) ?? [];
      this.#own.set(key.tail, [...bucket, { id, key }]);
    }
  }

  /** The account that a row names; {@link noAccount} when it gives no number. */
  of(printed: PrintedAccount): number {
    const spelling = JSON.stringify([printed.account, printed.bank, printed.name]);
    const known = this.#mentions.get(spelling);
    if (known !== undefined) return known;
    const id = this.#find(printed);
    this.#mentions.set(spelling, id);
    return id;
  }

  #find(printed: PrintedAccount): number {
    if (!isNumber(printed.account)) return noAccount;
    const key = accountKey(printed.account, printed.bank);
    if (key.text === "") return noAccount;
    const own = this.#own.get(key.tail) ?? [];
    const same = own.filter((each) => matchAccounts(key, each.key) === "same");
    const ofBank = same.filter((each) => matchBanks(key, each.key) === "same");
    const certain = idsOf(ofBank.length > 0 ? ofBank : same);
    const [only] = certain;
    if (only !== undefined && certain.length === 1) return this.#nameOnce(only, printed.name);
    const likely = own.filter((each) => matchAccounts(key, each.key) === "likely");
    return this.#idOf(mentionName(printed, key), printed, idsOf([...same, ...likely]));
  }

  #idOf(identity: string, printed: PrintedAccount, likely: readonly number[]): number {
    const known = this.#ids.get(identity);
    const { account, bank, name } = printed;
    if (known === undefined) {
      this.#ids.set(identity, this.accounts.length);
      return this.accounts.push({ account, bank, name, likely }) - 1;
    }
    return this.#nameOnce(known, name);
  }

  /** An account without a holder gets the first name by which a row calls it. */
  #nameOnce(id: number, name: string): number {
    const account = this.accounts[id];
    if (account && account.name === "" && name !== "") this.accounts[id] = { ...account, name };
    return id;
  }
}

function idsOf(accounts: readonly OwnAccount[]): number[] {
  return [...new Set(accounts.map(({ id }) => id))];
}

/** Whether a text can be an account number at all; payment services know accounts by e-mail address. */
function isNumber(text: string): boolean {
  return /[\p{Nd}@]/u.test(text.normalize("NFKC"));
}

/** The key of a number that can be compared in full; null where it is missing or masked. */
function plainKey({ account, bank }: PrintedAccount): AccountKey | null {
  if (!isNumber(account)) return null;
  const key = accountKey(account, bank);
  return key.text === "" || key.text.includes("*") ? null : key;
}

/** A masked account of one holder at one bank is the same in all its statements. */
function ownName(printed: PrintedAccount, otherwise: string): string {
  const isMasked = isNumber(printed.account);
  return isMasked && printed.name !== ""
    ? JSON.stringify(["own", printed.account, printed.bank, printed.name])
    : otherwise;
}

function mentionName(printed: PrintedAccount, { text, bank }: AccountKey): string {
  if (text.includes("*")) return JSON.stringify(["masked", text, printed.bank, printed.name]);
  return text.length >= wholeNumberLengthMin
    ? JSON.stringify(["number", text])
    : JSON.stringify(["number", text, bank.text]);
}

/**
 * Groups the numbers that are the same account. A number that is the same as two that are certainly
 * different (12345678 without a bank, beside it at two banks) stays alone.
 */
function groupSame(keys: readonly (AccountKey | null)[]): (number | undefined)[] {
  const groups: (number | undefined)[] = keys.map(() => undefined);
  const buckets = Map.groupBy(keys.keys(), (index) => keys[index]?.tail);
  for (const [tail, members] of buckets) {
    if (tail === undefined) continue;
    const distinct = [...Map.groupBy(members, (index) => spellingOf(keys[index]))];
    const kept = distinct.map(([, same]) => keys[same[0] ?? 0] ?? null);
    const roots = joinSame(kept);
    for (const [position, [, same]] of distinct.entries()) {
      const root = distinct[roots[position] ?? position]?.[1][0];
      for (const index of same) groups[index] = root;
    }
  }
  return groups;
}

function spellingOf(key: AccountKey | null | undefined): string {
  return JSON.stringify([key?.text, key?.bank]);
}

/** For each key the first one that is the same account. */
function joinSame(keys: readonly (AccountKey | null)[]): number[] {
  const isPair = (a: number, b: number, wanted: string) => {
    const [x, y] = [keys[a], keys[b]];
    return x && y ? matchAccounts(x, y) === wanted : false;
  };
  const sameAs = keys.map((_, a) =>
    [...keys.keys()].filter((b) => b !== a && isPair(a, b, "same")),
  );
  const isAlone = sameAs.map((same) =>
    same.some((a) => same.some((b) => isPair(a, b, "different"))),
  );
  const roots = [...keys.keys()];
  for (const [a, same] of sameAs.entries())
    for (const b of same) if (isAlone[a] === false && isAlone[b] === false) join(roots, a, b);
  return roots;
}

function join(roots: number[], a: number, b: number): void {
  const [low, high] = [roots[a] ?? a, roots[b] ?? b].toSorted((x, y) => x - y);
  for (const [each, root] of roots.entries()) if (root === high) roots[each] = low ?? root;
}
