// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Party, Posting, TransferKind } from "../ledger.ts";
import {
  counterpartyOf,
  decimal,
  magnitude,
  ownReference,
  printedEndToEndId,
  printedUetr,
} from "../statement.ts";
import type { PrintedFile, Statement } from "../statement.ts";

/** Bank transaction codes of ISO 20022 (domain, family, sub-family) for money out and money in. */
const codes: Readonly<Record<TransferKind, readonly [out: string, incoming: string]>> = {
  transfer: ["PMNT/ICDT/ESCT", "PMNT/RCDT/ESCT"],
  salary: ["PMNT/ICDT/SALA", "PMNT/RCDT/SALA"],
  tax: ["PMNT/ICDT/ESCT", "PMNT/RCDT/ESCT"],
  card: ["PMNT/CCRD/POSD", "PMNT/MCRD/POSC"],
  cash: ["PMNT/CCRD/CWDL", "PMNT/CNTR/CDPT"],
  fee: ["ACMT/MDOP/CHRG", "ACMT/MCOP/CHRG"],
  interest: ["ACMT/MDOP/INTR", "ACMT/MCOP/INTR"],
  trade: ["PMNT/ICDT/XBCT", "PMNT/RCDT/XBCT"],
  securities: ["SECU/SETT/TRAD", "SECU/SETT/TRAD"],
};

/** What a camt file is written from. */
export interface CamtOrder {
  readonly path: string;
  readonly messageId: string;
  readonly statements: readonly Statement[];
}

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** An element; nothing when it would be empty. */
function element(name: string, ...content: readonly string[]): string {
  const inner = content.join("");
  return inner === "" ? "" : `<${name}>${inner}</${name}>`;
}

const leaf = (name: string, text: string) => element(name, escape(text));

const amount = (name: string, amountMinor: bigint, currency: string) =>
  `<${name} Ccy="${currency}">${decimal(magnitude(amountMinor))}</${name}>`;

const indicator = (amountMinor: bigint) => leaf("CdtDbtInd", amountMinor < 0n ? "DBIT" : "CRDT");

const date = (name: string, on: CalendarDate) => element(name, leaf("Dt", on));

function accountId(number: string): string {
  const isIban = /^[A-Z]{2}\d{2}/u.test(number);
  return element("Id", isIban ? leaf("IBAN", number) : element("Othr", leaf("Id", number)));
}

function balance(code: string, amountMinor: bigint, currency: string, on: CalendarDate): string {
  return element(
    "Bal",
    element("Tp", element("CdOrPrtry", leaf("Cd", code))),
    amount("Amt", amountMinor, currency),
    indicator(amountMinor),
    date("Dt", on),
  );
}

function parties(role: "Dbtr" | "Cdtr", other: Party): string {
  if (other.latin === "") return "";
  return element(
    "RltdPties",
    element(role, element("Pty", leaf("Nm", other.latin))),
    other.number === "" ? "" : element(`${role}Acct`, accountId(other.number)),
  );
}

function exchangeDetails(posting: Posting): string {
  const { exchange, amountMinor, currency } = posting.transfer;
  if (!exchange) return "";
  const rate = element(
    "CcyXchg",
    leaf("SrcCcy", currency),
    leaf("TrgtCcy", exchange.currency),
    leaf("XchgRate", exchange.rate),
  );
  return element(
    "AmtDtls",
    element("InstdAmt", amount("Amt", amountMinor, currency)),
    element("CntrValAmt", amount("Amt", exchange.amountMinor, exchange.currency), rate),
  );
}

function bankCode(posting: Posting): string {
  const [out, incoming] = codes[posting.transfer.kind];
  const [domain = "", family = "", subFamily = ""] = (
    posting.amountMinor < 0n ? out : incoming
  ).split("/");
  return element(
    "BkTxCd",
    element(
      "Domn",
      leaf("Cd", domain),
      element("Fmly", leaf("Cd", family), leaf("SubFmlyCd", subFamily)),
    ),
  );
}

function entry(posting: Posting, number: number): string {
  const { account, moment, side, transfer } = posting;
  const other = counterpartyOf(posting);
  const role = side === "payer" ? "Cdtr" : "Dbtr";
  const endToEndId = printedEndToEndId(posting);
  const details = element(
    "TxDtls",
    element(
      "Refs",
      leaf("AcctSvcrRef", ownReference(posting)),
      leaf("EndToEndId", endToEndId === "" ? "NOTPROVIDED" : endToEndId),
      leaf("UETR", printedUetr(posting)),
    ),
    amount("Amt", posting.amountMinor, account.currency),
    indicator(posting.amountMinor),
    exchangeDetails(posting),
    parties(role, other),
    other.bank
      ? element(
          "RltdAgts",
          element(`${role}Agt`, element("FinInstnId", leaf("BICFI", other.bank.bic))),
        )
      : "",
    element("RmtInf", leaf("Ustrd", transfer.purpose.en)),
  );
  return element(
    "Ntry",
    leaf("NtryRef", String(number)),
    amount("Amt", posting.amountMinor, account.currency),
    indicator(posting.amountMinor),
    element("Sts", leaf("Cd", "BOOK")),
    date("BookgDt", moment.on),
    date("ValDt", moment.valueOn),
    leaf("AcctSvcrRef", ownReference(posting)),
    bankCode(posting),
    element("NtryDtls", details),
  );
}

function summary({ postings }: Statement): string {
  const total = (kept: readonly Posting[]) => [
    leaf("NbOfNtries", String(kept.length)),
    leaf("Sum", decimal(kept.reduce((sum, posting) => sum + magnitude(posting.amountMinor), 0n))),
  ];
  const credits = postings.filter((posting) => posting.amountMinor >= 0n);
  const debits = postings.filter((posting) => posting.amountMinor < 0n);
  return element(
    "TxsSummry",
    element("TtlNtries", ...total(postings)),
    element("TtlCdtNtries", ...total(credits)),
    element("TtlDbtNtries", ...total(debits)),
  );
}

function statementElement(statement: Statement, messageId: string): string {
  const { account, period, number, openingMinor, closingMinor, postings } = statement;
  return element(
    "Stmt",
    leaf("Id", `${messageId}-${String(number).padStart(3, "0")}`),
    leaf("ElctrncSeqNb", String(number)),
    leaf("CreDtTm", `${period.to}T22:00:00`),
    element(
      "FrToDt",
      leaf("FrDtTm", `${period.from}T00:00:00`),
      leaf("ToDtTm", `${period.to}T23:59:59`),
    ),
    element(
      "Acct",
      accountId(account.number),
      leaf("Ccy", account.currency),
      element("Ownr", leaf("Nm", account.latin)),
      element(
        "Svcr",
        element("FinInstnId", leaf("BICFI", account.bank.bic), leaf("Nm", account.bank.latin)),
      ),
    ),
    balance("OPBD", openingMinor, account.currency, period.from),
    balance("CLBD", closingMinor, account.currency, period.to),
    summary(statement),
    ...postings.map((posting, i) => entry(posting, i + 1)),
  );
}

/** Writes statements as one camt.053.001.08 document, one `Stmt` each, indented by line. */
export function writeCamt(order: CamtOrder): PrintedFile {
  const { path, messageId, statements } = order;
  const created = `${statements.at(-1)?.period.to ?? ""}T22:05:00`;
  const body = element(
    "BkToCstmrStmt",
    element("GrpHdr", leaf("MsgId", messageId), leaf("CreDtTm", created)),
    ...statements.map((statement) => statementElement(statement, messageId)),
  );
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">',
    // One element a line where a reader looks for it; bank files are written so or worse.
    body.replaceAll(/<(?:Stmt|Ntry|Bal|TxsSummry|TxDtls)>/gu, "\n$&"),
    "</Document>",
    "",
  ].join("\n");
  return {
    file: { path, bytes: new TextEncoder().encode(xml) },
    statements: statements.map((statement, s) => ({
      statement,
      file: path,
      at: `at Stmt[${s + 1}]`,
      closingStatedMinor: statement.closingMinor,
      rows: statement.postings.map((posting, i) => ({
        posting,
        at: `at Stmt[${s + 1}]/Ntry[${i + 1}]`,
      })),
    })),
  };
}
