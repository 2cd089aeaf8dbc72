// SPDX-License-Identifier: Apache-2.0
import type { SessionView } from "@tianwang/wire/kit";

/** What is known of who is at the screen. */
export type SessionState =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly error: unknown }
  | {
      readonly phase: "known";
      readonly view: SessionView;
      /** Signed in before, and the server no longer accepts it. */
      readonly isExpired: boolean;
    };

/** Holds the session for the client and the screens, and lets requests wait for a new sign-in. */
export class SessionStore {
  #state: SessionState = { phase: "loading" };
  readonly #listeners = new Set<() => void>();
  #renewal: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The token that changes must carry; empty before sign-in. */
  get csrfToken(): string {
    return this.#state.phase === "known" ? (this.#state.view.csrfToken ?? "") : "";
  }

  /** Takes what the server said. */
  accept(view: SessionView): void {
    this.#change({ phase: "known", view, isExpired: false });
    if (view.actor === null) return;
    this.#renewal?.resolve();
    this.#renewal = null;
  }

  fail(error: unknown): void {
    this.#change({ phase: "failed", error });
  }

  /** Marks the session as ended by the server; resolves when the person has signed in again. */
  async renewed(): Promise<void> {
    if (this.#state.phase === "known") this.#change({ ...this.#state, isExpired: true });
    this.#renewal ??= Promise.withResolvers<void>();
    await this.#renewal.promise;
  }

  #change(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
