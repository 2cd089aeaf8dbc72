// SPDX-License-Identifier: Apache-2.0

/** ln Γ(x) for x > 0, by Stirling's series after a shift; good to ten digits. */
export function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 8) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    0.918_938_533_204_672_7 +
    series -
    Math.log(product)
  );
}

/** Most terms of a tail that are summed; the rest is below a millionth of them. */
const termsMax = 400;

/**
 * log10 of the chance that a count is k or more, where counts have this mean and are spread by a
 * gamma law of this shape (negative binomial): accounts differ, and a small shape says by how much.
 */
export function logTail(k: number, mean: number, shape: number): number {
  if (k <= 0) return 0;
  if (mean <= 0) return -300;
  const odds = mean / (mean + shape);
  const first =
    lnGamma(k + shape) -
    lnGamma(shape) -
    lnGamma(k + 1) +
    shape * Math.log(shape / (mean + shape)) +
    k * Math.log(odds);
  let sum = 1;
  let term = 1;
  for (let i = k; i < k + termsMax; i += 1) {
    term *= ((i + shape) / (i + 1)) * odds;
    sum += term;
    if (term < sum * 1e-7) break;
  }
  return Math.min(0, (first + Math.log(sum)) / Math.LN10);
}

/**
 * log10 of the chance that a rare thing happens k times or more where it is expected this often
 * (Poisson).
 */
export function logRareTail(k: number, expected: number): number {
  if (k <= 0) return 0;
  if (expected <= 0) return -300;
  let sum = 1;
  let term = 1;
  for (let i = k + 1; i < k + termsMax; i += 1) {
    term *= expected / i;
    sum += term;
    if (term < sum * 1e-7) break;
  }
  const first = k * Math.log(expected) - expected - lnGamma(k + 1);
  return Math.min(0, (first + Math.log(sum)) / Math.LN10);
}

/**
 * log10 of the chance that several independent chances are together as small as these (Fisher's
 * method): a product alone would call any long row of ordinary things rare.
 */
export function logTogether(chances: readonly number[]): number {
  if (chances.length === 0) return 0;
  let sum = 0;
  for (const chance of chances) sum -= Math.log(Math.max(chance, 1e-300));
  let term = 1;
  let series = 1;
  for (let i = 1; i < chances.length; i += 1) {
    term *= sum / i;
    series += term;
  }
  return Math.min(0, (Math.log(series) - sum) / Math.LN10);
}

/**
 * 0 to 1 from how many such shapes chance alone would make in this stream (log10): one half where it
 * would make one for every thousand accounts, ten elevenths where one for a million.
 */
export function strengthOf(logExpected: number, accountCount: number): number {
  const logPerThousand = logExpected - Math.log10(Math.max(1, accountCount / 1000));
  return 1 / (1 + 10 ** (logPerThousand / 3));
}
