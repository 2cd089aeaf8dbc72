// SPDX-License-Identifier: Apache-2.0
import type { Party } from "@tianwang/ledger";
import type { Details } from "./details.ts";

/**
 * Field 86 in code words between slashes, as SWIFT and the Dutch banks use them: Rabobank
 * (`/EREF/…/BENM//NAME/…/REMI/…`, MT940 Structured 1.5.3), ABN AMRO (`/TRTP/…/IBAN/…/NAME/…`),
 * ING (`/CNTP/account/bic/name/city/…/REMI/USTD//…`, MT940 and MT942 structured, 2013).
 */
const codeWords = [
  "ACCW ADDR BENM BIC BUSP CHGS CNTP CSID EREF EXCH IBAN ID IREF ISDT MARF NAME NRTX OCMT ORDP",
  "PREF PURP REMI RTRN SVCL TRCD TRTP UDTR ULTB ULTC ULTD",
].join(" ");
const anyWord = codeWords.split(" ").join("|");
const startForm = new RegExp(`^/(?:${anyWord})/`, "u");

/** Words that open the description of a party; NAME, ADDR and ID belong to the one before. */
const partyWords = new Set(["BENM", "ORDP", "CNTP", "ULTB", "ULTC", "ULTD"]);
const otherSideWords = new Set(["BENM", "ORDP", "CNTP", ""]);
const partyParts = new Set(["NAME", "ADDR", "ID"]);

function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** Cuts the text at its code words; parts of a party get its word before theirs. */
function cutWords(text: string): Map<string, string> {
  const parts = text.split(new RegExp(`/(${anyWord})/`, "gu"));
  const values = new Map<string, string>();
  let party = "";
  for (let at = 1; at < parts.length; at += 2) {
    const word = parts[at] ?? "";
    if (partyWords.has(word)) party = word;
    else if (!partyParts.has(word)) party = "";
    const key = partyParts.has(word) && party !== "" ? `${party}/${word}` : word;
    const value = singleSpaced(parts[at + 1] ?? "");
    const before = values.get(key);
    values.set(key, before === undefined || before === "" ? value : `${before} ${value}`);
  }
  return values;
}

function take(values: Map<string, string>, key: string): string {
  const value = values.get(key) ?? "";
  values.delete(key);
  return value;
}

/** Takes the other side out of the words: by party, by plain words, or from ING's CNTP. */
function takeOther(values: Map<string, string>): Party {
  const [account = "", bank = "", name = "", ...place] = take(values, "CNTP").split("/");
  const city = place.join("/").replaceAll("/", "");
  if (city !== "") values.set("CNTP/city", city);
  let found = name.trim();
  for (const word of otherSideWords) {
    if (found === "") found = take(values, word === "" ? "NAME" : `${word}/NAME`);
  }
  return {
    account: (take(values, "IBAN") || account).replaceAll(/\s/gu, ""),
    name: found,
    bank: take(values, "BIC") || bank.trim(),
  };
}

/** The remittance text without the marks of its own structure. */
function remittance(text: string): string {
  return text
    .replace(/^USTD\/\//u, "")
    .replace(/\/+$/u, "")
    .trim();
}

/** Reads a field 86 in code words; null when the text does not start with one. */
export function readCodeWords(text: string): Details | null {
  if (!startForm.test(text)) return null;
  const values = cutWords(text);
  const endToEndId = take(values, "EREF").replace(/\/+$/u, "");
  const other = takeOther(values);
  const purpose = remittance(take(values, "REMI"));
  const extra: Record<string, string> = {};
  for (const [word, value] of values) if (value !== "") extra[word] = value;
  return { purpose, endToEndId: endToEndId === "NOTPROVIDED" ? "" : endToEndId, other, extra };
}
