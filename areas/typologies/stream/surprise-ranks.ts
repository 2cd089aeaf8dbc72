// SPDX-License-Identifier: Apache-2.0

/** Chances are told apart by a quarter of a power of ten, down to this many steps. */
const stepsMost = 255;
const stepsADecade = 4;

/**
 * How many accounts of a stream have shown something as rare, by the plain count: what a model of
 * chance takes for rare may be usual here, and the other way about. One byte an account.
 */
export class SurpriseRanks {
  #most = new Uint8Array(1 << 10);
  readonly #atLeast = new Uint32Array(stepsMost + 1);

  /** Enters what an account has shown (log10 of its chance). */
  enter(account: number, logChance: number): void {
    if (account >= this.#most.length) this.#widen(account);
    const now = stepOf(logChance);
    const before = this.#most[account] ?? 0;
    for (let step = before + 1; step <= now; step += 1)
      this.#atLeast[step] = (this.#atLeast[step] ?? 0) + 1;
    if (now > before) this.#most[account] = now;
  }

  /**
   * How many accounts have shown something as rare so far: at least the one that asks; infinity for
   * what is not rare at all.
   */
  rank(logChance: number): number {
    const step = stepOf(logChance);
    return step === 0 ? Number.POSITIVE_INFINITY : Math.max(1, this.#atLeast[step] ?? 1);
  }

  #widen(account: number): void {
    let width = this.#most.length;
    while (width <= account) width *= 2;
    const wider = new Uint8Array(width);
    wider.set(this.#most);
    this.#most = wider;
  }
}

const stepOf = (logChance: number) =>
  Math.min(stepsMost, Math.max(0, Math.floor(-logChance * stepsADecade)));

/**
 * log10 of what is to be expected, from a model and from a count. Where the model makes it more usual
 * than it was seen to be, the truth is put half way: somebody is always the rarest.
 */
export function modelledAndCounted(logModel: number, rank: number): number {
  const logRank = Math.log10(rank);
  return logModel > logRank ? (logModel + logRank) / 2 : logRank;
}

/** What more than this share of accounts show is common, whatever a model says. */
const commonShare = 0.01;

/**
 * log10 of what is to be expected, half from a model and half from the count: for shapes that
 * attempts may make by dozens. Of what is common, such as shared customers of shops, the count holds.
 */
export function betweenModelAndCount(logModel: number, rank: number, accountCount: number): number {
  const logRank = Math.log10(rank);
  return rank > accountCount * commonShare ? Math.max(logModel, logRank) : (logModel + logRank) / 2;
}
