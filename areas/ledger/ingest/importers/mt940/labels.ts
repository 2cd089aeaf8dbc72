// SPDX-License-Identifier: Apache-2.0
import type { Details } from "./details.ts";

/**
 * Field 86 in labels, as Dutch banks write it for people: `REK: … NAAM: …` (Knab), `IBAN: … BIC: …
 * NAAM: … OMSCHRIJVING: … KENMERK: …` (ABN AMRO SEPA).
 */
const labelForm =
  /(?:^|[\s/])(REK|IBAN|BIC|NAAM|OMSCHRIJVING|KENMERK|MACHTIGING|INCASSANT|BETALINGSKENM\.):/u;

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replace(/\/$/u, "").trim();
}

/** Reads a field 86 in labels; null unless it names an account and a holder. */
export function readLabels(text: string): Details | null {
  const [before = "", ...parts] = text.split(new RegExp(labelForm, "gu"));
  const values = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) {
    const label = parts[at] ?? "";
    const value = plain(parts[at + 1] ?? "");
    const known = values.get(label);
    values.set(label, known === undefined ? value : `${known} ${value}`);
  }
  if (!values.has("NAAM") || !(values.has("REK") || values.has("IBAN"))) return null;
  const take = (label: string) => {
    const value = values.get(label) ?? "";
    values.delete(label);
    return value;
  };
  const other = {
    account: (take("IBAN") || take("REK")).replaceAll(/\s/gu, ""),
    name: take("NAAM"),
    bank: take("BIC"),
  };
  const purpose = [plain(before), take("OMSCHRIJVING")].filter((part) => part !== "").join(" ");
  return { purpose, endToEndId: "", other, extra: Object.fromEntries(values) };
}
