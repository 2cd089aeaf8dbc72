// SPDX-License-Identifier: Apache-2.0
import type { AnyEndpoint, Input, OutputOf } from "./endpoint.ts";

/** What the shell knows of a request that a handler may need besides its input. */
export interface RequestFacts {
  readonly requestId: string;
  readonly mediaType: string;
}

/**
 * An endpoint with its handler. `W` is the per-request work object of the store: actor, purpose,
 * clock, transaction, audit. The shell opens it, commits it and writes the audit entry.
 */
export interface Route<W> {
  readonly endpoint: AnyEndpoint;
  /** `own`: the handler opens its own transactions (uploads, long reads); else one per request. */
  readonly transaction: "request" | "own";
  readonly handle: (work: W, input: Input<AnyEndpoint>, facts: RequestFacts) => Promise<unknown>;
}

/**
 * Binds a handler to an endpoint; the types of input and output come from its schemas. The handler
 * runs inside one transaction that commits when it returns and rolls back when it throws.
 */
export function implement<W, E extends AnyEndpoint>(
  endpoint: E,
  handle: (work: W, input: Input<E>, facts: RequestFacts) => Promise<OutputOf<E>>,
): Route<W> {
  return { endpoint, transaction: "request", handle: handle as Route<W>["handle"] };
}

/** Like {@link implement} for handlers that open their own transactions: `W` is the store itself. */
export function implementOwn<W, E extends AnyEndpoint>(
  endpoint: E,
  handle: (work: W, input: Input<E>, facts: RequestFacts) => Promise<OutputOf<E>>,
): Route<W> {
  return { endpoint, transaction: "own", handle: handle as Route<W>["handle"] };
}
