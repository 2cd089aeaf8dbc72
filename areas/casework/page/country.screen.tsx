// SPDX-License-Identifier: Apache-2.0
import { getPropertyType, valueLabel } from "@tianwang/entities";
import { useLanguage, useText } from "@tianwang/ui/language/language";
import { languageTags } from "@tianwang/ui/language/language";
import type { Choice } from "./fields.screen.tsx";

/** The name of a State or region by its ISO 3166-1 alpha-2 code. */
export function useCountryName(): (code: string) => string {
  const say = useText();
  return (code) => say(valueLabel("country", code.toLowerCase()));
}

/** States and regions to choose from, by name. */
export function useCountries(): readonly Choice[] {
  const language = useLanguage();
  const say = useText();
  const codes = [...(getPropertyType("country")?.values ?? [])].filter(([code]) =>
    /^[a-z]{2}$/u.test(code),
  );
  return codes
    .map(([code, label]) => ({
      value: code.toUpperCase(),
      label: `${say(label)} ${code.toUpperCase()}`,
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label, languageTags[language]));
}
