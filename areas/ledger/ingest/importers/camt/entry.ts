// SPDX-License-Identifier: Apache-2.0
import type { Party, RowStatus, SourceRow, StatementHead } from "@tianwang/ledger";
import { formatMinor } from "@tianwang/kernel/money";
import type { Detail } from "./detail.ts";
import { readDetail, takeCode } from "./detail.ts";
import type { Element } from "./element.ts";
import { find, leftOver, take } from "./element.ts";
import type { CamtProblemCode } from "./problems.ts";
import type { Direction, Moment } from "./values.ts";
import { readAmount, readDirection, scaleOf, takeAmount, takeMoment } from "./values.ts";
import type { CamtMessage } from "./versions.ts";

/** Reports a problem of the entry: code, field, value. */
export type Report = (code: CamtProblemCode, field: string, value: string) => void;

/** An entry without its transactions. */
export interface Entry {
  readonly path: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly scale: number;
  readonly direction: Direction;
  readonly isReversal: boolean;
  readonly status: RowStatus;
  readonly booked: Moment;
  readonly value: Moment;
  readonly bankReference: string;
  readonly code: string;
  readonly information: string;
  /** Number of payments that its batches state; null where none does. */
  readonly batchCount: number | null;
  readonly extra: Readonly<Record<string, string>>;
}

/**
 * The status of an entry: text in versions to 3, a code below it later. camt.054 notifies of
 * entries that a statement books again: they are information. A camt.053 "contains information on
 * booked entries only" (message definition), so that one without a known status is booked there.
 */
function takeStatus(element: Element, message: CamtMessage, report: Report): RowStatus {
  const status = find(element, "Sts");
  const text = take(status) || take(status, "Cd") || take(status, "Prtry");
  switch (text) {
    case "BOOK":
      return message === "camt.054" ? "information" : "booked";
    case "PDNG":
    case "FUTR":
      return "pending";
    case "INFO":
      return "information";
    default:
      report("CAMT_STATUS_UNKNOWN", "Sts", text);
      return message === "camt.053" ? "booked" : "information";
  }
}

function takeDate(element: Element, name: string, report: Report): Moment {
  const moment = takeMoment(find(element, name));
  if (moment.text !== "" && moment.on === null) report("CAMT_DATE_UNREADABLE", name, moment.text);
  return moment;
}

/** Version 1 has `Btch` in the entry, later ones in its `NtryDtls`, of which there may be many. */
function takeBatchCount(element: Element): number | null {
  let count: number | null = null;
  const holders = [element, ...element.children.filter(({ name }) => name === "NtryDtls")];
  for (const holder of holders) {
    const text = find(holder, "Btch", "NbOfTxs")?.text ?? "";
    if (/^\d{1,15}$/u.test(text)) count = (count ?? 0) + Number(text);
  }
  return count;
}

/** Where an entry stands. */
export interface EntryFrame {
  readonly path: string;
  readonly message: CamtMessage;
  /** Currency of the account, for an amount without its own (which the schema forbids). */
  readonly currency: string;
}

/** Takes the entry itself; null, and a problem, when amount or direction cannot be read. */
export function takeEntry(element: Element, frame: EntryFrame, report: Report): Entry | null {
  const { message, path } = frame;
  const printed = takeAmount(element, "Amt");
  const currency = printed?.currency || frame.currency;
  const amountMinor = readAmount(printed?.text ?? "", scaleOf(currency));
  const mark = take(element, "CdtDbtInd");
  const direction = readDirection(mark);
  if (amountMinor === null || direction === null) {
    report("CAMT_ENTRY_UNREADABLE", "Amt", `${printed?.text ?? ""} ${currency} ${mark}`);
    return null;
  }
  const status = takeStatus(element, message, report);
  const booked = takeDate(element, "BookgDt", report);
  if (booked.text === "" && status !== "pending")
    report("CAMT_BOOKING_DATE_MISSING", "BookgDt", "");
  const read = {
    path,
    amountMinor,
    currency,
    scale: scaleOf(currency),
    direction,
    isReversal: /^(?:true|1)$/u.test(take(element, "RvslInd")),
    status,
    booked,
    value: takeDate(element, "ValDt", report),
    bankReference: take(element, "AcctSvcrRef"),
    code: takeCode(element),
    information: take(element, "AddtlNtryInf"),
    batchCount: takeBatchCount(element),
  };
  const extra: Record<string, string> = {};
  leftOver(element, "Ntry", extra);
  return { ...read, extra };
}

/** The own amount of a transaction in the currency of its entry; null where it has none. */
function ownMinor(detail: Detail, entry: Entry): bigint | null {
  const amount = detail.amounts.find(({ currency }) => currency === entry.currency);
  return amount ? readAmount(amount.text, entry.scale) : null;
}

function signed(minor: bigint, direction: Direction): bigint {
  return direction === "CRDT" ? minor : -minor;
}

/** Whether the transactions have own amounts that make up the entry, each with its direction. */
function isSplit(entry: Entry, details: readonly Detail[]): boolean {
  let sum = 0n;
  for (const detail of details) {
    const minor = ownMinor(detail, entry);
    if (minor === null) return false;
    sum += signed(minor, detail.direction ?? entry.direction);
  }
  return sum === signed(entry.amountMinor, entry.direction);
}

/** What a transaction says of charges in the currency of its entry; zero where it says nothing. */
function chargesMinor({ charges }: Detail, entry: Entry): bigint {
  if (charges?.currency !== entry.currency) return 0n;
  return readAmount(charges.text, entry.scale) ?? 0n;
}

/** Reports a single transaction that contradicts its entry; charges may explain the amount. */
function reportSingle(entry: Entry, detail: Detail, report: Report): void {
  const minor = ownMinor(detail, entry) ?? entry.amountMinor;
  const gap = minor > entry.amountMinor ? minor - entry.amountMinor : entry.amountMinor - minor;
  if (gap !== 0n && gap !== chargesMinor(detail, entry)) {
    report("CAMT_DETAIL_AMOUNT", "TxDtls", `${formatMinor(minor, entry.scale)} ${entry.currency}`);
  }
  if (detail.direction !== null && detail.direction !== entry.direction) {
    report("CAMT_DETAIL_DIRECTION", "TxDtls/CdtDbtInd", detail.direction);
  }
}

/** The two sides of a row: own and other, and what the message says of the own side. */
interface Sides {
  readonly own: Party;
  readonly other: Party;
  readonly extra: Readonly<Record<string, string>>;
}

function keepText(extra: Record<string, string>, key: string, text: string): void {
  if (text !== "") extra[key] = text;
}

function isOwn(party: Party, head: StatementHead): boolean {
  return party.account !== "" && party.account === head.account.account;
}

/** What the message says of the own side of a transaction and the account does not. */
function differences(self: Party, own: Party, role: "Cdtr" | "Dbtr"): Record<string, string> {
  const extra: Record<string, string> = {};
  if (self.name !== own.name) keepText(extra, `RltdPties/${role}`, self.name);
  if (self.account !== own.account) keepText(extra, `RltdPties/${role}Acct`, self.account);
  if (self.bank !== own.bank) keepText(extra, `RltdAgts/${role}Agt`, self.bank);
  return extra;
}

/**
 * Finds the other side. Of a debit it is the creditor, of a credit the debtor; a reversal names
 * them as the first transaction did, so that they change places. Banks differ in that, so that
 * the account decides where it can: the other side is not the own account.
 */
function findSides(entry: Entry, direction: Direction, detail: Detail, head: StatementHead): Sides {
  const { debtor, creditor } = detail;
  const isOtherCreditor = (direction === "DBIT") !== entry.isReversal;
  const expected = isOtherCreditor ? creditor : debtor;
  const opposite = isOtherCreditor ? debtor : creditor;
  const isSwapped = isOwn(expected, head) && opposite.account !== "" && !isOwn(opposite, head);
  const other = isSwapped ? opposite : expected;
  const self = isSwapped ? expected : opposite;
  const isNamed = isOwn(self, head) && head.account.name === "";
  const own = isNamed ? { ...head.account, name: self.name } : head.account;
  const role = self === creditor ? "Cdtr" : "Dbtr";
  return { own, other, extra: differences(self, own, role) };
}

/** Amounts of a transaction that say something else than the row. */
function otherAmounts(detail: Detail, minor: bigint, currency: string): Record<string, string> {
  const extra: Record<string, string> = {};
  const all = detail.charges
    ? [...detail.amounts, { ...detail.charges, name: "Chrgs/TtlChrgsAndTaxAmt" }]
    : detail.amounts;
  for (const { name, text, currency: printed } of all) {
    const isSame = printed === currency && readAmount(text, scaleOf(printed)) === minor;
    if (!isSame) extra[name] = `${text} ${printed}`;
  }
  return extra;
}

const noDetail: Detail = readDetail({
  name: "TxDtls",
  attributes: {},
  children: [],
  text: "",
  isTaken: false,
});

function makeRow(entry: Entry, detail: Detail, head: StatementHead, part: Part): SourceRow {
  const { amountMinor, direction, path } = part;
  const sides = findSides(entry, direction, detail, head);
  const isOut = direction === "DBIT";
  const information: Record<string, string> = {};
  if (detail.purpose !== "" && entry.information !== "") {
    information["Ntry/AddtlNtryInf"] = entry.information;
  }
  if (part.path !== entry.path && detail.bankReference !== "" && entry.bankReference !== "") {
    information["Ntry/AcctSvcrRef"] = entry.bankReference;
  }
  return {
    locator: { kind: "element", path },
    side: isOut ? "payer" : "beneficiary",
    status: entry.status,
    bookedOn: entry.booked.on,
    bookedTime: entry.booked.time,
    valueOn: entry.value.on,
    amountMinor,
    currency: entry.currency,
    scale: entry.scale,
    balanceMinor: null,
    payer: isOut ? sides.own : sides.other,
    beneficiary: isOut ? sides.other : sides.own,
    isReversal: entry.isReversal,
    purpose: detail.purpose || entry.information,
    bankReference: detail.bankReference || entry.bankReference,
    endToEndId: detail.endToEndId,
    uetr: detail.uetr,
    code: detail.code || entry.code,
    extra: {
      ...entry.extra,
      ...information,
      ...detail.extra,
      ...otherAmounts(detail, amountMinor, entry.currency),
      ...sides.extra,
      ...part.extra,
    },
  };
}

/** What of an entry a row stands for: all of it, or one transaction. */
interface Part {
  readonly path: string;
  readonly amountMinor: bigint;
  readonly direction: Direction;
  readonly extra: Readonly<Record<string, string>>;
}

function wholeOf(entry: Entry, extra: Readonly<Record<string, string>> = {}): Part {
  const { amountMinor, direction, path } = entry;
  return { path, amountMinor, direction, extra };
}

/** The most transactions of an unsplit entry that its row repeats. */
const listedDetailsMax = 20;

function describeParty({ name, account, bank }: Party): string {
  return [name, account, bank].filter((part) => part !== "").join(" ");
}

/** A transaction as one text, every part of it under its name. */
function describe(detail: Detail): string {
  const parts = [
    ...detail.amounts.map(({ name, text, currency }) => [name, `${text} ${currency}`] as const),
    ["CdtDbtInd", detail.direction ?? ""],
    ["Dbtr", describeParty(detail.debtor)],
    ["Cdtr", describeParty(detail.creditor)],
    ["RmtInf", detail.purpose],
    ["EndToEndId", detail.endToEndId],
    ["UETR", detail.uetr],
    ["AcctSvcrRef", detail.bankReference],
    ...Object.entries(detail.extra),
  ] as const;
  return parts
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name}: ${text}`)
    .join("; ");
}

/** The transactions of an entry that cannot be split, one text each. */
function listDetails(details: readonly Detail[]): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [index, detail] of details.slice(0, listedDetailsMax).entries()) {
    extra[`TxDtls[${index + 1}]`] = describe(detail);
  }
  return extra;
}

/** Gives the rows of an entry: one for each transaction where they make it up, else one. */
export function* rowsOf(
  entry: Entry,
  details: readonly Detail[],
  head: StatementHead,
  report: Report,
): Generator<SourceRow> {
  const [first = noDetail] = details;
  if (details.length <= 1) {
    if (details.length === 1) reportSingle(entry, first, report);
    yield makeRow(entry, first, head, wholeOf(entry));
  } else if (isSplit(entry, details)) {
    for (const [index, detail] of details.entries()) {
      yield makeRow(entry, detail, head, {
        path: `${entry.path}/TxDtls[${index + 1}]`,
        amountMinor: ownMinor(detail, entry) ?? 0n,
        direction: detail.direction ?? entry.direction,
        extra: {},
      });
    }
  } else {
    report("CAMT_DETAILS_UNSPLIT", "TxDtls", String(details.length));
    yield makeRow(entry, noDetail, head, wholeOf(entry, listDetails(details)));
  }
}
