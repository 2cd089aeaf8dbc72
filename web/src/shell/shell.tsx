// SPDX-License-Identifier: Apache-2.0
import type { Permission } from "@tianwang/kernel/access";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { Loading } from "@tianwang/ui/feedback/loading";
import { useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { lazyView, PanelsProvider } from "@tianwang/ui/layout/slot";
import { AgencyIcon, UnknownIcon } from "@tianwang/ui/look/icons";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import type { SessionView } from "@tianwang/wire/kit";
import type { AreaScreens, Screen } from "@tianwang/wire/screen";
import type { FunctionComponent, ReactElement } from "react";
import { Suspense, useEffect, useMemo, useRef } from "react";
import { Navigate, Route, Routes, useParams } from "react-router";
import { openWorkspace } from "../session/session.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { shellTexts } from "./shell.text.ts";
import { orderedNav, SideNav } from "./side-nav.tsx";
import { TopBar } from "./top-bar.tsx";
import "./shell.css";

function ScreenRoute({ screen }: { screen: Screen }): ReactElement {
  const params = useParams();
  const View = lazyView(screen.load) as unknown as FunctionComponent<{
    params: Readonly<Record<string, string>>;
  }>;
  const given = Object.entries(params).map(([name, value]) => [name, value ?? ""] as const);
  return (
    <Suspense fallback={<Loading />}>
      <View params={Object.fromEntries(given)} />
    </Suspense>
  );
}

function NotFound(): ReactElement {
  const t = useTexts(shellTexts);
  const { path } = useNavigation();
  return (
    <>
      <PageHeader title={t("notFound")} />
      <EmptyState
        icon={UnknownIcon}
        title={t("notFoundWhere", { path })}
        action={<Link to="/">{t("toStart")}</Link>}
      >
        {t("notFoundWhy")}
      </EmptyState>
    </>
  );
}

function NothingToSee(): ReactElement {
  const t = useTexts(shellTexts);
  return (
    <>
      <PageHeader title={t("product")} />
      <EmptyState icon={AgencyIcon} title={t("nothing")}>
        {t("nothingWhy")}
      </EmptyState>
    </>
  );
}

/** The page itself; gets the focus when another one is opened, so that reading starts there. */
function MainPart({ screens, start }: { screens: readonly Screen[]; start: string | undefined }) {
  const { path } = useNavigation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(path);
  useEffect(() => {
    if (shownPath.current === path) return;
    shownPath.current = path;
    main.current?.focus({ preventScroll: true });
    globalThis.scrollTo(0, 0);
  }, [path]);
  return (
    <main id="main" ref={main} tabIndex={-1} className="tw-main">
      <ErrorBoundary key={path}>
        <Routes>
          {screens.map((screen) => (
            <Route key={screen.path} path={screen.path} element={<ScreenRoute screen={screen} />} />
          ))}
          <Route
            path="/"
            element={start === undefined ? <NothingToSee /> : <Navigate to={start} replace />}
          />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </ErrorBoundary>
    </main>
  );
}

/** The frame around all screens that this person may see. */
export function Shell(props: { view: SessionView; areas: readonly AreaScreens[] }): ReactElement {
  const t = useTexts(shellTexts);
  const { view, areas } = props;
  const panels = useMemo(() => {
    const held = new Set<Permission>(view.permissions);
    return {
      all: areas.flatMap((area) => area.panels),
      isAllowed: (permission: Permission) => held.has(permission),
    };
  }, [view, areas]);
  const screens = areas
    .flatMap((area) => area.screens)
    .filter((screen) => panels.isAllowed(screen.permission));
  const nav = areas
    .flatMap((area) => area.nav)
    .filter((entry) => panels.isAllowed(entry.permission));
  return (
    <PanelsProvider value={panels}>
      <div className="tw-shell">
        <a className="tw-skip" href="#main">
          {t("skip")}
        </a>
        {openWorkspace(view)?.kind === "demo" && <p className="tw-demo-band">{t("demoBand")}</p>}
        <TopBar view={view} isSearchable={screens.some((screen) => screen.path === "/search")} />
        <div className="tw-frame">
          <SideNav entries={nav} />
          <MainPart screens={screens} start={orderedNav(nav)[0]?.path} />
        </div>
      </div>
    </PanelsProvider>
  );
}
