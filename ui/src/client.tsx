// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Client } from "@tianwang/wire/client";
import type { ReactElement, ReactNode } from "react";
import { createContext, useCallback, useContext, useEffect, useEffectEvent, useState } from "react";
import { ErrorState } from "./feedback/error-state.tsx";
import { Loading } from "./feedback/loading.tsx";

const ClientContext = createContext<Client | null>(null);

export const ClientProvider = ClientContext.Provider;

/** The typed client of the API, with session, purpose and workspace already in it. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  assert(client, "a screen is shown inside the shell");
  return client;
}

/** Gives the bytes of an answer to the person at the browser as a file. */
export async function saveAnswer(answer: Response, fileName: string): Promise<void> {
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** What is being loaded: the last value stays while it is loaded again. */
export interface Load<T> {
  readonly isLoading: boolean;
  readonly value: T | undefined;
  readonly error: unknown;
  readonly reload: () => void;
}

/** How one request ended; which one it was tells whether it is still of interest. */
interface Outcome<T> {
  readonly key: string;
  readonly turn: number;
  readonly value?: T;
  readonly error?: unknown;
}

/**
 * Loads something when `key` changes and cancels what is no longer wanted. The client of the shell
 * gives up in time.
 *
 * @example
 *   const list = useLoad(`cases ${text}`, (signal) => client.call(listCases, { query, signal }));
 */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Load<T> {
  const [turn, setTurn] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<T> | null>(null);
  const start = useEffectEvent((signal: AbortSignal) => load(signal));
  useEffect(() => {
    const leaving = new AbortController();
    const finish = (found: Pick<Outcome<T>, "value" | "error">) => {
      if (!leaving.signal.aborted) setOutcome({ key, turn, ...found });
    };
    start(leaving.signal).then(
      (value) => finish({ value }),
      (error: unknown) => finish({ error }),
    );
    return () => leaving.abort();
  }, [key, turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const current = outcome?.key === key ? outcome : null;
  const isLoading = current?.turn !== turn;
  return { isLoading, value: current?.value, error: current?.error, reload };
}

/** Shows what was loaded; before that, that it is loading; or what went wrong, with a way on. */
export function Loaded<T>(props: {
  load: Load<T>;
  children: (value: T) => ReactNode;
}): ReactElement {
  const { load } = props;
  if (load.error !== undefined) return <ErrorState error={load.error} onRetry={load.reload} />;
  if (load.value === undefined) return <Loading />;
  return <>{props.children(load.value)}</>;
}
