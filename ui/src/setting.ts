// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";

/** A choice of the person at this browser, remembered across visits and shared between tabs. */
export interface Setting<T extends string> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Browsers may forbid storage; the choice then lasts until the page is closed. */
function readStored(key: string): string | null {
  try {
    return globalThis.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeStored(key: string, value: string): void {
  try {
    globalThis.localStorage.setItem(key, value);
  } catch {
    // Storage is full or forbidden: the choice holds for this page only.
  }
}

/** Makes a remembered choice; a stored value for which `isAllowed` is false counts as none. */
export function createSetting<T extends string>(
  name: string,
  isAllowed: (text: string) => text is T,
  fallback: () => T,
): Setting<T> {
  const key = `tianwang.${name}`;
  const listeners = new Set<() => void>();
  const stored = readStored(key);
  let current = stored !== null && isAllowed(stored) ? stored : fallback();
  const change = (value: T) => {
    if (value === current) return;
    current = value;
    for (const listener of listeners) listener();
  };
  globalThis.addEventListener("storage", (event) => {
    if (event.key === key && event.newValue !== null && isAllowed(event.newValue)) {
      change(event.newValue);
    }
  });
  return {
    get: () => current,
    set: (value) => {
      writeStored(key, value);
      change(value);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The current value of a setting; the component renders again when it changes. */
export function useSetting<T extends string>(setting: Setting<T>): T {
  return useSyncExternalStore(setting.subscribe, setting.get);
}
