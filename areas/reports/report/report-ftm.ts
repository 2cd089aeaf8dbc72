// SPDX-License-Identifier: Apache-2.0
// A report as FollowTheMoney entities, one JSON object a line. Accounts and their holders get the ids
// that statements of the same compartment give them, so that both sources meet.
import type { AccountParty, EntityDraft, EntityRecord, PartyScope } from "@tianwang/entities";
import { entitiesOfParty, entityRecord, writeFtmRecord } from "@tianwang/entities";
import { formatMinor } from "@tianwang/kernel/money";
import { holderOf, movedAmount, partyKey } from "./narrative-words.ts";
import type {
  ReportAccount,
  ReportEntity,
  ReportParty,
  ReportPerson,
  ReportSide,
  ReportTransaction,
  SuspicionReport,
} from "./report.ts";
import { citesOf } from "./report.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An id made from what names the thing: the same at every export. */
function idOf(kind: string, parts: readonly string[], scope: PartyScope): string {
  const bytes = scope.hash(JSON.stringify([scope.compartmentId, `report ${kind}`, ...parts]));
  const characters = Array.from(bytes.subarray(0, 26), (byte) => alphabet.charAt(byte % 32));
  return `ent-${characters.join("")}`;
}

type Values = Readonly<Record<string, readonly (string | undefined)[]>>;

/** The ids of a party's account and of its holder, where there are any. */
interface PartyIds {
  readonly account?: string | undefined;
  readonly holder?: string | undefined;
}

/** A party in the words by which accounts and their holders are told apart. */
function partyOf(side: ReportSide | ReportParty, account: ReportAccount): AccountParty {
  const { institutionCode, swift, institutionName, institutionCountry, currency } = account;
  return {
    account: account.number ?? account.iban ?? "",
    name: holderOf(side) ?? "",
    bank: swift ?? institutionCode ?? institutionName ?? "",
    country: (institutionCountry ?? side.country ?? "").toLowerCase(),
    ...(currency === undefined ? {} : { currency }),
  };
}

class Export {
  readonly #drafts = new Map<string, Map<string, Set<string>>>();
  readonly #schemas = new Map<string, string>();
  readonly #scope: PartyScope;

  constructor(scope: PartyScope) {
    this.#scope = scope;
  }

  /** Adds values to an entity; one that is named again keeps what was said of it before. */
  put(id: string, schema: string, values: Values): string {
    this.#schemas.set(id, schema);
    const properties = this.#drafts.get(id) ?? new Map<string, Set<string>>();
    this.#drafts.set(id, properties);
    for (const [name, texts] of Object.entries(values))
      for (const text of texts)
        if (text !== undefined && text !== "")
          properties.set(name, (properties.get(name) ?? new Set()).add(text));
    return id;
  }

  #draft(draft: EntityDraft | null): string | undefined {
    if (draft === null) return undefined;
    const values = Object.fromEntries([...draft.properties].map(([name, texts]) => [name, texts]));
    return this.put(draft.id, draft.schema, values);
  }

  person(person: ReportPerson): string {
    const { firstName, middleName, lastName, nativeName, bornOn, idNumber } = person;
    const latin = [firstName, middleName, lastName].filter(Boolean).join(" ");
    const id = idOf("person", [partyKey({ person })], this.#scope);
    const gender = { M: "male", F: "female" }[person.gender ?? ""];
    return this.put(id, "Person", {
      name: [latin, nativeName],
      firstName: [firstName],
      lastName: [lastName],
      alias: [person.alias],
      birthDate: [bornOn],
      birthPlace: [person.birthPlace],
      gender: [gender],
      idNumber: [idNumber],
      passportNumber: [person.passportNumber],
      nationality: (person.nationalities ?? []).map((code) => code.toLowerCase()),
      country: [person.residence?.toLowerCase()],
      email: person.emails ?? [],
      position: [person.occupation],
      taxNumber: [person.taxNumber],
    });
  }

  entity(entity: ReportEntity): string {
    const id = idOf("entity", [partyKey({ entity })], this.#scope);
    this.put(id, "Company", {
      name: [entity.name],
      alias: [entity.commercialName],
      registrationNumber: [entity.registrationNumber],
      incorporationDate: [entity.registeredOn],
      dissolutionDate: [entity.closedOn],
      jurisdiction: [entity.country?.toLowerCase()],
      sector: [entity.business],
      email: entity.emails ?? [],
      website: [entity.url],
      taxNumber: [entity.taxNumber],
    });
    for (const { person, role } of entity.directors ?? []) {
      const director = this.person(person);
      this.put(idOf("directorship", [director, id], this.#scope), "Directorship", {
        director: [director],
        organization: [id],
        role: [role],
      });
    }
    return id;
  }

  /** The account of a party and whoever pays or receives through it. */
  party(side: ReportSide | ReportParty | undefined): PartyIds {
    if (side?.person) return { holder: this.person(side.person) };
    if (side?.entity) return { holder: this.entity(side.entity) };
    return side?.account ? this.#account(side, side.account) : {};
  }

  #account(side: ReportSide | ReportParty, account: ReportAccount): PartyIds {
    const standing = side.isMyClient === true ? "own" : "counterparty";
    const made = entitiesOfParty(partyOf(side, account), standing, "report", this.#scope);
    const accountId = this.#draft(made.account);
    const named = account.entity ? this.entity(account.entity) : undefined;
    const holder = named ?? this.#draft(made.holder);
    if (accountId !== undefined) this.#ownAccount(accountId, side, named);
    if (accountId !== undefined && named === undefined) this.#draft(made.ownership);
    return { account: accountId, holder };
  }

  #ownAccount(id: string, { account }: ReportSide | ReportParty, named: string | undefined): void {
    this.put(id, "BankAccount", {
      bankName: [account?.institutionName],
      openingDate: [account?.openedOn],
      closingDate: [account?.closedOn],
    });
    const own = (owner: string, role: string | undefined) =>
      this.put(idOf("ownership", [owner, id], this.#scope), "Ownership", {
        owner: [owner],
        asset: [id],
        role: [role],
      });
    if (named !== undefined) own(named, "account holder");
    // A signatory may move the money; whether it is theirs is not said by that.
    for (const { person, role } of account?.signatories ?? []) {
      const subject = this.person(person);
      this.put(idOf("signatory", [subject, id], this.#scope), "UnknownLink", {
        subject: [subject],
        object: [id],
        role: [role ?? "signatory"],
      });
    }
  }

  payment(transaction: ReportTransaction, report: SuspicionReport, at: number): void {
    const payer = this.party(transaction.from);
    const beneficiary = this.party(transaction.to);
    const moved = movedAmount(transaction, report.currency ?? "");
    const number = transaction.number ?? String(at + 1);
    const named = [report.reportingEntity?.id ?? "", report.reference ?? "", number];
    this.put(idOf("payment", named, this.#scope), "Payment", {
      payer: [payer.holder],
      payerAccount: [payer.account],
      beneficiary: [beneficiary.holder],
      beneficiaryAccount: [beneficiary.account],
      amount: [moved === null ? undefined : formatMinor(moved.amountMinor, moved.scale)],
      currency: [moved?.currency],
      date: [transaction.on],
      purpose: [transaction.description],
      transactionNumber: [number],
      recordId: citesOf(transaction).map(({ source, place }) => `${source} ${place}`),
    });
  }

  records(): readonly EntityRecord[] {
    return [...this.#drafts.keys()].toSorted().map((id) => {
      const properties = [...(this.#drafts.get(id) ?? [])].map(
        ([name, texts]) => [name, [...texts]] as const,
      );
      const schema = this.#schemas.get(id) ?? "";
      return entityRecord(id, schema, new Map(properties), new Map());
    });
  }
}

/**
 * Writes the people, firms, accounts and payments of a report as FollowTheMoney JSON lines, ordered
 * by id. The same report and scope give the same bytes.
 */
export function reportToFtm(report: SuspicionReport, scope: PartyScope): string {
  const out = new Export(scope);
  for (const [at, transaction] of (report.transactions ?? []).entries())
    out.payment(transaction, report, at);
  for (const party of report.activity?.parties ?? []) out.party(party);
  return out
    .records()
    .map((record) => `${writeFtmRecord(record)}\n`)
    .join("");
}
