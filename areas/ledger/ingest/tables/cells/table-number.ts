// SPDX-License-Identifier: Apache-2.0

/** The sign between units and fractions; the other one, if there, groups thousands. */
export type DecimalSign = "." | ",";

/** Why a cell is no amount. */
export type AmountFault = "empty" | "unreadable" | "too-precise" | "digits-lost" | "sign-twice";

/** What stands beside the digits of an amount: `CR`, `DR`, 贷, 借. */
export type AmountMark = "" | "credit" | "debit";

/** The last amount read; the reader reuses it. */
export interface AmountCell {
  fault: AmountFault | null;
  /** Signed minor units; zero has no sign. */
  minor: bigint;
  mark: AmountMark;
  /** Currency sign or code printed with the amount, such as `¥` or `USD`. */
  sign: string;
}

/** The most characters of a cell that is tried as an amount. */
export const amountCharactersMax = 64;

/** Decimal digits that a double holds exactly. */
const exactDigits = 15;

const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** Reads digits with at most one point: the common case, without allocation. */
class PlainNumber {
  #value = 0;
  #pointAt = -1;

  /** Takes the digits from a place on; false when anything else stands there. */
  #scan(text: string, from: number, decimalCode: number): boolean {
    this.#value = 0;
    this.#pointAt = -1;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 48 && code <= 57) this.#value = this.#value * 10 + code - 48;
      else if (code === decimalCode && this.#pointAt < 0 && at > from) this.#pointAt = at;
      else return false;
    }
    return text.length > from;
  }

  /** Minor units; NaN for what is not plain, too precise or too long to be exact in a double. */
  read(text: string, decimalCode: number, scale: number): number {
    const isNegative = text.charCodeAt(0) === 45;
    const from = isNegative ? 1 : 0;
    if (!this.#scan(text, from, decimalCode)) return Number.NaN;
    const pointAt = this.#pointAt;
    const fraction = pointAt < 0 ? 0 : text.length - pointAt - 1;
    const digits = text.length - from - (pointAt < 0 ? 0 : 1) + scale - fraction;
    if (fraction > scale || digits > exactDigits) return Number.NaN;
    const minor = this.#value * (powers[scale - fraction] ?? Number.NaN);
    return isNegative && minor !== 0 ? -minor : minor;
  }
}

const spaces = /[\s\u00A0\u2007\u2009\u202F\u3000]+/gu;
const minuses = /[\u2010-\u2015\u2212\uFE63\uFF0D]/gu;

/** Makes full-width characters narrow and all minus signs and apostrophes plain. */
function narrow(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(minuses, "-")
    .replaceAll(/[’‘´`]/gu, "'");
}

/** A number that stands protected against a spreadsheet: `="123"`, `'123`, tabs around it. */
const protectedForm = /^(?:="(.*)"|=?'(.*?)'?)$/su;

/**
 * Takes off what protects a value from a spreadsheet, and outer spaces.
 *
 * @example
 *   cleanCell('="6222 02"'); // "6222 02"
 */
export function cleanCell(text: string): string {
  const { length } = text;
  if (length === 0) return text;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(length - 1);
  const isPlain = first > 39 && first !== 61 && first < 127 && last > 32 && last < 127;
  return isPlain || (first > 0x3000 && last > 0x3000 && last < 0xfe00 && first < 0xfe00)
    ? text
    : unprotect(text.trim());
}

function unprotect(text: string): string {
  const match = protectedForm.exec(text);
  return match ? (match[1] ?? match[2] ?? "").trim() : text;
}

const marks: Readonly<Record<string, AmountMark>> = {
  cr: "credit",
  c: "credit",
  贷: "credit",
  dr: "debit",
  d: "debit",
  借: "debit",
};

// `CR - ¥ ( ¥ - 1,234.50 E+3 USD ) - DR`, each part where it stands.
const amountForm = new RegExp(
  [
    String.raw`^(?:(cr|dr|c|d)\.?(?!\p{L})|(贷|借))?`,
    String.raw`([+-]?)((?:[a-z]{0,2}\p{Sc}|[a-z]{3})?)(\(?)((?:[a-z]{0,2}\p{Sc}|[a-z]{3})?)([+-]?)`,
    String.raw`([\d.,']*\d[\d.,']*)(e[+-]?\d+)?`,
    String.raw`(\p{Sc}|[a-z]{3}|元|圆|円)?(\)?)([+-]?)(cr|dr|c|d|贷|借)?\.?$`,
  ].join(""),
  "iu",
);

interface Parts {
  readonly digits: string;
  readonly exponent: number | null;
  readonly isNegative: boolean;
  readonly isSignedTwice: boolean;
  readonly mark: AmountMark;
  readonly sign: string;
}

/** Takes an amount apart; null when it is none. */
function takeApart(text: string): Parts | null {
  const match = amountForm.exec(narrow(text).replaceAll(spaces, ""));
  if (!match) return null;
  const group = (at: number) => match[at] ?? "";
  if ((group(5) === "") !== (group(11) === "")) return null;
  const negatives = [group(3), group(7), group(12)].filter((sign) => sign !== "");
  const isBracketed = group(5) !== "";
  const printed = (group(1) + group(2) + group(13)).toLowerCase();
  return {
    digits: group(8),
    exponent: group(9) === "" ? null : Number(group(9).slice(1)),
    isNegative: negatives.includes("-") || isBracketed,
    isSignedTwice: negatives.length + (isBracketed ? 1 : 0) > 1,
    mark: marks[printed] ?? "",
    sign: group(4) + group(6) + group(10),
  };
}

const groupings: Readonly<Record<DecimalSign, RegExp>> = {
  // Thousands, or lakh and crore (2 digits a group above the last 3).
  ".": /^(?:\d+|\d{1,3}(?:[,']\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})(?:\.\d*)?$|^\.\d+$/u,
  ",": /^(?:\d+|\d{1,3}(?:[.']\d{3})+)(?:,\d*)?$|^,\d+$/u,
};

/** Whole and fractional digits of well-grouped digits; null when the groups do not fit. */
function plainDigits(digits: string, decimal: DecimalSign): readonly [string, string] | null {
  if (!groupings[decimal].test(digits)) return null;
  const at = digits.indexOf(decimal);
  const whole = (at < 0 ? digits : digits.slice(0, at)).replaceAll(/[.,']/gu, "");
  return [whole, at < 0 ? "" : digits.slice(at + 1)];
}

/** Thousands with nothing else around them, the second most common case. */
const grouped: Readonly<Record<DecimalSign, RegExp>> = {
  ".": /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u,
  ",": /^-?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/u,
};

/** Scales digits to minor units; null when digits would be cut off. */
function toMinor(whole: string, fraction: string, scale: number): bigint | null {
  const kept = fraction.replace(/0+$/u, "");
  if (kept.length <= scale) return BigInt(whole + kept.padEnd(scale, "0") || "0");
  return null;
}

/** Moves the point to the right by a power of ten, to the left when negative. */
function movePoint(whole: string, fraction: string, power: number): readonly [string, string] {
  if (power >= 0) {
    const filled = fraction.padEnd(power, "0");
    return [whole + filled.slice(0, power), filled.slice(power)];
  }
  const filled = whole.padStart(1 - power, "0");
  return [filled.slice(0, power), filled.slice(power) + fraction];
}

/** How the amounts of a table are printed. */
export interface AmountForm {
  readonly decimal: DecimalSign;
  /** The printed unit as a power of ten: 4 for 万元, -2 for cents, else 0. */
  readonly power: number;
}

/** Reads cells as amounts of a scale; the returned object is reused by the next call. */
export type AmountReader = (text: string, scale: number) => AmountCell;

/** Makes a reader of amounts that are printed in one form. */
export function createAmountReader(form: AmountForm): AmountReader {
  const decimalCode = form.decimal.charCodeAt(0);
  const plainNumber = new PlainNumber();
  const cell: AmountCell = { fault: null, minor: 0n, mark: "", sign: "" };

  function readSlowly(text: string, scale: number): AmountFault | null {
    if (text.trim() === "") return "empty";
    const parts = text.length > amountCharactersMax ? null : takeApart(text);
    const digits = parts && plainDigits(parts.digits, form.decimal);
    if (!parts || !digits) return "unreadable";
    cell.mark = parts.mark;
    cell.sign = parts.sign;
    if (parts.isSignedTwice) return "sign-twice";
    // A spreadsheet shows 6.222E+18 for what it no longer knows to the last digit.
    if (parts.exponent !== null && digits[1].length < parts.exponent) return "digits-lost";
    const moved = movePoint(digits[0], digits[1], form.power + (parts.exponent ?? 0));
    const minor = toMinor(moved[0], moved[1], scale);
    if (minor === null) return "too-precise";
    cell.minor = parts.isNegative ? -minor : minor;
    return null;
  }

  const groupSign = form.decimal === "." ? "," : ".";
  function readQuickly(text: string, scale: number): number {
    if (form.power !== 0) return Number.NaN;
    const isGrouped = text.includes(groupSign) && grouped[form.decimal].test(text);
    const digits = isGrouped ? text.replaceAll(groupSign, "") : text;
    return plainNumber.read(digits, decimalCode, scale);
  }

  return (text, scale) => {
    const plain = readQuickly(text, scale);
    cell.mark = "";
    cell.sign = "";
    if (Number.isNaN(plain)) {
      cell.minor = 0n;
      cell.fault = readSlowly(cleanCell(text), scale);
    } else {
      cell.minor = BigInt(plain);
      cell.fault = null;
    }
    return cell;
  };
}

/** Whether a text looks like an amount in either form. */
export function looksLikeAmount(text: string): boolean {
  if (text === "" || text.length > amountCharactersMax) return false;
  const parts = takeApart(cleanCell(text));
  return parts !== null && (groupings["."].test(parts.digits) || groupings[","].test(parts.digits));
}

/** What the amounts of a table say about their decimal sign. */
export interface DecimalEvidence {
  add(text: string): void;
  /** Texts that can only be read with this sign, and one of them. */
  readonly only: Readonly<Record<DecimalSign, { count: number; example: string }>>;
  /** Texts that both signs can read, differently, such as `1,234`; and one of them. */
  readonly open: { count: number; example: string };
  /** The most digits after the point seen under each sign. */
  readonly fractionMax: Readonly<Record<DecimalSign, number>>;
  /** Currency signs printed with the amounts. */
  readonly signs: ReadonlySet<string>;
  /** Texts with a minus, brackets or a debit mark. */
  readonly negativeCount: number;
}

function fractionOf(digits: string, sign: DecimalSign): number {
  const at = digits.lastIndexOf(sign);
  return at < 0 ? 0 : digits.slice(at + 1).replace(/0+$/u, "").length;
}

/** Collects what decides between the decimal signs. */
export function collectDecimals(): DecimalEvidence {
  const only = { ".": { count: 0, example: "" }, ",": { count: 0, example: "" } };
  const open = { count: 0, example: "" };
  const fractionMax = { ".": 0, ",": 0 };
  const signs = new Set<string>();
  const evidence = { only, open, fractionMax, signs, negativeCount: 0, add };
  function note(digits: string, text: string): void {
    const point = groupings["."].test(digits);
    const comma = groupings[","].test(digits);
    if (!/[.,]/u.test(digits) || (!point && !comma)) return;
    const place = point && comma ? open : only[point ? "." : ","];
    place.count += 1;
    if (place.example === "") place.example = text;
    if (point) fractionMax["."] = Math.max(fractionMax["."], fractionOf(digits, "."));
    if (comma) fractionMax[","] = Math.max(fractionMax[","], fractionOf(digits, ","));
  }
  function add(text: string): void {
    if (text === "" || text.length > amountCharactersMax) return;
    const parts = takeApart(cleanCell(text));
    if (!parts) return;
    if (parts.sign !== "") signs.add(parts.sign);
    if (parts.isNegative || parts.mark !== "") evidence.negativeCount += 1;
    note(parts.digits, text);
  }
  return evidence;
}
