// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@tianwang/kernel/text";

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of the command line: `--lang`, else `TIANWANG_LANG`, else the system's locale. */
export function languageOf(words: readonly string[], environment: Environment): Language {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const given = at < 0 ? undefined : (words[at]?.split("=")[1] ?? words[at + 1]);
  const locale =
    given ??
    environment["TIANWANG_LANG"] ??
    environment["LC_ALL"] ??
    environment["LC_MESSAGES"] ??
    environment["LANG"] ??
    "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
