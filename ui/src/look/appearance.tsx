// SPDX-License-Identifier: Apache-2.0
import { App, ConfigProvider } from "antd";
import enGB from "antd/locale/en_GB";
import zhCN from "antd/locale/zh_CN";
import type { ReactElement, ReactNode } from "react";
import { useLayoutEffect, useMemo, useSyncExternalStore } from "react";
import { languageTags, useLanguage } from "../language/language.tsx";
import { createSetting, useSetting } from "../setting.ts";
import { antdTheme, fontFamily, monoFamily } from "./antd-theme.ts";
import type { Density } from "./antd-theme.ts";
import type { Mode, Palette } from "./palette.ts";
import { palettes } from "./palette.ts";
import "./base.css";

/** What can be chosen; `system` follows the setting of the computer. */
export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];

const isAppearance = (text: string): text is Appearance =>
  (appearances as readonly string[]).includes(text);

/** Light, dark, or as the computer is set. */
export const appearanceSetting = createSetting("appearance", isAppearance, () => "system");

/** Whether a media query holds; the component renders again when that changes. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => globalThis.matchMedia(query), [query]);
  return useSyncExternalStore(
    (listener) => {
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => list.matches,
  );
}

/** Below this width the page is laid out for a telephone. */
export const narrowQuery = "(max-width: 719px)";

/** Whether the page is laid out for a telephone. */
export function useIsNarrow(): boolean {
  return useMedia(narrowQuery);
}

/** The appearance in force. */
export function useMode(): Mode {
  const chosen = useSetting(appearanceSetting);
  const isSystemDark = useMedia("(prefers-color-scheme: dark)");
  if (chosen !== "system") return chosen;
  return isSystemDark ? "dark" : "light";
}

/** The colours in force. */
export function usePalette(): Palette {
  return palettes[useMode()];
}

const kebab = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Puts the palette into CSS variables (`--tw-ink-soft` …), set one by one as a strict CSP allows. */
function applyPalette(root: HTMLElement, palette: Palette, mode: Mode): void {
  const { series, ...tones } = palette;
  for (const [name, colour] of Object.entries(tones)) {
    root.style.setProperty(`--tw-${kebab(name)}`, colour);
  }
  for (const [at, colour] of series.entries()) {
    root.style.setProperty(`--tw-series-${at + 1}`, colour);
  }
  root.style.setProperty("--tw-font", fontFamily);
  root.style.setProperty("--tw-mono", monoFamily);
  root.style.colorScheme = mode;
  root.dataset["mode"] = mode;
}

/** The nonce for styles made while the page runs; the server writes it into the page. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}

/** Gives everything inside it the look, the language of the component library, and `lang`. */
export function AppearanceProvider({ children }: { children: ReactNode }): ReactElement {
  const mode = useMode();
  const language = useLanguage();
  const density: Density = useIsNarrow() ? "touch" : "dense";
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  const palette = palettes[mode];
  const config = useMemo(() => {
    const theme = antdTheme(palette, mode, density);
    return { ...theme, token: { ...theme.token, motion: !isStill } };
  }, [palette, mode, density, isStill]);
  useLayoutEffect(() => applyPalette(document.documentElement, palette, mode), [palette, mode]);
  useLayoutEffect(() => {
    document.documentElement.lang = languageTags[language];
  }, [language]);
  return (
    <ConfigProvider
      theme={config}
      locale={language === "zh" ? zhCN : enGB}
      csp={{ nonce: styleNonce() }}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
