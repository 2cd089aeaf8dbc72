// SPDX-License-Identifier: Apache-2.0
// Tells a report in sentences. Every sentence is a fixed form filled with values of the report; what
// the report does not hold is not said, or is said to be unknown.
import { dayNumber } from "@tianwang/kernel/calendar";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { currencyScale } from "@tianwang/kernel/currency";
import type { Language, TextValues } from "@tianwang/kernel/text";
import type { MovedAmount } from "./narrative-words.ts";
import {
  amountWords,
  countryWords,
  dayWords,
  holderOf,
  joined,
  movedAmount,
  partyKey,
  partyWords,
  periodWords,
  personWords,
  plain,
  say,
  sumByCurrency,
} from "./narrative-words.ts";
import type { narrativeTexts } from "./narrative.text.ts";
import type { Profile } from "../goaml/profile.ts";
import { codeLabel } from "../goaml/profile.ts";
import type {
  Citation,
  ReportParty,
  ReportSide,
  ReportTransaction,
  SuspicionReport,
} from "./report.ts";
import { citesOf } from "./report.ts";

/** The parts of a narrative, in their order. */
export const narrativeSections = [
  "who",
  "what",
  "when",
  "where",
  "how",
  "why",
  "innocent",
  "unknown",
  "standing",
] as const;

export type NarrativeSection = (typeof narrativeSections)[number];

/** A sentence and the rows that it rests on. */
export interface NarrativeSentence {
  readonly section: NarrativeSection;
  readonly text: string;
  readonly cites: readonly Citation[];
}

/** A report told in one language. */
export interface Narrative {
  readonly language: Language;
  readonly reference: string;
  readonly sentences: readonly NarrativeSentence[];
}

/** Most pairs of parties, and most purposes, that are told one by one; the rest are counted. */
const listedMax = 20;

type Key = keyof typeof narrativeTexts;
type Party = ReportSide | ReportParty;

/** The rows of several things, each once. */
function rowsOf(
  holders: readonly { readonly cites?: ReportTransaction["cites"] }[],
  name?: string,
): readonly Citation[] {
  const seen = new Map<string, Citation>();
  for (const holder of holders)
    for (const cite of citesOf(holder, name)) seen.set(`${cite.source}\0${cite.place}`, cite);
  return [...seen.values()];
}

/** Puts things that share a key together, in the order in which the keys come up. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Whose client a party is, as far as the report says. */
const clientKey: Readonly<Record<string, Key>> = { true: "client", false: "notClient" };

class Teller {
  readonly sentences: NarrativeSentence[] = [];
  readonly #report: SuspicionReport;
  readonly #profile: Profile;
  readonly #language: Language;
  readonly #rows: readonly ReportTransaction[];

  constructor(report: SuspicionReport, profile: Profile, language: Language) {
    this.#report = report;
    this.#profile = profile;
    this.#language = language;
    this.#rows = report.transactions ?? [];
  }

  #put(section: NarrativeSection, text: string, cites: readonly Citation[] = []): void {
    this.sentences.push({ section, text, cites });
  }

  #say(section: NarrativeSection, key: Key, values: TextValues, cites: readonly Citation[] = []) {
    this.#put(section, say(key, this.#language, values), cites);
  }

  #label(list: string, code: string): string {
    return codeLabel(this.#profile, list, code)?.[this.#language] ?? plain(code);
  }

  /** Every party with the rows in which it takes part, each party once. */
  #parties(): readonly { readonly party: Party; readonly cites: readonly Citation[] }[] {
    const seen = this.#rows.flatMap((row) =>
      [row.from, row.to].flatMap((party) => (party ? [{ party, row }] : [])),
    );
    const parties = [...grouped(seen, ({ party }) => partyKey(party)).values()].map((uses) => ({
      // The fullest mention: one that says whose client and which country.
      party: uses.find(({ party }) => party.country !== undefined)?.party ?? uses[0]?.party ?? {},
      cites: rowsOf(uses.map(({ row }) => row)),
    }));
    const known = new Set(parties.map(({ party }) => partyKey(party)));
    const others = (this.#report.activity?.parties ?? [])
      .filter((party) => !known.has(partyKey(party)))
      .map((party) => ({ party, cites: citesOf(party) }));
    return [...parties, ...others];
  }

  who(): void {
    const language = this.#language;
    const { reportingEntity, fiu, reportingPerson } = this.#report;
    const notStated = say("notStated", language);
    const name = reportingEntity?.name === undefined ? notStated : plain(reportingEntity.name);
    const unit = fiu?.name === undefined ? countryWords(fiu?.country, language) : plain(fiu.name);
    const id = reportingEntity?.id === undefined ? notStated : plain(reportingEntity.id);
    this.#say("who", "reporter", { name, id, unit });
    if (reportingPerson)
      this.#say("who", "reportingPerson", { person: personWords(reportingPerson, language) });
    for (const { party, cites } of this.#parties()) {
      const label = partyWords(party, language);
      const country = countryWords(party.country, language);
      this.#say(
        "who",
        clientKey[String(party.isMyClient)] ?? "maybeClient",
        { label, country },
        cites,
      );
      this.#roles(party, cites);
    }
  }

  /** Directors and signatories, as the report names them. */
  #roles(party: Party, cites: readonly Citation[]): void {
    const language = this.#language;
    const entity = party.entity ?? party.account?.entity;
    const holder = holderOf(party);
    const roles = [
      ...(entity?.directors ?? []).map((each) => ({
        ...each,
        of: entity?.name,
        list: "entity_person_role_type",
      })),
      ...(party.account?.signatories ?? []).map((each) => ({
        ...each,
        of: holder,
        list: "account_person_role_type",
      })),
    ];
    for (const { person, role, of, list, cites: own } of roles) {
      const name = of === undefined ? say("nobody", language) : plain(of);
      const label = role === undefined ? say("noRole", language) : this.#label(list, role);
      const values = { name, role: label, person: personWords(person, language) };
      this.#say("who", "role", values, own?.["*"] ?? cites);
    }
  }

  what(): void {
    const { currency = "", activity } = this.#report;
    const rows = this.#rows;
    const moved = rows.flatMap((row) => movedAmount(row, currency) ?? []);
    if (rows.length > 0) this.#sums(moved);
    const flows = [
      ...grouped(rows, ({ from, to }) => `${partyKey(from)}\0${partyKey(to)}`).values(),
    ];
    for (const flow of flows.slice(0, listedMax)) this.#flow(flow);
    if (flows.length > listedMax)
      this.#say("what", "moreFlows", { count: flows.length - listedMax }, rowsOf(rows));
    const parties = activity?.parties ?? [];
    if (parties.length > 0) this.#say("what", "activity", { count: parties.length });
    for (const party of parties) {
      if (party.reason === undefined) continue;
      const values = { label: partyWords(party, this.#language), reason: plain(party.reason) };
      this.#say("what", "partyReason", values, citesOf(party, "reason"));
    }
  }

  #amounts(moved: readonly MovedAmount[]): string {
    const words = sumByCurrency(moved).map(amountWords);
    return words.length === 0 ? say("notStated", this.#language) : joined(words, this.#language);
  }

  #sums(moved: readonly MovedAmount[]): void {
    const { currency = "" } = this.#report;
    const cites = rowsOf(this.#rows, "amountMinor");
    const isOne = new Set(moved.map((amount) => amount.currency)).size < 2;
    const values = { count: this.#rows.length, amounts: this.#amounts(moved) };
    this.#say("what", isOne ? "oneCurrency" : "manyCurrencies", values, cites);
    const scale = currencyScale(currency);
    const hasForeign = moved.some((amount) => amount.currency !== currency);
    if (!hasForeign || scale === undefined) return;
    const amountMinor = this.#rows.reduce((sum, row) => sum + (row.amountMinor ?? 0n), 0n);
    this.#say(
      "what",
      "inReportCurrency",
      { amount: amountWords({ currency, amountMinor, scale }) },
      cites,
    );
  }

  #flow(rows: readonly ReportTransaction[]): void {
    const { currency = "" } = this.#report;
    const language = this.#language;
    const [first] = rows;
    const values = {
      from: partyWords(first?.from, language),
      to: partyWords(first?.to, language),
      count: rows.length,
      amounts: this.#amounts(rows.flatMap((row) => movedAmount(row, currency) ?? [])),
      period: periodWords(
        rows.flatMap(({ on }) => on ?? []),
        language,
      ),
    };
    this.#say("what", "flow", values, rowsOf(rows));
  }

  when(): void {
    const dated = this.#rows.filter(({ on }) => on !== undefined);
    const days = dated.flatMap(({ on }) => on ?? []).toSorted();
    const [first] = days;
    const last = days.at(-1);
    if (first === undefined || last === undefined) return;
    const cites = rowsOf(
      dated.filter(({ on }) => on === first || on === last),
      "on",
    );
    const language = this.#language;
    if (first === last)
      return this.#say("when", "oneDay", { day: dayWords(first, language) }, cites);
    // Days of a report are real days: the reader of the file has seen to it.
    const count = dayNumber(last as CalendarDate) - dayNumber(first as CalendarDate) + 1;
    const values = { first: dayWords(first, language), last: dayWords(last, language) };
    this.#say("when", "span", { ...values, days: count }, cites);
  }

  where(): void {
    const rows = this.#rows;
    const countries = rows.flatMap(({ from, to }) => [from?.country, to?.country]);
    const codes = [...new Set(countries.flatMap((code) => code ?? []))].toSorted();
    const list = codes.map((code) => countryWords(code, this.#language));
    if (list.length > 0)
      this.#say("where", "countries", { list: joined(list, this.#language) }, rowsOf(rows));
    const places = [...grouped(rows, ({ location }) => location).keys()].toSorted();
    if (places.length === 0) return;
    const told = places.slice(0, listedMax).map(plain);
    const cites = rowsOf(
      rows.filter(({ location }) => location !== undefined),
      "location",
    );
    this.#say("where", "places", { list: joined(told, this.#language) }, cites);
  }

  how(): void {
    for (const [mode, rows] of grouped(this.#rows, (row) => row.mode)) {
      const values = { label: this.#label("conduction_type", mode), count: rows.length };
      this.#say("how", "mode", values, rowsOf(rows, "mode"));
    }
    const purposes = [...grouped(this.#rows, ({ description }) => description)];
    for (const [purpose, rows] of purposes.slice(0, listedMax))
      this.#say(
        "how",
        "purpose",
        { purpose: plain(purpose), count: rows.length },
        rowsOf(rows, "description"),
      );
    if (purposes.length > listedMax)
      this.#say("how", "morePurposes", { count: purposes.length - listedMax });
    for (const row of this.#rows) {
      for (const side of [row.from, row.to]) {
        if (!side?.conductor) continue;
        const person = personWords(side.conductor, this.#language);
        const values = { person, label: partyWords(side, this.#language) };
        this.#say("how", "conductor", values, citesOf(row));
      }
    }
    const { action } = this.#report;
    if (action !== undefined)
      this.#say("how", "action", { action: plain(action) }, citesOf(this.#report, "action"));
  }

  why(): void {
    const { findings = [], indicators = [], reason } = this.#report;
    const language = this.#language;
    for (const { title, fromOn, toOn, because } of findings) {
      const period = periodWords(
        [fromOn, toOn].flatMap((day) => day ?? []),
        language,
      );
      const cites = rowsOf(because.map((each) => ({ cites: { "*": each.cites ?? [] } })));
      this.#say("why", "finding", { title: plain(title[language]), period }, cites);
      for (const each of because) this.#put("why", plain(each[language]), each.cites);
    }
    for (const indicator of indicators) {
      const { code } = indicator;
      const label = codeLabel(this.#profile, "report_indicator_type", code)?.[language];
      const values = { code: plain(code), label: label ?? "" };
      const cites = citesOf(indicator, "code");
      this.#say("why", label === undefined ? "indicator" : "indicatorNamed", values, cites);
    }
    if (reason !== undefined)
      this.#say("why", "reason", { reason: plain(reason) }, citesOf(this.#report, "reason"));
  }

  innocent(): void {
    for (const { innocent } of this.#report.findings ?? [])
      for (const reading of innocent) this.#put("innocent", plain(reading[this.#language]));
  }

  unknown(): void {
    const language = this.#language;
    const before = this.sentences.length;
    const { findings = [], currency = "" } = this.#report;
    for (const { unknown = [] } of findings)
      for (const each of unknown) this.#put("unknown", plain(each[language]));
    const parties = this.#parties();
    const unheld = parties.filter(({ party }) => party.account && holderOf(party) === undefined);
    for (const { party, cites } of unheld) {
      const { number, iban } = party.account ?? {};
      const list = plain(number ?? iban ?? say("notStated", language));
      this.#say("unknown", "unknownHolder", { list }, cites);
    }
    for (const { party, cites } of parties.filter(({ party }) => party.country === undefined))
      this.#say("unknown", "unknownCountry", { list: partyWords(party, language) }, cites);
    const lacking = (key: Key, isLacking: (row: ReportTransaction) => boolean) => {
      const rows = this.#rows.filter(isLacking);
      if (rows.length > 0) this.#say("unknown", key, { count: rows.length }, rowsOf(rows));
    };
    lacking("unknownPurpose", ({ description }) => description === undefined);
    lacking("unknownAmount", (row) => movedAmount(row, currency) === null);
    lacking("unknownDay", ({ on }) => on === undefined);
    if (this.sentences.length === before) this.#say("unknown", "nothingUnknown", {});
  }

  standing(): void {
    this.#say("standing", "standingText", {});
  }
}

/** Tells a report in one language, by fixed forms; codes are named by the lists of the profile. */
export function narrativeOf(
  report: SuspicionReport,
  profile: Profile,
  language: Language,
): Narrative {
  const teller = new Teller(report, profile, language);
  for (const section of narrativeSections) teller[section]();
  return { language, reference: plain(report.reference ?? ""), sentences: teller.sentences };
}

/** Numbers in ascending order, runs shortened: `1–3, 7`. */
function runs(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** A narrative as plain text: sentences under their headings, each with the numbers of its rows. */
export function writeNarrative({ language, reference, sentences }: Narrative): string {
  const numbers = new Map<string, number>();
  const lines = [say("heading", language, { reference }).trimEnd()];
  for (const section of narrativeSections) {
    const own = sentences.filter((sentence) => sentence.section === section);
    if (own.length > 0) lines.push("", say(section, language));
    for (const { text, cites } of own) {
      const marks = cites.map(({ source, place }) => {
        const key = `${plain(source)}  ${plain(place)}`;
        const number = numbers.get(key) ?? numbers.size + 1;
        numbers.set(key, number);
        return number;
      });
      const sorted = [...new Set(marks)].toSorted((a, b) => a - b);
      lines.push(sorted.length === 0 ? text : `${text} [${runs(sorted)}]`);
    }
  }
  if (numbers.size > 0) lines.push("", say("sources", language));
  for (const [key, number] of numbers) lines.push(`[${number}] ${key}`);
  return `${lines.join("\n")}\n`;
}
