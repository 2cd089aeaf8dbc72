// SPDX-License-Identifier: Apache-2.0
import { useLanguage, useTexts } from "@tianwang/ui/language/language";
import { usePageTitle } from "@tianwang/ui/layout/page-header";
import { Wordmark } from "@tianwang/ui/look/mark";
import type { ReactElement, ReactNode } from "react";
import { NetArt } from "./net-art.tsx";
import { AppearanceSwitch, LanguageSwitch } from "./settings.tsx";
import { signInTexts } from "./shell.text.ts";
import "./gate-page.css";

/** The pages before sign-in: what this is on one side, what to do on the other. */
export function GatePage(props: {
  title: string;
  /** Why this page is shown. */
  why?: string;
  children?: ReactNode;
}): ReactElement {
  const t = useTexts(signInTexts);
  const language = useLanguage();
  usePageTitle(props.title);
  return (
    <div className="tw-gate">
      <aside className="tw-gate-art">
        <NetArt />
        <div className="tw-gate-verse">
          <p className="tw-gate-verse-zh" lang="zh-Hans">
            {signInTexts.verse.zh}
          </p>
          {language === "en" && <p className="tw-gate-verse-en">{t("verse")}</p>}
          <p className="tw-gate-source">{t("verseSource")}</p>
        </div>
      </aside>
      <main className="tw-gate-main" id="main">
        <div className="tw-gate-bar">
          <Wordmark size={28} />
          <div className="tw-row">
            <LanguageSwitch />
            <AppearanceSwitch />
          </div>
        </div>
        <div className="tw-gate-form">
          <h1>{props.title}</h1>
          {props.why !== undefined && <p className="tw-soft">{props.why}</p>}
          {props.children}
        </div>
        <p className="tw-gate-what">{t("what")}</p>
      </main>
    </div>
  );
}
