// SPDX-License-Identifier: Apache-2.0
import type { AnyEndpoint, Input, OutputOf } from "./endpoint.ts";

/** What the shell knows of a request that a handler may need besides its input. */
export interface RequestFacts {
  readonly requestId: string;
  readonly mediaType: string;
}

/**
 * An endpoint with its handler. `W` is what the handler works with: the per-request work object of
 * the store (actor, purpose, moment, transaction, audit), or, for handlers that open transactions of
 * their own, whatever the shell gives for that.
 */
export interface Route<W> {
  readonly endpoint: AnyEndpoint;
  /**
   * The handler checks the permission itself, inside a transaction that several requests share; the
   * shell then opens none for it.
   */
  readonly isSelfChecking?: true;
  readonly handle: (work: W, input: Input<AnyEndpoint>, facts: RequestFacts) => Promise<unknown>;
}

/**
 * Binds a handler to an endpoint; the types of input and output come from its schemas. With a `Work`
 * the handler runs inside one transaction that commits when it returns and rolls back when it throws.
 */
export function implement<W, E extends AnyEndpoint>(
  endpoint: E,
  handle: (work: W, input: Input<E>, facts: RequestFacts) => Promise<OutputOf<E>>,
): Route<W> {
  return { endpoint, handle: handle as Route<W>["handle"] };
}
