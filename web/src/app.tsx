// SPDX-License-Identifier: Apache-2.0
import { ClientProvider } from "@tianwang/ui/client";
import { ErrorState } from "@tianwang/ui/feedback/error-state";
import { Loading } from "@tianwang/ui/feedback/loading";
import type { Navigation } from "@tianwang/ui/navigation/navigation";
import { NavigationProvider } from "@tianwang/ui/navigation/navigation";
import type { AreaScreens } from "@tianwang/wire/screen";
import type { ReactElement, ReactNode } from "react";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { BrowserRouter, useLocation, useNavigate } from "react-router";
import { Session, SessionProvider, useSession } from "./session/session.tsx";
import { FirstRun } from "./shell/first-run.tsx";
import { Shell } from "./shell/shell.tsx";
import { SignIn, SignInAgain } from "./shell/sign-in.tsx";

/** Gives the screens a navigation without naming the router. */
function RouterNavigation({ children }: { children: ReactNode }): ReactElement {
  const location = useLocation();
  const navigate = useNavigate();
  const navigation = useMemo<Navigation>(
    () => ({
      path: location.pathname,
      search: new URLSearchParams(location.search),
      go: (to, options) => void navigate(to, { replace: options?.isReplacing ?? false }),
    }),
    [location.pathname, location.search, navigate],
  );
  return <NavigationProvider value={navigation}>{children}</NavigationProvider>;
}

/** What is shown to whoever is at the screen. */
function Entrance({ areas }: { areas: readonly AreaScreens[] }): ReactElement {
  const session = useSession();
  const state = useSyncExternalStore(session.store.subscribe, session.store.state);
  useEffect(() => void session.load(), [session]);
  if (state.phase === "loading") return <Loading />;
  if (state.phase === "failed") {
    return <ErrorState error={state.error} onRetry={() => void session.load()} />;
  }
  const { view, isExpired } = state;
  if (view.actor === null) return view.isSetupNeeded ? <FirstRun /> : <SignIn />;
  return (
    <>
      <Shell key={`${view.actor.id} ${view.workspaceId}`} view={view} areas={areas} />
      {isExpired && <SignInAgain name={view.actor.displayName} />}
    </>
  );
}

const session = new Session();

/** The whole program at the browser. */
export function App({ areas }: { areas: readonly AreaScreens[] }): ReactElement {
  return (
    <BrowserRouter>
      <RouterNavigation>
        <SessionProvider value={session}>
          <ClientProvider value={session.client}>
            <Entrance areas={areas} />
          </ClientProvider>
        </SessionProvider>
      </RouterNavigation>
    </BrowserRouter>
  );
}
