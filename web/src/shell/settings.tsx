// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@tianwang/kernel/text";
import {
  languageSetting,
  languageTags,
  useLanguage,
  useTexts,
} from "@tianwang/ui/language/language";
import { PopHeading, PopItem, PopPanel } from "@tianwang/ui/layout/pop-panel";
import type { Appearance } from "@tianwang/ui/look/appearance";
import { appearances, appearanceSetting, useMode } from "@tianwang/ui/look/appearance";
import type { Icon } from "@tianwang/ui/look/icons";
import { AutoIcon, MoonIcon, SunIcon } from "@tianwang/ui/look/icons";
import { useSetting } from "@tianwang/ui/setting";
import type { ReactElement } from "react";
import { shellTexts } from "./shell.text.ts";

/** Each language in its own name, short enough for the bar. */
const languageNames: Readonly<Record<Language, { zh: string; en: string }>> = {
  zh: { zh: "中", en: "ZH" },
  en: { zh: "英", en: "EN" },
};

/** The same name in both languages: those who need the switch cannot read the other one. */
const shownName: Readonly<Record<Language, string>> = {
  zh: languageNames.zh.zh,
  en: languageNames.en.en,
};

/** Both languages side by side; the one in force is pressed. */
export function LanguageSwitch(): ReactElement {
  const t = useTexts(shellTexts);
  const current = useLanguage();
  const languages: readonly Language[] = ["zh", "en"];
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- two buttons, no form
    <div className="tw-language" role="group" aria-label={t("language")}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={languageTags[language]}
          aria-pressed={language === current}
          onClick={() => languageSetting.set(language)}
        >
          {shownName[language]}
        </button>
      ))}
    </div>
  );
}

const appearanceIcons: Readonly<Record<Appearance, Icon>> = {
  system: AutoIcon,
  light: SunIcon,
  dark: MoonIcon,
};

/** The choices of light and dark, for a panel. */
export function AppearanceChoices(): ReactElement {
  const t = useTexts(shellTexts);
  const current = useSetting(appearanceSetting);
  return (
    <>
      <PopHeading>{t("appearance")}</PopHeading>
      {appearances.map((appearance) => {
        const Mark = appearanceIcons[appearance];
        return (
          <PopItem
            key={appearance}
            icon={<Mark />}
            isChosen={appearance === current}
            onChoose={() => appearanceSetting.set(appearance)}
          >
            {t(appearance)}
          </PopItem>
        );
      })}
    </>
  );
}

/** Light or dark. */
export function AppearanceSwitch(): ReactElement {
  const t = useTexts(shellTexts);
  const Mark = useMode() === "dark" ? MoonIcon : SunIcon;
  return (
    <PopPanel label={t("appearance")} align="end" button={<Mark />}>
      <AppearanceChoices />
    </PopPanel>
  );
}
