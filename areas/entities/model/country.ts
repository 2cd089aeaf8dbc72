// SPDX-License-Identifier: Apache-2.0
import names from "./country-names.json" with { type: "json" };
import { model } from "./model.ts";

/** One spelling of a country's name, so that case, dots and spaces do not matter. */
function nameKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s.’']+/gu, " ")
    .trim();
}

function buildLookup(): ReadonlyMap<string, string> {
  const lookup = new Map<string, string>();
  for (const [code, label] of model.types.get("country")?.values ?? []) {
    for (const name of [label.en, label.zh, code]) lookup.set(nameKey(name), code);
  }
  for (const [code, country] of Object.entries(names.alpha3)) lookup.set(nameKey(code), country);
  for (const [name, country] of Object.entries(names.aliases)) lookup.set(nameKey(name), country);
  return lookup;
}

const codeByName = buildLookup();

/**
 * The FollowTheMoney code of a country or territory from a code of two or three letters
 * (ISO 3166-1) or a Chinese or English name; null when it is none of them.
 *
 * @example
 *   countryCodeOf("英属维尔京群岛"); // "vg"
 *   countryCodeOf("CHN"); // "cn"
 *   countryCodeOf("Atlantis"); // null
 */
export function countryCodeOf(text: string): string | null {
  return codeByName.get(nameKey(text)) ?? null;
}
