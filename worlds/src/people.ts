// SPDX-License-Identifier: Apache-2.0
import { addDays } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Text } from "@tianwang/kernel/text";
import {
  compoundSurnames,
  givenSyllables,
  otherNames,
  rareGiven,
  shiftingSurnames,
  surnames,
} from "./name-lists.ts";
import type { Syllable } from "./name-lists.ts";
import { makeResidentNumber } from "./numbers.ts";
import type { Random } from "./random.ts";

/** How a name is made. Each style occurs in real files and is written differently. */
export type NameStyle =
  | "two-syllables"
  | "one-syllable"
  | "compound-surname"
  | "rare-character"
  | "two-documents"
  | "hong-kong"
  | "hong-kong-married"
  | "uyghur"
  | "tibetan"
  | "singapore"
  | "tamil"
  | "gulf"
  | "swiss";

/** A paper that proves who somebody is, with the name as that paper prints it. */
export interface IdentityDocument {
  readonly kind: "resident-id" | "passport" | "hong-kong-id" | "national-id";
  readonly country: string;
  readonly number: string;
  readonly name: string;
}

/** A fictional person. */
export interface Person {
  readonly id: string;
  readonly role: Text;
  /** As at home: Chinese characters where the person has them. */
  readonly name: string;
  /** As banks abroad write it. */
  readonly latin: string;
  /** Every form in which the name may occur, the two above included. */
  readonly names: readonly string[];
  readonly bornOn: CalendarDate;
  readonly country: string;
  readonly documents: readonly IdentityDocument[];
}

interface NameForms {
  readonly name: string;
  readonly latin: string;
  readonly others: readonly string[];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const split = (pair: string) => pair.split("|") as [string, string];

/** Passport style: surname in capitals, the given syllables joined. */
function mandarinName(surname: Syllable, given: readonly Syllable[]): string {
  return `${surname.mandarin} ${capital(given.map((part) => part.mandarin).join(""))}`.toUpperCase();
}

function hanForms(surname: Syllable, given: readonly Syllable[]): NameForms {
  const hans = surname.hans + given.map((part) => part.hans).join("");
  const hant = surname.hant + given.map((part) => part.hant).join("");
  return {
    name: hans,
    latin: mandarinName(surname, given),
    others: hant === hans ? [] : [hant],
  };
}

function cantoneseName(surname: Syllable, given: readonly Syllable[]): string {
  return `${surname.cantonese.toUpperCase()} ${given.map((part) => part.cantonese).join(" ")}`;
}

function hongKongForms(random: Random, surname: Syllable, given: readonly Syllable[]): NameForms {
  const hant = surname.hant + given.map((part) => part.hant).join("");
  const latin = cantoneseName(surname, given);
  const english = random.pick(otherNames.english);
  return { name: hant, latin, others: [`${latin}, ${english}`] };
}

/** A married name as Hong Kong writes it: the husband's surname before the own one. */
function marriedForms(random: Random, surname: Syllable, given: readonly Syllable[]): NameForms {
  const husband = random.pick(surnames.filter((other) => other !== surname));
  const own = hongKongForms(random, surname, given);
  return {
    name: husband.hant + own.name,
    latin: `${husband.cantonese.toUpperCase()} ${own.latin}`,
    others: [own.name, own.latin],
  };
}

/** A person whose second paper follows another romanisation: LYU CHENGYUAN and LUI Ching Yuen. */
function twoDocumentForms(surname: Syllable, given: readonly Syllable[]): NameForms {
  const forms = hanForms(surname, given);
  const older = forms.latin.replace(/^LYU/u, "LU");
  return { ...forms, others: [...forms.others, cantoneseName(surname, given), older] };
}

const plain = (name: string): NameForms => ({ name, latin: name.toUpperCase(), others: [] });

function uyghurForms(random: Random): NameForms {
  const [given, givenLatin] = split(random.pick(otherNames.uyghur.given));
  const [family, familyLatin] = split(random.pick(otherNames.uyghur.family));
  return {
    name: `${given}·${family}`,
    latin: `${givenLatin} ${familyLatin}`.toUpperCase(),
    // Files write the dot in more ways than one.
    others: [`${given}•${family}`],
  };
}

function tibetanForms(random: Random): NameForms {
  const [name, latin] = split(random.pick(otherNames.tibetan.given));
  return { name, latin: latin.toUpperCase(), others: [] };
}

const givenOf = (random: Random) => random.shuffle(givenSyllables).slice(0, 2);
const { singapore, tamil, gulf, swiss } = otherNames;

const makers: Readonly<Record<NameStyle, (random: Random) => NameForms>> = {
  "two-syllables": (random) => hanForms(random.pick(surnames), givenOf(random)),
  "one-syllable": (random) => hanForms(random.pick(surnames), [random.pick(givenSyllables)]),
  "compound-surname": (random) =>
    hanForms(random.pick(compoundSurnames), givenOf(random).slice(0, random.between(1, 2))),
  "rare-character": (random) =>
    hanForms(random.pick(surnames), [random.pick(givenSyllables), rareGiven]),
  "two-documents": (random) => twoDocumentForms(random.pick(shiftingSurnames), givenOf(random)),
  "hong-kong": (random) => hongKongForms(random, random.pick(surnames), givenOf(random)),
  "hong-kong-married": (random) => marriedForms(random, random.pick(surnames), givenOf(random)),
  uyghur: uyghurForms,
  tibetan: tibetanForms,
  singapore: (random) => plain(`${random.pick(singapore.family)} ${random.pick(singapore.given)}`),
  tamil: (random) => plain(`${random.pick(tamil.given)} s/o ${random.pick(tamil.father)}`),
  gulf: (random) => plain(`${random.pick(gulf.given)} ${random.pick(gulf.family)}`),
  swiss: (random) => plain(`${random.pick(swiss.given)} ${random.pick(swiss.family)}`),
};

const homes: Partial<Record<NameStyle, string>> = {
  "hong-kong": "HK",
  "hong-kong-married": "HK",
  singapore: "SG",
  tamil: "SG",
  gulf: "AE",
  swiss: "CH",
};

/** Fictional region of the resident numbers: 岚阳市临澜县. */
const region = "998826";

function documentsOf(forms: NameForms, style: NameStyle, bornOn: CalendarDate, random: Random) {
  const country = homes[style] ?? "CN";
  // Series that are not in use: passports EZ9…, Hong Kong cards ZZ…
  const documents: IdentityDocument[] = [];
  if (country === "CN") {
    const number = makeResidentNumber(region, bornOn, random.digits(3));
    documents.push({ kind: "resident-id", country, number, name: forms.name });
  } else {
    const kind = country === "HK" ? "hong-kong-id" : "national-id";
    documents.push({ kind, country, number: `ZZ${random.digits(6)}`, name: forms.latin });
  }
  if (style !== "two-documents") return documents;
  const second = forms.others.at(-2) ?? forms.latin;
  documents.push(
    { kind: "passport", country: "CN", number: `EZ9${random.digits(6)}`, name: forms.latin },
    { kind: "hong-kong-id", country: "HK", number: `ZZ${random.digits(6)}`, name: second },
  );
  return documents;
}

/**
 * Makes a fictional person. The same name is not given twice when the caller passes the names in
 * use.
 */
export function makePerson(
  id: string,
  role: Text,
  style: NameStyle,
  draw: { readonly random: Random; readonly taken: Set<string> },
): Person {
  const random = draw.random.fork(id);
  let forms = makers[style](random);
  while (draw.taken.has(forms.name)) forms = makers[style](random);
  draw.taken.add(forms.name);
  const bornOn = addDays("1965-01-01" as CalendarDate, random.below(30 * 365));
  return {
    id,
    role,
    name: forms.name,
    latin: forms.latin,
    names: [...new Set([forms.name, forms.latin, ...forms.others])],
    bornOn,
    country: homes[style] ?? "CN",
    documents: documentsOf(forms, style, bornOn, random),
  };
}
