// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { SourceRow, StatementHead, StatementTail } from "@tianwang/ledger";
import type { Problem } from "@tianwang/kernel/problem";
import { fieldLengthMax } from "./fields.ts";
import { createMt940Reader } from "./importer.ts";

interface Reading {
  readonly heads: StatementHead[];
  readonly rows: SourceRow[];
  readonly tails: StatementTail[];
  readonly problems: Problem[];
}

function read(chunks: readonly string[]): Reading {
  const reading: Reading = { heads: [], rows: [], tails: [], problems: [] };
  const reader = createMt940Reader({
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

/** A statement of one entry; `with61` replaces its line, `rest` follows it. */
function statement(with61: string, rest = "", currency = "EUR"): string {
  return [
    ":20:STARTUMS",
    ":25:10020030/1234567",
    ":28C:5/1",
    `:60F:C240101${currency}0,`,
    `:61:${with61}`,
    ...(rest === "" ? [] : [rest]),
    `:62F:C240131${currency}0,`,
    "-",
    "",
  ].join("\n");
}

function row(with61: string, rest?: string, currency?: string): SourceRow {
  const [first] = read([statement(with61, rest, currency)]).rows;
  assert.ok(first);
  return first;
}

const enveloped = [
  "\uFEFF{1:F01TESTDEFFAXXX0000000000}{2:O9401200240131TESTDEFFXXXX00000000002401311200N}{4:",
  ":20:TRANSFER1",
  ":21:NONREF",
  ":25P:DE02120300000000202051",
  "TESTDEFFXXX",
  ":28C:7/1",
  ":60F:D240130EUR12,5",
  ":61:2401310131C100,00NTRFREF1//BANK1",
  "supplementary",
  ":86:166?00GUTSCHRIFT?20EREF+E2E-1?21SVWZ+Rechnung 4711?30TESTDEFF?31DE02",
  "500105170137075030?32Li Huamei",
  ":61:2401310131RC40,00NRTI//BANK2",
  ":62M:C240131EUR47,50",
  ":64:C240131EUR47,50",
  ":65:C240201EUR47,50",
  ":86:closing words",
  "-}{5:{CHK:123456789ABC}}{1:F01TESTDEFFAXXX0000000000}{2:O9401200240131TESTDEFFXXXX0000N}{4:",
  ":20:TRANSFER1",
  ":25:DE02120300000000202051",
  ":28C:7/2",
  ":60M:C240131EUR47,50",
  ":61:2402010201D7,50FCHGNONREF",
  ":62F:C240201EUR40,00",
  "-}",
  "",
].join("\r\n");

test("an enveloped statement in two pages", () => {
  const { heads, rows, tails, problems } = read([enveloped]);
  assert.deepEqual(problems, []);
  assert.deepEqual(heads[0], {
    locator: { kind: "line", line: 1 },
    statementNo: "7/1",
    kind: "statement",
    account: { account: "DE02120300000000202051", name: "", bank: "TESTDEFFXXX" },
    currency: "EUR",
    scale: 2,
    opening: { amountMinor: -1250n, on: "2024-01-30" },
    isContinuation: false,
    extra: { "20": "TRANSFER1", "21": "NONREF" },
  });
  assert.deepEqual(tails[0], {
    closing: { amountMinor: 4750n, on: "2024-01-31" },
    isContinued: true,
    extra: { "64": "C240131EUR47,50", "65": "C240201EUR47,50", "86": "closing words" },
  });
  assert.equal(heads[1]?.isContinuation, true);
  assert.equal(tails[1]?.isContinued, false);
  assert.equal(rows.length, 3);
  assert.deepEqual(rows[0], {
    locator: { kind: "line", line: 8 },
    side: "beneficiary",
    status: "booked",
    bookedOn: "2024-01-31",
    valueOn: "2024-01-31",
    bookedTime: "",
    amountMinor: 10000n,
    currency: "EUR",
    scale: 2,
    balanceMinor: null,
    payer: { account: "DE02500105170137075030", name: "Li Huamei", bank: "TESTDEFF" },
    beneficiary: { account: "DE02120300000000202051", name: "", bank: "TESTDEFFXXX" },
    isReversal: false,
    purpose: "Rechnung 4711",
    bankReference: "BANK1",
    endToEndId: "E2E-1",
    uetr: "",
    code: "NTRF",
    extra: { GVC: "166", "?00": "GUTSCHRIFT", "61/7": "REF1", "61/9": "supplementary" },
  });
});

test("chunk boundaries at every character change nothing", () => {
  const whole = read([enveloped]);
  for (let at = 0; at <= enveloped.length; at += 1) {
    assert.deepEqual(read([enveloped.slice(0, at), enveloped.slice(at)]), whole, `at ${at}`);
  }
  assert.deepEqual(read(enveloped.split("")), whole);
  assert.deepEqual(read([enveloped.replaceAll("\r\n", "\n")]), whole);
  assert.deepEqual(read([enveloped.replaceAll("\r\n", "\r")]), whole);
});

test("marks: R takes back, the money moves the other way", () => {
  for (const [mark, side, isReversal, status] of [
    ["C", "beneficiary", false, "booked"],
    ["D", "payer", false, "booked"],
    ["RC", "payer", true, "booked"],
    ["RD", "beneficiary", true, "booked"],
    ["EC", "beneficiary", false, "pending"],
    ["ED", "payer", false, "pending"],
    ["RCR", "payer", true, "booked"],
  ] as const) {
    const found = row(`2401310131${mark}5,00NTRFNONREF`);
    assert.deepEqual(
      [found.side, found.isReversal, found.status],
      [side, isReversal, status],
      mark,
    );
  }
});

test("years: the entry date lies next to the value date", () => {
  const booked = (dates: string) => row(`${dates}C1,00NTRFNONREF`).bookedOn;
  assert.equal(booked("2401011231"), "2023-12-31");
  assert.equal(booked("2312310101"), "2024-01-01");
  assert.equal(booked("2401310201"), "2024-02-01");
  assert.equal(booked("8012310102"), "1981-01-02");
  assert.equal(booked("240131"), "2024-01-31");
});

test("29 February exists in leap years only; what does not exist stays unknown", () => {
  assert.equal(row("2402290229C1,00NTRFNONREF").bookedOn, "2024-02-29");
  assert.equal(row("2401050229C1,00NTRFNONREF").bookedOn, "2024-02-29");
  const common = read([statement("2303010229C1,00NTRFNONREF")]);
  assert.equal(common.rows[0]?.bookedOn, null);
  assert.equal(common.rows[0]?.valueOn, "2023-03-01");
  assert.deepEqual(codes(common), ["MT_DATE_UNREADABLE"]);
  const interest = read([statement("2302300301C1,00NTRFNONREF")]);
  assert.equal(interest.rows[0]?.valueOn, null);
  assert.equal(interest.rows[0]?.bookedOn, "2023-03-01");
});

test("amounts: scales, sizes, zeros, missing and wrong decimals", () => {
  const minor = (amount: string, currency: string) =>
    row(`240131C${amount}NTRFNONREF`, "", currency).amountMinor;
  assert.equal(minor("1000,", "JPY"), 1000n);
  assert.equal(minor("1000,00", "JPY"), 1000n);
  assert.equal(minor("1,234", "KWD"), 1234n);
  assert.equal(minor("0,00", "EUR"), 0n);
  assert.equal(minor("9007199254740993,07", "EUR"), 900719925474099307n);
  assert.equal(
    read([":25:1\n:60F:D240101EUR0,00\n:62F:D240101EUR0,\n"]).tails[0]?.closing?.amountMinor,
    0n,
  );
  for (const [amount, currency] of [
    ["1,234", "EUR"],
    ["1,5", "JPY"],
    ["1.234,50", "EUR"],
    ["1.234", "KWD"],
  ] as const) {
    const reading = read([statement(`240131C${amount}NTRFNONREF`, "", currency)]);
    assert.deepEqual(reading.rows, [], amount);
    assert.deepEqual(codes(reading), ["MT_AMOUNT_UNREADABLE"], amount);
  }
  const point = read([statement("240131C12.50NTRFNONREF")]);
  assert.equal(point.rows[0]?.amountMinor, 1250n);
  assert.deepEqual(codes(point), ["MT_AMOUNT_COMMA"]);
});

test("an unknown currency is read with two decimals and reported", () => {
  const reading = read([statement("240131C1,50NTRFNONREF", "", "QQQ")]);
  assert.equal(reading.rows[0]?.amountMinor, 150n);
  assert.deepEqual(codes(reading), ["MT_CURRENCY_UNKNOWN"]);
});

test("a bad entry is reported and the others enter", () => {
  const text = statement("xx0131C1,00NTRFNONREF", ":61:240131C2,00NTRFNONREF");
  const reading = read([text]);
  assert.equal(reading.rows.length, 1);
  assert.deepEqual(codes(reading), ["MT_ENTRY_UNREADABLE"]);
  assert.deepEqual(reading.problems[0]?.locator, { kind: "line", line: 5 });
});

test("accounts: bank codes, BICs, appended currencies, IBANs that end with one", () => {
  const head = (account: string) => {
    const [found] = read([`:25:${account}\n:60F:C240101EUR0,\n:62F:C240101EUR0,\n`]).heads;
    return [found?.account.bank, found?.account.account];
  };
  assert.deepEqual(head("51210600/9223382012EUR"), ["51210600", "9223382012"]);
  assert.deepEqual(head("TESTDEFF/1234"), ["TESTDEFF", "1234"]);
  assert.deepEqual(head("NL71 RABO 0123 4567 89 EUR"), ["", "NL71RABO0123456789"]);
  // The example of the IBAN registry for Mauritius: the currency belongs to the number.
  assert.deepEqual(head("MU17BOMM0101101030300200000MUR"), ["", "MU17BOMM0101101030300200000MUR"]);
  assert.deepEqual(head("0067-00763/93984487"), ["", "0067-00763/93984487"]);
});

test("NONREF is no reference; the bank's reference stands behind //", () => {
  const none = row("240131C1,00NTRFNONREF//NONREF");
  assert.equal(none.bankReference, "");
  assert.equal(none.extra["61/7"], undefined);
  const both = row("240131C1,00NTRFOWN/REF//BANK//REF");
  assert.equal(both.extra["61/7"], "OWN/REF");
  assert.equal(both.bankReference, "BANK//REF");
});

test("a funds code of another currency and a strange type are reported once a statement", () => {
  const line = "240131CD1,00XYZ1NONREF";
  const reading = read([statement(line, `:61:${line}`)]);
  assert.equal(reading.rows.length, 2);
  assert.deepEqual(codes(reading), ["MT_TYPE_UNKNOWN", "MT_FUNDS_CODE"]);
});

test("field 86 in code words (ING)", () => {
  const found = row(
    "240131D1,00NTRFEREF",
    [
      ":86:/EREF/E2E/7//CNTP/NL65INGB0123456789/INGBNL2A/Zhang Weimin/ROTTE",
      "RDAM//REMI/USTD//Invoice 12/ part 1/MARF/M-1/",
    ].join("\n"),
  );
  assert.deepEqual(found.beneficiary, {
    account: "NL65INGB0123456789",
    name: "Zhang Weimin",
    bank: "INGBNL2A",
  });
  assert.equal(found.endToEndId, "E2E/7");
  assert.equal(found.purpose, "Invoice 12/ part 1");
  assert.deepEqual(found.extra, { MARF: "M-1/", "CNTP/city": "ROTTERDAM", "61/7": "EREF" });
});

test("field 86 in code words (ABN AMRO) and in labels", () => {
  const words = row(
    "240131C1,00N654NONREF",
    ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL75INGB0001234567/BIC/INGBNL2A/NAME/\nH R KWAK/REMI/RES.NR 00042/EREF/NOTPROV\nIDED",
  );
  assert.deepEqual(words.payer, {
    account: "NL75INGB0001234567",
    name: "H R KWAK",
    bank: "INGBNL2A",
  });
  assert.equal(words.endToEndId, "");
  assert.equal(words.purpose, "RES.NR 00042");
  const labels = row(
    "240131C1,00N654NONREF",
    ":86:SEPA OVERBOEKING\nIBAN: NL75INGB0001234567 BIC: INGBNL2A\nNAAM: H R KWAK\nOMSCHRIJVING: HUUR\nKENMERK: K-9",
  );
  assert.equal(labels.payer.name, "H R KWAK");
  assert.equal(labels.purpose, "SEPA OVERBOEKING HUUR");
  assert.deepEqual(labels.extra, { KENMERK: "K-9" });
});

test("German labels end with a subfield that has room left; full subfields run on", () => {
  const found = row(
    "240131C1,00NTRFNONREF",
    ":86:166?20EREF+ABCDEFGHIJKLMNOPQRSTUV?21WX?22KREF+K1?23free words?24SVWZ+Miete?32Name of twenty-seven signs??33end?60tail",
  );
  assert.equal(found.endToEndId, "ABCDEFGHIJKLMNOPQRSTUVWX");
  assert.equal(found.extra["KREF"], "K1");
  assert.equal(found.purpose, "free words Miete tail");
  assert.equal(found.payer.name, "Name of twenty-seven signs?end");
});

test("field 86 that repeats account and name of the other side (SNS, ASN)", () => {
  const found = row(
    "240131D20,00NOVBNL47INGB9999999999\nhr gjlm paulissen",
    ":86:NL47INGB9999999999 hr gjlm paulissen\n\nBetaling sieraden\n\n",
  );
  assert.deepEqual(found.beneficiary, {
    account: "NL47INGB9999999999",
    name: "hr gjlm paulissen",
    bank: "",
  });
  assert.equal(found.purpose, "Betaling sieraden");
  assert.deepEqual(found.extra, {});
});

test("types filled with blanks, structures behind a blank, an IBAN in subfield 38", () => {
  const padded = read([statement("240131D25,03NOV NONREF")]);
  assert.equal(padded.rows[0]?.code, "NOV");
  assert.equal(padded.rows[0]?.extra["61/7"], undefined);
  assert.deepEqual(codes(padded), ["MT_TYPE_UNKNOWN"]);
  const polish = row(
    "240131C1,00FMSCNONREF",
    ":86: 020?00Wyplata?20INFO?\n21END?3010600076?32HUTA?38PL0810600076000077777777\n7777",
  );
  assert.equal(polish.payer.account, "PL08106000760000777777777777");
  assert.equal(polish.payer.bank, "10600076");
  assert.equal(polish.purpose, "INFO END");
});

test("names keep RTL marks and astral characters", () => {
  const name = "\u200F\u05D0\u05D1\u200F 𠮷田 李🀄";
  assert.equal(row("240131C1,00NTRFNONREF", `:86:166?32${name}`).payer.name, name);
});

test("a wrapped time is no tag, even where it looks like one", () => {
  const reading = read([statement("240131C1,00NTRFNONREF", ":86:CARD 2024-01-31T13\n:20:37 SHOP")]);
  assert.equal(reading.rows[0]?.purpose, "CARD 2024-01-31T13 :20:37 SHOP");
  assert.deepEqual(codes(reading), ["MT_LINE_LIKE_TAG"]);
});

test("a huge field 86 is cut with a problem, and memory stays bounded", () => {
  const huge = `:86:${"X".repeat(64)}\n${`${"Y".repeat(64)}\n`.repeat(2000)}Z`;
  const reading = read([statement("240131C1,00NTRFNONREF", huge)]);
  assert.deepEqual(codes(reading), ["MT_TEXT_CUT"]);
  const length = reading.rows[0]?.purpose.length ?? 0;
  assert.ok(length > fieldLengthMax && length < fieldLengthMax + 1000);
  const oneLine = read([statement("240131C1,00NTRFNONREF", `:86:${"X".repeat(100_000)}`)]);
  assert.ok(codes(oneLine).includes("MT_TEXT_CUT"));
  assert.equal(oneLine.tails[0]?.closing?.amountMinor, 0n);
});

test("a statement cut in the middle keeps its rows and has no closing balance", () => {
  const cut = enveloped.slice(0, enveloped.indexOf(":61:2401310131RC") + 14);
  const reading = read([cut]);
  assert.equal(reading.rows.length, 1);
  assert.equal(reading.tails[0]?.closing, null);
  assert.deepEqual(codes(reading), ["MT_ENTRY_UNREADABLE", "MT_CLOSING_MISSING"]);
  const inAmount = read([cut.slice(0, -4) + "31RC4"]);
  assert.equal(inAmount.rows.length, 1);
  assert.ok(codes(inAmount).includes("MT_ENTRY_UNREADABLE"));
  const inBalance = read([enveloped.slice(0, enveloped.indexOf("EUR47,50") + 4)]);
  assert.equal(inBalance.tails[0]?.closing, null);
  assert.deepEqual(codes(inBalance), ["MT_BALANCE_UNREADABLE"]);
});

test("the same statement twice is given twice: nothing is folded here", () => {
  const once = statement("240131C1,00NTRFNONREF");
  const reading = read([once, once]);
  assert.equal(reading.heads.length, 2);
  assert.equal(reading.rows.length, 2);
  assert.deepEqual(reading.rows[1]?.locator, { kind: "line", line: 12 });
});

test("messages without trailer or reference begin with their own head", () => {
  const pieces = [":25:1", ":28C:1", ":60F:C240101EUR1,00", ":62F:C240101EUR1,00"];
  const reading = read([`${[...pieces, ...pieces].join("\n")}\n`]);
  assert.equal(reading.heads.length, 2);
  assert.deepEqual(reading.problems, []);
});

test("MT 942: floor limits, sums of the entries, expected entries", () => {
  const report = (floor: string, total: string) =>
    [
      ":20:INTERIM",
      ":25:10020030/1234567",
      ":28C:5/1",
      `:34F:EUR${floor}`,
      ":13D:2401311200+0100",
      ":61:240131D10,00NTRFNONREF",
      ":61:240131ED5,00NTRFNONREF",
      `:90D:${total}`,
      "-",
    ].join("\n");
  const exact = read([report("0,", "2EUR15,00")]);
  assert.equal(exact.heads[0]?.kind, "report");
  assert.deepEqual(exact.problems, []);
  assert.deepEqual(codes(read([report("0,", "3EUR20,00")])), ["MT_SUMS_DIFFER"]);
  assert.deepEqual(codes(read([report("8,", "3EUR20,00")])), []);
  assert.deepEqual(codes(read([report("8,", "1EUR10,00")])), ["MT_SUMS_DIFFER"]);
});

test("a balance report (MT 941) is a statement without rows", () => {
  const reading = read(["{2:O9411200}{4:\n:20:A\n:25:1234\n:28:1\n:62F:C240131EUR5,00\n-}"]);
  assert.deepEqual(reading.problems, []);
  assert.equal(reading.tails[0]?.closing?.amountMinor, 500n);
});

test("other messages and foreign text are named and refused", () => {
  const other = read(["{1:F01X}{2:I103TESTDEFFXXXXN}{4:\n:20:PAY\n:32A:240131EUR1,00\n-}\n"]);
  assert.deepEqual(codes(other), ["MT_OTHER_MESSAGE", "MT_NO_STATEMENT"]);
  const prose = read(["Dear Sir,\nplease find\nenclosed nothing.\n"]);
  assert.deepEqual(codes(prose), ["MT_LINE_OUTSIDE", "MT_NO_STATEMENT"]);
  assert.deepEqual(codes(read([""])), ["MT_NO_STATEMENT"]);
});

test("pieces of statements: what is missing is named", () => {
  assert.deepEqual(codes(read([":25:51210600/9223382012EUR\n"])), [
    "MT_MESSAGE_EMPTY",
    "MT_NO_STATEMENT",
  ]);
  assert.deepEqual(codes(read([":62F:C240131EUR5,00\n"])), ["MT_MESSAGE_EMPTY", "MT_NO_STATEMENT"]);
  const line = read([":61:240131CN50,00NMSCNONREF\n"]);
  assert.deepEqual(codes(line), [
    "MT_ACCOUNT_MISSING",
    "MT_CURRENCY_MISSING",
    "MT_OPENING_MISSING",
    "MT_CLOSING_MISSING",
  ]);
  assert.equal(line.rows[0]?.currency, "XXX");
  const opening = read([":25:1\n:60F:D240131EUR147,64\n"]);
  assert.equal(opening.heads[0]?.opening?.amountMinor, -14764n);
  assert.deepEqual(codes(opening), ["MT_CLOSING_MISSING"]);
});

test("a closing balance without currency is in that of the opening; odd forms are noted", () => {
  const reading = read([":25:1\n:28C:036/2009/BPL\n:60F:C240101DKK0,\n:62F:C2401315,00\n"]);
  assert.equal(reading.tails[0]?.closing?.amountMinor, 500n);
  assert.deepEqual(codes(reading), ["MT_FIELD_FORM", "MT_BALANCE_CURRENCY"]);
  const report = read([":25:1\n:34F:EUR\n:61:240131C5,00NTRFNONREF\n:90C:one\n"]);
  assert.deepEqual(codes(report), [
    "MT_FIELD_UNREADABLE",
    "MT_CURRENCY_MISSING",
    "MT_FIELD_UNREADABLE",
  ]);
});

test("the worked example of the page", () => {
  const page = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const [, example = ""] = /```\n(:20:[\s\S]*?)```/u.exec(page) ?? [];
  const { heads, rows, tails, problems } = read([example]);
  assert.deepEqual(problems, []);
  assert.partialDeepStrictEqual(heads, [
    { account: { account: "1234567", bank: "10020030" }, opening: { amountMinor: 218795n } },
  ]);
  assert.partialDeepStrictEqual(rows, [
    {
      locator: { kind: "line", line: 5 },
      side: "payer",
      isReversal: true,
      amountMinor: 80000n,
      beneficiary: { name: "LI HUAMEI" },
      valueOn: "2024-01-01",
      bookedOn: "2023-12-31",
      bankReference: "55555",
    },
  ]);
  assert.equal(tails[0]?.closing?.amountMinor, 218795n - 80000n);
});

test("every line is used, ignored by name, or reported", () => {
  const text = [
    "TESTNL2A",
    "940",
    "TESTNL2A",
    ":20:X",
    ":25:1",
    ":25:2",
    ":99Z:strange",
    "of two lines",
    ":28C:1",
    "stray",
    ":60F:C240101EUR1,00",
    ":62F:C240101USD1,00",
    "-",
    "\u0001",
    "behind",
  ].join("\n");
  assert.deepEqual(codes(read([text])), [
    "MT_FIELD_REPEATED",
    "MT_UNKNOWN_TAG",
    "MT_LINE_OUTSIDE",
    "MT_CURRENCY_DIFFERS",
    "MT_CONTROL_CHARACTERS",
    "MT_LINE_OUTSIDE",
  ]);
});
