// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { SourceRow, StatementHead, StatementTail } from "@tianwang/ledger";
import type { Problem } from "@tianwang/kernel/problem";
import { entryDetailsMax } from "./account.ts";
import { benchCamt } from "./camt.bench.ts";
import { createCamtReader } from "./importer.ts";
import type { CamtMessage } from "./versions.ts";
import { verifiedVersions } from "./versions.ts";
import { depthMax, tokenLengthMax } from "../../xml/guarded-sax.ts";
import { partElementsMax, textLengthMax } from "./xml.ts";

interface Reading {
  readonly heads: StatementHead[];
  readonly rows: SourceRow[];
  readonly tails: StatementTail[];
  readonly problems: Problem[];
}

function read(chunks: readonly string[]): Reading {
  const reading: Reading = { heads: [], rows: [], tails: [], problems: [] };
  const reader = createCamtReader({
    openStatement: (head) => reading.heads.push(head),
    row: (row) => reading.rows.push(row),
    closeStatement: (tail) => reading.tails.push(tail),
    problem: (problem) => reading.problems.push(problem),
  });
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return reading;
}

const codes = (reading: Reading) => reading.problems.map(({ code }) => code);
const namespace = (name: string) => `urn:iso:std:iso:20022:tech:xsd:${name}`;

const own = "DE02120300000000202051";
const theirs = "DE02500105170137075030";
const account = `<Acct><Id><IBAN>${own}</IBAN></Id><Ccy>EUR</Ccy></Acct>`;

function balance(type: string, amount: string, over: { on?: string; subType?: string } = {}) {
  const subType = over.subType === undefined ? "" : `<SubTp><Cd>${over.subType}</Cd></SubTp>`;
  const mark = amount.startsWith("-") ? "DBIT" : "CRDT";
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry>${subType}</Tp><Amt Ccy="EUR">${amount.replace("-", "")}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Dt><Dt>${over.on ?? "2024-01-31"}</Dt></Dt></Bal>`;
}

interface EntryParts {
  readonly amount?: string;
  readonly currency?: string;
  readonly mark?: string;
  readonly status?: string;
  readonly booked?: string;
  readonly more?: string;
}

function entry(parts: EntryParts = {}): string {
  const { amount = "5.00", currency = "EUR", mark = "CRDT", more = "" } = parts;
  const { status = "<Sts><Cd>BOOK</Cd></Sts>" } = parts;
  const { booked = "<BookgDt><Dt>2024-01-31</Dt></BookgDt>" } = parts;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd>${status}${booked}${more}</Ntry>`;
}

const details = (...texts: readonly string[]) =>
  `<NtryDtls>${texts.map((text) => `<TxDtls>${text}</TxDtls>`).join("")}</NtryDtls>`;

const wholes = {
  "camt.052": ["BkToCstmrAcctRpt", "Rpt"],
  "camt.053": ["BkToCstmrStmt", "Stmt"],
  "camt.054": ["BkToCstmrDbtCdtNtfctn", "Ntfctn"],
} as const;

function message(
  bodies: readonly string[],
  name: CamtMessage = "camt.053",
  version = "08",
): string {
  const [outer, inner] = wholes[name];
  const accounts = bodies.map((body) => `<${inner}>${body}</${inner}>`).join("");
  return `<Document xmlns="${namespace(`${name}.001.${version}`)}"><${outer}><GrpHdr><MsgId>M</MsgId></GrpHdr>${accounts}</${outer}></Document>`;
}

/** A statement that opens with nothing and closes with what its entries leave. */
const statement = (body: string, closing = "5.00") =>
  message([`<Id>S</Id>${account}${balance("OPBD", "0")}${balance("CLBD", closing)}${body}`]);

function row(parts: EntryParts): SourceRow {
  const [first] = read([statement(entry(parts))]).rows;
  assert.ok(first);
  return first;
}

/** The forms in which the versions write the same things. */
function rich(name: CamtMessage, version: string): string {
  const [outer, inner] = wholes[name];
  const number = Number(version);
  const suffix = number === 1 ? "V01" : "";
  const bic = number < 3 ? "BIC" : "BICFI";
  const party = (text: string) => (number < 8 ? `<Nm>${text}</Nm>` : `<Pty><Nm>${text}</Nm></Pty>`);
  const net =
    number < 4
      ? "<TtlNetNtryAmt>90.00</TtlNetNtryAmt><CdtDbtInd>DBIT</CdtDbtInd>"
      : "<TtlNetNtry><Amt>90.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></TtlNetNtry>";
  const status = (code: string) => (number < 8 ? code : `<Cd>${code}</Cd>`);
  const balances =
    name === "camt.054" ? "" : `${balance("OPBD", "100.00")}${balance("CLBD", "10.00")}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
  <Document xmlns="${namespace(`${name}.001.${version}`)}"><${outer}${suffix}>
    <GrpHdr><MsgId>M</MsgId><CreDtTm>2024-01-31T18:00:00Z</CreDtTm></GrpHdr>
    <${inner}>
      <Id>S</Id><ElctrncSeqNb>17</ElctrncSeqNb>
      <Acct><Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id><Ccy>EUR</Ccy>
        <Ownr><Nm>Fictional Harbour Ltd</Nm></Ownr>
        <Svcr><FinInstnId><${bic}>TESTDEFF</${bic}></FinInstnId></Svcr></Acct>
      ${balances}
      <TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>90.00</Sum>${net}</TtlNtries>
        <TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>90.00</Sum></TtlDbtNtries></TxsSummry>
      <Ntry><NtryRef>N1</NtryRef><Amt Ccy="EUR">90.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>
        <Sts>${status("BOOK")}</Sts>
        <BookgDt><DtTm>2024-01-31T23:30:00-05:00</DtTm></BookgDt>
        <ValDt><Dt>2024-02-01</Dt></ValDt>
        <AcctSvcrRef>BANK1</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        ${number === 1 ? "" : "<NtryDtls>"}<TxDtls>
          <Refs><InstrId>I1</InstrId><EndToEndId>E1</EndToEndId></Refs>
          <AmtDtls><TxAmt><Amt Ccy="EUR">90.00</Amt></TxAmt></AmtDtls>
          <RltdPties>
            <Dbtr>${party("Fictional Harbour Ltd")}</Dbtr><DbtrAcct><Id><IBAN>${own}</IBAN></Id></DbtrAcct>
            <Cdtr>${party("陈某某 &amp; Söhne")}</Cdtr><CdtrAcct><Id><Othr><Id>62220 2024</Id></Othr></Id></CdtrAcct>
          </RltdPties>
          <RltdAgts><CdtrAgt><FinInstnId><${bic}>TESTCNBJ</${bic}></FinInstnId></CdtrAgt></RltdAgts>
          <RmtInf><Ustrd>Contract 7</Ustrd><Ustrd>second part</Ustrd>
            <Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>
        </TxDtls>${number === 1 ? "" : "</NtryDtls>"}
        <AddtlNtryInf>OUTGOING</AddtlNtryInf></Ntry>
    </${inner}></${outer}${suffix}></Document>`;
}

test("every verified version gives the same row", () => {
  for (const [name, versions] of Object.entries(verifiedVersions)) {
    for (const version of versions) {
      const { heads, rows, tails, problems } = read([rich(name as CamtMessage, version)]);
      const what = `${name}.001.${version}`;
      assert.deepEqual(problems, [], what);
      assert.deepEqual(heads[0]?.account, {
        account: own,
        name: "Fictional Harbour Ltd",
        bank: "TESTDEFF",
      });
      assert.equal(heads[0]?.statementNo, "17");
      assert.equal(tails[0]?.closing?.amountMinor, name === "camt.054" ? undefined : 1000n, what);
      assert.deepEqual(
        rows,
        [
          {
            locator: {
              kind: "element",
              path: `${wholes[name as CamtMessage][1]}[1]/Ntry[1]`,
            },
            side: "payer",
            status: name === "camt.054" ? "information" : "booked",
            bookedOn: "2024-01-31",
            bookedTime: "23:30:00",
            valueOn: "2024-02-01",
            amountMinor: 9000n,
            currency: "EUR",
            scale: 2,
            balanceMinor: null,
            payer: { account: own, name: "Fictional Harbour Ltd", bank: "TESTDEFF" },
            beneficiary: { account: "622202024", name: "陈某某 & Söhne", bank: "TESTCNBJ" },
            isReversal: false,
            purpose: "Contract 7 second part RF18539007547034",
            bankReference: "BANK1",
            endToEndId: "E1",
            uetr: "",
            code: "PMNT/ICDT/ESCT",
            extra: { "Ntry/NtryRef": "N1", "Ntry/AddtlNtryInf": "OUTGOING", "Refs/InstrId": "I1" },
          },
        ],
        what,
      );
    }
  }
});

test("chunk boundaries at every character change nothing", () => {
  const text = `\uFEFF${rich("camt.053", "08").replace("OUTGOING", "<![CDATA[OUT <going>]]>𠮷")}`;
  const whole = read([text]);
  assert.deepEqual(whole.problems, []);
  assert.equal(whole.rows[0]?.extra["Ntry/AddtlNtryInf"], "OUT <going>𠮷");
  for (let at = 0; at <= text.length; at += 1) {
    assert.deepEqual(read([text.slice(0, at), text.slice(at)]), whole, `at ${at}`);
  }
  assert.deepEqual(read(text.split("")), whole);
});

test("other versions are read with a warning, prefixes and wrappers do not matter", () => {
  const other = read([rich("camt.053", "99")]);
  assert.equal(other.rows.length, 1);
  assert.deepEqual(codes(other), ["CAMT_VERSION_UNVERIFIED"]);
  const none = read([rich("camt.053", "08").replace(/ xmlns="[^"]*"/u, "")]);
  assert.deepEqual(codes(none), ["CAMT_VERSION_UNVERIFIED"]);
  const prefixed = rich("camt.053", "08")
    .replace("xmlns=", "xmlns:c=")
    .replaceAll(/<(\/?)(?=[A-Z])/gu, "<$1c:");
  assert.deepEqual(codes(read([prefixed])), []);
  assert.equal(read([prefixed]).rows.length, 1);
});

test("what is no statement is refused", () => {
  const pain = `<Document xmlns="${namespace("pain.001.001.09")}"><CstmrCdtTrfInitn><GrpHdr><MsgId>1</MsgId></GrpHdr></CstmrCdtTrfInitn></Document>`;
  assert.deepEqual(codes(read([pain])), ["CAMT_NO_STATEMENT"]);
  assert.deepEqual(codes(read([message([])])), ["CAMT_NO_STATEMENT"]);
  assert.deepEqual(codes(read([message(["<Id>S</Id>"])])), ["CAMT_NO_STATEMENT"]);
  assert.deepEqual(codes(read([""])), ["CAMT_NOT_WELL_FORMED", "CAMT_NO_STATEMENT"]);
  assert.deepEqual(codes(read(["date;amount\n1;2\n"])), [
    "CAMT_NOT_WELL_FORMED",
    "CAMT_NO_STATEMENT",
  ]);
});

test("a DOCTYPE ends the reading: no entity is ever expanded", () => {
  const bomb = [
    '<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa">',
    ...Array.from({ length: 20 }, (_, at) => {
      const name = String.fromCodePoint(98 + at);
      return `<!ENTITY ${name} "${`&${String.fromCodePoint(97 + at)};`.repeat(10)}">`;
    }),
    "]>",
    rich("camt.053", "08")
      .replace(/^<\?xml[^>]*>/u, "")
      .replace("OUTGOING", "&u;"),
  ].join("\n");
  const reading = read([bomb]);
  assert.deepEqual(codes(reading), ["CAMT_DOCTYPE", "CAMT_NO_STATEMENT"]);
  assert.deepEqual(reading.rows, []);
  const external = `<!DOCTYPE d SYSTEM "file:///etc/passwd">${message([])}`;
  assert.deepEqual(codes(read([external])), ["CAMT_DOCTYPE", "CAMT_NO_STATEMENT"]);
  const undefinedEntity = read([statement(entry({ more: "<AddtlNtryInf>&xxe;</AddtlNtryInf>" }))]);
  assert.ok(codes(undefinedEntity).includes("CAMT_NOT_WELL_FORMED"));
  assert.deepEqual(undefinedEntity.rows, []);
});

test("depth, size of a part and length of a text are bounded", () => {
  const deep = read(["<a>".repeat(depthMax + 1)]);
  assert.ok(codes(deep).includes("CAMT_TOO_DEEP"));
  const wide = read([statement(entry({ more: "<x/>".repeat(partElementsMax) }))]);
  assert.ok(codes(wide).includes("CAMT_TOO_LARGE"));
  const long = read([
    statement(entry({ more: `<AddtlNtryInf>${"x".repeat(textLengthMax + 1)}</AddtlNtryInf>` })),
  ]);
  assert.deepEqual(codes(long), ["CAMT_TEXT_CUT"]);
  assert.equal(long.rows[0]?.purpose.length, textLengthMax);
  const endless = read([
    statement("").replace("</Stmt>", "<Ntry><AddtlNtryInf>").split("</BkTo")[0] ?? "",
    ...Array.from({ length: 20 }, () => "y".repeat(tokenLengthMax / 8)),
  ]);
  assert.ok(codes(endless).includes("CAMT_TOO_LARGE"));
  const attribute = read([`<a b="${"z".repeat(tokenLengthMax + 1)}`]);
  assert.ok(codes(attribute).includes("CAMT_TOO_LARGE"));
});

test("a file cut in the middle keeps its rows and the balances that stood before", () => {
  const text = statement(entry() + entry({ amount: "7.00" }), "12.00");
  const reading = read([text.slice(0, text.lastIndexOf("<CdtDbtInd>"))]);
  assert.equal(reading.rows.length, 1);
  assert.equal(reading.tails[0]?.closing?.amountMinor, 1200n);
  assert.deepEqual(codes(reading), ["CAMT_NOT_WELL_FORMED"]);
});

test("amounts: negative zero, scales, sizes, what is none", () => {
  assert.equal(row({ amount: "-0.00" }).amountMinor, 0n);
  assert.equal(row({ amount: ".5" }).amountMinor, 50n);
  assert.equal(row({ amount: "8.850" }).amountMinor, 885n);
  assert.equal(row({ amount: "9007199254740993.07" }).amountMinor, 900_719_925_474_099_307n);
  assert.equal(row({ amount: "1000", currency: "JPY" }).amountMinor, 1000n);
  assert.equal(row({ amount: "1.234", currency: "KWD" }).amountMinor, 1234n);
  for (const parts of [
    { amount: "8.855" },
    { amount: "1.5", currency: "JPY" },
    { amount: "-5" },
    { amount: "1e3" },
    { amount: "" },
    { mark: "XXXX" },
  ]) {
    const reading = read([statement(entry(parts) + entry(), "5.00")]);
    assert.equal(reading.rows.length, 1, JSON.stringify(parts));
    assert.deepEqual(codes(reading), ["CAMT_ENTRY_UNREADABLE"], JSON.stringify(parts));
  }
});

test("an unknown currency is read with two decimals and reported; another one is not summed", () => {
  const unknown = message(
    [`<Acct><Id><IBAN>${own}</IBAN></Id></Acct>${entry({ currency: "QQQ" })}`],
    "camt.052",
  );
  assert.deepEqual(codes(read([unknown])), ["CAMT_CURRENCY_UNKNOWN"]);
  assert.equal(read([unknown]).rows[0]?.amountMinor, 500n);
  const foreign = read([statement(entry({ currency: "USD" }), "0")]);
  assert.deepEqual(codes(foreign), ["CAMT_ENTRY_CURRENCY"]);
  assert.equal(foreign.rows[0]?.currency, "USD");
});

test("dates: 29 February, zones, times, missing and impossible ones", () => {
  const booked = (text: string) => row({ booked: `<BookgDt>${text}</BookgDt>` });
  assert.equal(booked("<Dt>2024-02-29</Dt>").bookedOn, "2024-02-29");
  assert.equal(booked("<Dt>2024-02-29+01:00</Dt>").bookedOn, "2024-02-29");
  assert.equal(booked("<DtTm>2024-02-29T00:10:05.123+14:00</DtTm>").bookedOn, "2024-02-29");
  assert.equal(booked("<DtTm>2024-02-29T00:10:05.123Z</DtTm>").bookedTime, "00:10:05");
  const none = read([statement(entry({ booked: "<BookgDt><Dt>2023-02-29</Dt></BookgDt>" }))]);
  assert.equal(none.rows[0]?.bookedOn, null);
  assert.deepEqual(codes(none), ["CAMT_DATE_UNREADABLE"]);
  const missing = read([statement(entry({ booked: "" }))]);
  assert.deepEqual(codes(missing), ["CAMT_BOOKING_DATE_MISSING"]);
});

test("status as text and as code; only a notification's bookings are information", () => {
  const status = (text: string, name: CamtMessage = "camt.053") =>
    read([message([`${account}${entry({ status: text })}`], name)]).rows[0]?.status;
  assert.equal(status("<Sts>BOOK</Sts>"), "booked");
  assert.equal(status("<Sts><Cd>PDNG</Cd></Sts>"), "pending");
  assert.equal(status("<Sts>FUTR</Sts>"), "pending");
  assert.equal(status("<Sts>INFO</Sts>"), "information");
  assert.equal(status("<Sts>BOOK</Sts>", "camt.054"), "information");
  assert.equal(status("<Sts>PDNG</Sts>", "camt.054"), "pending");
  assert.equal(status(""), "booked");
  assert.equal(status("", "camt.052"), "information");
  assert.deepEqual(codes(read([statement(entry({ status: "" }))])), ["CAMT_STATUS_UNKNOWN"]);
});

test("a reversal runs the way its mark says, and names the parties of the first transaction", () => {
  const parties = `<RltdPties><Dbtr><Nm>Own</Nm></Dbtr><Cdtr><Nm>Shop</Nm></Cdtr></RltdPties>`;
  const found = row({ mark: "CRDT", more: `<RvslInd>true</RvslInd>${details(parties)}` });
  assert.equal(found.isReversal, true);
  assert.equal(found.side, "beneficiary");
  assert.equal(found.payer.name, "Shop");
  const swapped = row({
    mark: "CRDT",
    more: `<RvslInd>true</RvslInd>${details(
      `<RltdPties><Dbtr><Nm>Shop</Nm></Dbtr><DbtrAcct><Id><IBAN>${theirs}</IBAN></Id></DbtrAcct><Cdtr><Nm>Own</Nm></Cdtr><CdtrAcct><Id><IBAN>${own}</IBAN></Id></CdtrAcct></RltdPties>`,
    )}`,
  });
  assert.equal(swapped.payer.name, "Shop");
  assert.equal(swapped.beneficiary.name, "Own");
});

test("details that make up the entry become rows, each with its direction", () => {
  const one = (amount: string, mark: string, id: string) =>
    `<Refs><EndToEndId>${id}</EndToEndId><UETR>00000000-0000-4000-8000-00000000000${id}</UETR></Refs><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd>`;
  const { rows, problems } = read([
    statement(
      entry({
        more: `<AcctSvcrRef>B</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch></NtryDtls>${details(
          one("4.00", "CRDT", "1"),
          one("2.00", "CRDT", "2"),
          one("1.00", "DBIT", "3"),
        )}`,
      }),
    ),
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    rows.map(({ amountMinor, bankReference, endToEndId, locator, side }) => [
      amountMinor,
      side,
      endToEndId,
      bankReference,
      locator.kind === "element" ? locator.path : "",
    ]),
    [
      [400n, "beneficiary", "1", "B", "Stmt[1]/Ntry[1]/TxDtls[1]"],
      [200n, "beneficiary", "2", "B", "Stmt[1]/Ntry[1]/TxDtls[2]"],
      [100n, "payer", "3", "B", "Stmt[1]/Ntry[1]/TxDtls[3]"],
    ],
  );
  assert.equal(rows[0]?.uetr, "00000000-0000-4000-8000-000000000001");
});

test("details that do not make up the entry stay one row that lists them", () => {
  const { rows, problems } = read([
    statement(
      entry({
        more: details(
          '<Amt Ccy="EUR">4.00</Amt><RltdPties><Dbtr><Nm>A</Nm></Dbtr></RltdPties>',
          '<Amt Ccy="EUR">2.00</Amt><RmtInf><Ustrd>rent</Ustrd></RmtInf>',
        ),
      }),
    ),
  ]);
  assert.deepEqual(
    problems.map(({ code, value }) => [code, value]),
    [["CAMT_DETAILS_UNSPLIT", "2"]],
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.extra["TxDtls[1]"], "Amt: 4.00 EUR; Dbtr: A");
  assert.equal(rows[0]?.extra["TxDtls[2]"], "Amt: 2.00 EUR; RmtInf: rent");
});

test("a single detail: charges explain a difference, other currencies are kept", () => {
  const charged = read([
    statement(
      entry({
        more: details(
          '<Amt Ccy="EUR">5.50</Amt><Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">0.50</TtlChrgsAndTaxAmt></Chrgs>',
        ),
      }),
    ),
  ]);
  assert.deepEqual(charged.problems, []);
  assert.deepEqual(charged.rows[0]?.extra, {
    Amt: "5.50 EUR",
    "Chrgs/TtlChrgsAndTaxAmt": "0.50 EUR",
  });
  const dollars = '<AmtDtls><InstdAmt><Amt Ccy="USD">6.00</Amt></InstdAmt></AmtDtls>';
  assert.equal(row({ more: details(dollars) }).extra["AmtDtls/InstdAmt/Amt"], "6.00 USD");
  const wrong = read([statement(entry({ more: details('<Amt Ccy="EUR">6</Amt>') }))]);
  assert.deepEqual(codes(wrong), ["CAMT_DETAIL_AMOUNT"]);
});

test("more details than are read make one row", () => {
  const many = "<TxDtls/>".repeat(entryDetailsMax + 1);
  const reading = read([statement(entry({ more: `<NtryDtls>${many}</NtryDtls>` }))]);
  assert.equal(reading.rows.length, 1);
  assert.deepEqual(codes(reading), ["CAMT_DETAILS_TOO_MANY"]);
});

test("a batch without its payments is noted, one with another number reported", () => {
  const batch = "<NtryDtls><Btch><NbOfTxs>20</NbOfTxs></Btch></NtryDtls>";
  const none = read([statement(entry({ more: batch }))]);
  assert.deepEqual(
    none.problems.map(({ code, severity }) => [code, severity]),
    [["CAMT_BATCH_UNRESOLVED", "info"]],
  );
  assert.deepEqual(codes(read([statement(entry({ more: batch + details("") }))])), [
    "CAMT_BATCH_COUNT",
  ]);
});

test("balances: which ones open and close", () => {
  const judged = (name: CamtMessage, ...balances: readonly string[]) => {
    const { heads, tails } = read([message([account + balances.join("")], name)]);
    return [heads[0]?.opening?.amountMinor, tails[0]?.closing?.amountMinor];
  };
  assert.deepEqual(judged("camt.053", balance("OPBD", "1"), balance("CLBD", "-2")), [100n, -200n]);
  assert.deepEqual(judged("camt.053", balance("PRCD", "1"), balance("CLBD", "2")), [100n, 200n]);
  assert.deepEqual(judged("camt.052", balance("OPBD", "1"), balance("ITBD", "2")), [
    100n,
    undefined,
  ]);
  assert.deepEqual(judged("camt.053", balance("OPAV", "1"), balance("CLAV", "2")), [
    undefined,
    undefined,
  ]);
  assert.deepEqual(
    judged(
      "camt.053",
      balance("ITBD", "1", { subType: "OIBD" }),
      balance("ITBD", "2", { subType: "CIBD" }),
    ),
    [100n, 200n],
  );
  // A statement over several days states the closing balance of each.
  assert.deepEqual(
    judged(
      "camt.053",
      balance("OPBD", "1", { on: "2024-01-01" }),
      balance("CLBD", "9", { on: "2024-01-02" }),
      balance("CLBD", "4", { on: "2024-01-01" }),
    ),
    [100n, 900n],
  );
});

test("a missing or contradicting balance of a statement is reported", () => {
  assert.deepEqual(codes(read([message([account])])), [
    "CAMT_BALANCE_MISSING",
    "CAMT_BALANCE_MISSING",
  ]);
  assert.deepEqual(codes(read([message([account], "camt.052")])), []);
  const differs = message([
    account + balance("OPBD", "1") + balance("PRCD", "2") + balance("CLBD", "1"),
  ]);
  assert.deepEqual(codes(read([differs])), ["CAMT_OPENING_DIFFERS"]);
  const broken = message([account + balance("OPBD", "1x") + balance("CLBD", "1")]);
  assert.deepEqual(codes(read([broken])), ["CAMT_BALANCE_UNREADABLE"]);
});

test("what is missing or contradicts is named", () => {
  const bare = entry().replace(' Ccy="EUR"', "");
  assert.deepEqual(codes(read([message([bare], "camt.052")])), [
    "CAMT_ACCOUNT_MISSING",
    "CAMT_CURRENCY_MISSING",
  ]);
  const foreign = balance("OPBD", "0") + balance("CLBD", "5").replace('"EUR"', '"SEK"') + entry();
  const reading = read([message([account + foreign])]);
  assert.deepEqual(
    reading.problems.map(({ code, field, locator, value }) => [code, field, locator, value]),
    [
      [
        "CAMT_BALANCE_CURRENCY",
        "CLBD",
        { kind: "element", path: "Stmt[1]/Bal[2]" },
        "5 SEK CRDT 2024-01-31",
      ],
    ],
  );
  assert.equal(reading.tails[0]?.closing, null);
  const against = read([statement(entry({ more: details("<CdtDbtInd>DBIT</CdtDbtInd>") }))]);
  assert.deepEqual(codes(against), ["CAMT_DETAIL_DIRECTION"]);
  assert.equal(against.rows[0]?.side, "beneficiary");
});

test("balances behind the entries count all the same", () => {
  const late = message([account + entry() + balance("OPBD", "1") + balance("CLBD", "6")]);
  const { heads, tails, problems } = read([late]);
  assert.deepEqual(problems, []);
  assert.equal(heads[0]?.opening, null);
  assert.deepEqual(tails[0]?.opening, { amountMinor: 100n, on: "2024-01-31" });
});

test("the summary is checked figure by figure", () => {
  const summary = (figures: string) =>
    `<TxsSummry><TtlNtries>${figures}</TtlNtries></TxsSummry>${entry()}`;
  const right =
    "<NbOfNtries>1</NbOfNtries><Sum>5</Sum><TtlNetNtry><Amt>5</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry>";
  assert.deepEqual(codes(read([statement(summary(right))])), []);
  const wrong = read([statement(summary(right.replace(">1<", ">2<").replace("CRDT", "DBIT")))]);
  assert.deepEqual(
    wrong.problems.map(({ code, field, value }) => [code, field, value]),
    [
      ["CAMT_SUMMARY_DIFFERS", "TtlNtries/NbOfNtries", "2"],
      ["CAMT_SUMMARY_DIFFERS", "TtlNtries/TtlNetNtry", "5 DBIT"],
    ],
  );
});

test("pages: by page number, by message, by account and sequence number", () => {
  const page = (number: number, isLast: boolean) =>
    `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${isLast}</LastPgInd></StmtPgntn>`;
  const numbered = read([
    message([
      page(1, false) + account + balance("OPBD", "0") + entry(),
      page(2, true) + account + entry() + balance("CLBD", "10"),
    ]),
  ]);
  assert.deepEqual(numbered.problems, []);
  assert.deepEqual(
    [
      numbered.heads.map((head) => head.isContinuation),
      numbered.tails.map((tail) => tail.isContinued),
    ],
    [
      [false, true],
      [true, false],
    ],
  );
  const sequence = (id: string) => `<Id>${id}</Id><ElctrncSeqNb>4</ElctrncSeqNb>${account}`;
  const both = balance("OPBD", "0") + balance("CLBD", "0");
  const continued = (ids: readonly string[]) =>
    read([message(ids.map((id) => sequence(id) + both))]).heads.map((head) => head.isContinuation);
  assert.deepEqual(continued(["A", "B"]), [false, true]);
  assert.deepEqual(continued(["A", "A"]), [false, false]);
  const inMessage = read([
    message([account + both]).replace(
      "</GrpHdr>",
      "<MsgPgntn><PgNb>2</PgNb><LastPgInd>false</LastPgInd></MsgPgntn></GrpHdr>",
    ),
  ]);
  assert.equal(inMessage.heads[0]?.isContinuation, true);
  assert.equal(inMessage.tails[0]?.isContinued, true);
});

test("the same statement twice is given twice: nothing is folded here", () => {
  const body = `${account}${balance("OPBD", "0")}${balance("CLBD", "5")}${entry()}`;
  const reading = read([message([body, body])]);
  assert.equal(reading.rows.length, 2);
  assert.deepEqual(reading.rows[1]?.locator, { kind: "element", path: "Stmt[2]/Ntry[1]" });
});

test("names keep RTL marks and astral characters", () => {
  const name = "\u200F\u05D0\u05D1\u200F 𠮷田 李🀄";
  const found = row({ more: details(`<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties>`) });
  assert.equal(found.payer.name, name);
});

test("supplementary data is ignored by name, all else is used or kept", () => {
  const found = row({
    more: `<CardTx><Card><PAN>1</PAN></Card></CardTx><SplmtryData><Envlp><Ntry><Amt>1</Amt></Ntry></Envlp></SplmtryData>`,
  });
  assert.deepEqual(found.extra, { "Ntry/CardTx/Card/PAN": "1" });
});

test("the worked example of the page", () => {
  const page = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const [, example = ""] = /```xml\n([\s\S]*?)```/u.exec(page) ?? [];
  const { rows, tails, problems } = read([example]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    rows.map(({ amountMinor, beneficiary, payer, status }) => [
      amountMinor,
      payer.name,
      beneficiary.account,
      status,
    ]),
    [
      [6000n, "Fictional Harbour Ltd", "DE02500105170137075030", "booked"],
      [4000n, "Fictional Harbour Ltd", "DE02100500000054540402", "booked"],
    ],
  );
  assert.deepEqual(tails[0]?.closing, { amountMinor: 90000n, on: "2024-01-31" });
});

test("the bench reads what it makes", () => {
  assert.equal(benchCamt(200).entries, 200);
});
