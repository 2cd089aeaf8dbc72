// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import type { Locator } from "@tianwang/kernel/source";
import type { EntityProblemCode } from "../errors.ts";
import { entityProblem } from "../errors.ts";
import type { Property, PropertyTypeName } from "../model/compile.ts";
import { countryCodeOf } from "../model/country.ts";
import { getPropertyType } from "../model/model.ts";
import { readIdentifier } from "./identifier-form.ts";
import { hasInvisible, squashSpaces, toStorable, toVisible } from "./plain-text.ts";
import { readVagueDate } from "./vague-date.ts";

/** A value as it is stored, and what is to be said about it. */
export interface Cleaned {
  /** The canonical form; where there is none, the text as it stood. Empty: nothing was stated. */
  readonly value: string;
  readonly problems: readonly Problem[];
}

/** A cleaned value, or why there is none. */
interface Outcome {
  readonly value: string;
  readonly code?: EntityProblemCode;
}

type Cleaner = (text: string, format: string | null) => Outcome;

function formOf(pattern: RegExp, shape: (text: string) => string = (text) => text): Cleaner {
  return (text) => {
    const value = shape(text);
    return pattern.test(value) ? { value } : { value: text, code: "FORM_INVALID" };
  };
}

function codeOf(type: PropertyTypeName, aliases: Readonly<Record<string, string>>): Cleaner {
  return (text) => {
    const key = text.toLowerCase();
    const code = Object.hasOwn(aliases, key) ? aliases[key] : key;
    const isKnown = code !== undefined && getPropertyType(type)?.values.has(code);
    return isKnown ? { value: code } : { value: text, code: "CODE_UNKNOWN" };
  };
}

/** Reads `code alias alias, code …` as a table from alias to code. */
function aliasesOf(list: string): Readonly<Record<string, string>> {
  const entries = list.split(",").map((entry) => entry.trim().split(" "));
  return Object.fromEntries(
    entries.flatMap(([code = "", ...aliases]) => aliases.map((alias) => [alias, code])),
  );
}

const genders = aliasesOf("male m man 男, female f woman 女");

/** Codes of two letters and Chinese names of the languages that sources give most. */
const languages = aliasesOf(
  "zho zh chi 中文 汉语, eng en 英文 英语, fra fr fre 法语, deu de ger 德语, spa es 西班牙语, " +
    "por pt 葡萄牙语, ita it 意大利语, rus ru 俄语, ara ar 阿拉伯语, jpn ja 日语, kor ko 韩语, " +
    "tha th 泰语, vie vi 越南语, msa ms 马来语, ind id 印尼语, tur tr 土耳其语, nld nl 荷兰语, " +
    "pol pl 波兰语, ukr uk 乌克兰语, fas fa 波斯语, heb he 希伯来语, khm km 高棉语, lao lo 老挝语",
);

/** Grouping in threes, or in twos and threes as in India; a comma alone is never a decimal sign. */
const numberForm = /^[+-]?\s?(?:\d{1,3}(?:[,\s]\d{2,3})+|\d+)(?:\.\d+)?(?:\s*[^\s\d]+)?$/u;

function cleanNumber(text: string): Outcome {
  const plain = text.normalize("NFKC").replace("−", "-");
  if (!numberForm.test(plain)) return { value: text, code: "NUMBER_UNREADABLE" };
  return { value: plain.replaceAll(/(?<=\d)[,\s](?=\d)/gu, "").replace(/^\+/u, "") };
}

function cleanPhone(text: string): Outcome {
  const digits = text
    .normalize("NFKC")
    .replaceAll(/\(0\)|[\s()./\-‐-―]/gu, "")
    .replace(/^00/u, "+");
  // ITU-T E.164: at most fifteen digits with the country code.
  if (/^\+[1-9]\d{6,14}$/u.test(digits)) return { value: digits };
  const code = /^\d{5,15}$/u.test(digits) ? "PHONE_NATIONAL" : "FORM_INVALID";
  return { value: text, code };
}

function cleanEmail(text: string): Outcome {
  const match = /^(?:mailto:)?([^\s<>()[\],;:"@]{1,64})@([^\s@]+\.[^\s@.\d]{2,})\.?$/iu.exec(text);
  if (!match) return { value: text, code: "FORM_INVALID" };
  return { value: `${match[1]}@${(match[2] ?? "").toLowerCase()}` };
}

function isIp(text: string): boolean {
  const four = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/u;
  if (four.test(text) && !text.endsWith(".")) return true;
  const halves = text.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const isHex = groups.every((group) => /^[0-9a-f]{1,4}$/iu.test(group));
  return isHex && (halves.length === 2 ? groups.length < 8 : groups.length === 8);
}

function cleanJson(text: string): Outcome {
  try {
    JSON.parse(text);
    return { value: text };
  } catch {
    return { value: text, code: "FORM_INVALID" };
  }
}

function cleanIdentifier(text: string, format: string | null): Outcome {
  const read = format === null ? undefined : readIdentifier(format, text);
  if (read === undefined) return { value: squashSpaces(text) };
  return read === null ? { value: text, code: "IDENTIFIER_INVALID" } : { value: read };
}

const cleanName: Cleaner = (text) => ({ value: squashSpaces(text) });
const keep: Cleaner = (value) => ({ value });

const cleaners: Readonly<Record<PropertyTypeName, Cleaner>> = {
  address: cleanName,
  checksum: formOf(/^[0-9a-f]{40}$/u, (text) => text.toLowerCase()),
  country: (text) => {
    const code = countryCodeOf(text);
    return code === null ? { value: text, code: "COUNTRY_UNKNOWN" } : { value: code };
  },
  date: readVagueDate,
  email: cleanEmail,
  // As FollowTheMoney itself asks (`EntityType.REGEX_RAW`): it drops references of another form.
  entity: formOf(/^[0-9a-z](?:[0-9a-z.-]*[0-9a-z])?$/iu),
  gender: codeOf("gender", genders),
  html: keep,
  identifier: cleanIdentifier,
  ip: (text) => (isIp(text) ? { value: text } : { value: text, code: "FORM_INVALID" }),
  json: cleanJson,
  language: codeOf("language", languages),
  mimetype: formOf(/^[\w.+-]+\/[\w.+-]+$/u, (text) => text.replace(/;.*$/su, "").toLowerCase()),
  name: cleanName,
  number: cleanNumber,
  phone: cleanPhone,
  string: keep,
  text: keep,
  topic: codeOf("topic", {}),
  url: formOf(/^[a-z][a-z0-9+.-]*:\S+$/iu),
};

/** What a property that the model does not know is taken for. */
const unknownProperty = { type: "string", format: null, lengthMax: Infinity } as const;

/**
 * Brings a value into the canonical form of its property: dates as exact as they are, countries as
 * codes, identifiers without grouping and with their check digits tried, names in Unicode form C
 * on one line without invisible marks. A value that does not fit is kept as it stood, with a
 * problem; nothing is ever left out.
 *
 * @param property undefined for one that the model does not know: its text is only made storable.
 * @param field how the problem names the property.
 *
 * @example
 *   cleanValue("Cayman Islands", getProperty("Person", "country"), "country", locator).value; // "ky"
 */
export function cleanValue(
  raw: string,
  property: Pick<Property, "type" | "format" | "lengthMax"> | undefined,
  field: string,
  locator: Locator,
): Cleaned {
  const { type, format, lengthMax } = property ?? unknownProperty;
  const codes: EntityProblemCode[] = [];
  const storable = toStorable(raw);
  const visible = toVisible(storable);
  if (visible === "") codes.push("VALUE_EMPTY");
  if (storable !== raw) codes.push("TEXT_UNSTORABLE");
  if (hasInvisible(storable)) codes.push("TEXT_INVISIBLE");
  const outcome = visible === "" ? { value: "" } : cleaners[type](visible, format);
  if (outcome.code !== undefined) codes.push(outcome.code);
  if (outcome.value.length > lengthMax) codes.push("VALUE_LONG");
  return {
    value: outcome.value,
    problems: codes.map((code) => entityProblem(code, locator, field, raw)),
  };
}

/**
 * Looks at a value that another tool has cleaned and leaves it as it is. The problems say where it
 * does not have the canonical form.
 */
export function checkValue(
  raw: string,
  property: Property | undefined,
  field: string,
  locator: Locator,
): Cleaned {
  const value = toStorable(raw);
  const cleaned = cleanValue(raw, property, field, locator);
  const isOther = cleaned.value !== value && cleaned.problems.length === 0;
  const noted = isOther ? [entityProblem("VALUE_NOT_CANONICAL", locator, field, raw)] : [];
  const isEmpty = cleaned.value === "";
  return { value: isEmpty ? "" : value, problems: [...cleaned.problems, ...noted] };
}
