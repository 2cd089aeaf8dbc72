// SPDX-License-Identifier: Apache-2.0
// The one internal model of a suspicious transaction report. Nearly everything may be absent: what
// is not known is left out here and told by the check, never guessed.
import type { Static, TProperties } from "typebox";
import { Type } from "typebox";

/** Most transactions, parties and reasons of one report. */
export const reportRowsMax = 10_000;

const strict = { additionalProperties: false } as const;
const maybe = Type.Optional;
const Line = Type.String({ minLength: 1, maxLength: 500 });
const Words = Type.String({ minLength: 1, maxLength: 20_000 });
const Code = Type.String({ minLength: 1, maxLength: 50 });
const Country = Type.String({ pattern: "^[A-Z]{2}$" });
const Currency = Type.String({ pattern: "^[A-Z0-9]{3,10}$" });
const Day = Type.String({ format: "date" });
const Flag = Type.Boolean();
/** Whole minor units as text: JSON numbers cannot hold them all. */
const Minor = Type.String({ pattern: "^-?[0-9]{1,30}$" });
const Both = Type.Object({ zh: Words, en: Words }, strict);
const list = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Array(item, { maxItems: reportRowsMax });

/** A row that a value was taken from: the exhibit or file, and the place as a locator writes it. */
const CitationShape = Type.Object({ source: Line, place: Line }, strict);

/**
 * The rows that the values of an object rest on, by the name of the value; `*` stands for all
 * values of the object that are not named.
 */
const Cites = Type.Record(Type.String(), list(CitationShape));

const cited = <T extends TProperties>(properties: T) =>
  Type.Object({ ...properties, cites: maybe(Cites) }, strict);

const Address = cited({
  type: maybe(Code),
  street: maybe(Line),
  town: maybe(Line),
  city: maybe(Line),
  zip: maybe(Line),
  country: maybe(Country),
  state: maybe(Line),
  comments: maybe(Words),
});

const Phone = cited({
  contactType: maybe(Code),
  communicationType: maybe(Code),
  countryPrefix: maybe(Line),
  number: maybe(Line),
  extension: maybe(Line),
  comments: maybe(Words),
});

const Identification = cited({
  type: maybe(Code),
  number: maybe(Line),
  issuedOn: maybe(Day),
  expiresOn: maybe(Day),
  issuedBy: maybe(Line),
  country: maybe(Country),
  comments: maybe(Words),
});

const Person = cited({
  gender: maybe(Code),
  title: maybe(Line),
  firstName: maybe(Line),
  middleName: maybe(Line),
  prefix: maybe(Line),
  lastName: maybe(Line),
  /** The whole name in its own script, such as 林某. */
  nativeName: maybe(Line),
  alias: maybe(Line),
  bornOn: maybe(Day),
  birthPlace: maybe(Line),
  birthCountry: maybe(Country),
  mothersName: maybe(Line),
  socialNumber: maybe(Line),
  passportNumber: maybe(Line),
  passportCountry: maybe(Country),
  idNumber: maybe(Line),
  nationalities: maybe(Type.Array(Country, { maxItems: 3 })),
  residence: maybe(Country),
  phones: maybe(list(Phone)),
  addresses: maybe(list(Address)),
  emails: maybe(list(Line)),
  occupation: maybe(Line),
  employer: maybe(Line),
  identifications: maybe(list(Identification)),
  diedOn: maybe(Day),
  taxNumber: maybe(Line),
  taxRegistration: maybe(Line),
  sourceOfWealth: maybe(Line),
  comments: maybe(Words),
});

const RolePerson = cited({ person: Person, role: maybe(Code), isPrimary: maybe(Flag) });

const Entity = cited({
  name: maybe(Line),
  commercialName: maybe(Line),
  legalForm: maybe(Code),
  registrationNumber: maybe(Line),
  business: maybe(Line),
  phones: maybe(list(Phone)),
  addresses: maybe(list(Address)),
  emails: maybe(list(Line)),
  url: maybe(Line),
  state: maybe(Line),
  country: maybe(Country),
  directors: maybe(list(RolePerson)),
  registeredOn: maybe(Day),
  closedOn: maybe(Day),
  taxNumber: maybe(Line),
  taxRegistration: maybe(Line),
  comments: maybe(Words),
});

/** An account; every value may be absent. */
export const accountSchema = cited({
  institutionName: maybe(Line),
  institutionCode: maybe(Line),
  swift: maybe(Line),
  institutionCountry: maybe(Country),
  isNonBank: maybe(Flag),
  branch: maybe(Line),
  number: maybe(Line),
  currency: maybe(Currency),
  name: maybe(Line),
  iban: maybe(Line),
  clientNumber: maybe(Line),
  type: maybe(Code),
  entity: maybe(Entity),
  signatories: maybe(list(RolePerson)),
  openedOn: maybe(Day),
  closedOn: maybe(Day),
  balanceMinor: maybe(Minor),
  balanceOn: maybe(Day),
  status: maybe(Code),
  beneficiary: maybe(Line),
  beneficiaryComment: maybe(Line),
  comments: maybe(Words),
});

/** Whoever takes part: one of account, person and entity. */
const subject = {
  isMyClient: maybe(Flag),
  account: maybe(accountSchema),
  person: maybe(Person),
  entity: maybe(Entity),
  country: maybe(Country),
  isSuspected: maybe(Flag),
};

const Side = cited({
  ...subject,
  fundsCode: maybe(Code),
  fundsComment: maybe(Line),
  /** The amount in the currency that moved, when it is not that of the report. */
  foreign: maybe(
    cited({
      currency: maybe(Currency),
      amountMinor: maybe(Minor),
      /** Digits after the point; needed only where ISO 4217 states none. */
      scale: maybe(Type.Integer({ minimum: 0, maximum: 8 })),
      /** Units of the report's currency for one unit of this one, as a decimal. */
      rate: maybe(Type.String({ pattern: "^[0-9]{1,15}(?:\\.[0-9]{1,13})?$" })),
    }),
  ),
  /** Who acted for this side. */
  conductor: maybe(Person),
});

const Transaction = cited({
  number: maybe(Line),
  internalReference: maybe(Line),
  isSuspicious: maybe(Flag),
  location: maybe(Line),
  description: maybe(Words),
  on: maybe(Day),
  time: maybe(Type.String({ pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" })),
  teller: maybe(Line),
  authorizedBy: maybe(Line),
  isLateDeposit: maybe(Flag),
  postedOn: maybe(Day),
  valueOn: maybe(Day),
  mode: maybe(Code),
  modeComment: maybe(Line),
  /** In the currency of the report. */
  amountMinor: maybe(Minor),
  from: maybe(Side),
  to: maybe(Side),
  comments: maybe(Words),
});

const ActivityParty = cited({
  ...subject,
  role: maybe(Code),
  significance: maybe(Type.Integer({ minimum: 0, maximum: 10 })),
  reason: maybe(Words),
  comments: maybe(Words),
});

const Said = Type.Object({ zh: Words, en: Words, cites: maybe(list(CitationShape)) }, strict);

/** What a detector found, in words of both languages: the reasons, and what would be innocent. */
const ReportFinding = Type.Object(
  {
    typology: Code,
    title: Both,
    detector: maybe(Code),
    version: maybe(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    fromOn: maybe(Day),
    toOn: maybe(Day),
    because: list(Said),
    innocent: list(Both),
    unknown: maybe(list(Both)),
  },
  strict,
);

/** The file form of a report; what `flows report --schema` prints. */
export const reportSchema = cited({
  reportingEntity: maybe(
    cited({ id: maybe(Line), name: maybe(Line), branch: maybe(Line), country: maybe(Country) }),
  ),
  /** The financial intelligence unit that the report goes to. */
  fiu: maybe(
    cited({
      name: maybe(Line),
      country: maybe(Country),
      reference: maybe(Line),
      rejectedReference: maybe(Line),
      /** Consent of the competent authority, where the report leaves the country. */
      consentReference: maybe(Line),
    }),
  ),
  submissionCode: maybe(Code),
  code: maybe(Code),
  reference: maybe(Line),
  submittedOn: maybe(Day),
  currency: maybe(Currency),
  reportingPerson: maybe(Person),
  location: maybe(Address),
  reason: maybe(Words),
  action: maybe(Words),
  transactions: maybe(list(Transaction)),
  activity: maybe(cited({ parties: maybe(list(ActivityParty)) })),
  indicators: maybe(list(cited({ code: Code }))),
  findings: maybe(list(ReportFinding)),
});

/** Amounts are texts in a file and whole numbers in the model; nothing else differs. */
export type Revived<T> = T extends readonly (infer U)[]
  ? readonly Revived<U>[]
  : T extends object
    ? { readonly [K in keyof T]: K extends `${string}Minor` ? bigint : Revived<T[K]> }
    : T;

export type Citation = Static<typeof CitationShape>;
export type ReportCites = Revived<Static<typeof Cites>>;
export type ReportAddress = Revived<Static<typeof Address>>;
export type ReportPhone = Revived<Static<typeof Phone>>;
export type ReportIdentification = Revived<Static<typeof Identification>>;
export type ReportPerson = Revived<Static<typeof Person>>;
export type ReportRolePerson = Revived<Static<typeof RolePerson>>;
export type ReportEntity = Revived<Static<typeof Entity>>;
export type ReportAccount = Revived<Static<typeof accountSchema>>;
export type ReportSide = Revived<Static<typeof Side>>;
export type ReportTransaction = Revived<Static<typeof Transaction>>;
export type ReportParty = Revived<Static<typeof ActivityParty>>;
export type ReportFinding = Revived<Static<typeof ReportFinding>>;
/** A suspicious transaction report. */
export type SuspicionReport = Revived<Static<typeof reportSchema>>;

/** The rows that a value of an object rests on. */
export function citesOf(
  holder: { readonly cites?: ReportCites | undefined },
  name = "*",
): readonly Citation[] {
  return holder.cites?.[name] ?? holder.cites?.["*"] ?? [];
}
