// SPDX-License-Identifier: Apache-2.0
// The values of a report under the names of goAML, in no order: the profile orders and judges them.
// A value that is absent stays as an empty leaf, so that whoever asks for it can name its place.
import { currencyScale } from "@tianwang/kernel/currency";
import { foreignScale } from "../report/report-check.ts";
import type {
  ReportAccount,
  ReportAddress,
  ReportEntity,
  ReportIdentification,
  ReportParty,
  ReportPerson,
  ReportPhone,
  ReportRolePerson,
  ReportSide,
  ReportTransaction,
  SuspicionReport,
} from "../report/report.ts";

/** A value of an element that holds text. */
export type GoamlValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "day"; readonly on: string; readonly time: string }
  /** `scale` is null when nobody states the digits of the currency. */
  | { readonly kind: "amount"; readonly amountMinor: bigint; readonly scale: number | null }
  | { readonly kind: "rate"; readonly rate: string }
  | { readonly kind: "flag"; readonly is: boolean };

/** A value or a group of values; a leaf without a value is one that the report does not have. */
export type GoamlNode =
  | { readonly name: string; readonly place: string; readonly value: GoamlValue | null }
  | { readonly name: string; readonly place: string; readonly inside: readonly GoamlNode[] };

/** Makes the nodes of one object: its place stands before every name. */
class Maker {
  readonly place: string;
  constructor(place: string) {
    this.place = place;
  }

  at(field: string): string {
    return this.place === "" ? field : `${this.place}.${field}`;
  }

  #leaf(name: string, field: string, value: GoamlValue | null): GoamlNode {
    return { name, place: this.at(field), value };
  }

  text(name: string, field: string, text: string | undefined): GoamlNode {
    return this.#leaf(name, field, text === undefined ? null : { kind: "text", text });
  }

  texts(name: string, field: string, texts: readonly string[] = []): readonly GoamlNode[] {
    return texts.map((text, i) => this.text(name, `${field}[${i}]`, text));
  }

  day(name: string, field: string, on: string | undefined, time = "00:00:00"): GoamlNode {
    return this.#leaf(name, field, on === undefined ? null : { kind: "day", on, time });
  }

  flag(name: string, field: string, is: boolean | undefined): GoamlNode {
    return this.#leaf(name, field, is === undefined ? null : { kind: "flag", is });
  }

  amount(name: string, field: string, minor: bigint | undefined, scale: number | null): GoamlNode {
    const value =
      minor === undefined ? null : ({ kind: "amount", amountMinor: minor, scale } as const);
    return this.#leaf(name, field, value);
  }

  rate(name: string, field: string, rate: string | undefined): GoamlNode {
    return this.#leaf(name, field, rate === undefined ? null : { kind: "rate", rate });
  }

  /** A group for an object that may be absent. */
  group<T>(
    name: string,
    field: string,
    value: T | undefined,
    make: (value: T, place: string) => readonly GoamlNode[],
  ): GoamlNode {
    const place = this.at(field);
    return value === undefined
      ? { name, place, value: null }
      : { name, place, inside: make(value, place) };
  }

  groups<T>(
    name: string,
    field: string,
    values: readonly T[] | undefined,
    make: (value: T, place: string) => readonly GoamlNode[],
  ): readonly GoamlNode[] {
    return (values ?? []).map((value, i) => this.group(name, `${field}[${i}]`, value, make));
  }

  /** An element around a list, absent when the list is empty. */
  around<T>(
    [outer, name]: readonly [string, string],
    field: string,
    values: readonly T[] | undefined,
    make: (value: T, place: string) => readonly GoamlNode[],
  ): GoamlNode {
    const inside = this.groups(name, field, values, make);
    const place = this.at(field);
    return inside.length === 0
      ? { name: outer, place, value: null }
      : { name: outer, place, inside };
  }
}

function addressNodes(address: ReportAddress, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  return [
    make.text("address_type", "type", address.type),
    make.text("address", "street", address.street),
    make.text("town", "town", address.town),
    make.text("city", "city", address.city),
    make.text("zip", "zip", address.zip),
    make.text("country_code", "country", address.country),
    make.text("state", "state", address.state),
    make.text("comments", "comments", address.comments),
  ];
}

function phoneNodes(phone: ReportPhone, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  return [
    make.text("tph_contact_type", "contactType", phone.contactType),
    make.text("tph_communication_type", "communicationType", phone.communicationType),
    make.text("tph_country_prefix", "countryPrefix", phone.countryPrefix),
    make.text("tph_number", "number", phone.number),
    make.text("tph_extension", "extension", phone.extension),
    make.text("comments", "comments", phone.comments),
  ];
}

function identificationNodes(paper: ReportIdentification, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  return [
    make.text("type", "type", paper.type),
    make.text("number", "number", paper.number),
    make.day("issue_date", "issuedOn", paper.issuedOn),
    make.day("expiry_date", "expiresOn", paper.expiresOn),
    make.text("issued_by", "issuedBy", paper.issuedBy),
    make.text("issue_country", "country", paper.country),
    make.text("comments", "comments", paper.comments),
  ];
}

function personNodes(person: ReportPerson, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  const { nationalities = [] } = person;
  return [
    make.text("gender", "gender", person.gender),
    make.text("title", "title", person.title),
    make.text("first_name", "firstName", person.firstName),
    make.text("middle_name", "middleName", person.middleName),
    make.text("prefix", "prefix", person.prefix),
    make.text("last_name", "lastName", person.lastName),
    make.text("full_name_frn", "nativeName", person.nativeName),
    make.text("alias", "alias", person.alias),
    make.day("birthdate", "bornOn", person.bornOn),
    make.text("birth_place", "birthPlace", person.birthPlace),
    make.text("country_of_birth", "birthCountry", person.birthCountry),
    make.text("mothers_name", "mothersName", person.mothersName),
    make.text("ssn", "socialNumber", person.socialNumber),
    make.text("passport_number", "passportNumber", person.passportNumber),
    make.text("passport_country", "passportCountry", person.passportCountry),
    make.text("id_number", "idNumber", person.idNumber),
    make.text("nationality1", "nationalities[0]", nationalities[0]),
    make.text("nationality2", "nationalities[1]", nationalities[1]),
    make.text("nationality3", "nationalities[2]", nationalities[2]),
    make.text("residence", "residence", person.residence),
    make.around(["phones", "phone"], "phones", person.phones, phoneNodes),
    make.around(["addresses", "address"], "addresses", person.addresses, addressNodes),
    ...make.texts("email", "emails", person.emails),
    make.text("occupation", "occupation", person.occupation),
    make.text("employer_name", "employer", person.employer),
    ...make.groups(
      "identification",
      "identifications",
      person.identifications,
      identificationNodes,
    ),
    make.flag("deceased", "diedOn", person.diedOn === undefined ? undefined : true),
    make.day("date_deceased", "diedOn", person.diedOn),
    make.text("tax_number", "taxNumber", person.taxNumber),
    make.text("tax_reg_number", "taxRegistration", person.taxRegistration),
    make.text("source_of_wealth", "sourceOfWealth", person.sourceOfWealth),
    make.text("comments", "comments", person.comments),
  ];
}

function signatoryNodes(signatory: ReportRolePerson, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  // The schema takes this element with the value 1 only, or not at all.
  const isPrimary = signatory.isPrimary === true ? true : undefined;
  return [
    make.flag("is_primary", "isPrimary", isPrimary),
    make.group("t_person", "person", signatory.person, personNodes),
    make.text("role", "role", signatory.role),
  ];
}

/** A director is the person itself with a role; there is no element in between. */
function directorNodes({ person, role }: ReportRolePerson, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  return [...personNodes(person, make.at("person")), make.text("role", "role", role)];
}

function entityNodes(entity: ReportEntity, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  return [
    make.text("name", "name", entity.name),
    make.text("commercial_name", "commercialName", entity.commercialName),
    make.text("incorporation_legal_form", "legalForm", entity.legalForm),
    make.text("incorporation_number", "registrationNumber", entity.registrationNumber),
    make.text("business", "business", entity.business),
    make.around(["phones", "phone"], "phones", entity.phones, phoneNodes),
    make.around(["addresses", "address"], "addresses", entity.addresses, addressNodes),
    ...make.texts("email", "emails", entity.emails),
    make.text("url", "url", entity.url),
    make.text("incorporation_state", "state", entity.state),
    make.text("incorporation_country_code", "country", entity.country),
    ...make.groups("director_id", "directors", entity.directors, directorNodes),
    make.day("incorporation_date", "registeredOn", entity.registeredOn),
    make.flag("business_closed", "closedOn", entity.closedOn === undefined ? undefined : true),
    make.day("date_business_closed", "closedOn", entity.closedOn),
    make.text("tax_number", "taxNumber", entity.taxNumber),
    make.text("tax_reg_number", "taxRegistration", entity.taxRegistration),
    make.text("comments", "comments", entity.comments),
  ];
}

function accountNodes(account: ReportAccount, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  const scale = currencyScale(account.currency ?? "") ?? null;
  return [
    make.text("institution_name", "institutionName", account.institutionName),
    make.text("institution_code", "institutionCode", account.institutionCode),
    make.text("swift", "swift", account.swift),
    make.text("institution_country", "institutionCountry", account.institutionCountry),
    make.flag("non_bank_institution", "isNonBank", account.isNonBank),
    make.text("branch", "branch", account.branch),
    // An IBAN is a number of an account, too.
    make.text("account", "number", account.number ?? account.iban),
    make.text("currency_code", "currency", account.currency),
    make.text("account_name", "name", account.name),
    make.text("iban", "iban", account.iban),
    make.text("client_number", "clientNumber", account.clientNumber),
    make.text("personal_account_type", "type", account.type),
    make.group("t_entity", "entity", account.entity, entityNodes),
    ...make.groups("signatory", "signatories", account.signatories, signatoryNodes),
    make.day("opened", "openedOn", account.openedOn),
    make.day("closed", "closedOn", account.closedOn),
    make.amount("balance", "balanceMinor", account.balanceMinor, scale),
    make.day("date_balance", "balanceOn", account.balanceOn),
    make.text("status_code", "status", account.status),
    make.text("beneficiary", "beneficiary", account.beneficiary),
    make.text("beneficiary_comment", "beneficiaryComment", account.beneficiaryComment),
    make.text("comments", "comments", account.comments),
  ];
}

function foreignNodes(
  foreign: NonNullable<ReportSide["foreign"]>,
  place: string,
): readonly GoamlNode[] {
  const make = new Maker(place);
  const scale = foreignScale(foreign);
  return [
    make.text("foreign_currency_code", "currency", foreign.currency),
    make.amount("foreign_amount", "amountMinor", foreign.amountMinor, scale),
    make.rate("foreign_exchange_rate", "rate", foreign.rate),
  ];
}

function sideNodes(side: ReportSide, place: string, way: "from" | "to"): readonly GoamlNode[] {
  const make = new Maker(place);
  return [
    make.text(`${way}_funds_code`, "fundsCode", side.fundsCode),
    make.text(`${way}_funds_comment`, "fundsComment", side.fundsComment),
    make.group(`${way}_foreign_currency`, "foreign", side.foreign, foreignNodes),
    make.group("t_conductor", "conductor", side.conductor, personNodes),
    make.flag(`${way}_is_suspected`, "isSuspected", side.isSuspected),
    make.group(`${way}_account`, "account", side.account, accountNodes),
    make.group(`${way}_person`, "person", side.person, personNodes),
    make.group(`${way}_entity`, "entity", side.entity, entityNodes),
    make.text(`${way}_country`, "country", side.country),
  ];
}

function sideNode(make: Maker, way: "from" | "to", side: ReportSide | undefined): GoamlNode {
  const name = side?.isMyClient === true ? `t_${way}_my_client` : `t_${way}`;
  return make.group(name, way, side, (given, place) => sideNodes(given, place, way));
}

function transactionNodes(
  transaction: ReportTransaction,
  place: string,
  currency: string,
): readonly GoamlNode[] {
  const make = new Maker(place);
  const scale = currencyScale(currency) ?? null;
  return [
    make.text("transactionnumber", "number", transaction.number),
    make.flag("transaction_is_suspicious", "isSuspicious", transaction.isSuspicious),
    make.text("internal_ref_number", "internalReference", transaction.internalReference),
    make.text("transaction_location", "location", transaction.location),
    make.text("transaction_description", "description", transaction.description),
    make.day("date_transaction", "on", transaction.on, transaction.time),
    make.text("teller", "teller", transaction.teller),
    make.text("authorized", "authorizedBy", transaction.authorizedBy),
    make.flag("late_deposit", "isLateDeposit", transaction.isLateDeposit),
    make.day("date_posting", "postedOn", transaction.postedOn),
    make.day("value_date", "valueOn", transaction.valueOn),
    make.text("transmode_code", "mode", transaction.mode),
    make.text("transmode_comment", "modeComment", transaction.modeComment),
    make.amount("amount_local", "amountMinor", transaction.amountMinor, scale),
    sideNode(make, "from", transaction.from),
    sideNode(make, "to", transaction.to),
    make.text("comments", "comments", transaction.comments),
  ];
}

function partyNodes(party: ReportParty, place: string): readonly GoamlNode[] {
  const make = new Maker(place);
  const mine = party.isMyClient === true ? "_my_client" : "";
  const { significance } = party;
  return [
    make.text("role", "role", party.role),
    make.group(`account${mine}`, "account", party.account, accountNodes),
    make.group(`person${mine}`, "person", party.person, personNodes),
    make.group(`entity${mine}`, "entity", party.entity, entityNodes),
    make.text("country", "country", party.country),
    make.flag("is_suspected", "isSuspected", party.isSuspected),
    make.text("significance", "significance", significance?.toString()),
    make.text("reason", "reason", party.reason),
    make.text("comments", "comments", party.comments),
  ];
}

/** All values of a report under the names of goAML, with the place of each in the report. */
export function goamlTree(report: SuspicionReport): GoamlNode {
  const make = new Maker("");
  const { reportingEntity, fiu, activity, currency = "" } = report;
  const inside = [
    make.text("rentity_id", "reportingEntity.id", reportingEntity?.id),
    make.text("rentity_branch", "reportingEntity.branch", reportingEntity?.branch),
    make.text("submission_code", "submissionCode", report.submissionCode),
    make.text("report_code", "code", report.code),
    make.text("entity_reference", "reference", report.reference),
    make.text("fiu_ref_number", "fiu.reference", fiu?.reference),
    make.text("prev_rejected_ref_number", "fiu.rejectedReference", fiu?.rejectedReference),
    make.day("submission_date", "submittedOn", report.submittedOn),
    make.text("currency_code_local", "currency", report.currency),
    make.group("reporting_person", "reportingPerson", report.reportingPerson, personNodes),
    make.group("location", "location", report.location, addressNodes),
    make.text("reason", "reason", report.reason),
    make.text("action", "action", report.action),
    ...make.groups("transaction", "transactions", report.transactions, (transaction, place) =>
      transactionNodes(transaction, place, currency),
    ),
    make.group("activity", "activity", activity, ({ parties }, place) => [
      new Maker(place).around(["report_parties", "report_party"], "parties", parties, partyNodes),
    ]),
    indicatorNode(report),
  ];
  return { name: "report", place: "", inside };
}

function indicatorNode({ indicators = [] }: SuspicionReport): GoamlNode {
  const name = "report_indicators";
  const make = new Maker("");
  const inside = indicators.map(({ code }, i) =>
    make.text("indicator", `indicators[${i}].code`, code),
  );
  return inside.length === 0
    ? { name, place: "indicators", value: null }
    : { name, place: "indicators", inside };
}
