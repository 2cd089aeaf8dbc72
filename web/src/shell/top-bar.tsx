// SPDX-License-Identifier: Apache-2.0
import type { Purpose } from "@tianwang/kernel/access";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { PopHeading, PopItem, PopPanel } from "@tianwang/ui/layout/pop-panel";
import { useIsNarrow } from "@tianwang/ui/look/appearance";
import {
  ChevronDownIcon,
  CodeIcon,
  PersonIcon,
  PurposeIcon,
  SearchIcon,
  SignOutIcon,
  WorkspaceIcon,
} from "@tianwang/ui/look/icons";
import { NetMark, Wordmark } from "@tianwang/ui/look/mark";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import { useSetting } from "@tianwang/ui/setting";
import type { SessionView } from "@tianwang/wire/kit";
import type { FormEvent, ReactElement } from "react";
import { useEffect, useRef } from "react";
import { openWorkspace, purposeIn, purposeSetting, useSession } from "../session/session.tsx";
import { AppearanceChoices, AppearanceSwitch, LanguageSwitch } from "./settings.tsx";
import { purposeTexts, shellTexts } from "./shell.text.ts";

/** The mark that a workspace holds nothing real. */
function DemoMark(): ReactElement {
  const t = useTexts(shellTexts);
  return <span className="tw-demo-mark">{t("demo")}</span>;
}

/** Which workspace is open, and the others. */
function WorkspaceSwitch({ view }: { view: SessionView }): ReactElement | null {
  const t = useTexts(shellTexts);
  const say = useText();
  const session = useSession();
  const navigation = useNavigation();
  const open = openWorkspace(view);
  if (!open) return null;
  const choose = async (id: string) => {
    await session.openWorkspace(id);
    navigation.go("/");
  };
  return (
    <PopPanel
      label={t("switchWorkspace")}
      buttonClassName="tw-pop-button tw-workspace-button"
      button={
        <>
          <span className="tw-workspace-name">{say(open.title)}</span>
          {open.kind === "demo" && <DemoMark />}
          <ChevronDownIcon />
        </>
      }
    >
      <PopHeading>{t("workspace")}</PopHeading>
      {view.workspaces.map((workspace) => (
        <PopItem
          key={workspace.id}
          icon={<WorkspaceIcon />}
          isChosen={workspace.id === open.id}
          onChoose={() => void choose(workspace.id)}
        >
          <span className="tw-row">
            {say(workspace.title)}
            {workspace.kind === "demo" && <DemoMark />}
          </span>
        </PopItem>
      ))}
    </PopPanel>
  );
}

function PurposeChoices({ view }: { view: SessionView }): ReactElement {
  const t = useTexts(shellTexts);
  const say = useText();
  const current = purposeIn(openWorkspace(view), useSetting(purposeSetting));
  return (
    <>
      <PopHeading>{t("purpose")}</PopHeading>
      {view.purposes.map((purpose: Purpose) => (
        <PopItem
          key={purpose}
          isChosen={purpose === current}
          onChoose={() => purposeSetting.set(purpose)}
        >
          {say(purposeTexts[purpose])}
        </PopItem>
      ))}
      <PopHeading>{t("purposeNote")}</PopHeading>
    </>
  );
}

/** Why the person looks at data; sent with each request. */
function PurposeSwitch({ view }: { view: SessionView }): ReactElement {
  const t = useTexts(shellTexts);
  const say = useText();
  const current = purposeIn(openWorkspace(view), useSetting(purposeSetting));
  return (
    <PopPanel
      label={t("purpose")}
      align="end"
      button={
        <>
          <PurposeIcon />
          {say(purposeTexts[current])}
        </>
      }
    >
      <PurposeChoices view={view} />
    </PopPanel>
  );
}

function UserMenu({ view, isNarrow }: { view: SessionView; isNarrow: boolean }): ReactElement {
  const t = useTexts(shellTexts);
  const session = useSession();
  const name = view.actor?.displayName ?? "";
  return (
    <PopPanel
      label={`${t("account")}: ${name}`}
      align="end"
      button={
        <span className="tw-avatar" aria-hidden="true">
          {Array.from(name)[0]?.toUpperCase() ?? <PersonIcon />}
        </span>
      }
    >
      <PopHeading>{name}</PopHeading>
      {isNarrow && <PurposeChoices view={view} />}
      {isNarrow && <AppearanceChoices />}
      <PopItem icon={<CodeIcon />} onChoose={() => globalThis.open("/api", "_blank", "noopener")}>
        {t("api")}
      </PopItem>
      <PopItem icon={<SignOutIcon />} onChoose={() => void session.signOut()}>
        {t("signOut")}
      </PopItem>
      <PopHeading>{t("version", { version: view.version })}</PopHeading>
    </PopPanel>
  );
}

/** Whether a key press is meant for a field. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName);
}

/** Searches everything; `/` or Ctrl+K puts the cursor here. */
function GlobalSearch(): ReactElement {
  const t = useTexts(shellTexts);
  const navigation = useNavigation();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSlash = event.key === "/" && !isTyping(event);
      const isK = event.key === "k" && (event.ctrlKey || event.metaKey);
      if (!isSlash && !isK) return;
      event.preventDefault();
      box.current?.select();
      box.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const words = box.current?.value.trim() ?? "";
    if (words !== "") navigation.go(`/search?q=${encodeURIComponent(words)}`);
  };
  const given = navigation.path === "/search" ? (navigation.search.get("q") ?? "") : "";
  return (
    <search className="tw-global-search">
      <form onSubmit={search}>
        <SearchIcon />
        <input
          key={given}
          ref={box}
          type="search"
          defaultValue={given}
          aria-label={t("searchLabel")}
          placeholder={t("search")}
          autoComplete="off"
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  );
}

/** The bar over all screens. */
export function TopBar(props: { view: SessionView; isSearchable: boolean }): ReactElement {
  const t = useTexts(shellTexts);
  const isNarrow = useIsNarrow();
  const { view } = props;
  return (
    <header className="tw-top">
      <div className="tw-top-start">
        <Link className="tw-home" to="/">
          <span className="tw-aloud">{t("home")}</span>
          {isNarrow ? <NetMark size={28} /> : <Wordmark size={26} />}
        </Link>
        <WorkspaceSwitch view={view} />
      </div>
      {props.isSearchable && !isNarrow && <GlobalSearch />}
      <div className="tw-top-end">
        {props.isSearchable && isNarrow && (
          <Link className="tw-icon-button" to="/search" aria-label={t("searchLabel")}>
            <SearchIcon />
          </Link>
        )}
        {!isNarrow && <PurposeSwitch view={view} />}
        <LanguageSwitch />
        {!isNarrow && <AppearanceSwitch />}
        <UserMenu view={view} isNarrow={isNarrow} />
      </div>
    </header>
  );
}
