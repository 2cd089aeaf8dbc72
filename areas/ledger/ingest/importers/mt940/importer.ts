// SPDX-License-Identifier: Apache-2.0
import type { RowSink, StatedBalance, TextReader } from "@tianwang/ledger";
import { currencyScale, noCurrency } from "@tianwang/kernel/currency";
import { readAccount } from "./account.ts";
import type { Balance } from "./balance.ts";
import { readBalance } from "./balance.ts";
import { emitEntry } from "./entry.ts";
import type { Field } from "./fields.ts";
import { createFieldReader } from "./fields.ts";
import { createLineReader } from "./lines.ts";
import type { Message } from "./message.ts";
import { contradicts, currencyOf, isReport, keep, newMessage } from "./message.ts";
import { problemAt, problemOfFile } from "./problems.ts";
import { readStatementLine } from "./statement-line.ts";
import { amountLengthMax, readAmount, scaleOf } from "./values.ts";

/** 5n[/5n]: statement number and sequence number. */
const statementNoForm = /^\d{1,5}(?:\/\d{1,5})?$/u;

function stated(balance: Balance | null): StatedBalance | null {
  return balance && { amountMinor: balance.amountMinor, on: balance.on };
}

/** Gives the head of the statement to the sink, once everything before its first row is known. */
function openStatement(message: Message, sink: RowSink): void {
  if (message.head) return;
  const currency = currencyOf(message);
  if (!message.account) sink.problem(problemAt(message.line, "MT_ACCOUNT_MISSING", "25"));
  if (currency === noCurrency) sink.problem(problemAt(message.line, "MT_CURRENCY_MISSING"));
  else if (currencyScale(currency) === undefined) {
    sink.problem(problemAt(message.line, "MT_CURRENCY_UNKNOWN", "", currency));
  }
  message.head = {
    locator: { kind: "line", line: message.line },
    statementNo: message.statementNo,
    kind: isReport(message) ? "report" : "statement",
    account: message.account?.party ?? { account: "", name: "", bank: "" },
    currency,
    scale: scaleOf(currency),
    opening: stated(message.opening),
    isContinuation: message.seen.has("60M"),
    extra: message.headExtra,
  };
  sink.openStatement(message.head);
}

function flushEntry(message: Message, sink: RowSink): void {
  const { pending } = message;
  if (!pending) return;
  message.pending = null;
  openStatement(message, sink);
  const row = emitEntry(message, pending, sink);
  if (!row) return;
  const mark = row.side === "payer" ? "D" : "C";
  const before = message.listed.get(mark) ?? { count: 0, minor: 0n };
  message.listed.set(mark, {
    count: before.count + 1,
    minor: before.minor + row.amountMinor,
  });
}

/** Reads a balance field; reports what is wrong with it. */
function takeBalance(message: Message, field: Field, sink: RowSink): Balance | null {
  const text = field.lines[0] ?? "";
  const report = (code: Parameters<typeof problemAt>[1], value = text) =>
    sink.problem(problemAt(field.line, code, field.tag, value));
  const currency = currencyOf(message);
  const balance = readBalance(text, currency);
  if (!balance) {
    report("MT_BALANCE_UNREADABLE");
    return null;
  }
  if (!balance.hasCurrency) report("MT_BALANCE_CURRENCY");
  if (!balance.hasComma) report("MT_AMOUNT_COMMA");
  if (balance.on === null) report("MT_DATE_UNREADABLE");
  if (balance.amount.length > amountLengthMax) report("MT_FIELD_FORM", balance.amount);
  if (currency !== noCurrency && balance.currency !== currency) {
    report("MT_CURRENCY_DIFFERS");
    return null;
  }
  return balance;
}

function takeFloor(message: Message, field: Field, sink: RowSink): void {
  const text = field.lines[0] ?? "";
  const match = /^([A-Z]{3})([CD]?)(\d[\d.,]*)$/u.exec(text);
  const [, currency = "", mark = "", amount = ""] = match ?? [];
  const read = readAmount(amount, scaleOf(currency));
  if (read) message.floors.push({ currency, mark, minor: read.minor });
  else sink.problem(problemAt(field.line, "MT_FIELD_UNREADABLE", field.tag, text));
  takeAsIs(message, field);
}

function takeTotal(message: Message, field: Field, sink: RowSink): void {
  const text = field.lines[0] ?? "";
  const match = /^(\d{1,5})([A-Z]{3})(\d[\d.,]*)$/u.exec(text);
  const [, count = "", currency = "", amount = ""] = match ?? [];
  const read = readAmount(amount, scaleOf(currency));
  const mark = field.tag === "90D" ? "D" : "C";
  if (read) {
    message.stated.set(mark, { count: Number(count), minor: read.minor, line: field.line, text });
  } else sink.problem(problemAt(field.line, "MT_FIELD_UNREADABLE", field.tag, text));
  takeAsIs(message, field);
}

function takeEntry(message: Message, field: Field, sink: RowSink): void {
  const entry = readStatementLine(field.lines);
  if (entry) message.pending = { entry, line: field.line, details: [], ownLines: [] };
  else sink.problem(problemAt(field.line, "MT_ENTRY_UNREADABLE", "61", field.lines.join(" ")));
}

/** A text that belongs to the entry before it, or to the statement as a whole. */
function takeText(message: Message, field: Field): void {
  const { pending } = message;
  if (!pending) takeAsIs(message, field);
  else (field.tag === "86" ? pending.details : pending.ownLines).push(...field.lines);
}

function takeAccount(message: Message, field: Field): void {
  message.account = readAccount(field.lines[0] ?? "", field.lines[1] ?? "");
  keep(message.headExtra, "25", field.lines.slice(2).join("\n"));
}

function takeNumber(message: Message, field: Field, sink: RowSink): void {
  const text = field.lines[0] ?? "";
  message.statementNo = text.trim();
  if (!statementNoForm.test(message.statementNo)) {
    sink.problem(problemAt(field.line, "MT_FIELD_FORM", field.tag, text));
  }
}

/** A field that is kept as it stands: references, times, available balances. */
function takeAsIs(message: Message, field: Field): void {
  const extra = message.head ? message.tailExtra : message.headExtra;
  keep(extra, field.tag, field.lines.join("\n"));
}

type Handler = (message: Message, field: Field, sink: RowSink) => void;

const takeOpening: Handler = (message, field, sink) => {
  message.opening = takeBalance(message, field, sink);
};
const takeClosing: Handler = (message, field, sink) => {
  message.closing = takeBalance(message, field, sink);
};

const handlers: Readonly<Record<string, Handler>> = {
  "13": takeAsIs,
  "13D": takeAsIs,
  "20": takeAsIs,
  "21": takeAsIs,
  "25": takeAccount,
  "25P": takeAccount,
  "28": takeNumber,
  "28C": takeNumber,
  "34F": takeFloor,
  "60F": takeOpening,
  "60M": takeOpening,
  "61": takeEntry,
  "62F": takeClosing,
  "62M": takeClosing,
  "64": takeAsIs,
  "65": takeAsIs,
  "86": takeText,
  "90C": takeTotal,
  "90D": takeTotal,
  NS: takeText,
};

/** Fields that stand once in a message; F and M, C and none are forms of one field. */
const singleFields: Readonly<Record<string, string>> = {
  "20": "20",
  "21": "21",
  "25": "25",
  "25P": "25",
  "28": "28",
  "28C": "28",
  "60F": "60",
  "60M": "60",
  "62F": "62",
  "62M": "62",
};

function takeField(message: Message, field: Field, sink: RowSink): void {
  if (field.tag !== "86" && field.tag !== "NS") flushEntry(message, sink);
  const single = singleFields[field.tag];
  if (single !== undefined && message.seen.has(single)) {
    sink.problem(problemAt(field.line, "MT_FIELD_REPEATED", field.tag, field.lines[0] ?? ""));
    return;
  }
  message.seen.add(field.tag);
  if (single !== undefined) message.seen.add(single);
  handlers[field.tag]?.(message, field, sink);
}

/**
 * Whether a message states anything of an account: its opening balance or an entry, with which a
 * statement begins, or the closing balance of a named account, as the balance report MT 941 does.
 */
function isStatement(message: Message): boolean {
  if (message.head || message.pending || message.opening) return true;
  return message.closing !== null && message.account !== null;
}

function reportMissing(message: Message, sink: RowSink): void {
  if (isReport(message)) {
    for (const [mark, total] of message.stated) {
      if (contradicts(message, mark, total)) {
        sink.problem(problemAt(total.line, "MT_SUMS_DIFFER", `90${mark}`, total.text));
      }
    }
    return;
  }
  if (!message.seen.has("60") && message.type !== "941") {
    sink.problem(problemAt(message.line, "MT_OPENING_MISSING", "60F"));
  }
  if (!message.seen.has("62")) {
    sink.problem(problemAt(message.line, "MT_CLOSING_MISSING", "62F"));
  }
}

/** Ends a message; returns whether it was a statement. */
function endMessage(message: Message, sink: RowSink): boolean {
  if (!isStatement(message)) {
    sink.problem(problemAt(message.line, "MT_MESSAGE_EMPTY"));
    return false;
  }
  flushEntry(message, sink);
  openStatement(message, sink);
  reportMissing(message, sink);
  sink.closeStatement({
    closing: stated(message.closing),
    isContinued: message.seen.has("62M"),
    extra: message.tailExtra,
  });
  return true;
}

/**
 * Reads MT940 and MT942 (and 941, 950) from text that comes in pieces of any size. Keeps one
 * message head and one entry in memory. A file without a statement ends with the problem
 * `MT_NO_STATEMENT`.
 *
 * @example
 *   const reader = createMt940Reader(sink);
 *   reader.write(":20:A\n:25:1234\n:28C:1\n:60F:C240101EUR0,00\n");
 *   reader.write(":61:240102C5,00NTRFNONREF\n:62F:C240102EUR5,00\n-\n");
 *   reader.end(); // the sink has got one statement with one row
 */
export function createMt940Reader(sink: RowSink): TextReader {
  let message: Message | null = null;
  let statementCount = 0;
  const fields = createFieldReader({
    startMessage(type, line) {
      message = newMessage(type, line);
    },
    field(field) {
      if (message) takeField(message, field, sink);
    },
    endMessage() {
      if (message && endMessage(message, sink)) statementCount += 1;
      message = null;
    },
    problem: (problem) => sink.problem(problem),
  });
  const lines = createLineReader((line) => fields.line(line));
  return {
    write: (chunk) => lines.write(chunk),
    end() {
      lines.end();
      fields.end();
      if (statementCount === 0) sink.problem(problemOfFile("MT_NO_STATEMENT"));
    },
  };
}
