// SPDX-License-Identifier: Apache-2.0
import { undatedDay } from "./fold.ts";
import type { RowFacts } from "./row-facts.ts";
import { byDayAndPlace } from "./row-facts.ts";

/** What pairs two sides. */
export interface PairRule {
  readonly dayLagMax: number;
  /** Whether rows of which nothing is known but the amount are paired only when alone in their days. */
  readonly isLonelyIfUnnamed: boolean;
  /** Whether two rows can be one transaction at all. */
  admits(x: RowFacts, y: RowFacts): boolean;
  accept(x: RowFacts, y: RowFacts): void;
  unclear(xs: readonly RowFacts[], ys: readonly RowFacts[]): void;
}

/** Beyond this many comparisons rows are called unclear instead of compared one by one. */
const comparisonCountMax = 4096;

/**
 * By which accounts rows are brought together, the best known first. Rows of the same two accounts
 * are interchangeable; in the other buckets each pair is compared.
 */
const buckets: readonly ((facts: RowFacts) => string)[] = [
  ({ payer, beneficiary }) =>
    payer.tail === "" || beneficiary.tail === "" ? "" : `${payer.tail} ${beneficiary.tail}`,
  ({ beneficiary }) => beneficiary.tail,
  ({ payer }) => payer.tail,
];

function bothAccounts({ payer, beneficiary }: RowFacts): string {
  const isClear = (text: string) => text !== "" && !text.includes("*");
  return isClear(payer.text) && isClear(beneficiary.text)
    ? `${payer.text} ${beneficiary.text}`
    : "";
}

/**
 * Pairs rows of two sides one to one. Every pair is the best for both: accounts first, then the
 * smallest distance of days, a credit after its debit before one ahead of it. Equal numbers of
 * interchangeable rows are paired in order; where no pair is the only best, that is said.
 */
export function pairRows(xs: readonly RowFacts[], ys: readonly RowFacts[], rule: PairRule): void {
  new Pairing(rule).pair(xs, ys);
}

class Pairing {
  readonly #rule: PairRule;
  readonly #taken = new Set<number>();

  constructor(rule: PairRule) {
    this.#rule = rule;
  }

  pair(xs: readonly RowFacts[], ys: readonly RowFacts[]): void {
    const [x, y] = [xs[0], ys[0]];
    if (x === undefined || y === undefined) return;
    if (xs.length === 1 && ys.length === 1) {
      this.#acceptIfAdmitted(x, y);
      return;
    }
    this.#eachBucket(xs, ys, bothAccounts, (a, b) => this.#pairInterchangeable(a, b));
    for (const bucket of buckets)
      this.#eachBucket(xs, ys, bucket, (a, b) => this.#pairByDays(a, b, false));
    this.#eachBucket(
      xs,
      ys,
      () => "all",
      (a, b) => {
        if (this.#rule.isLonelyIfUnnamed) this.#pairLonely(a, b);
        else this.#pairByDays(a, b, false);
      },
    );
  }

  #free(facts: readonly RowFacts[]): RowFacts[] {
    return facts.filter(({ row }) => !this.#taken.has(row));
  }

  #eachBucket(
    xs: readonly RowFacts[],
    ys: readonly RowFacts[],
    keyOf: (facts: RowFacts) => string,
    visit: (xs: readonly RowFacts[], ys: readonly RowFacts[]) => void,
  ): void {
    const ofY = Map.groupBy(this.#free(ys), keyOf);
    for (const [key, some] of Map.groupBy(this.#free(xs), keyOf)) {
      const others = ofY.get(key);
      if (key !== "" && others !== undefined)
        visit(some.toSorted(byDayAndPlace), others.toSorted(byDayAndPlace));
    }
  }

  #admits(x: RowFacts, y: RowFacts): boolean {
    const isDated = x.day !== undatedDay && y.day !== undatedDay;
    const isNear = !isDated || Math.abs(x.day - y.day) <= this.#rule.dayLagMax;
    return isNear && this.#rule.admits(x, y);
  }

  #acceptIfAdmitted(x: RowFacts, y: RowFacts): boolean {
    if (!this.#admits(x, y)) return false;
    this.#taken.add(x.row).add(y.row);
    this.#rule.accept(x, y);
    return true;
  }

  #unclear(xs: readonly RowFacts[], ys: readonly RowFacts[]): void {
    for (const { row } of [...xs, ...ys]) this.#taken.add(row);
    this.#rule.unclear(xs, ys);
  }

  /** Rows of the same two accounts: in each stretch of days equal numbers are paired in order. */
  #pairInterchangeable(xs: readonly RowFacts[], ys: readonly RowFacts[]): void {
    for (const [a, b] of stretches(xs, ys, this.#rule.dayLagMax))
      if (!this.#pairInOrder(a, b)) this.#pairByDays(a, b, true);
  }

  #pairInOrder(xs: readonly RowFacts[], ys: readonly RowFacts[]): boolean {
    if (xs.length !== ys.length) return false;
    const areAll = xs.every((x, i) => {
      const y = ys[i];
      return y !== undefined && this.#admits(x, y);
    });
    if (!areAll) return false;
    for (const [i, x] of xs.entries()) {
      const y = ys[i];
      if (y !== undefined) this.#acceptIfAdmitted(x, y);
    }
    return true;
  }

  /** Pairs the nearest days first: the same day, a day later, a day earlier, two days later … */
  #pairByDays(xs: readonly RowFacts[], ys: readonly RowFacts[], areInterchangeable: boolean): void {
    const isUndated = ({ day }: RowFacts) => day === undatedDay;
    if (xs.some(isUndated) || ys.some(isUndated)) {
      this.#resolve(xs, ys, areInterchangeable);
      return;
    }
    const xDays = Map.groupBy(xs, ({ day }) => day);
    const yDays = Map.groupBy(ys, ({ day }) => day);
    const days = [...xDays.keys(), ...yDays.keys()];
    const span = Math.max(...days) - Math.min(...days);
    for (let distance = 0; distance <= Math.min(span, this.#rule.dayLagMax); distance += 1)
      for (const lag of distance === 0 ? [0] : [distance, -distance])
        for (const [day, some] of xDays)
          this.#resolve(
            this.#free(some),
            this.#free(yDays.get(day + lag) ?? []),
            areInterchangeable,
          );
  }

  /** Pairs rows equally far apart. */
  #resolve(xs: readonly RowFacts[], ys: readonly RowFacts[], areInterchangeable: boolean): void {
    if (xs.length === 0 || ys.length === 0) return;
    if (areInterchangeable && this.#pairInOrder(xs, ys)) return;
    if (xs.length * ys.length > comparisonCountMax) {
      this.#unclear(xs, ys);
      return;
    }
    this.#pairOnlyOnes(xs, ys);
    const [freeX, freeY] = [this.#free(xs), this.#free(ys)];
    const left = freeX.filter((x) => freeY.some((y) => this.#admits(x, y)));
    const right = freeY.filter((y) => freeX.some((x) => this.#admits(x, y)));
    if (left.length > 0) this.#unclear(left, right);
  }

  /** Pairs rows that have only each other, until there are none. */
  #pairOnlyOnes(xs: readonly RowFacts[], ys: readonly RowFacts[]): void {
    let isPaired = true;
    while (isPaired) {
      isPaired = false;
      for (const x of this.#free(xs)) {
        const [y, ...others] = this.#free(ys).filter((each) => this.#admits(x, each));
        if (y === undefined || others.length > 0) continue;
        const rivals = this.#free(xs).filter((each) => this.#admits(each, y));
        if (rivals.length === 1 && this.#acceptIfAdmitted(x, y)) isPaired = true;
      }
    }
  }

  /** Pairs rows that are the only ones of their side for as long as a transfer takes. */
  #pairLonely(xs: readonly RowFacts[], ys: readonly RowFacts[]): void {
    for (const [a, b] of stretches(xs, ys, this.#rule.dayLagMax)) {
      const [x, y] = [a[0], b[0]];
      if (a.length === 1 && b.length === 1 && x !== undefined && y !== undefined)
        this.#acceptIfAdmitted(x, y);
    }
  }
}

/** Cuts rows of two sides where no booking follows for longer than the lag. */
function stretches(
  xs: readonly RowFacts[],
  ys: readonly RowFacts[],
  dayLagMax: number,
): [RowFacts[], RowFacts[]][] {
  const isX = new Set(xs);
  const found: [RowFacts[], RowFacts[]][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const facts of [...xs, ...ys].toSorted(byDayAndPlace)) {
    if (found.length === 0 || facts.day - last > dayLagMax) found.push([[], []]);
    found.at(-1)?.[isX.has(facts) ? 0 : 1].push(facts);
    last = facts.day;
  }
  return found;
}
