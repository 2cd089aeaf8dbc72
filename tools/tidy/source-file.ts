// SPDX-License-Identifier: Apache-2.0

/** A span of a source text that is no code: a comment, a string, a piece of a template, a pattern. */
interface Span {
  readonly kind: "comment" | "string" | "pattern";
  readonly start: number;
  readonly end: number;
}

/** One module specifier and where it stands. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

const stringForm = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const lineCommentForm = /\/\/[^\n]*/y;
const blockCommentForm = /\/\*[\s\S]*?\*\//y;
const patternForm = /\/(?![*/>])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
const templatePieceForm = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;

/** What may stand before a `/` that opens a pattern and does not divide. */
const beforePattern = /(?:^|[(,=:[!&|?{;+\n]|\b(?:return|typeof|case|of|in))\s*$/u;

/**
 * Cuts TypeScript into code and everything else. Good enough to look for words and imports, and a
 * hundred times faster than a parser; text inside JSX counts as code.
 */
class Cutter {
  readonly spans: Span[] = [];
  readonly #text: string;
  #at = 0;
  /** One entry an open template: how many braces are open inside its `${`. */
  readonly #templates: number[] = [];

  constructor(text: string) {
    this.#text = text;
    while (this.#at < text.length) this.#step();
  }

  #take(form: RegExp, kind: Span["kind"]): boolean {
    form.lastIndex = this.#at;
    const match = form.exec(this.#text);
    if (!match || match[0] === "") return false;
    this.spans.push({ kind, start: this.#at, end: form.lastIndex });
    this.#at = form.lastIndex;
    return true;
  }

  #takePattern(): boolean {
    const before = this.#text.slice(Math.max(0, this.#at - 40), this.#at);
    return beforePattern.test(before) && this.#take(patternForm, "pattern");
  }

  /** Takes the text of a template up to its end or to the next `${`. */
  #takeTemplatePiece(): void {
    this.#take(templatePieceForm, "string");
    if (this.#text[this.#at] === "`") this.#at += 1;
    else {
      this.#at += 2;
      this.#templates.push(0);
    }
  }

  #brace(step: 1 | -1): void {
    const depth = this.#templates.pop();
    this.#at += 1;
    if (depth === undefined) return;
    if (step === -1 && depth === 0) this.#takeTemplatePiece();
    else this.#templates.push(depth + step);
  }

  #step(): void {
    switch (this.#text.charAt(this.#at)) {
      case '"':
      case "'":
        if (!this.#take(stringForm, "string")) this.#at += 1;
        return;
      case "/":
        if (this.#take(lineCommentForm, "comment") || this.#take(blockCommentForm, "comment")) {
          return;
        }
        if (!this.#takePattern()) this.#at += 1;
        return;
      case "`":
        this.#at += 1;
        this.#takeTemplatePiece();
        return;
      case "{":
        this.#brace(1);
        return;
      case "}":
        this.#brace(-1);
        return;
      default:
        this.#at += 1;
    }
  }
}

/** Blanks spans of a text and keeps its length and its lines. */
function blank(text: string, spans: readonly Span[]): string {
  let out = "";
  let from = 0;
  for (const span of spans) {
    out += text.slice(from, span.start) + text.slice(span.start, span.end).replace(/[^\n]/gu, " ");
    from = span.end;
  }
  return out + text.slice(from);
}

const importForm =
  /\b(?:import|export)\b(?:[\w\s{},*$]*?\bfrom)?\s*(["'])([^"'\n]+)\1|(?:(?<![.\w])(?:import|require)|\b(?:meta|require)\.resolve)\(\s*(["'])([^"'\n]+)\3|\bnew URL\(\s*(["'])(\.[^"'\n]+\.(?:ts|mjs))\5/gu;

const styleImportForm = /@import\s+(?:url\()?["']([^"'\n]+)["']/gu;

/** One file of the repository, cut up only when a rule asks. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  #spans: readonly Span[] | undefined;
  #code: string | undefined;
  #uncommented: string | undefined;
  #imports: readonly Import[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The last part of the path. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf("/") + 1);
  }

  /** The folder, without a slash at its end; empty for the root. */
  get folder(): string {
    return this.path.slice(0, Math.max(0, this.path.lastIndexOf("/")));
  }

  get lines(): readonly string[] {
    return this.text.split("\n");
  }

  get isScript(): boolean {
    return /\.(?:ts|tsx|mjs)$/u.test(this.path);
  }

  /** The text with comments, strings and patterns blanked. */
  get code(): string {
    return (this.#code ??= blank(this.text, this.#cut()));
  }

  /** The text with comments blanked. */
  get uncommented(): string {
    return (this.#uncommented ??= blank(
      this.text,
      this.#cut().filter((span) => span.kind === "comment"),
    ));
  }

  /** The comments, with the line that each begins on. */
  get comments(): readonly { readonly line: number; readonly text: string }[] {
    return this.#cut()
      .filter((span) => span.kind === "comment")
      .map((span) => ({
        line: this.lineAt(span.start),
        text: this.text.slice(span.start, span.end),
      }));
  }

  /** All modules that the file imports, exports from, resolves or opens as a worker. */
  get imports(): readonly Import[] {
    return (this.#imports ??= this.path.endsWith(".css") ? this.#styleImports() : this.#read());
  }

  /** The 1-based line of a position. */
  lineAt(position: number): number {
    let line = 1;
    for (let i = this.text.indexOf("\n"); i !== -1 && i < position; line++) {
      i = this.text.indexOf("\n", i + 1);
    }
    return line;
  }

  #cut(): readonly Span[] {
    return (this.#spans ??= new Cutter(this.text).spans);
  }

  #read(): readonly Import[] {
    if (!this.isScript) return [];
    return (
      Array.from(this.uncommented.matchAll(importForm))
        .filter((match) => /\w/u.test(this.code.charAt(match.index)))
        // A test may name any program to start it.
        .filter((match) => match[6] === undefined || !this.name.includes(".test."))
        .map((match) => ({
          specifier: match[2] ?? match[4] ?? match[6] ?? "",
          line: this.lineAt(match.index),
        }))
    );
  }

  #styleImports(): readonly Import[] {
    return Array.from(this.text.matchAll(styleImportForm), (match) => ({
      specifier: match[1] ?? "",
      line: this.lineAt(match.index),
    }));
  }
}
