// SPDX-License-Identifier: Apache-2.0
import { currencyOf, preambleFactOf, unitPowerOf } from "./cells/table-words.ts";
import type { PreambleFact } from "./cells/table-words.ts";
import { cleanCell } from "./cells/table-number.ts";

/** What the lines before a table say about it, as printed. */
export interface Preamble {
  /** Account of the statement without spaces, empty when not named; likewise the others. */
  readonly account: string;
  readonly name: string;
  readonly bank: string;
  /** ISO 4217 code, empty when none is named. */
  readonly currency: string;
  readonly opening: string;
  readonly closing: string;
  /** First and last day that the table covers. */
  readonly period: readonly [string, string] | null;
  /** Printed unit of amounts as a power of ten: 4 for 万元; null when none is named. */
  readonly unitPower: number | null;
  /** Everything that was found, by its label as printed. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The most words of a label before a colon. */
const labelWordsMax = 6;

interface Found {
  readonly fact: PreambleFact;
  readonly label: string;
  /** Place of the label, and of what follows its colon. */
  readonly from: number;
  readonly to: number;
}

/** The known label that ends at a colon: as many words before it as make one. */
function labelBefore(text: string, start: number, colon: number): Found | null {
  const before = text.slice(start, colon);
  const starts = Array.from(before.matchAll(/(?<!\S)[^\s[【(（]\S*/gu), (match) => match.index);
  for (const at of starts.slice(-labelWordsMax)) {
    const label = before.slice(at).trim();
    const fact = preambleFactOf(label);
    if (fact !== null) return { fact, label, from: start + at, to: colon + 1 };
  }
  return null;
}

function labelsIn(text: string): Found[] {
  const found: Found[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/[:：]/gu)) {
    const label = labelBefore(text, start, index);
    if (!label) continue;
    found.push(label);
    start = label.to;
  }
  return found;
}

/** Takes brackets, quotes and a closing comma off a value. */
function bare(value: string): string {
  return cleanCell(value)
    .replace(/^[[【「“"]+|[\]】」”"，,;；]+$/gu, "")
    .trim();
}

function periodOf(text: string): readonly [string, string] | null {
  const parts = text.split(/\s*(?:至|到|~|～|—+|--+|\bto\b|\s-\s)\s*/iu).map(bare);
  const [from = "", to = ""] = parts;
  return parts.length === 2 && /\d/u.test(from) && /\d/u.test(to) ? [from, to] : null;
}

/** Collects the facts of the lines before a table; the first value of a fact stands. */
export class PreambleReader {
  readonly #facts = new Map<PreambleFact, string>();
  readonly #labels: Record<string, string> = {};

  /** Reads one line; true when it named a fact. */
  add(cells: readonly string[]): boolean {
    const before = Object.keys(this.#labels).length;
    const texts = cells.map((cell) => cleanCell(cell));
    for (const [at, text] of texts.entries()) {
      if (text !== "") this.#addCell(text, texts.slice(at + 1));
    }
    return Object.keys(this.#labels).length > before;
  }

  #addCell(text: string, rest: readonly string[]): void {
    const next = rest.find((one) => one !== "") ?? "";
    const labels = labelsIn(text);
    if (labels.length === 0) {
      const fact = preambleFactOf(text);
      if (fact !== null && next !== "" && preambleFactOf(next) === null)
        this.#note(fact, text, next);
    }
    for (const [at, { fact, label, to }] of labels.entries()) {
      const value = bare(text.slice(to, labels[at + 1]?.from ?? text.length));
      this.#note(fact, label, value === "" && at === labels.length - 1 ? next : value);
    }
  }

  #note(fact: PreambleFact, label: string, value: string): void {
    const clean = bare(value);
    if (clean === "" || clean.length > 200) return;
    if (!this.#facts.has(fact)) this.#facts.set(fact, clean);
    this.#labels[label] ??= clean;
  }

  #period(): readonly [string, string] | null {
    const printed = periodOf(this.#facts.get("period") ?? "");
    if (printed) return printed;
    const from = this.#facts.get("from") ?? "";
    const to = this.#facts.get("to") ?? "";
    return periodOf(from) ?? (from !== "" && to !== "" ? [from, to] : null);
  }

  /** What has been found so far. */
  get preamble(): Preamble {
    const value = (fact: PreambleFact) => this.#facts.get(fact) ?? "";
    return {
      account: accountOf(value("account")),
      name: value("name"),
      bank: value("bank"),
      currency: currencyOf(value("currency")) ?? currencyOf(value("unit")) ?? "",
      opening: value("opening"),
      closing: value("closing"),
      period: this.#period(),
      unitPower: unitPowerOf(value("unit")),
      labels: { ...this.#labels },
    };
  }
}

/** An account as it is kept: without spaces. */
export function accountOf(text: string): string {
  const clean = cleanCell(text);
  return clean.includes(" ") || clean.includes("\u00A0") ? clean.replaceAll(/\s+/gu, "") : clean;
}
