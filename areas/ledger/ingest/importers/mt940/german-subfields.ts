// SPDX-License-Identifier: Apache-2.0
import type { Details } from "./details.ts";

/**
 * Structured field 86 of German and Austrian banks: business transaction code (GVC, three digits),
 * then subfields `?NN` (DFÜ-Abkommen, Anlage 3, chapter 8.2.4; STUZZA MBS MT940). Polish banks
 * write `^`, `~` or `<` for `?`.
 */
const structuredForm = /^(\d{3})([?^~<])(?=\d{2})/u;

/** The characters of a subfield of purpose or name; a full one runs on in the next. */
const fullSubfieldLength = 27;

const purposeKeys = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 60, 61, 62, 63].map(String);
const nameKeys = ["32", "33"];
const bankKey = "30";
const accountKey = "31";
/** The IBAN where 31 keeps to national numbers (Poland, Austria). */
const ibanKey = "38";

/** The labels of purpose subfields that the German banking industry agreed on (chapter 8.2.4). */
const labels = "EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC";
const labelAtStart = new RegExp(`^(?:${labels})\\+`, "u");
const labelForm = new RegExp(`(?:^| )(${labels})\\+`, "u");

/** The SEPA rulebooks' word for a payer who gave no reference. */
const notProvided = "NOTPROVIDED";

type Texts = Map<string, string>;

function addText(texts: Texts, key: string, text: string): void {
  if (text === "") return;
  const before = texts.get(key);
  texts.set(key, before === undefined ? text : `${before} ${text}`);
}

function take(texts: Texts, key: string): string {
  const text = texts.get(key) ?? "";
  texts.delete(key);
  return text;
}

function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function unspaced(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

function cutSubfields(text: string, separator: string): Texts {
  const subfields: Texts = new Map();
  for (const part of text.split(new RegExp(`\\${separator}(?=\\d{2})`, "u"))) {
    const key = part.slice(0, 2);
    if (key !== "") subfields.set(key, (subfields.get(key) ?? "") + part.slice(2));
  }
  return subfields;
}

/**
 * Takes some subfields out and joins them to lines. A full subfield runs on in the next one, one
 * that lost its last blank too; a shorter one ends a word. A label starts a line, and so does
 * text after a labelled subfield that had room left: it does not belong to the label any more.
 */
function takeLines(subfields: Texts, keys: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let lastLength = 0;
  for (const key of keys) {
    const value = take(subfields, key);
    if (value === "") continue;
    const last = lines.at(-1);
    const isAfterLabel = labelAtStart.test(last ?? "") && !last?.startsWith("SVWZ+");
    const isNew = labelAtStart.test(value) || (isAfterLabel && lastLength < fullSubfieldLength - 1);
    if (last === undefined || isNew) lines.push(value);
    else lines[lines.length - 1] = last + (lastLength < fullSubfieldLength ? " " : "") + value;
    lastLength = value.length;
  }
  return lines;
}

/** Splits lines at their labels; text without label stands under the empty key. */
function splitLabels(lines: readonly string[]): Texts {
  const texts: Texts = new Map();
  for (const line of lines) {
    const parts = line.split(labelForm);
    addText(texts, "", singleSpaced(parts[0] ?? ""));
    for (let at = 1; at < parts.length; at += 2) {
      addText(texts, parts[at] ?? "", singleSpaced(parts[at + 1] ?? ""));
    }
  }
  return texts;
}

/** Takes the first of two values that is there; the other one stays. */
function takeEither(first: Texts, firstKey: string, second: Texts, secondKey: string): string {
  return first.has(firstKey) ? take(first, firstKey) : take(second, secondKey);
}

/** Reads a structured field 86; null when the text has no such structure. */
export function readGermanSubfields(text: string): Details | null {
  const trimmed = text.trimStart();
  const match = structuredForm.exec(trimmed);
  if (!match) return null;
  const [, code = "", separator = "?"] = match;
  const subfields = cutSubfields(trimmed.slice(code.length + 1), separator);
  const labelled = splitLabels(takeLines(subfields, purposeKeys));
  const name = singleSpaced(takeLines(subfields, nameKeys).join(" "));
  const national = takeEither(subfields, accountKey, labelled, "IBAN");
  const account = unspaced(national === "" ? take(subfields, ibanKey) : national);
  const bank = unspaced(takeEither(subfields, bankKey, labelled, "BIC"));
  const purpose = [take(labelled, ""), take(labelled, "SVWZ")].filter((part) => part !== "");
  const reference = take(labelled, "EREF");
  const extra: Record<string, string> = { GVC: code };
  for (const [key, value] of subfields) extra[`?${key}`] = value.trim();
  for (const [label, value] of labelled) extra[label] = value;
  return {
    purpose: purpose.join(" "),
    endToEndId: reference === notProvided ? "" : reference,
    other: { account, name, bank },
    extra,
  };
}
