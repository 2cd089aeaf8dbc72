// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { AnchorHTMLAttributes, MouseEvent, ReactElement, ReactNode } from "react";
import { createContext, useContext } from "react";

/** Where the page is and how to go elsewhere; given by the shell, so that only it knows a router. */
export interface Navigation {
  readonly path: string;
  readonly search: URLSearchParams;
  go(to: string, options?: { readonly isReplacing?: boolean }): void;
}

const NavigationContext = createContext<Navigation | null>(null);

export const NavigationProvider = NavigationContext.Provider;

/** The navigation of the shell. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  assert(navigation, "a screen is shown inside the shell");
  return navigation;
}

/** The address of a path with some search parameters changed; null and "" take one away. */
export function withSearch(
  navigation: Pick<Navigation, "path" | "search">,
  changes: Readonly<Record<string, string | null>>,
): string {
  const search = new URLSearchParams(navigation.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return text === "" ? navigation.path : `${navigation.path}?${text}`;
}

/** One search parameter of the address as a state: what is filtered can be sent as a link. */
export function useSearchValue(
  name: string,
  fallback = "",
): readonly [string, (value: string) => void] {
  const navigation = useNavigation();
  return [
    navigation.search.get(name) ?? fallback,
    (value) =>
      navigation.go(withSearch(navigation, { [name]: value === fallback ? null : value }), {
        isReplacing: true,
      }),
  ];
}

/** Whether a click asks for this page in this window, rather than a new tab. */
function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** A link inside the product: a real address, opened without loading the page again. */
export function Link(
  props: { to: string; children: ReactNode } & Omit<
    AnchorHTMLAttributes<HTMLAnchorElement>,
    "href" | "onClick"
  >,
): ReactElement {
  const { to, children, ...rest } = props;
  const navigation = useNavigation();
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        if (!isPlainClick(event) || event.defaultPrevented) return;
        event.preventDefault();
        navigation.go(to);
      }}
    >
      {children}
    </a>
  );
}
