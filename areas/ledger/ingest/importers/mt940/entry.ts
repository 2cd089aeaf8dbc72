// SPDX-License-Identifier: Apache-2.0
import type { Party, RowSink, SourceRow } from "@tianwang/ledger";
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { noCurrency } from "@tianwang/kernel/currency";
import { isIban } from "./account.ts";
import type { Details } from "./details.ts";
import { readDetails } from "./details.ts";
import type { Message, PendingEntry } from "./message.ts";
import { keep } from "./message.ts";
import type { Mt940ProblemCode } from "./problems.ts";
import { problemAt } from "./problems.ts";
import type { StatementLine } from "./statement-line.ts";
import { isDebit, isStandardType } from "./statement-line.ts";
import { amountLengthMax, readAmount, readDate, readEntryDate } from "./values.ts";

/** 16x: the most characters of a reference. */
const referenceLengthMax = 16;

type Report = (code: Mt940ProblemCode, field: string, value: string) => void;

interface Dates {
  readonly bookedOn: CalendarDate | null;
  readonly valueOn: CalendarDate | null;
}

/** An entry without entry date is booked on its value date: subfield 2 is given where it differs. */
function readDates(entry: StatementLine, report: Report): Dates {
  const valueOn = readDate(entry.valueDate);
  if (valueOn === null) report("MT_DATE_UNREADABLE", "61/1", entry.valueDate);
  if (entry.entryDate === "") return { bookedOn: valueOn, valueOn };
  const bookedOn = readEntryDate(entry.entryDate, entry.valueDate);
  if (bookedOn === null) report("MT_DATE_UNREADABLE", "61/2", entry.entryDate);
  return { bookedOn, valueOn };
}

/** Reports forms that the standard does not know: once a statement, as they come in masses. */
function reportForm(entry: StatementLine, message: Message, report: Report): void {
  const once: Report = (code, field, value) => {
    const key = code === "MT_FIELD_FORM" ? `${code} ${field}` : `${code} ${value}`;
    if (!message.seen.has(key)) report(code, field, value);
    message.seen.add(key);
  };
  if (entry.amount.length > amountLengthMax) once("MT_FIELD_FORM", "61/5", entry.amount);
  if (!isStandardType(entry.type)) once("MT_TYPE_UNKNOWN", "61/6", entry.type);
  const { ownerReference, bankReference, fundsCode } = entry;
  if (ownerReference.length > referenceLengthMax) once("MT_FIELD_FORM", "61/7", ownerReference);
  if (bankReference.length > referenceLengthMax) once("MT_FIELD_FORM", "61/8", bankReference);
  const currency = message.head?.currency ?? noCurrency;
  if (fundsCode !== "" && currency !== noCurrency && fundsCode !== currency[2]) {
    once("MT_FUNDS_CODE", "61/4", fundsCode);
  }
}

/**
 * The other side; Dutch banks that write its name into field 86 put its account into subfield 9:
 * an IBAN, or a national number, with P for the former Postbank.
 */
function otherSide(details: Details, supplementary: string): Party {
  const { other } = details;
  const isNational = other.name !== "" && /^P?\d{7,10}$/u.test(supplementary);
  const isAccount =
    isIban(supplementary) || isNational || /^NL\d{2}[A-Z]{4}\d{10}$/u.test(supplementary);
  return other.account === "" && isAccount ? { ...other, account: supplementary } : other;
}

function extraOf(pending: PendingEntry, details: Details, other: Party): SourceRow["extra"] {
  const { entry } = pending;
  const extra: Record<string, string> = { ...details.extra };
  const used = new Set([other.account, other.name]);
  if (!used.has(entry.ownerReference)) keep(extra, "61/7", entry.ownerReference);
  if (!used.has(entry.supplementary)) keep(extra, "61/9", entry.supplementary);
  keep(extra, "NS", pending.ownLines.join("\n"));
  return extra;
}

/** Makes the row of an entry and gives it to the sink; null, and a problem, when it has none. */
export function emitEntry(
  message: Message,
  pending: PendingEntry,
  sink: RowSink,
): SourceRow | null {
  const { head } = message;
  assert(head, "the statement is open before its first row");
  const { entry, line } = pending;
  const report: Report = (code, field, value) => sink.problem(problemAt(line, code, field, value));
  const amount = readAmount(entry.amount, head.scale);
  if (amount === null) {
    report("MT_AMOUNT_UNREADABLE", "61/5", entry.amount);
    return null;
  }
  if (amount.decimalMark !== ",") report("MT_AMOUNT_COMMA", "61/5", entry.amount);
  reportForm(entry, message, report);
  const details = readDetails(pending.details, entry);
  const other = otherSide(details, entry.supplementary);
  const isOut = isDebit(entry.mark);
  const row: SourceRow = {
    locator: { kind: "line", line },
    side: isOut ? "payer" : "beneficiary",
    status: entry.mark.startsWith("E") ? "pending" : "booked",
    ...readDates(entry, report),
    bookedTime: "",
    amountMinor: amount.minor,
    currency: head.currency,
    scale: head.scale,
    balanceMinor: null,
    payer: isOut ? head.account : other,
    beneficiary: isOut ? other : head.account,
    isReversal: entry.mark.startsWith("R"),
    purpose: details.purpose,
    bankReference: entry.bankReference,
    endToEndId: details.endToEndId,
    uetr: "",
    code: entry.type,
    extra: extraOf(pending, details, other),
  };
  sink.row(row);
  return row;
}
