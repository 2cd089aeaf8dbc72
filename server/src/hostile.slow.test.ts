// SPDX-License-Identifier: Apache-2.0
// Hostile and awkward material, from the upload to the list, the search and the export.
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { entityExport, entityList } from "@tianwang/entities/wire";
import {
  addIntakeFile,
  listExhibits,
  listProblems,
  openIntake,
  showIntake,
  startIntake,
} from "@tianwang/evidence/wire";
import {
  exportTransactions,
  listStatements,
  listTransactions,
  sumTransactions,
} from "@tianwang/ledger/wire";
import { areaRoutes } from "./areas.ts";
import type { TestServer } from "./testing.ts";
import { startTestServer } from "./testing.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer("hostile");
});
after(() => server.close());

/** Takes files into a case of their own. */
async function takeIn(files: Readonly<Record<string, string>>) {
  const { operator } = server;
  const title = Object.keys(files)[0]?.replaceAll(/\p{Cc}/gu, " ") ?? "";
  const { compartmentId } = await operator.call(openCaseEndpoint, { body: { title } });
  const { intakeId } = await operator.call(openIntake, {
    body: { compartmentId, legalBasis: "test" },
  });
  for (const [path, text] of Object.entries(files)) {
    await operator.call(addIntakeFile, { params: { intakeId }, query: { path }, body: text });
  }
  await operator.call(startIntake, { params: { intakeId } });
  await server.settle(compartmentId);
  return { compartmentId, intakeId };
}

const header =
  "Account,7000123456789012\nDate,Description,Counterparty,Debit,Credit,Balance,Currency\n";

/** A table of one account; balances follow from an opening of 1000.00. */
function table(rows: readonly (readonly [date: string, purpose: string, name: string])[]): string {
  const lines = rows.map(
    ([date, purpose, name], at) => `${date},"${purpose}","${name}",1.00,,${999 - at}.00,EUR`,
  );
  return `${header}${lines.join("\n")}\n`;
}

const camt = (amount: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-02-01T00:00:00Z</CreDtTm></GrpHdr><Stmt><Id>S1</Id>
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-30</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">900.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-31</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-01-31</Dt></BookgDt><ValDt><Dt>2024-01-31</Dt></ValDt><AcctSvcrRef>BANKREF20240131</AcctSvcrRef><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd></Ntry></Stmt></BkToCstmrStmt></Document>
`;

const mt940 = [
  ":20:S1",
  ":25:DE02120300000000202051",
  ":28C:1/1",
  ":60F:C240130EUR1000,00",
  ":61:2401310131D100,00NTRFNONREF//BANKREF20240131",
  ":62F:C240131EUR900,00",
  "-",
  "",
].join("\r\n");

suite("hostile material", () => {
  test("no table leaves with a formula, from any route that gives CSV", async () => {
    const formulas = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝HYPERLINK(1)", "\t=1"];
    const rows = formulas.map((text) => ["2024-01-31", text, text] as const);
    const { compartmentId } = await takeIn({ "formulas.csv": table(rows) });
    const sums = await server.operator.call(sumTransactions, { query: { compartmentId } });
    assert.equal(sums.transactionCount, formulas.length);
    const streams = areaRoutes.filter(({ endpoint }) => endpoint.response === "stream");
    let tableCount = 0;
    for (const { endpoint } of streams) {
      if (!("compartmentId" in endpoint.query.properties) || endpoint.path.includes(":")) continue;
      const answer = await server.operator.stream(endpoint, { query: { compartmentId } });
      if (!answer.headers.get("content-type")?.startsWith("text/csv")) continue;
      tableCount += 1;
      const text = await answer.text();
      assert.match(text, /SUM\(A1\)/u, `${endpoint.id} gives the rows`);
      const cells = text.matchAll(/(?:^|,)"((?:[^"]|"")*)"/gmu);
      for (const [, cell = ""] of cells) {
        if (/^[+-]?\d+(?:\.\d+)?$/u.test(cell)) continue;
        assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠|%]/u, `${endpoint.id}: ${cell}`);
      }
    }
    assert.ok(tableCount >= 1);
  });

  test("names with marks of direction and astral characters go in, are found and go out as they were", async () => {
    const names = [
      "شركة \u202Eالنيل\u202C للتجارة",
      "𠮷田商店",
      "Zoë 🏦 & Söhne",
      "㐂\u{20BB7}\u{2F800}贸易",
    ];
    const rows = names.map((name) => ["2024-01-31", `to ${name}`, name] as const);
    const { compartmentId } = await takeIn({ "names.csv": table(rows) });
    const listed = await server.operator.call(listTransactions, { query: { compartmentId } });
    assert.deepEqual(
      listed.rows.map(({ beneficiary }) => beneficiary.name).toSorted(),
      names.toSorted(),
    );
    for (const name of names) {
      const query = { compartmentId, text: name };
      const found = await server.operator.call(listTransactions, { query });
      assert.equal(found.totalCount, 1, name);
      const entities = await server.operator.call(entityList, { query });
      assert.ok(entities.totalCount >= 1, `${name} is found among the entities`);
    }
    const csv = await server.operator.stream(exportTransactions, { query: { compartmentId } });
    const csvText = await csv.text();
    const ftm = await server.operator.stream(entityExport, { query: { compartmentId } });
    const ftmText = await ftm.text();
    for (const name of names) {
      assert.ok(csvText.includes(name), `${name} in the table`);
      const plain = name.replaceAll(/[\u202A-\u202E]/gu, "");
      const captions = ftmText.replaceAll(/[\u202A-\u202E]/gu, "");
      assert.ok(
        captions.includes(plain) || captions.includes(plain.normalize("NFC")),
        `${name} in FtM`,
      );
    }
  });

  test("the same statement in two formats, and one of them twice, counts once", async () => {
    const { compartmentId } = await takeIn({
      "a.sta": mt940,
      "again/a.sta": mt940,
      "a.xml": camt("100.00"),
    });
    const { operator } = server;
    const { totalCount } = await operator.call(listExhibits, { query: { compartmentId } });
    assert.equal(totalCount, 2, "the same content is one exhibit");
    const sums = await operator.call(sumTransactions, { query: { compartmentId } });
    assert.deepEqual(
      [sums.transactionCount, sums.sourceCount, sums.foldedCount, sums.sums[0]?.amountMinor],
      [1, 2, 1, "10000"],
    );
  });

  test("a statement cut in the middle keeps its good rows and never says that it reconciles", async () => {
    const whole = [
      "Account,7000123456789012,Currency,EUR",
      "Date,Description,Debit,Credit,Balance",
      "2024-01-30,one,1.00,,999.00",
      "2024-01-31,two,1.00,,998.00",
    ].join("\n");
    const { compartmentId } = await takeIn({
      "cut.csv": whole.slice(0, whole.lastIndexOf("1.00,,") + 3),
      "cut.sta": mt940.slice(0, mt940.indexOf(":62F:") + 12),
      "cut.xml": camt("100.00").slice(0, camt("100.00").indexOf("</Stmt>") - 20),
    });
    const query = { compartmentId };
    const { rows } = await server.operator.call(listStatements, { query });
    for (const { exhibitName, reconciles } of rows) assert.notEqual(reconciles, "yes", exhibitName);
    const problems = await server.operator.call(listProblems, { query: { ...query, count: 100 } });
    const named = new Set(problems.rows.map(({ exhibitName }) => exhibitName));
    assert.deepEqual([...named].toSorted(), ["cut.csv", "cut.sta", "cut.xml"]);
    const listed = await server.operator.call(listTransactions, { query });
    assert.ok(listed.rows.some(({ purpose }) => purpose === "one"));
    assert.ok(!listed.rows.some(({ purpose }) => purpose === "two"), "the cut row does not enter");
  });

  test("an empty file is refused at the door, with a reason", async () => {
    await assert.rejects(takeIn({ "empty.sta": "" }), {
      status: 422,
      message: /EVIDENCE_EMPTY_FILE: The file empty\.sta is empty/u,
    });
  });

  test("names with control characters become exhibits; a name leads nowhere", async () => {
    const names = [
      "line\nbreak.txt",
      "tab\tbell\u0007.txt",
      "..\\..\\up/../etc/passwd",
      "\u202Egpj.exe",
    ];
    const { compartmentId, intakeId } = await takeIn(
      Object.fromEntries(names.map((name) => [name, `content of ${name}`])),
    );
    const { files } = await server.operator.call(showIntake, { params: { intakeId } });
    assert.deepEqual(
      files.map(({ state }) => state),
      names.map(() => "done"),
    );
    const { rows } = await server.operator.call(listExhibits, { query: { compartmentId } });
    assert.deepEqual(
      rows.map(({ relativePath }) => relativePath).toSorted(),
      ["line\nbreak.txt", "tab\tbell\u0007.txt", "up/etc/passwd", "\u202Egpj.exe"].toSorted(),
    );
  });

  test("a folder may hold more files than other requests are allowed in a minute", async () => {
    const fileCount = 3_200;
    const { operator } = server;
    const { compartmentId } = await operator.call(openCaseEndpoint, { body: { title: "Folder" } });
    const { intakeId } = await operator.call(openIntake, {
      body: { compartmentId, legalBasis: "test" },
    });
    for (let at = 0; at < fileCount; at++) {
      const query = { path: `folder/${at}.txt` };
      await operator.call(addIntakeFile, { params: { intakeId }, query, body: `letter ${at}` });
    }
    const { files } = await operator.call(showIntake, { params: { intakeId } });
    assert.equal(files.length, fileCount);
  });
});
