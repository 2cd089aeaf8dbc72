// SPDX-License-Identifier: Apache-2.0
// What a report lacks, whatever the form that it is sent in. A profile asks for more.
import type { GateAnswer, GateFact } from "@tianwang/kernel/gate";
import { checkGate } from "@tianwang/kernel/gate";
import { currencyScale } from "@tianwang/kernel/currency";
import type { Problem } from "@tianwang/kernel/problem";
import type { ReportProblemCode } from "./problems.ts";
import { reportProblem } from "./problems.ts";
import type {
  ReportAccount,
  ReportEntity,
  ReportFinding,
  ReportParty,
  ReportPerson,
  ReportSide,
  ReportTransaction,
  SuspicionReport,
} from "./report.ts";
import { citesOf } from "./report.ts";

/** Adds a problem at a place: code, place, field, value. */
export type SayProblem = (
  code: ReportProblemCode,
  place: string,
  field?: string,
  value?: string,
) => void;

/** A list of problems and the function that adds to it. */
export function problemList(): { readonly problems: Problem[]; readonly say: SayProblem } {
  const problems: Problem[] = [];
  const say: SayProblem = (code, place, field = "", value = "") => {
    const locator = { kind: "element", path: place === "" ? "report" : place } as const;
    problems.push(reportProblem(code, locator, field, value));
  };
  return { problems, say };
}

/** The digits of an amount in another currency; null when nobody states them. */
export function foreignScale(foreign: NonNullable<ReportSide["foreign"]>): number | null {
  const { scale, currency = "" } = foreign;
  return currencyScale(currency) ?? scale ?? null;
}

/**
 * Asks the rights gate G-02: from China nothing goes to a foreign authority without consent of the
 * competent one. An unknown country counts as foreign.
 */
export function exportGate(report: SuspicionReport): GateAnswer {
  const from = report.reportingEntity?.country;
  const to = report.fiu?.country;
  const isStated = from !== undefined && to !== undefined;
  const staysOrMay = from !== "CN" || to === "CN" || report.fiu?.consentReference !== undefined;
  const fact: GateFact = isStated ? (staysOrMay ? "met" : "unmet") : "unknown";
  return checkGate("G-02", { recipientIsAtHomeOrConsentIsRecorded: fact });
}

function checkGates(report: SuspicionReport, say: SayProblem): void {
  const { missing, failed } = exportGate(report);
  if (missing.length > 0) say("COUNTRY_OF_REPORT_UNKNOWN", "fiu", "country");
  if (failed.length > 0) say("CONSENT_MISSING", "fiu", "consentReference");
}

/** Parts of the head that a report cannot do without. */
const headParts = [
  ["NO_REPORT_CODE", "code"],
  ["NO_SUBMISSION_DAY", "submittedOn"],
  ["NO_REASON", "reason"],
  ["NO_REPORTING_PERSON", "reportingPerson"],
] as const;

function checkHead(report: SuspicionReport, say: SayProblem): void {
  const { reportingEntity, reportingPerson, currency = "" } = report;
  if (!/^[1-9]\d*$/u.test(reportingEntity?.id ?? ""))
    say("NO_REPORTING_ENTITY", "reportingEntity", "id", reportingEntity?.id);
  for (const [code, field] of headParts) if (report[field] === undefined) say(code, "", field);
  if (currencyScale(currency) === undefined) say("NO_REPORT_CURRENCY", "", "currency", currency);
  if (reportingPerson) checkPerson(reportingPerson, "reportingPerson", say);
}

function checkContent({ indicators, transactions, activity }: SuspicionReport, say: SayProblem) {
  if ((indicators ?? []).length === 0) say("NO_INDICATOR", "", "indicators");
  if ((transactions ?? []).length === 0 && (activity?.parties ?? []).length === 0)
    say("NOTHING_REPORTED", "", "transactions");
}

function checkPerson({ lastName }: ReportPerson, place: string, say: SayProblem): void {
  if (lastName === undefined) say("NO_PERSON_NAME", place, "lastName");
}

function checkEntity({ name, directors = [] }: ReportEntity, place: string, say: SayProblem) {
  if (name === undefined) say("NO_ENTITY_NAME", place, "name");
  for (const [at, { person }] of directors.entries())
    checkPerson(person, `${place}.directors[${at}].person`, say);
}

function checkAccount(account: ReportAccount, place: string, say: SayProblem): void {
  const { number, iban, name, entity, signatories = [] } = account;
  if (number === undefined && iban === undefined) say("NO_ACCOUNT_NUMBER", place, "number");
  if (name === undefined && entity === undefined && signatories.length === 0)
    say("NO_ACCOUNT_HOLDER", place, "name");
  if (entity) checkEntity(entity, `${place}.entity`, say);
  for (const [at, { person }] of signatories.entries())
    checkPerson(person, `${place}.signatories[${at}].person`, say);
}

function checkSubject(side: ReportSide | ReportParty, place: string, say: SayProblem): void {
  const { account, person, entity } = side;
  const count = [account, person, entity].filter((each) => each !== undefined).length;
  if (count !== 1) say("NOT_ONE_SUBJECT", place);
  if (account) checkAccount(account, `${place}.account`, say);
  if (person) checkPerson(person, `${place}.person`, say);
  if (entity) checkEntity(entity, `${place}.entity`, say);
}

/** Whether amount × rate is the amount in the report's currency, within what rounding explains. */
function isRateRight(
  localMinor: bigint,
  localScale: number,
  foreign: { readonly amountMinor: bigint; readonly scale: number; readonly rate: string },
): boolean {
  const [whole = "", digits = ""] = foreign.rate.split(".");
  const rate = BigInt(whole + digits);
  const unit = 10n ** BigInt(digits.length + foreign.scale);
  const local = 10n ** BigInt(localScale);
  const difference = localMinor * unit - foreign.amountMinor * rate * local;
  // One minor unit, and half of the last digit that the rate is stated with.
  const allowed = unit + (foreign.amountMinor * local) / 2n;
  return difference <= allowed && -difference <= allowed;
}

function checkForeign(
  side: ReportSide,
  place: string,
  transaction: { readonly amountMinor: bigint | undefined; readonly currency: string },
  say: SayProblem,
): void {
  if (!side.foreign) return;
  const at = `${place}.foreign`;
  const { currency, amountMinor, rate } = side.foreign;
  const scale = foreignScale(side.foreign);
  if (currency !== undefined && currency === transaction.currency)
    say("FOREIGN_IS_LOCAL", at, "currency", currency);
  if (currency === undefined || amountMinor === undefined || rate === undefined || scale === null)
    return say("FOREIGN_INCOMPLETE", at);
  if (amountMinor <= 0n) say("AMOUNT_NOT_POSITIVE", at, "amountMinor", String(amountMinor));
  const localScale = currencyScale(transaction.currency);
  if (localScale === undefined || transaction.amountMinor === undefined) return;
  const isRight = isRateRight(transaction.amountMinor, localScale, { amountMinor, scale, rate });
  if (!isRight) say("RATE_DISAGREES", at, "rate", rate);
}

function checkSides(
  transaction: ReportTransaction,
  place: string,
  currency: string,
  say: SayProblem,
) {
  const { from, to, amountMinor } = transaction;
  for (const [name, side] of [
    ["from", from],
    ["to", to],
  ] as const) {
    if (!side) {
      say("NO_SIDE", place, name);
      continue;
    }
    checkSubject(side, `${place}.${name}`, say);
    if (side.country === undefined) say("NO_SIDE_COUNTRY", `${place}.${name}`, "country");
    if (side.conductor) checkPerson(side.conductor, `${place}.${name}.conductor`, say);
    checkForeign(side, `${place}.${name}`, { amountMinor, currency }, say);
  }
  if (from && to && from.isMyClient !== true && to.isMyClient !== true)
    say("NO_OWN_CLIENT", place, "isMyClient");
}

function checkTransactions(report: SuspicionReport, say: SayProblem): void {
  const { transactions = [], currency = "", submittedOn } = report;
  const seen = new Set<string>();
  for (const [at, transaction] of transactions.entries()) {
    const place = `transactions[${at}]`;
    const { number, on, amountMinor } = transaction;
    if (number === undefined) say("NO_TRANSACTION_NUMBER", place, "number");
    else if (seen.has(number)) say("TRANSACTION_NUMBER_TWICE", place, "number", number);
    else seen.add(number);
    if (on === undefined) say("NO_TRANSACTION_DAY", place, "on");
    else if (submittedOn !== undefined && on > submittedOn)
      say("DAY_AFTER_SUBMISSION", place, "on", on);
    if (amountMinor === undefined) say("NO_AMOUNT", place, "amountMinor");
    else if (amountMinor <= 0n)
      say("AMOUNT_NOT_POSITIVE", place, "amountMinor", String(amountMinor));
    if (citesOf(transaction).length === 0) say("NOT_CITED", place, "cites");
    checkSides(transaction, place, currency, say);
  }
}

function checkFindings(findings: readonly ReportFinding[], say: SayProblem): void {
  if (findings.length === 0) say("NO_FINDING", "", "findings");
  for (const [at, { because, innocent }] of findings.entries()) {
    const place = `findings[${at}]`;
    if (because.length === 0) say("FINDING_WITHOUT_REASON", place, "because");
    if (innocent.length === 0) say("FINDING_WITHOUT_INNOCENT_READING", place, "innocent");
  }
}

/** Words that say guilt before a judgment does; the rights gate G-11 asks to look for them. */
const guilt =
  /罪犯|犯罪分子|洗钱犯|有罪|黑钱|\b(?:criminals?|guilty|crooks?|culprits?|launderers?)\b/iu;

function checkWording(report: SuspicionReport, say: SayProblem): void {
  const look = (text: string | undefined, place: string, field: string) => {
    const word = guilt.exec(text ?? "")?.[0];
    if (word !== undefined) say("GUILT_PRESUMED", place, field, word);
  };
  look(report.reason, "", "reason");
  look(report.action, "", "action");
  for (const [at, { comments }] of (report.transactions ?? []).entries())
    look(comments, `transactions[${at}]`, "comments");
  for (const [at, party] of (report.activity?.parties ?? []).entries()) {
    look(party.reason, `activity.parties[${at}]`, "reason");
    look(party.comments, `activity.parties[${at}]`, "comments");
  }
}

/** Everything that a report lacks or that contradicts itself, with places. */
export function checkReport(report: SuspicionReport): readonly Problem[] {
  const { problems, say } = problemList();
  checkGates(report, say);
  checkHead(report, say);
  checkContent(report, say);
  checkTransactions(report, say);
  for (const [at, party] of (report.activity?.parties ?? []).entries())
    checkSubject(party, `activity.parties[${at}]`, say);
  checkFindings(report.findings ?? [], say);
  checkWording(report, say);
  return problems;
}
