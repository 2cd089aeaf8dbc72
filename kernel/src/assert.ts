// SPDX-License-Identifier: Apache-2.0

/** Thrown when something that must hold does not: our fault, never the user's. */
export class BrokenInvariant extends Error {
  override readonly name = "BrokenInvariant";
}

/**
 * Stops the request when an invariant is broken. Stays on in production.
 *
 * @example
 *   assert(balanceMinor >= 0n, "a running balance must not be negative here");
 */
export function assert(condition: unknown, mustHold: string): asserts condition {
  if (!condition) throw new BrokenInvariant(mustHold);
}

/** Marks a branch that the types rule out; used to keep switches exhaustive. */
export function unreachable(value: never): never {
  throw new BrokenInvariant(`unreachable value ${String(value)}`);
}
