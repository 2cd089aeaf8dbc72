// SPDX-License-Identifier: Apache-2.0
import type { PatternRepair } from "./xsd-pattern.ts";
import { repairPattern } from "./xsd-pattern.ts";

/** One pattern of a schema that was changed in memory, or left out since it cannot be said. */
export interface XsdRepair {
  readonly line: number;
  readonly was: string;
  /** Null: the pattern is not checked. */
  readonly is: string | null;
  readonly kinds: readonly PatternRepair[];
}

/** Why a schema or a document is not taken. */
export type XsdRefusal = "doctype" | "refers-elsewhere" | "not-a-schema";

/** A schema that a strict checker can read, and all that was done to it. */
export interface RepairedXsd {
  readonly text: string;
  readonly repairs: readonly XsdRepair[];
  readonly refusal: XsdRefusal | null;
}

const commentsAndData = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/gu;
const patternElement =
  /<(?:[\w.-]+:)?pattern\b(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*?\s+value\s*=\s*("[^"]*"|'[^']*')/gu;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(\w+));/gu,
    (whole, hex, dec, name) => {
      if (name !== undefined) return entities[String(name)] ?? whole;
      const code = hex === undefined ? Number(dec) : Number.parseInt(String(hex), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** An attribute keeps tabs and line ends only as references. */
function encoded(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n\r]/gu, (character) => `&#${character.charCodeAt(0)};`);
}

/** The same length and lines, with nothing in it that only looks like markup. */
const blanked = (text: string) =>
  text.replaceAll(commentsAndData, (part) => part.replaceAll(/[^\n]/gu, " "));

/** Whether a document brings a type of its own: no goAML file does, and entities hide there. */
export function hasDoctype(text: string): boolean {
  return /<!DOCTYPE/iu.test(blanked(text));
}

function refusalOf(plain: string): XsdRefusal | null {
  if (/<!DOCTYPE/iu.test(plain)) return "doctype";
  if (!/<(?:[\w.-]+:)?schema\b/u.test(plain)) return "not-a-schema";
  // A single schema is what units hand out; nothing else is fetched.
  const refers = /<(?:[\w.-]+:)?(?:import|include|redefine|override)\b[^>]*\bschemaLocation\s*=/u;
  return refers.test(plain) ? "refers-elsewhere" : null;
}

/**
 * Repairs the patterns of a schema in memory, so that a strict checker says what the unit's own
 * program would say. The file of the user is not touched, and every change is told.
 */
export function repairXsd(source: string): RepairedXsd {
  const plain = blanked(source);
  const refusal = refusalOf(plain);
  if (refusal !== null) return { text: source, repairs: [], refusal };
  const repairs: XsdRepair[] = [];
  const parts: string[] = [];
  let from = 0;
  let line = 1;
  let lineAt = 0;
  for (const match of plain.matchAll(patternElement)) {
    const quoted = match[1] ?? "";
    const end = match.index + match[0].length;
    const start = end - quoted.length;
    const was = decoded(source.slice(start + 1, end - 1));
    const { pattern, repairs: kinds } = repairPattern(was);
    if (pattern === was) continue;
    for (; lineAt < match.index; lineAt += 1) if (source.charCodeAt(lineAt) === 10) line += 1;
    repairs.push({ line, was, is: pattern, kinds });
    // Every text matches the pattern that stands in for one that cannot be said.
    parts.push(source.slice(from, start), `"${encoded(pattern ?? String.raw`[\s\S]*`)}"`);
    from = end;
  }
  return { text: parts.join("") + source.slice(from), repairs, refusal: null };
}
