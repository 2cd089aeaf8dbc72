// SPDX-License-Identifier: Apache-2.0
// Patterns of goAML schemas are JavaScript or .NET expressions (a comment in schema 5.0.2 says so).
// XML Schema has a smaller language (XML Schema Part 2, appendix F) that matches the whole text and
// takes `^` and `$` as plain characters: a strict checker then refuses every right name.

/** What was changed in a pattern, by kind. */
export type PatternRepair =
  | "anchor"
  | "character-code"
  | "escape"
  | "group"
  | "hyphen"
  | "lazy"
  | "letters"
  | "literal";

/** A pattern in the language of XML Schema; null when it cannot be said there. */
export interface RepairedPattern {
  readonly pattern: string | null;
  readonly repairs: readonly PatternRepair[];
}

/** Escapes that both languages have; of the others, those of plain signs lose their backslash. */
const sharedEscapes = new Set("nrt\\|.?*+(){}-[]^sSdDwW");
/** Characters that stand for themselves only behind a backslash. */
const special = new Set("\\|.?*+(){}[]");
const specialInClass = new Set("\\[]^-");
/** Anchors that are letters; whole texts are matched anyway. */
const letterAnchors = new Set(["A", "Z", "z"]);
/**
 * Letters that the tables of libxml2 leave out of `\p{L}` and `\p{Lo}`: it knows only the first and
 * the last character of the blocks of Han and Hangul.
 */
const missingLetters =
  "\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{AC00}-\u{D7A3}\u{F900}-\u{FAFF}\u{20000}-\u{323AF}";

class Unsayable extends Error {}

class Translator {
  readonly repairs = new Set<PatternRepair>();
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  #peek(length = 1): string {
    return this.#source.slice(this.#at, this.#at + length);
  }

  #take(): string {
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  #changed(kind: PatternRepair, text: string): string {
    this.repairs.add(kind);
    return text;
  }

  translate(): string {
    let out = "";
    while (this.#at < this.#source.length) out += this.#piece();
    return out;
  }

  #piece(): string {
    const character = this.#take();
    switch (character) {
      case "^":
      case "$":
        return this.#changed("anchor", "");
      case "\\":
        return this.#escape(special);
      case "[":
        return this.#class();
      case "(":
        return this.#group();
      case "*":
      case "+":
      case "?":
        return character + this.#afterQuantifier();
      case "{":
        return this.#braces();
      case "}":
      case "]":
        return this.#changed("literal", `\\${character}`);
      default:
        return character;
    }
  }

  /** Whole texts match lazily as they match greedily; possessive marks belong to other languages. */
  #afterQuantifier(): string {
    if (this.#peek() === "+") throw new Unsayable("possessive");
    if (this.#peek() !== "?") return "";
    this.#at += 1;
    return this.#changed("lazy", "");
  }

  #braces(): string {
    const [counts] = /^\d+(?:,\d*)?\}/u.exec(this.#source.slice(this.#at)) ?? [];
    if (counts === undefined) return this.#changed("literal", "\\{");
    this.#at += counts.length;
    return `{${counts}${this.#afterQuantifier()}`;
  }

  #group(): string {
    if (this.#peek() !== "?") return "(";
    const [head] =
      /^\?(?::|<[A-Za-z_]\w*>|'[A-Za-z_]\w*'|P<[A-Za-z_]\w*>)/u.exec(
        this.#source.slice(this.#at),
      ) ?? [];
    // Looking around, conditions and flags have no counterpart.
    if (head === undefined) throw new Unsayable("group");
    this.#at += head.length;
    return this.#changed("group", "(");
  }

  #code(digitCount: number, specials: ReadonlySet<string>): string {
    const digits = this.#peek(digitCount);
    if (!/^[0-9A-Fa-f]+$/u.test(digits) || digits.length !== digitCount)
      throw new Unsayable("code");
    this.#at += digitCount;
    const value = Number.parseInt(digits, 16);
    const isControl = value < 0x20 && ![9, 10, 13].includes(value);
    if (isControl || (value >= 0xd800 && value < 0xe000)) throw new Unsayable("code");
    const character = String.fromCodePoint(value);
    return this.#changed("character-code", specials.has(character) ? `\\${character}` : character);
  }

  #category(letter: string): string {
    const [name] = /^\{[A-Za-z][A-Za-z0-9-]*\}/u.exec(this.#source.slice(this.#at)) ?? [];
    if (name === undefined) throw new Unsayable("category");
    this.#at += name.length;
    return `\\${letter}${name}`;
  }

  /** What follows a backslash outside and inside of a class. */
  #escape(specials: ReadonlySet<string>): string {
    if (this.#at >= this.#source.length) throw new Unsayable("backslash at the end");
    const character = this.#take();
    const isInClass = specials === specialInClass;
    if (character === "p" || character === "P") {
      const category = this.#category(character);
      if (!["\\p{L}", "\\p{Lo}"].includes(category)) return category;
      const letters = isInClass ? category + missingLetters : `[${category}${missingLetters}]`;
      return this.#changed("letters", letters);
    }
    if (character === "x") return this.#code(2, specials);
    if (character === "u") return this.#code(4, specials);
    if (!isInClass && letterAnchors.has(character)) return this.#changed("anchor", "");
    if (sharedEscapes.has(character)) return `\\${character}`;
    // Word borders, back references and controls cannot be said.
    if (/[\p{L}\p{N}]/u.test(character)) throw new Unsayable(character);
    return this.#changed("escape", character);
  }

  /** A class of characters, after its bracket. */
  #class(): string {
    const head = this.#peek() === "^" ? `[${this.#take()}` : "[";
    if (this.#peek() === "]") throw new Unsayable("empty class");
    let out = head;
    // Where a range or a set has just ended, a hyphen begins no range.
    let state: "ended" | "open" | "range" = "ended";
    while (this.#peek() !== "]") {
      if (this.#at >= this.#source.length) throw new Unsayable("open class");
      const character = this.#take();
      if (character === "-" && state !== "range") {
        const { text, isRange } = this.#hyphen(out === head, state === "ended");
        out += text;
        state = isRange ? "range" : "ended";
        continue;
      }
      const piece = this.#classPiece(character);
      out += piece;
      state = state === "range" || /^\\[sSdDwWpP]/u.test(piece) ? "ended" : "open";
    }
    this.#at += 1;
    return `${out}]`;
  }

  /** A hyphen in a class: the sign itself, the middle of a range, or a subtraction. */
  #hyphen(isFirst: boolean, hasEnded: boolean): { text: string; isRange: boolean } {
    const next = this.#peek();
    if (next === "[" && !isFirst) {
      // Subtraction is the same in .NET and in XML Schema.
      this.#at += 1;
      return { text: `-${this.#class()}`, isRange: false };
    }
    if (next === "]" || isFirst) return { text: "-", isRange: false };
    const isRange = !hasEnded && !this.#isSet();
    return { text: isRange ? "-" : this.#changed("hyphen", "\\-"), isRange };
  }

  /** Whether what comes next is a set such as `\w`, which cannot end a range. */
  #isSet(): boolean {
    return /^\\[sSdDwWpP]/u.test(this.#source.slice(this.#at));
  }

  #classPiece(character: string): string {
    if (character === "\\") return this.#escape(specialInClass);
    if (character === "[") return this.#changed("literal", "\\[");
    return character === "-" ? this.#changed("hyphen", "\\-") : character;
  }
}

/**
 * Says a JavaScript or .NET pattern in the language of XML Schema, for whole texts.
 *
 * @example
 *   repairPattern("^[a-zA-Z0-9-+ ]*$").pattern; // "[a-zA-Z0-9\\-+ ]*"
 */
export function repairPattern(source: string): RepairedPattern {
  const translator = new Translator(source);
  try {
    const pattern = translator.translate();
    return { pattern, repairs: [...translator.repairs].toSorted() };
  } catch (error) {
    if (error instanceof Unsayable) return { pattern: null, repairs: [] };
    throw error;
  }
}
