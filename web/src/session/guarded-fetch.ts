// SPDX-License-Identifier: Apache-2.0

/** The longest that an answer to a request without a large body may take. */
export const answerMillisMax = 30_000;

/** What a guarded fetch needs. */
export interface Guard {
  readonly fetch: typeof globalThis.fetch;
  /** Resolves when the person has signed in again. */
  readonly renewed: () => Promise<void>;
  /** The token of the session now; may have changed while waiting. */
  readonly csrfToken: () => string;
}

/** Requests about the session itself are answered as they are. */
const isAboutSession = (address: string) => /\/api\/(?:session|setup)$/u.test(address);

/** A body that can be sent twice. */
const isRepeatable = (body: unknown) => !(body instanceof ReadableStream);

/** Adds a time limit, except to bodies whose size sets the time. */
function limited(init: RequestInit): RequestInit {
  if (init.body !== undefined && init.body !== null && typeof init.body !== "string") return init;
  const timeout = AbortSignal.timeout(answerMillisMax);
  return { ...init, signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout };
}

/**
 * A fetch that gives up in time and that outlives the session: when the server asks for a sign-in,
 * it waits for one and then asks again, so that nothing typed is lost.
 */
export function guardedFetch(guard: Guard): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input);
    const first = await guard.fetch(input, limited(init));
    if (first.status !== 401 || isAboutSession(address) || !isRepeatable(init.body)) return first;
    await guard.renewed();
    init.signal?.throwIfAborted();
    const headers = new Headers(init.headers);
    if (headers.has("x-csrf-token")) headers.set("x-csrf-token", guard.csrfToken());
    return guard.fetch(input, limited({ ...init, headers }));
  };
}
