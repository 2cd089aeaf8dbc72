// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as xlsx from "@e965/xlsx";
import { parseMinor } from "@tianwang/kernel/money";
import { extractText, getDocumentProxy } from "unpdf";
import { makeWorld } from "./world.ts";
import type { WorldFile } from "./statement.ts";

// Small readers of their own: what was written is read by nothing that wrote it.

const world = makeWorld("county-ledger");
const { truth } = world;
const accountOf = new Map(truth.accounts.map((account) => [account.id, account]));

/** Where a row stands, and what it says: signed minor units and the day of booking. */
type Rows = Map<string, { readonly amount: bigint; readonly on: string }>;

const minor = (text: string): bigint =>
  parseMinor(text.replaceAll(",", ""), 2) ?? assert.fail(`an amount: ${text}`);

const iso = (digits: string) =>
  `${digits.slice(0, -4)}-${digits.slice(-4, -2)}-${digits.slice(-2)}`;

const filesLike = (form: RegExp) => world.files.filter(({ path }) => form.test(path));
const latin = (file: WorldFile) => new TextDecoder("utf-8", { fatal: true }).decode(file.bytes);

function cells(line: string): string[] {
  const found: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)) {
    found.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
  }
  return found;
}

function csvLines(file: WorldFile): string[][] {
  const text = new TextDecoder("gb18030", { fatal: true }).decode(file.bytes);
  return text.trimEnd().split("\r\n").map(cells);
}

function csvRows(file: WorldFile): Rows {
  const rows: Rows = new Map();
  for (const [i, line] of csvLines(file).entries()) {
    if (!/^\d{8}$/u.test(line[0] ?? "")) continue;
    const amount = minor(line[3] ?? "") * (line[2] === "借" ? -1n : 1n);
    rows.set(`row ${i + 1}`, { amount, on: iso(line[0] ?? "") });
  }
  return rows;
}

type SheetCell = string | number | undefined;

const sheetsRead = new Map<string, SheetCell[][]>();

function sheetLines(file: WorldFile): SheetCell[][] {
  const lines = sheetsRead.get(file.path) ?? readSheet(file);
  sheetsRead.set(file.path, lines);
  return lines;
}

function readSheet(file: WorldFile): SheetCell[][] {
  const book = xlsx.read(file.bytes, { type: "array" });
  const sheet = book.Sheets["交易明细"];
  assert.ok(sheet, "the workbook has the sheet 交易明细");
  return xlsx.utils.sheet_to_json<SheetCell[]>(sheet, { header: 1, blankrows: true });
}

const cellMinor = (cell: SheetCell) => (cell === undefined ? 0n : minor(Number(cell).toFixed(2)));

function xlsxRows(file: WorldFile): Rows {
  const rows: Rows = new Map();
  for (const [i, line] of sheetLines(file).entries()) {
    if (!/^\d+$/u.test(String(line[0] ?? ""))) continue;
    const amount = cellMinor(line[4]) - cellMinor(line[3]);
    rows.set(`row ${i + 1} @交易明细`, { amount, on: String(line[1]) });
  }
  return rows;
}

function mtRows(file: WorldFile): Rows {
  const rows: Rows = new Map();
  for (const [i, line] of latin(file).split("\r\n").entries()) {
    const match = /^:61:(\d{6})(\d{4})?([DC])(\d+),(\d{2})N[A-Z]{3}[^/]{1,16}\/\/.{1,16}$/u.exec(
      line,
    );
    if (!line.startsWith(":61:")) continue;
    assert.ok(match, `field 61 has its form: ${line}`);
    const valueOn = iso(`20${match[1]}`);
    const year = Number(valueOn.slice(0, 4));
    const entry = match[2];
    // An entry of January may have been valued in December.
    const entryYear = entry?.startsWith("01") && valueOn.slice(5, 7) === "12" ? year + 1 : year;
    const on = entry === undefined ? valueOn : iso(`${entryYear}${entry}`);
    const amount = minor(`${match[4]}.${match[5]}`) * (match[3] === "D" ? -1n : 1n);
    rows.set(`line ${i + 1}`, { amount, on });
  }
  return rows;
}

function camtRows(file: WorldFile): Rows {
  const rows: Rows = new Map();
  for (const [s, statement] of latin(file).split("<Stmt>").slice(1).entries()) {
    for (const [n, entry] of statement.split("<Ntry>").slice(1).entries()) {
      const amount = minor(/^.*?<Amt Ccy="[A-Z]{3}">([\d.]+)</su.exec(entry)?.[1] ?? "");
      const isDebit = entry.indexOf("DBIT") !== -1 && entry.indexOf("CRDT") === -1;
      const on = /<BookgDt><Dt>([\d-]+)</u.exec(entry)?.[1] ?? "";
      rows.set(`at Stmt[${s + 1}]/Ntry[${n + 1}]`, { amount: isDebit ? -amount : amount, on });
    }
  }
  return rows;
}

const readers: [RegExp, (file: WorldFile) => Rows][] = [
  [/\.csv$/u, csvRows],
  [/澜江银行_交易明细.*\.xlsx$/u, xlsxRows],
  [/\.sta$|MT940\.txt$/u, mtRows],
  [/\.xml$/u, camtRows],
];

const rowsByFile = new Map(
  readers.flatMap(([form, read]) =>
    filesLike(form).map((file) => [file.path, read(file)] as const),
  ),
);

test("every row of the truth stands where it says, with its amount, and no row more", () => {
  const misprint = truth.faults.find(({ kind }) => kind === "date-does-not-exist");
  const seen = new Map<string, number>();
  for (const transfer of truth.transfers) {
    for (const { file, at, side } of transfer.appearances) {
      const row = rowsByFile.get(file)?.get(at);
      const isOut = side === "payer";
      const expected = isOut ? transfer.paid : transfer.received;
      const amount = isOut ? -minor(expected.amount) : minor(expected.amount);
      const isMisprint = file === misprint?.file && at === misprint.at;
      assert.equal(row?.amount, amount, `${file} ${at}`);
      assert.equal(row.on, isMisprint ? "2023-02-30" : expected.on, `${file} ${at}`);
      seen.set(file, (seen.get(file) ?? 0) + 1);
    }
  }
  assert.equal(rowsByFile.size, 16);
  for (const [file, rows] of rowsByFile) assert.equal(rows.size, seen.get(file), file);
});

test("opening and entries make closing in every statement but the planted one", () => {
  const startOf = (at: string) => /^at (Stmt\[\d+\])/u.exec(at)?.[1];
  for (const statement of truth.statements) {
    const rows = [...(rowsByFile.get(statement.file) ?? [])];
    const isCamt = startOf(statement.at);
    const isMt = /^line (\d+)$/u.exec(statement.at);
    const next = truth.statements.find(
      (other) =>
        other.file === statement.file && isMt && Number(other.at.slice(5)) > Number(isMt[1]),
    );
    const own = rows.filter(([at]) => {
      if (isCamt) return at.includes(`${isCamt}/`);
      if (!isMt) return true;
      const line = Number(at.slice(5));
      return line > Number(isMt[1]) && (!next || line < Number(next.at.slice(5)));
    });
    const sum = own.reduce((total, [, { amount }]) => total + amount, 0n);
    assert.equal(own.length, statement.entries, `${statement.file} ${statement.at}`);
    assert.equal(minor(statement.opening) + sum, minor(statement.closing), statement.file);
  }
  const wrong = truth.statements.filter(({ reconciles }) => !reconciles);
  assert.deepEqual(
    wrong.map(({ currency, difference }) => `${difference} ${currency}`),
    ["1000.00 AED"],
  );
});

test("the closing balances that MT940 states are those of the truth, the wrong one included", () => {
  for (const file of filesLike(/\.sta$|MT940\.txt$/u)) {
    const stated = Array.from(latin(file).matchAll(/^:62[FM]:([CD])\d{6}[A-Z]{3}(\d+,\d{2})/gmu));
    const expected = truth.statements.filter((statement) => statement.file === file.path);
    assert.deepEqual(
      stated.map(
        (match) => minor((match[2] ?? "").replace(",", ".")) * (match[1] === "D" ? -1n : 1n),
      ),
      expected.map(({ closingStated }) => minor(closingStated)),
    );
  }
});

test("MT940 keeps to the SWIFT character set and to 65 characters a line", () => {
  for (const file of filesLike(/\.sta$|MT940\.txt$/u)) {
    for (const line of latin(file).split("\r\n")) {
      assert.match(line, /^[A-Z0-9/\-?:().,'+{} ]*$/u);
      if (!line.startsWith(":") && !line.startsWith("{")) assert.ok(line.length <= 65, line);
    }
  }
});

const dataLines = (file: WorldFile) =>
  csvLines(file).filter(([date = ""]) => /^\d{8}$/u.test(date));

test("running balances of the CSV files follow from row to row", () => {
  for (const file of filesLike(/\.csv$/u)) {
    const rows = dataLines(file);
    let before: bigint | undefined;
    for (const [, , mark, amount = "", balance = "", , number = "", , , , , reference] of rows) {
      const change = mark === "借" ? -minor(amount) : minor(amount);
      if (before !== undefined) assert.equal(minor(balance), before + change);
      before = minor(balance);
      assert.match(reference ?? "", /^\tLYQ/u);
      assert.match(number, /^(?:|\t[A-Z0-9]+)$/u);
    }
    assert.equal(minor(csvLines(file).at(-1)?.[3] ?? ""), before);
  }
});

test("the footers of the CSV files sum what goes out and what comes in", () => {
  for (const file of filesLike(/\.csv$/u)) {
    const rows = dataLines(file);
    const footer = csvLines(file).find(([head]) => head === "合计") ?? [];
    const sum = (wanted: string) =>
      rows
        .filter(([, , mark]) => mark === wanted)
        .reduce((total, [, , , amount = ""]) => total + minor(amount), 0n);
    assert.equal(minor(footer[3] ?? ""), sum("借"));
    assert.equal(minor(footer[7] ?? ""), sum("贷"));
  }
});

test("workbooks state opening, closing and sums that their rows add up to", () => {
  for (const file of filesLike(/澜江银行_交易明细/u)) {
    const lines = sheetLines(file);
    const [opening, closing] = [minor(String(lines[4]?.[1])), minor(String(lines[4]?.[5]))];
    const rows = [...(rowsByFile.get(file.path)?.values() ?? [])];
    assert.equal(
      rows.reduce((sum, { amount }) => sum + amount, opening),
      closing,
    );
    const footer = lines.at(-1);
    const credits = rows.filter(({ amount }) => amount > 0n);
    assert.equal(footer?.[0], "合计");
    assert.equal(
      cellMinor(footer?.[4]),
      credits.reduce((sum, { amount }) => sum + amount, 0n),
    );
  }
});

test("camt files are well nested and count their entries", () => {
  for (const file of filesLike(/\.xml$/u)) {
    const text = latin(file);
    const open: string[] = [];
    for (const [, closing, name = ""] of text.matchAll(/<(\/?)([A-Za-z]+)(?:\s[^>]*)?>/gu)) {
      if (closing === "/") assert.equal(open.pop(), name);
      else open.push(name);
    }
    assert.deepEqual(open, []);
    const counts = Array.from(text.matchAll(/<TtlNtries><NbOfNtries>(\d+)/gu), (match) =>
      Number(match[1]),
    );
    assert.deepEqual(
      counts,
      truth.statements.filter((each) => each.file === file.path).map(({ entries }) => entries),
    );
  }
});

test("the planted faults are in the files", () => {
  const [closing, date, broken] = truth.faults;
  assert.equal(closing?.kind, "closing-balance-wrong");
  assert.equal(date?.kind, "date-does-not-exist");
  const file = world.files.find(({ path }) => path === date.file);
  const row = csvLines(file!)[Number(date.at?.slice(4)) - 1];
  assert.equal(row?.[0], "20230230");
  assert.equal(minor(row?.[3] ?? ""), minor((date.amount ?? "").replace("-", "")));
  const damaged = world.files.find(({ path }) => path === broken?.file);
  assert.throws(() => xlsx.read(damaged?.bytes, { type: "array" }));
});

async function textOf(letter: WorldFile | undefined): Promise<string> {
  assert.ok(letter, "there is a letter");
  // The reader takes the bytes away from the caller.
  const document = await getDocumentProxy(letter.bytes.slice());
  return (await extractText(document, { mergePages: true })).text;
}

test("letters are PDFs whose text can be taken out, in Chinese and English, marked fictional", async () => {
  const expected: [RegExp, RegExp][] = [
    [/协助查询财产通知书/u, /监察法》第二十三条/u],
    [/回执/u, /岚监查〔2024〕17\s*号/u],
    [/NYB-cover/u, /beneficial owner declared for Chun Tok Resources Limited is LUI/u],
    [/TNG-statement/u, /Securities, total at cost/u],
    [/invoice/u, /Commercial invoice CT-\d{4}-\d{3}/u],
  ];
  const letters = filesLike(/\.pdf$/u);
  assert.equal(letters.length, expected.length);
  for (const [name, form] of expected) {
    const letter = letters.find(({ path }) => name.test(path));
    assert.ok(letter, `there is a letter ${name}`);
    const text = await textOf(letter);
    assert.match(text, form);
    assert.match(text, /Fictional sample/u);
  }
});

test("the invoice adds up to what was paid", async () => {
  const text = await textOf(filesLike(/invoice/u)[0]);
  const total = minor(/Total ([\d,.]+)/u.exec(text)?.[1] ?? "");
  const lines = Array.from(text.matchAll(/ (\d+) ([\d,]+\.\d{2}) ([\d,]+\.\d{2})/gu));
  assert.equal(lines.length, 3);
  for (const [, count, price, amount] of lines) {
    assert.equal(BigInt(count ?? "0") * minor(price ?? ""), minor(amount ?? ""));
  }
  assert.equal(
    lines.reduce((sum, match) => sum + minor(match[3] ?? ""), 0n),
    total,
  );
  const paid = truth.transfers.filter(({ kind }) => kind === "trade");
  assert.equal(minor(paid[0]?.received.amount ?? ""), total);
});

test("the register names companies, officers and shareholders that the truth has", () => {
  const file = filesLike(/企业登记信息\.xlsx$/u)[0];
  const book = xlsx.read(file?.bytes, { type: "array" });
  const sheet = (name: string) => {
    const found = book.Sheets[name] ?? assert.fail(`a sheet ${name}`);
    return xlsx.utils.sheet_to_json<string[]>(found, { header: 1 }).slice(1);
  };
  assert.deepEqual(
    sheet("企业信息").map(([registerNo]) => registerNo),
    truth.companies.map(({ registerNo }) => registerNo),
  );
  const officers = truth.companies.flatMap((company) => company.officers);
  assert.equal(sheet("主要人员").length, officers.length);
  const shares = new Map<string, number>();
  for (const [registerNo = "", , , , , share = ""] of sheet("股东信息")) {
    shares.set(registerNo, (shares.get(registerNo) ?? 0) + Number.parseFloat(share));
  }
  assert.equal(shares.size, truth.companies.length);
  assert.ok([...shares.values()].every((sum) => sum === 100));
});

test("every account of the truth is named in its files", () => {
  for (const statement of truth.statements) {
    const account = accountOf.get(statement.account);
    const file = world.files.find(({ path }) => path === statement.file);
    const isZip = statement.file.endsWith(".xlsx");
    const text = isZip
      ? JSON.stringify(sheetLines(file!).slice(0, 5))
      : new TextDecoder("gb18030").decode(file!.bytes.slice(0, 2000));
    assert.ok(text.includes(account?.number ?? "?"), `${statement.file} ${account?.number}`);
  }
});
